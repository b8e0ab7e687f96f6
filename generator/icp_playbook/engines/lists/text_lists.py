"""Lists of text in the engine: CSV files and workbooks, one or several of them below each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import sqlglot.expressions as exp

from icp_playbook.accounts import ListRow, Table, is_inside, list_table, opened, set_apart
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.plain_csv import load_plain_csv
from icp_playbook.engines.lists.raw_list import NUMBER, OddRows, RawList, cell_column
from icp_playbook.engines.lists.streamed_rows import load_rows
from icp_playbook.fields import shortened
from icp_playbook.findings import CommandError
from icp_playbook.phrases import series, shown

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CountHeaders: TypeAlias = Callable[[Sequence[str]], int]
"""How many names of columns a row has."""
_TAIL = 256
"""Rows at the end of a list that are looked at for lines below the table, at first."""
_BLANK = r"[\t-\r\x1c- \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]*"
"""What Python strips from the ends of a text."""
_FIRST_SEEN, _LAST_SEEN = "!", "~"
"""The ASCII characters that are no blank are between them."""
_ROWID = exp.column("rowid")


@dataclass(frozen=True, slots=True)
class _LoadedFile:
    """A file in the engine: a table of its cells, how many rows it has, and the places of its columns."""

    lines: str
    rows: int
    order: Sequence[int]
    numbered: bool
    """Whether the table has the numbers of the rows."""


def read_texts(
    connection: "DuckDBPyConnection", files: Sequence[str], count: CountHeaders, prefix: str
) -> RawList:
    """The rows of all files, the columns by the header of the first; `count` finds the rows of the headers.

    Raises CommandError for a file that cannot be read, and for one with other columns than the first.
    """
    odd = OddRows(connection, f"{prefix} odd rows")
    loaded: list[_LoadedFile] = []
    headers: list[Table] = []
    begin = 0
    for place, file in enumerate(files, 1):
        name = "standard input" if file == "-" else file
        with opened(file) as stream:
            table = list_table(stream, name, count)
            headers.append(replace(table, rows=iter(())))
            order = column_order(headers[0].headers, table.headers, files[0], name)
            lines = f"{prefix} lines {place}"
            rows = (
                load_plain_csv(connection, Path(file), table, lines) if _is_text_file(file, table) else None
            )
            numbered = rows is None
            if rows is None:
                rows = load_rows(connection, table, lines, odd, begin)
            else:
                _find_odd_rows(connection, lines, len(table.headers), rows, begin, table.first, odd)
            loaded.append(_LoadedFile(lines, rows, order, numbered))
            begin += rows
    odd.flush()
    first = headers[0]
    cells = f"{prefix} cells"
    parts.run(connection, parts.created("VIEW", cells, _whole(loaded, first)))
    return RawList(first, ("VARCHAR",) * len(first.headers), cells, odd.name, begin, below=tuple(odd.below))


def _is_text_file(file: str, table: Table) -> bool:
    return file != "-" and not table.notes and Path(file).is_file()


def column_order(wanted: Sequence[str], found: Sequence[str], first: str, name: str) -> Sequence[int]:
    """The places in a file of the columns of the first one. Raises CommandError if it has others."""
    if tuple(found) == tuple(wanted):
        return range(len(wanted))
    lacking = [one for one in wanted if one not in found]
    added = [one for one in found if one not in wanted]
    if lacking or added or len(found) != len(wanted):
        quoted = [f'"{shortened(one)}"' for one in lacking or added or found]
        verb = "lacks" if lacking else "has besides"
        raise CommandError(
            f"`{shown(name)}` has other columns than `{shown(first)}`: it {verb} {series(quoted, limit=6)}",
            "give all files the same header, or score them one by one",
        )
    return [found.index(one) for one in wanted]


def _whole(loaded: Sequence[_LoadedFile], table: Table) -> parts.Sql:
    """The rows of all files. Those of one are numbered as in a spreadsheet, those of several as they come."""
    found: list[exp.Select] = []
    begin = 0
    for part in loaded:
        row = exp.Add(this=_ROWID, expression=parts.number(begin + 1))
        number = parts.column(NUMBER) if part.numbered else _plus(row, table.first)
        columns = [
            parts.named(parts.column(cell_column(at)), cell_column(to)) for to, at in enumerate(part.order)
        ]
        numbers = [parts.named(row, ROW), parts.named(number if len(loaded) == 1 else row, NUMBER)]
        found.append(exp.select(*columns, *numbers).from_(parts.relation(part.lines)))
        begin += part.rows
    return parts.below_each_other(found)


def _plus(value: parts.Sql, more: int) -> parts.Sql:
    return exp.Add(this=exp.Paren(this=value.copy()), expression=parts.number(more))


def _find_odd_rows(
    connection: "DuckDBPyConnection", lines: str, width: int, rows: int, begin: int, first: int, odd: OddRows
) -> None:
    """Finds the blank rows of a regular file, and the rows below its table."""
    for row in _below(connection, lines, width, rows, first):
        odd.add(begin + row.number - first, row, width)
    row_number = _plus(_ROWID, begin + 1)
    blank = [is_blank(parts.column(cell_column(place))) for place in range(width)]
    query = exp.select(parts.named(row_number, ROW)).from_(parts.relation(lines)).where(parts.every(*blank))
    odd.add_query("blank", query)


def is_blank(cell: parts.Sql) -> parts.Sql:
    """Whether a text is empty or has blanks alone."""
    unseen = parts.some(
        parts.compare(cell, "<", parts.text(_FIRST_SEEN)), parts.compare(cell, ">", parts.text(_LAST_SEEN))
    )
    return parts.some(parts.is_null(cell), parts.every(exp.Paren(this=unseen), parts.matches(cell, _BLANK)))


def _below(connection: "DuckDBPyConnection", lines: str, width: int, rows: int, first: int) -> list[ListRow]:
    """The rows below the table: known from those at the end, as soon as one of these is surely in it."""
    count = _TAIL
    while True:
        tail = _last_rows(connection, lines, width, rows, count, first)
        inside = next((at for at in reversed(range(len(tail))) if width == 1 or is_inside(tail[at])), None)
        if inside is not None or count >= rows:
            start = 0 if inside is None else inside
            return [row for row in set_apart(iter(tail[start:]), width) if row.aside]
        count *= 16


def _last_rows(
    connection: "DuckDBPyConnection", lines: str, width: int, rows: int, count: int, first: int
) -> list[ListRow]:
    columns = [parts.column(cell_column(place)) for place in range(width)]
    query = exp.select(_ROWID, *columns).from_(parts.relation(lines))
    query = query.where(parts.compare(_ROWID, ">=", parts.number(max(0, rows - count)))).order_by(_ROWID)
    found = parts.run(connection, query)
    return [ListRow(first + 1 + row[0], [cell or "" for cell in row[1:]]) for row in found]
