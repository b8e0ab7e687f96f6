"""Tables with types in DuckDB: a value is what the cell is that Python writes for it; strings are cells."""

import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from icp_playbook.engines import EngineList, read_source
from icp_playbook.fields import Catalogue, Choice, Conventions, Field
from icp_playbook.findings import CommandError
from tests.accounts.scoring import EXTRACT, example
from tests.engines.list_comparison import by_engine, by_python, prepared_for

CATALOGUE = Catalogue(
    (
        Field(id="people", label="People", type="integer", minimum=1),
        Field(id="ratio", label="Ratio", type="number"),
        Field(id="growth", label="Growth", type="percent"),
        Field(id="sales", label="Sales", type="money", minimum=0),
        Field(id="founded", label="Founded", type="year"),
        Field(id="name", label="Name", type="text"),
        Field(id="tools", label="Tools", type="choices", values=(Choice(id="crm", label="CRM"),)),
        Field(id="trade", label="Trade", type="choice", values=(Choice(id="one", label="1"),)),
        Field(id="public", label="Public", type="boolean"),
        Field(id="funded", label="Funded", type="date"),
        Field(id="country", label="Country", type="country"),
    ),
    Conventions("USD"),
)
PREPARED = prepared_for(CATALOGUE)
COMMAS = prepared_for(Catalogue(tuple(CATALOGUE.fields.values()), Conventions("EUR", "comma")))

VALUES: dict[str, list[tuple[str, object, str | None]]] = {
    "people": [
        ("5::TINYINT", 5, None),
        ("0::BIGINT", None, None),
        ("-1::INTEGER", None, None),
        ("-7::HUGEINT", None, '"-7" is below zero'),
        ("12.0::DOUBLE", 12, None),
        ("12.5::DOUBLE", None, '"12.5" is not a whole number'),
        ("'nan'::DOUBLE", None, None),
        ("'-inf'::FLOAT", None, None),
        ("1250.000::DECIMAL(18,3)", 1250, None),
        ("1e17::DOUBLE", None, '"100000000000000000" is too large'),
        ("DATE '2026-10-01'", None, '"2026-10-01" looks like a band that a spreadsheet turned into a date'),
        ("'11-20'", (11, 20), None),
    ],
    "ratio": [
        ("1.125::DOUBLE", 1.125, None),
        ("-1.125::DOUBLE", -1.125, None),
        ("1.125::DECIMAL(9,3)", 1.125, None),
        ("0.1::FLOAT", 0.10000000149011612, None),
        ("0.30000000000000004::DOUBLE", 0.30000000000000004, None),
        ("true", None, '"TRUE" is not a number'),
    ],
    "growth": [
        ("45::UTINYINT", 45.0, None),
        ("-12.5::DOUBLE", -12.5, None),
        (
            "0.45::DOUBLE",
            None,
            '"0.45" could mean that many percent or that share of 1; write it with a %',
        ),
    ],
    "sales": [
        ("1250.75::DOUBLE", 1250, None),
        ("1.125::DECIMAL(9,3)", 1, None),
        ("-0.5::DOUBLE", 0, None),
        ("-1.5::DOUBLE", None, None),
        ("-2.5::DOUBLE", None, '"-2.5" is below zero'),
        ("5000000::BIGINT", 5_000_000, None),
    ],
    "founded": [
        ("2015::SMALLINT", 2015, None),
        ("2015.0::DOUBLE", 2015, None),
        ("15::BIGINT", None, '"15" is not a year of four digits'),
        ("DATE '2015-03-01'", None, '"2015-03-01" is a date, and the field holds a year'),
    ],
    "name": [
        ("12.50::DOUBLE", "12.5", None),
        ("TIMESTAMP '2026-10-01 09:00:00.5'", "2026-10-01T09:00:00", None),
        ("TIMESTAMP '2026-10-01 00:00:00'", "2026-10-01", None),
        ("' Crumb '", "Crumb", None),
        ("'fabc0000-0000-0000-0000-000000000001'::UUID", "fabc0000-0000-0000-0000-000000000001", None),
    ],
    "tools": [
        ("['CRM', NULL]", ";crm;", None),
        ("['x', 'CRM']", ";crm;", '"x" is not in the list'),
        ("[]::VARCHAR[]", None, None),
        ("'CRM'::ENUM('CRM', 'y')", ";crm;", None),
    ],
    "trade": [
        ("1::INTEGER", "one", None),
        ("1.0::DOUBLE", "one", None),
        ("2::INTEGER", None, '"2" is not in the list'),
    ],
    "public": [
        ("true", True, None),
        ("false", False, None),
        ("0::INTEGER", False, None),
        ("2::BIGINT", None, '"2" is neither yes nor no'),
    ],
    "funded": [
        ("DATE '2026-10-01'", datetime.date(2026, 10, 1), None),
        ("DATE '1970-01-01'", None, '"1970-01-01" is what exports write for no date'),
        ("DATE 'infinity'", None, None),
        ("TIMESTAMPTZ '-infinity'", None, None),
        ("TIMESTAMP '2026-10-01 23:59:59'", datetime.date(2026, 10, 1), None),
        ("TIMESTAMP_NS '2026-10-01 23:59:59.999999999'", datetime.date(2026, 10, 1), None),
        ("TIMESTAMP_NS '1969-12-30 23:59:59.999999999'", datetime.date(1969, 12, 30), None),
        ("TIMESTAMPTZ '2026-10-01 23:30:00-05'", datetime.date(2026, 10, 2), None),
        ("1790812800000::BIGINT", datetime.date(2026, 10, 1), None),
        ("1790812800000.0::DOUBLE", datetime.date(2026, 10, 1), None),
        (
            "46000::INTEGER",
            None,
            '"46000" looks like a spreadsheet\'s number for 2025-12-09; format it as a date',
        ),
    ],
    "country": [("'Germany'", "DE", None), ("49::INTEGER", None, '"49" is not a country of ISO 3166')],
}
CASES = [(name, *case) for name, cases in VALUES.items() for case in cases]


