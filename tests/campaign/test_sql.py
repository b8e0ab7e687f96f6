"""The WHERE clause lets in exactly the accounts that the evaluator lets in."""

import datetime
import sqlite3
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.campaign.rules import campaign_rules
from icp_playbook.campaign.sql import sql
from tests.campaign.drawn import AS_OF, CATALOGUE, Json, account_of, accounts, belongs, conditions, program
from tests.drawing import draws
from tests.fit.drawn import PARTS


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
    """An unknown value fails a must and passes a disqualifier. What is left out lets more accounts in."""
    clause, gaps = sql(campaign_rules(program([must], [out]), "icp"), CATALOGUE, AS_OF)
    meant = [place for place, row in enumerate(rows) if belongs(must, out, account_of(row))]
    found = selected(clause, rows)
    asked = str([must, out])
    left_out = [
        *(["o'clock"] if "o'clock" in asked else []),
        *(["without regard to case and accents"] if any(key in asked for key in PARTS) else []),
    ]
    if left_out:
        assert set(found) >= set(meant)
        assert any(gap.rule is not None and reason in gap.reason for gap in gaps for reason in left_out)
    else:
        assert found == meant
        assert all(gap.rule is None for gap in gaps)


def test_hostile_text_stays_text() -> None:
    hostile = 'x" OR 1=1; -- /*'
    must = {"field": "title", "in": [hostile, "b"]}
    clause, _ = sql(campaign_rules(program([must]), "icp"), CATALOGUE, AS_OF)
    assert clause == """WHERE "title" IN ('x" OR 1=1; -- /*', 'b')"""
    assert selected(clause, [{"title": hostile}, {"title": "x"}, {}]) == [0]


def literals(clause: str, *, doubled: bool, backslash: bool) -> list[str]:
    """The texts between single quotes, to a database that doubles quotes, escapes by backslash or both."""
    found: list[str] = []
    place = 0
    while (place := clause.find("'", place)) >= 0:
        text, place = "", place + 1
        while not (clause[place] == "'" and not (doubled and clause[place + 1 : place + 2] == "'")):
            place += clause[place] == "'" or (backslash and clause[place] == "\\")
            text, place = text + clause[place], place + 1
        found, place = [*found, text], place + 1
    return found


READINGS = [(doubled, backslash) for doubled in (True, False) for backslash in (True, False)]
"""PostgreSQL doubles; MySQL, Snowflake and ClickHouse do both; BigQuery and Spark escape only."""


@pytest.mark.parametrize(("doubled", "backslash"), READINGS)
@given(st.lists(st.text("ab'\\\"`;-%", min_size=1, max_size=5), min_size=1, max_size=3))
@draws(100)
def test_every_database_reads_the_same_texts(doubled: bool, backslash: bool, titles: list[str]) -> None:
    """What a database could read otherwise is left out, under the name of its rule, and nothing else is."""
    rules = campaign_rules(
        program([{"field": "people", "at_least": 1}, {"field": "title", "in": titles}]), "icp"
    )
    clause, gaps = sql(rules, CATALOGUE, AS_OF)
    odd = [title for title in titles if "'" in title or "\\" in title]
    assert literals(clause, doubled=doubled, backslash=backslash) == ([] if odd else titles)
    reasons = [gap.reason for gap in gaps if gap.rule is not None]
    assert [repr(odd[0]) in reason for reason in reasons] == [True] * bool(odd)


def test_the_readers_differ_where_databases_do() -> None:
    """The readers above would notice: a doubled quote and a last backslash are read in three ways."""
    clause = r"('a\\''b')"
    assert literals(clause, doubled=True, backslash=False) == [r"a\\'b"]
    assert literals(clause, doubled=False, backslash=False) == [r"a\\", "b"]
    assert literals(r"('a\'', 'b')", doubled=False, backslash=True) == ["a'", "b"]


def test_the_dialect_is_named() -> None:
    _, gaps = sql(campaign_rules(program([{"field": "title", "is": "a"}]), "icp"), CATALOGUE, AS_OF)
    assert any("standard SQL" in gap.reason and "MySQL" in gap.reason for gap in gaps if gap.rule is None)


def test_spans_of_days_are_named_in_the_notes() -> None:
    must = {"field": "opened", "within": 30}
    clause, gaps = sql(campaign_rules(program([must]), "icp"), CATALOGUE, datetime.date(2026, 3, 1))
    assert clause == "WHERE \"opened\" BETWEEN '2026-01-30' AND '2026-03-01'"
    assert gaps[-1].reason == "numbers of days count back from 2026-03-01: write the filter again later"
