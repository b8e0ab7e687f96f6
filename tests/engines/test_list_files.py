"""Folders and patterns of files: one list, the columns by their names, or a clear error."""

from pathlib import Path

import duckdb
import pytest

from icp_playbook.engines import read_source
from icp_playbook.findings import CommandError
from tests.accounts.scoring import CATALOGUE
from tests.engines.list_comparison import prepared_for

PREPARED = prepared_for(CATALOGUE)
FILES = {
    "b.csv": 'Trade;People;Name\nWine;7;"x\ny"\nBakery;;\n',
    "a.csv": "Name,Trade,People\nA,Bread,5\n,,\nB,Beer,1-9\nTotal,Grand\n,,\n",
    "c.CSV": "sep=|\nOur list\nName|People|Trade\nC|3|Bread|more\nD\n\nTotal|9|\n",
    "notes.txt": "no list",
}


def written_files(folder: Path) -> Path:
    """A folder with lists."""
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def rows_read(source: str) -> list[tuple[object, ...]]:
    """The rows that are accounts, and what became of the others."""
    with duckdb.connect() as connection:
        read = read_source(connection, source, PREPARED, {})
        names = ("icp_row", "name", "trade", "people__low", "people__high", "icp_problems")
        accounts = connection.table(read.table.name).order("icp_row")
        found = accounts.select(*map(duckdb.ColumnExpression, names)).fetchall()
        rows = connection.table(f'"{read.rows}"').filter("icp_kind <> 'account'").order("icp_row")
        return [*found, *rows.select(*map(duckdb.ColumnExpression, ("icp_row", "icp_kind"))).fetchall()]


EXPECTED: list[tuple[object, ...]] = [
    (1, "A", "bread", 5, 5, None),
    (3, "B", None, 1, 9, 'Trade: "Beer" is not in the list'),
    (
        4,
        "Total",
        None,
        None,
        None,
        '2 cells where the header has 3; the rest is unknown; Trade: "Grand" is not in the list',
    ),
    (6, "x\ny", "wine", 7, 7, None),
    (7, None, "bread", None, None, None),
    (9, "D", None, None, None, "1 cell where the header has 3; the rest is unknown"),
    (2, "blank"),
    (5, "blank"),
    (8, "unreadable"),
    (10, "blank"),
    (11, "aside"),
]


def test_a_folder_is_the_list_of_its_files(tmp_path: Path) -> None:
    folder = written_files(tmp_path)
    assert rows_read(str(folder)) == EXPECTED
    assert rows_read(f"{folder}/*.[cC][sS][vV]") == EXPECTED


def test_parquet_files_below_each_other(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.sql("SELECT 'A' AS Name, 'Bread' AS Trade, 5 AS People").write_parquet(
            str(tmp_path / "1.parquet")
        )
        other = connection.sql("SELECT unnest([7, 0]) AS People, 'Wine' AS Trade, 'B' AS Name")
        other.write_parquet(str(tmp_path / "2.parquet"))
        read = read_source(connection, str(tmp_path), PREPARED, {})
        accounts = connection.table(read.table.name).order("icp_row")
        found = accounts.select(
            *map(duckdb.ColumnExpression, ("icp_row", "name", "trade", "people"))
        ).fetchall()
        assert found == [(1, "A", "bread", 5), (2, "B", "wine", 7), (3, "B", "wine", 0)]
        other.project("People, Trade, upper(Name) AS Name, 1 AS more").write_parquet(
            str(tmp_path / "3.parquet")
        )
        with pytest.raises(CommandError, match='has besides "more"'):
            read_source(connection, str(tmp_path), PREPARED, {})
        other.project("People::DOUBLE AS People, Trade, Name").write_parquet(str(tmp_path / "3.parquet"))
        with pytest.raises(CommandError, match=r'column "People" of .* is DOUBLE, and INTEGER in'):
            read_source(connection, str(tmp_path), PREPARED, {})


def test_files_that_do_not_go_together(tmp_path: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text("Name,People\nA,1\n", "utf-8")
    second.write_text("Name,Trade\nA,Wine\n", "utf-8")
    sentence = f'`{second}` has other columns than `{first}`: it lacks "People"'
    with duckdb.connect() as connection, pytest.raises(CommandError) as found:
        read_source(connection, f"{tmp_path}/?.csv", PREPARED, {})
    assert found.value.sentence == sentence
    with duckdb.connect() as connection:
        connection.sql("SELECT 1 AS People").write_parquet(str(second))
        with pytest.raises(CommandError, match=r"holds files of several kinds: 1\.csv and 2\.csv"):
            read_source(connection, str(tmp_path), PREPARED, {})
        with pytest.raises(CommandError, match="holds no list"):
            read_source(connection, f"{tmp_path}/*.parquet", PREPARED, {})
