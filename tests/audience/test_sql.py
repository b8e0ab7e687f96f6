"""The WHERE clause lets in exactly the accounts that the evaluator lets in."""

import datetime
import sqlite3
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.audience.rules import audience_rules
from icp_playbook.audience.sql import sql
from tests.audience.drawn import AS_OF, CATALOGUE, Json, account_of, accounts, belongs, conditions, program
from tests.drawing import draws


def selected(clause: str, rows: list[Json]) -> list[int]:
    """The indexes of the rows that the clause selects."""
    columns = list(CATALOGUE.fields)
    with sqlite3.connect(":memory:") as base:
        base.execute(f"CREATE TABLE accounts (place, {', '.join(columns)})")
        base.executemany(
            f"INSERT INTO accounts VALUES ({', '.join('?' * (len(columns) + 1))})",  # noqa: S608  # own names
            [(place, *(_stored(row.get(name)) for name in columns)) for place, row in enumerate(rows)],
        )
        found = [place for (place,) in base.execute(f"SELECT place FROM accounts {clause} ORDER BY place")]  # noqa: S608  # under test
    base.close()
    return found


def _stored(value: Any) -> Any:
    return ";".join(value) if isinstance(value, list) else value


@given(conditions(), conditions(), st.lists(accounts(), max_size=6))
@draws(150)
def test_sql_and_evaluator_agree(must: Json, out: Json, rows: list[Json]) -> None:
    """An unknown value fails a must and passes a disqualifier."""
    clause, _ = sql(audience_rules(program([must], [out]), "icp"), CATALOGUE, AS_OF)
    meant = [place for place, row in enumerate(rows) if belongs(must, out, account_of(row))]
    assert selected(clause, rows) == meant


def test_hostile_text_stays_text() -> None:
    hostile = "x' OR 1=1; --"
    must = {"field": "title", "in": [hostile, 'a"b\\']}
    clause, _ = sql(audience_rules(program([must]), "icp"), CATALOGUE, AS_OF)
    assert clause == "WHERE \"title\" IN ('x'' OR 1=1; --', 'a\"b\\')"
    assert selected(clause, [{"title": hostile}, {"title": "x"}, {}]) == [0]


def test_spans_of_days_are_named_in_the_notes() -> None:
    must = {"field": "opened", "within": 30}
    clause, gaps = sql(audience_rules(program([must]), "icp"), CATALOGUE, datetime.date(2026, 3, 1))
    assert clause == "WHERE \"opened\" BETWEEN '2026-01-30' AND '2026-03-01'"
    assert gaps[-1].reason == "numbers of days count back from 2026-03-01: write the filter again later"
