"""Rows of tables with types as texts, for readers that take a list row by row: of named columns alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeAlias

import sqlglot.expressions as exp

from icp_playbook.accounts import ListRow, Table
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.list_files import ListSource, list_source
from icp_playbook.engines.lists.raw_list import RawList
from icp_playbook.engines.lists.typed_cells import TypedCell, typed_cell
from icp_playbook.engines.lists.typed_lists import read_parquet, read_table
from icp_playbook.engines.sessions import session
from icp_playbook.fields import Field
from icp_playbook.findings import CommandError
from icp_playbook.phrases import shown

Wanted: TypeAlias = Callable[[Sequence[str]], Mapping[int, Field]]
"""From the headers, the places of the columns to read, each with the field that says how."""
_PAGE = 10_000


@contextmanager
def typed_table(source: str, wanted: Wanted) -> Iterator[Table]:
    """A Parquet file, or a table of a DuckDB database, as a table of texts; other columns are empty.

    The rows can be read inside of the context alone. They are numbered from 1.
    Raises CommandError for what cannot be read, for other files, and without DuckDB.
    """
    found = list_source(source)
    expect_typed(found, source)
    with session() as connection:
        raw = (
            read_parquet(connection, found.files, "outcomes")
            if found.kind == "parquet"
            else read_table(connection, found, "outcomes")
        )
        headers = raw.table.headers
        cells = wanted_cells(raw, wanted(headers), found.name)
        query = _query(raw, cells)

        def rows() -> Iterator[ListRow]:
            for page in parts.pages(connection, query, _PAGE):
                for number, *keys in page:
                    row = [""] * len(headers)
                    for (place, cell), key in zip(cells.items(), keys, strict=True):
                        row[place] = "" if key is None else cell.written(key)
                    yield ListRow(number, row)

        yield Table(headers, rows(), first=0)


def expect_typed(found: ListSource, source: str) -> None:
    """Raises CommandError for a list of texts."""
    if found.kind == "list":
        raise CommandError(f"`{shown(source)}` is neither Parquet nor a table of a database", "name one file")


def wanted_cells(raw: RawList, wanted: Mapping[int, Field], name: str) -> dict[int, TypedCell]:
    """How the wanted columns are read. Raises CommandError for a type that none can be read from."""
    found: dict[int, TypedCell] = {}
    for place, field in sorted(wanted.items()):
        cell = typed_cell(field, raw.types[place], parts.column(raw.columns[place]))
        if cell is None:
            raise CommandError(
                f'column "{raw.table.headers[place]}" of `{shown(name)}` is {raw.types[place]}, '
                "which no field is read from",
                "export it as text, a number or a date",
            )
        found[place] = cell
    return found


def _query(raw: RawList, cells: Mapping[int, TypedCell]) -> exp.Select:
    keys = [parts.named(parts.cast(cell.key, "VARCHAR"), f"key {place}") for place, cell in cells.items()]
    query = exp.select(parts.column(ROW), *keys).from_(parts.relation(raw.cells))
    return query.order_by(parts.column(ROW))
