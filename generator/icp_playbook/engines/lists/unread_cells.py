"""What could not be read in a list, counted by the engine as the report counts it row by row."""

import heapq
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import sqlglot.expressions as exp

from icp_playbook.accounts import KINDS, ROWS, Tally, UnreadCells
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.account_view import ODD, ReadField, account_rows, unknown_before
from icp_playbook.engines.lists.raw_list import NUMBER, PROBLEM, RawList
from icp_playbook.engines.lists.read_columns import SPELT, ReadColumn, spelt_cells
from icp_playbook.fields import shortened

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PAGE = 10_000


class _Group(NamedTuple):
    """Cells of one column that have one text, of which one thing is said."""

    first: int
    order: int
    """The place of the column among those that are read; -1 for what is said of a row."""
    text: str
    sentence: str
    cause: str | None
    cells: int
    rows: list[int]


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
    whole = exp.select(exp.Star()).from_(parts.below_each_other(queries).subquery("unread"))
    for group in _groups(connection, whole.order_by("first_row", "place")):
        name = placed[group.order][0] if group.order >= 0 else ""
        written = placed[group.order][1][placed[group.order][2]].cell.written if group.order >= 0 else str
        _add(tally, name, group, shortened(written(group.text)))


def _add(tally: Tally, name: str, group: _Group, text: str) -> None:
    key = name, group.cause or group.sentence
    if key not in tally.unread and len(tally.unread) >= KINDS:
        tally.unlisted += group.cells
        return
    found = tally.unread.setdefault(key, UnreadCells(group.sentence))
    found.count += group.cells
    found.alike = found.alike and group.sentence == found.sentence
    found.rows = list(heapq.nsmallest(ROWS, [*found.rows, *group.rows]))
    if text in found.texts or len(found.texts) < KINDS:
        found.texts[text] += group.cells


def _cells(raw: RawList, read: Sequence[ReadColumn], place: int, order: int, *, odd: bool) -> exp.Select:
    """The groups of a column, where no column of its field before it holds a value."""
    column, used = read[place], read[: place + 1]
    query = exp.select().from_(spelt_cells(raw, used))
    for one in used:
        query = one.joined(query)
    sentence, text = column.problem(), parts.column("text", "grouped")
    query = account_rows(query, raw, odd=odd).where(
        parts.every(parts.has_value(sentence), *unknown_before(read, place))
    )
    query = query.select(
        parts.named(parts.column(NUMBER, SPELT), "number"),
        parts.named(column.key_text(), "text"),
        parts.named(sentence, "sentence"),
        parts.named(column.cause(), "cause"),
    )
    return _grouped(query, order, text)


def _rows(raw: RawList) -> exp.Select:
    """The groups of what is said of rows."""
    query = exp.select(
        parts.named(parts.column(NUMBER, SPELT), "number"),
        parts.named(parts.text(""), "text"),
        parts.named(parts.column(PROBLEM, ODD), "sentence"),
        parts.named(parts.cast(parts.NULL, "VARCHAR"), "cause"),
    ).from_(parts.relation(raw.cells, SPELT))
    same = parts.equals(parts.column("icp_row", ODD), parts.column("icp_row", SPELT))
    query = query.join(parts.relation(raw.odd, ODD), on=same)
    return _grouped(
        query.where(parts.has_value(parts.column(PROBLEM, ODD))), -1, parts.column("text", "grouped")
    )


def _grouped(query: exp.Select, order: int, text: parts.Sql) -> exp.Select:
    number = parts.column("number", "grouped")
    sentence, cause = parts.column("sentence", "grouped"), parts.column("cause", "grouped")
    found = exp.select(
        parts.named(parts.call("min", number), "first_row"),
        parts.named(parts.number(order), "place"),
        parts.named(text, "text"),
        parts.named(sentence, "sentence"),
        parts.named(cause, "cause"),
        parts.named(parts.call("count", number), "count"),
        parts.named(parts.call("min", number, parts.number(ROWS)), "rows"),
    )
    return found.from_(query.subquery("grouped")).group_by(text, sentence, cause)


def _groups(connection: "DuckDBPyConnection", query: exp.Select) -> Iterator[_Group]:
    for page in parts.pages(connection, query, _PAGE):
        yield from (_Group(*row) for row in page)