def columns_read(
    connection: duckdb.DuckDBPyConnection, read: EngineList, *names: str
) -> list[tuple[Any, ...]]:
    """Some columns of the accounts, in the order of the list."""
    found = connection.table(read.table.name).order("icp_row")
    return found.select(*map(duckdb.ColumnExpression, names)).fetchall()


@pytest.mark.parametrize("prepared", [PREPARED, COMMAS], ids=["point", "comma"])
def test_what_a_typed_value_means(prepared: Any, tmp_path: Path) -> None:
    wrong = {}
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'Asia/Tokyo'")
        for at, (name, value, expected, problem) in enumerate(CASES):
            path = tmp_path / f"{at}.parquet"
            connection.sql(f"SELECT {value} AS {name}, 1 AS other").write_parquet(str(path))
            read = read_source(connection, str(path), prepared, {})
            ends = ("__low", "__high") if name in read.table.ranged else ("",)
            columns = [f"{name}{end}" for end in ends]
            [(*found, problems)] = columns_read(connection, read, *columns, "icp_problems")
            wanted = list(expected) if isinstance(expected, tuple) else [expected]
            sentence = problem and f"{name.capitalize()}: {problem}"
            if (found, problems, read.typed) != (wanted, sentence, True):
                wrong[value] = (found, problems)
    assert wrong == {}


