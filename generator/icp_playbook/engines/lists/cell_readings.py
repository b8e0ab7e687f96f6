"""How the cells of each column were read, counted as the report of `--show-read` counts them row by row."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlglot.expressions as exp

from icp_playbook.accounts import ROWS, ColumnReader, ShownCells
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.account_view import ReadField, account_rows, unknown_before
from icp_playbook.engines.lists.raw_list import NUMBER, RawList
from icp_playbook.engines.lists.read_columns import SPELT, ReadColumn, spelt_cells
from icp_playbook.fields import Catalogue

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PAGE = 10_000


def show_cells(
    connection: "DuckDBPyConnection",
    raw: RawList,
    fields: Sequence[ReadField],
    catalogue: Catalogue,
    shown: ShownCells,
    *,
    odd: bool,
) -> None:
    """Gives `shown` every text of each column, in the order in which they first stand there, with its count.

    Each goes through Python's reader, with what stands beside it.
    """
    width = len(raw.types)
    for field in fields:
        for place, column in enumerate(field.columns):
            reader = ColumnReader(column.column, field.field, catalogue.conventions)
            for page in parts.pages(connection, _texts(raw, field.columns, place, odd=odd), _PAGE):
                for _, key, beside, rows, count in page:
                    text = column.cell.written(key)
                    cells = [""] * width
                    cells[reader.place] = text
                    if column.column.currency is not None:
                        cells[column.column.currency] = beside or ""
                    shown.add(field.field.id, column.column, text, reader.read(cells), rows, count)


def _texts(raw: RawList, read: Sequence[ReadColumn], place: int, *, odd: bool) -> exp.Select:
    """The different texts of a column, where no column of its field before it holds a value."""
    column, used = read[place], read[: place + 1]
    query = exp.select().from_(spelt_cells(raw, used))
    for one in used:
        query = one.joined(query)
    key = column.key_text()
    filled = parts.every(parts.compare(key, "<>", parts.text("")), *unknown_before(read, place))
    beside = parts.cast(parts.NULL, "VARCHAR") if column.beside is None else column.beside
    values = {"number": parts.column(NUMBER, SPELT), "text": key, "beside": beside}
    cells = (
        account_rows(query, raw, odd=odd)
        .where(filled)
        .select(*(parts.named(value, name) for name, value in values.items()))
    )
    number, *alike = map(parts.column, values)
    grouped = exp.select(
        parts.named(parts.call("min", number), "first"),
        *alike,
        parts.named(parts.call("min", number, parts.number(ROWS)), "rows"),
        parts.named(parts.call("count", number), "cells"),
    )
    grouped = grouped.from_(cells.subquery("cells")).group_by(*alike)
    return exp.select(exp.Star()).from_(grouped.subquery("grouped")).order_by(parts.column("first"))
