"""Rows of texts, staged by DuckDB."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from icp_playbook.engines import statement
from icp_playbook.fields import Catalogue, CellValue
from icp_playbook.fit import Program
from icp_playbook.warehouse.model_files import KEY
from icp_playbook.warehouse.source_columns import AccountSource
from icp_playbook.warehouse.staging import Staging
from tests.engines.parity import Row

SOURCE = "source"


def staged(
    program: Program, catalogue: Catalogue, source: AccountSource, table: Any, rows: Sequence[Row]
) -> list[Row]:
    """What staging makes of rows of the source, in the order of their keys."""
    names = dict.fromkeys((source.key, *(one.name for listed in source.columns.values() for one in listed)))
    names |= {
        one.currency: None for listed in source.columns.values() for one in listed if one.currency is not None
    }
    steps = Staging(program, catalogue, source, table, SOURCE).steps()
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        columns = ", ".join(f'"{name}" VARCHAR' for name in names)
        connection.execute(f"CREATE TABLE {SOURCE} ({columns})")
        relation = connection.table(SOURCE)
        for row in rows:
            relation.insert([row.get(name) for name in names])
        found = connection.execute(statement(steps, "duckdb"))
        headers = [column[0] for column in found.description or ()]
        made = [dict(zip(headers, row, strict=True)) for row in found.fetchall()]
    return sorted(made, key=lambda row: str(row[KEY]))


def stored(value: CellValue | None) -> object:
    """A value that Python reads as a column holds it."""
    if isinstance(value, frozenset):
        return f";{';'.join(sorted(value))};" if value else ";"
    return value


def as_row(key: str, texts: Mapping[str, str]) -> Row:
    """A row of the source."""
    return {"id": key, **texts}