def test_strings_in_parquet_and_in_a_database_are_cells(tmp_path: Path) -> None:
    prepared = prepared_for(example().catalogue)
    files = [
        str(tmp_path / "list.parquet"),
        f"{tmp_path / 'data.duckdb'}::accounts",
        f"{tmp_path / 'data.duckdb'}::sales.v",
    ]
    with duckdb.connect(str(tmp_path / "data.duckdb")) as connection:
        listed = connection.read_csv(str(EXTRACT), header=True, all_varchar=True)
        listed.write_parquet(files[0])
        listed.create("accounts")
        connection.execute("CREATE SCHEMA sales; CREATE VIEW sales.v AS SELECT * FROM accounts")
    for file in files:
        with duckdb.connect() as connection:
            read = read_source(connection, file, prepared, {})
            expected = by_python(str(EXTRACT), prepared, read.table, {})
            found = by_engine(connection, prepared, read)
            assert [*found.accounts.values()] == [*expected.accounts.values()]
            assert [*found.problems.values()] == [*expected.problems.values()]
            assert [*found.cells.values()] == [*expected.cells.values()]
            assert found.counts == expected.counts


def test_rows_without_anything_and_removed_rows(tmp_path: Path) -> None:
    file = tmp_path / "data.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("CREATE TABLE t AS SELECT range AS people, ' ' AS name FROM range(10)")
        connection.execute("INSERT INTO t VALUES (NULL, ' '); DELETE FROM t WHERE people IN (3, 7)")
    with duckdb.connect() as connection:
        read = read_source(connection, f"{file}::t", PREPARED, {})
        assert columns_read(connection, read, "icp_row", "people")[:4] == [(1, None), (2, 1), (3, 2), (4, 4)]
        assert (read.tally.accounts, connection.table(read.rows).count("*").fetchall()) == (8, [(9,)])


def test_a_type_that_no_field_has_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "list.parquet"
    with duckdb.connect() as connection:
        connection.sql("SELECT {'a': 1} AS people, 5.0 AS sales").write_parquet(str(file))
        read = read_source(connection, str(file), PREPARED, {})
    assert read.recognised.unread == ((0, "its type is STRUCT(a INTEGER)"),)
    assert read.table.fields == {"sales"}


def test_names_that_would_be_statements(tmp_path: Path) -> None:
    odd = "a\"; DROP TABLE x; --'[1]"
    folder = tmp_path / odd
    folder.mkdir()
    file, database = folder / f"{odd}*?.parquet", folder / f"{odd}.duckdb"
    with duckdb.connect(str(database)) as connection:
        rows = connection.sql("SELECT 5 AS people, 'x' AS other, 7 AS \"rowid\"")
        renamed = rows.project(f'people, other AS "{odd.replace(chr(34), chr(34) * 2)}", "rowid"')
        renamed.create(f'"{odd.replace(chr(34), chr(34) * 2)}"')
        renamed.write_parquet(str(file))
        renamed.write_csv(str(folder / f"{odd}.csv"))
    for source in (str(file), f"{database}::{odd}", str(folder / f"{odd}.csv")):
        with duckdb.connect() as connection:
            read = read_source(connection, source, PREPARED, {})
            assert columns_read(connection, read, "people", "column 2", "icp_row") == [(5, "x", 1)]
            assert read.raw.table.headers == ("people", odd, "rowid")


def test_errors_name_the_table_and_the_file(tmp_path: Path) -> None:
    database, broken, text = tmp_path / "d.duckdb", tmp_path / "b.parquet", tmp_path / "t.csv"
    with duckdb.connect(str(database)) as connection:
        connection.execute("CREATE TABLE accounts (people INTEGER)")
    broken.write_bytes(b"PAR1 and nothing else")
    text.write_text("people\n1\n", "utf-8")
    sentences = {
        f"{database}::acounts": f'`{database}` has no table "acounts"',
        f"{database}::": f"`{database}::` names no table",
        f"{database}": f"`{database}` is a database",
        f"{text}::accounts": f"`{text}` is no DuckDB database",
        f"{tmp_path / 'none.csv'}": f"`{tmp_path / 'none.csv'}` cannot be read: No such file or directory",
    }
    for source, sentence in sentences.items():
        with duckdb.connect() as connection, pytest.raises(CommandError) as found:
            read_source(connection, source, PREPARED, {})
        assert found.value.sentence == sentence
    with duckdb.connect() as connection, pytest.raises(CommandError, match="cannot be read"):
        read_source(connection, str(broken), PREPARED, {})
