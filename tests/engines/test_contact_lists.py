"""Contacts beside a list scored by DuckDB: both lists and the report as Python writes them."""

import csv
import datetime
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, BinaryIO

import duckdb
import pytest

from icp_playbook.accounts import ContactRequest, ScoreRequest, assumptions, score_list
from icp_playbook.contacts import PersonaCatalogue
from icp_playbook.engines import EngineRequest, score_in_engine
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import Playbook
from tests.accounts import contact_playbook, test_contacts
from tests.fit import example

Written = tuple[str, str, list[str]]
NAMES = ("rye", "spelt", "oat", "barley")


DAY = datetime.date.fromisoformat(contact_playbook.AS_OF)


def request_of(playbook: Playbook, contacts: str, beside: BinaryIO) -> ContactRequest:
    """A list of contacts, and where it is written."""
    people = PersonaCatalogue.of(playbook)
    return ContactRequest("contacts.csv", io.BytesIO(contacts.encode()), people, beside)


def by_engine(playbook: Playbook, source: Path, contacts: str, **how: Any) -> Written:
    """Both lists as DuckDB writes them, and the report but its last line."""
    stream, beside, lines = io.BytesIO(), io.BytesIO(), list[str]()

    @contextmanager
    def target() -> Iterator[BinaryIO]:
        yield stream

    asked = EngineRequest(str(source), DAY, contacts=request_of(playbook, contacts, beside), **how)
    score_in_engine(PreparedPlaybook.of(playbook), asked, target, lines.append)
    return stream.getvalue().decode(), beside.getvalue().decode(), lines[:-1]


def by_python(playbook: Playbook, source: Path, contacts: str, **how: Any) -> Written:
    """The same of Python."""
    target, beside, lines = io.BytesIO(), io.BytesIO(), list[str]()
    asked = ScoreRequest(str(source), DAY, contacts=request_of(playbook, contacts, beside), **how)
    with source.open("rb") as stream:
        score_list(PreparedPlaybook.of(playbook), asked, stream, target, lines.append)
    return target.getvalue().decode(), beside.getvalue().decode(), lines[:-1]


def expect_the_same(playbook: Playbook, source: Path, contacts: str, **how: Any) -> None:
    """Both lists and the report."""
    found = by_engine(playbook, source, contacts, **how)
    for one, other in zip(found, by_python(playbook, source, contacts, **how), strict=True):
        assert one == other


def drawn_accounts(random: Random, count: int) -> str:
    """Some that contacts can join, most that none does; some rows are short, too long or blank."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["Company", "Employees", "Revenue", "Tools", "Seniority", "Website"])
    for number in range(count):
        name = NAMES[number // 20 % len(NAMES)] if number % 20 == 7 else f"other{number}"
        cells = [
            name.title(),
            random.choice(["20", "10-60", "", "900", "?"]),
            random.choice(["$2M", "", "1M-9M"]),
            random.choice(["paper", "paper;erp", "none", ""]),
            "VP",
            f"{name}.example",
        ]
        odd = [cells[:2], [*cells, "astray"], [], cells]
        writer.writerow(random.choice(odd) if number % 15 == 0 else cells)
    return stream.getvalue()


@pytest.mark.parametrize("how", [{}, {"to_reach": True, "form": "json", "top": 20}], ids=["csv", "best"])
def test_fields_of_contacts_decide_as_they_do_row_by_row(how: dict[str, Any], tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(drawn_accounts(Random(3), 90) + "\nTotal\n", encoding="utf-8")  # noqa: S311
    expect_the_same(contact_playbook.playbook(), source, contact_playbook.drawn_contacts(40), **how)


def test_what_is_assumed_of_contacts_counts_for_those_of_whom_it_is_not_known(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(contact_playbook.ACCOUNTS, encoding="utf-8")
    assumed = assumptions(("years=3",), contact_playbook.playbook().catalogue)
    expect_the_same(contact_playbook.playbook(), source, contact_playbook.CONTACTS, assumed=assumed)


def test_roles_are_known_and_missing_as_they_are_row_by_row(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(test_contacts.ACCOUNTS, encoding="utf-8")
    expect_the_same(example.playbook(), source, test_contacts.CONTACTS, to_reach=True)


def test_contacts_of_a_table_with_types(tmp_path: Path) -> None:
    source, table = tmp_path / "list.csv", tmp_path / "list.parquet"
    source.write_text(contact_playbook.ACCOUNTS, encoding="utf-8")
    duckdb.read_csv(str(source)).write_parquet(str(table))
    texts = [
        by_engine(contact_playbook.playbook(), one, contact_playbook.CONTACTS, form="json")[:2]
        for one in (source, table)
    ]
    rows = [json.loads(text) for text, _ in texts]
    assert rows[0] == rows[1]
    assert [row["icp_status"] for row in rows[0]] == ["fit", "outside", "undecided", "undecided"]
