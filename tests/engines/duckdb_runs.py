"""A program run by DuckDB over typed accounts."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from icp_playbook.engines import ROW, AccountTable, column_types, compiled_steps, statement
from icp_playbook.fit import Account, Program
from tests.engines.cases import Case
from tests.engines.parity import Row, table_of, typed_rows, write_rows

TYPES = {"int64": "BIGINT", "float64": "DOUBLE", "string": "VARCHAR", "boolean": "BOOLEAN", "date": "DATE"}


def by_duckdb(case: Case, *, arrays: bool = True) -> list[Row]:
    """The columns of each account."""
    program, words, accounts = case.typed()
    table = table_of(program, accounts, all_ranged=case.all_ranged)
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        load_accounts(connection, program, table, accounts)
        steps = compiled_steps(program, words, table, case.day, case.icp or None, case.columns, arrays=arrays)
        found = connection.sql(statement(steps, "duckdb")).order(ROW)
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return [{name: row[name] for name in case.columns} for row in rows]


def load_accounts(
    connection: duckdb.DuckDBPyConnection, program: Program, table: AccountTable, accounts: Sequence[Account]
) -> None:
    """Makes the table `accounts`."""
    types = {ROW: "int64", **column_types(program, table)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "accounts.json")
        write_rows(path, typed_rows(program, table, accounts))
        columns = {name: TYPES[type_] for name, type_ in types.items()}
        connection.read_json(str(path), columns=columns, format="newline_delimited").create("accounts")
