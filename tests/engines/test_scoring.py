"""A list scored by DuckDB is the list that Python writes, byte for byte, and its report says the same."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, BinaryIO

import duckdb
import pytest

from icp_playbook.accounts import ADDED, ScoreRequest, score_list
from icp_playbook.engines import EngineRequest, fields_to_fill, score_in_engine
from icp_playbook.engines import list_output as output_of
from icp_playbook.findings import CommandError
from tests.accounts.odd_lists import ODD_LISTS
from tests.accounts.scoring import AS_OF, SMALL
from tests.accounts.test_rank import drawn

ODD = ("a line for the separator", "CR CR LF after each row", "UTF-16 with tabs", "pipes")
REGULAR = (
    "Name,Industry,Employees,Annual Revenue,Last shop opened,Debts,Note\n"
    'A,Bread,40,2M,2026-11-01,no,"a ""quoted"" word, and a comma"\n'
    "=B,Wine,10-60,5 kiwi,,,'tis\n"
    'C,Coal,,,,,"two\nlines"\n'
    '-D,"Bread ",0900,"2,000,000",2026-11-01,yes, spaces \n'
)


def by_engine(source: str, **how: Any) -> tuple[bytes, list[str]]:
    """What DuckDB writes, and the lines of its report but the last."""
    stream, lines = io.BytesIO(), list[str]()

    @contextmanager
    def target() -> Iterator[BinaryIO]:
        yield stream

    score_in_engine(SMALL, EngineRequest(source, AS_OF, **how), target, lines.append)
    return stream.getvalue(), lines[:-1]


def by_python(source: Path, **how: Any) -> tuple[bytes, list[str]]:
    """The same of Python."""
    target, lines = io.BytesIO(), list[str]()
    with source.open("rb") as stream:
        score_list(SMALL, ScoreRequest(str(source), AS_OF, **how), stream, target, lines.append)
    return target.getvalue(), lines[:-1]


def expect_the_same(source: Path, **how: Any) -> None:
    """The bytes and the report."""
    found, wanted = by_engine(str(source), **how), by_python(source, **how)
    assert found[0].decode() == wanted[0].decode()
    assert found[1] == wanted[1]


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows at once, so that a short list is written in several pieces."""
    monkeypatch.setattr(output_of, "_AT_ONCE", 7)
    monkeypatch.setattr(output_of, "_FETCHED", 3)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_a_regular_list_is_written_as_python_writes_it(end: str, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(REGULAR.replace("\n", end).encode())
    expect_the_same(source)
    expect_the_same(source, icp="bakeries")


@pytest.mark.usefixtures("small_pieces")
def test_rows_that_are_no_accounts_come_out_as_they_came(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(drawn(Random(5), 90) + "\nTotal\n", encoding="utf-8")  # noqa: S311  # the same rows
    expect_the_same(source)
    expect_the_same(source, form="json")
    assert by_engine(str(source), top=8)[0] == by_python(source, top=8)[0]
    assert by_engine(str(source), best_first=True)[0] == by_python(source, order="rank")[0]


@pytest.mark.usefixtures("small_pieces")
def test_what_leads_to_a_better_tier_is_what_python_finds(tmp_path: Path) -> None:
    source, regular = tmp_path / "list.csv", tmp_path / "regular.csv"
    source.write_text(drawn(Random(9), 60) + "\nTotal\n", encoding="utf-8")  # noqa: S311  # the same rows
    expect_the_same(source, to_reach=True)
    expect_the_same(source, to_reach=True, form="json", icp="vineyards")
    regular.write_text(REGULAR, encoding="utf-8")
    expect_the_same(regular, to_reach=True, show_read=True)
    found = list(csv.DictReader(io.StringIO(by_engine(str(regular), to_reach=True)[0].decode())))
    target = tmp_path / "scored.parquet"
    target.write_bytes(by_engine(str(regular), form="parquet", to_reach=True)[0])
    rows = duckdb.read_parquet(str(target)).project("icp_to_reach").fetchall()
    assert [one or "" for (one,) in rows] == [row["icp_to_reach"] for row in found]
    assert found[1]["icp_to_reach"].startswith("To reach ")


@pytest.mark.parametrize("name", ODD)
def test_a_list_as_exports_leave_it_is_written_as_python_writes_it(name: str, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(ODD_LISTS[name].content)
    expect_the_same(source)


def test_a_list_scored_before_is_scored_again_in_its_columns(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(REGULAR, encoding="utf-8")
    again = tmp_path / "again.csv"
    again.write_bytes(by_engine(str(source))[0])
    assert by_engine(str(again))[0] == again.read_bytes()


@pytest.mark.usefixtures("small_pieces")
def test_parquet_holds_what_the_text_holds(tmp_path: Path) -> None:
    source, target = tmp_path / "list.csv", tmp_path / "scored.parquet"
    source.write_text(REGULAR, encoding="utf-8")
    target.write_bytes(by_engine(str(source), form="parquet")[0])
    found = duckdb.read_parquet(str(target))
    assert found.columns[-len(ADDED) :] == list(ADDED)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    wanted = json.loads(by_engine(str(source), form="json")[0])
    assert [{name: row[name] for name in ADDED} for row in rows] == [
        {name: row[name] for name in ADDED} for row in wanted
    ]
    assert [row["Note"] for row in rows] == [row["Note"] for row in wanted]
    text = by_engine(str(target), form="json")[0]
    assert [row["icp_why"] for row in json.loads(text)] == [row["icp_why"] for row in wanted]


def test_where_open_accounts_are_of_many_kinds_the_field_to_fill_is_not_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "list.csv"
    source.write_text(REGULAR, encoding="utf-8")
    monkeypatch.setattr(fields_to_fill, "FEW_KINDS", 0)
    assert by_engine(str(source))[1][-2:] == [
        "most often asked next: In debt, 1 of 4 accounts",
        "which field to fill first is not worked out: the open accounts are of 1 kind, and 0 are looked at",
    ]


def test_parquet_has_no_place_for_cells_beyond_the_header(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Name,Industry\nA,Bread\nB,Wine,astray\n", encoding="utf-8")
    with pytest.raises(CommandError, match="1 row with cells beyond the header"):
        by_engine(str(source), form="parquet")


def test_too_little_memory_is_an_error_and_no_size_is_one(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(REGULAR, encoding="utf-8")
    with pytest.raises(CommandError, match="`4` is no size of memory"):
        by_engine(str(source), memory="4")
    with pytest.raises(CommandError, match="does not fit into 1MB of memory"):
        by_engine(str(source), memory="1MB")


def test_cells_of_any_type_are_written_as_text(tmp_path: Path) -> None:
    """An empty one as nothing; DuckDB would compare it with an empty text of its own type."""
    source = tmp_path / "crm.duckdb"
    with duckdb.connect(str(source)) as connection:
        connection.execute(
            """
            CREATE TABLE accounts AS SELECT * FROM (VALUES
                ('A'::ENUM('A', 'B'), 'Bread', 40::UTINYINT, 2000000.50::DECIMAL(18, 2),
                 TIMESTAMPTZ '2026-11-01 10:00:00+00', false, ['x', 'y'], INTERVAL 1 DAY),
                (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            ) AS rows("Name", "Industry", "Employees", "Annual Revenue", "Last shop opened", "Debts",
                      "Tags", "Lag")
            """
        )
    text = by_engine(f"{source}::accounts")[0].decode()
    first, empty = list(csv.reader(io.StringIO(text)))[1:]
    assert first[:4] == ["A", "Bread", "40", "2000000.50"]
    assert first[4:8] == ["2026-11-01 10:00:00+00", "false", "[x, y]", "1 day"]
    assert (first[8:12], empty) == (["1", "bakeries", "large", "fit"], [""] * 8)
    written, lines = by_engine(f"{source}::accounts", form="json", show_read=True)
    (row,) = json.loads(written)
    assert [row[name] for name in ("Employees", "Tags", "icp_status")] == ["40", "[x, y]", "fit"]
    shown = lines[lines.index("how cells were read:") + 1 :]
    assert shown[:2] == ['  "Name" → Company (text): 1 cell filled', '    read 1: "A" → A (1)']
    assert shown[6:8] == [
        '  "Annual Revenue" → Turnover (money): 1 cell filled',
        '    read 1: "2000000.5" → $2M (1)',
    ]
