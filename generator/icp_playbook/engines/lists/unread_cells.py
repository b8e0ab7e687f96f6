"""What could not be read in a list, counted by the engine as the report counts it row by row."""

import heapq
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import sqlglot.expressions as exp

from icp_playbook.accounts import KINDS, ROWS, Tally, UnreadCells
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.account_view import ODD, ReadField, account_rows, unknown_before
from icp_playbook.engines.lists.raw_list import NUMBER, PROBLEM, RawList
from icp_playbook.engines.lists.read_columns import SPELT, ReadColumn, spelt_cells
from icp_playbook.fields import shortened

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PAGE = 10_000
_OF_ROWS = -1
"""In place of a column."""
_ORDER = "place"
_NAMES = ("number", _ORDER, "text", "sentence", "cause")


class _Group(NamedTuple):
    """Cells of one column that have one text, of which one thing is said."""

    first: int
    order: int
    """The place of the column among those that are read; -1 for what is said of a row."""
    text: str
    sentence: str
    cause: str | None
    cells: int


def count_unread(
    connection: "DuckDBPyConnection",
    raw: RawList,
    fields: Sequence[ReadField],
    tally: Tally,
    *,
    odd: bool,
) -> None:
    """Fills `tally.unread` and `tally.unlisted` with what `Tally.add` finds in the accounts of the list."""
    placed = [(one.field.id, one.columns, place) for one in fields for place in range(len(one.columns))]
    queries = [
        _cells(raw, read, place, order, odd=odd)
        for order, (_, read, place) in enumerate(placed)
        if read[place].problems
    ]
    if odd:
        queries.append(_rows(raw))
    if not queries:
        return
    every = parts.below_each_other(queries)
    names = {_OF_ROWS: "", **{order: name for order, (name, _, _) in enumerate(placed)}}
    for group in _groups(connection, every):
        column = placed[group.order][1][placed[group.order][2]] if group.order != _OF_ROWS else None
        _add(tally, names[group.order], group, column.cell.written(group.text) if column else group.text)
    for order, kind, rows in parts.run(connection, _first_rows(every)):
        if (found := tally.unread.get((names[order], kind))) is not None:
            found.rows = heapq.nsmallest(ROWS, [*found.rows, *rows])


def _add(tally: Tally, name: str, group: _Group, text: str) -> None:
    key = name, group.cause or group.sentence
    if key not in tally.unread and len(tally.unread) >= KINDS:
        tally.unlisted += group.cells
        return
    found = tally.unread.setdefault(key, UnreadCells(group.sentence))
    found.add((), shortened(text), group.sentence, group.cells)


def _cells(raw: RawList, read: Sequence[ReadColumn], place: int, order: int, *, odd: bool) -> exp.Select:
    """The groups of a column, where no column of its field before it holds a value."""
    column, used = read[place], read[: place + 1]
    query = exp.select().from_(spelt_cells(raw, used))
    for one in used:
        query = one.joined(query)
    sentence = column.problem()
    conditions = parts.every(parts.has_value(sentence), *unknown_before(read, place))
    return (
        account_rows(query, raw, odd=odd)
        .where(conditions)
        .select(*_columns(parts.number(order), column.key_text(), sentence, column.cause()))
    )


def _columns(order: parts.Sql, text: parts.Sql, sentence: parts.Sql, cause: parts.Sql) -> list[parts.Sql]:
    """The columns that are grouped."""
    values = (parts.column(NUMBER, SPELT), order, text, sentence, cause)
    return [parts.named(value, name) for value, name in zip(values, _NAMES, strict=True)]


def _rows(raw: RawList) -> exp.Select:
    """The groups of what is said of rows."""
    problem, nothing = parts.column(PROBLEM, ODD), parts.cast(parts.NULL, "VARCHAR")
    same = parts.equals(parts.column(ROW, ODD), parts.column(ROW, SPELT))
    query = exp.select(*_columns(parts.number(_OF_ROWS), parts.text(""), problem, nothing))
    query = query.from_(parts.relation(raw.cells, SPELT)).join(parts.relation(raw.odd, ODD), on=same)
    return query.where(parts.has_value(problem))


def _groups(connection: "DuckDBPyConnection", every: exp.Select) -> Iterator[_Group]:
    """The groups in the order in which the first cell of each stands in the list."""
    number, *keys = map(parts.column, _NAMES)
    first = parts.named(parts.call("min", number), "first")
    query = exp.select(first, *keys, parts.named(parts.call("count", number), "cells"))
    query = query.from_(every.subquery("unread")).group_by(*keys)
    whole = exp.select(exp.Star()).from_(query.subquery("grouped")).order_by("first", parts.column(_ORDER))
    for page in parts.pages(connection, whole, _PAGE):
        yield from (_Group(*row) for row in page)


def _first_rows(every: exp.Select) -> exp.Select:
    """Of each column and cause, or sentence about rows, the first rows."""
    number, order, _, sentence, cause = map(parts.column, _NAMES)
    kind = parts.first_of(cause, sentence)
    rows = parts.call("min", number, parts.number(ROWS))
    return exp.select(order, kind, rows).from_(every.subquery("unread")).group_by(order, kind)
