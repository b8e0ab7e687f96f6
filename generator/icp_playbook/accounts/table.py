"""Lines of text as a table: the delimiter, the header, one row after the other."""

import csv
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.accounts.apart import set_apart
from icp_playbook.accounts.encoding import Lines
from icp_playbook.accounts.layout import Knows, ListLayout, layout_of
from icp_playbook.accounts.row import ListRow
from icp_playbook.fields import shortened
from icp_playbook.findings import CommandError

_HEAD_LINES = 64
_HEAD = 1 << 16
"""Lines and characters by which the layout of a list is known."""
_PLACES = 6
_MOST_COLUMNS = 16_384
"""As many as a spreadsheet has."""
_LONGEST_CELL = 1_000_000
_LONGEST_ROW = 4_000_000
"""Characters, so that no list fills the memory. A spreadsheet has at most 32,767 in a cell."""


@dataclass(frozen=True)
class Table:
    """A header and its rows, read as they are consumed. Rows are numbered as in a spreadsheet."""

    headers: tuple[str, ...]
    rows: Iterator[ListRow]
    """Those below the header; what stands below the table is marked as aside."""
    above: tuple[ListRow, ...] = ()
    """The rows above the header."""
    delimiter: str = ","
    line_end: str = "\n"
    mark: bool = False
    separator: str = ""
    """The line that names the delimiter, as Excel writes it; it counts as no row."""


def table_of(lines: Lines, name: str, knows: Knows) -> Table:
    """The table in a CSV text; `knows` counts the names of columns in a row, by which its header is found.

    Raises CommandError with the line if it is malformed, now or while reading.
    """
    csv.field_size_limit(_LONGEST_CELL)  # of the whole process, which reads no other CSV
    head, rest = _head(lines.text)
    if not any(line.strip() for line in head):
        raise CommandError(f"`{name}` is empty", "export the list again, with its header")
    layout = layout_of(head, knows)
    begin = 1 if layout.separator else 0
    records = _records(itertools.chain(head[begin:], rest), layout, name, begin)
    above = tuple(itertools.islice(records, layout.header))
    header = next(records, None)
    cells = header.cells if header is not None else []
    expect_headers(cells, name)
    return Table(
        tuple(cells),
        set_apart(records, len(cells)),
        above,
        layout.delimiter,
        "\r\n" if head[0].endswith("\r\n") else "\n",
        lines.mark,
        layout.separator,
    )


def _head(text: Iterator[str]) -> tuple[list[str], Iterator[str]]:
    """The first lines, without marks of byte order, and the rest. Blank ones do not count."""
    plain = _ends_mended(text)
    head: list[str] = []
    size = lines = 0
    for line in plain:
        head.append(line if head else line.lstrip("\ufeff"))
        size += len(line)
        lines += bool(line.strip())
        if lines >= _HEAD_LINES or size >= _HEAD:
            break
    return head, plain


def _ends_mended(text: Iterator[str]) -> Iterator[str]:
    """The lines; where the first ends in CR CR LF, each that does is one line that ends in CR LF.

    A list that was written twice in text mode has such ends, and would have a blank row after each.
    """
    first, second = next(text, ""), next(text, "")
    lines = itertools.chain([first, second], text)
    if not (first.endswith("\r") and second == "\r\n"):
        yield from filter(None, lines)
        return
    held = ""
    for line in lines:
        if held and line == "\r\n":
            yield f"{held[:-1]}\r\n"
            held = ""
            continue
        if held:
            yield held
        held = line if line.endswith("\r") else ""
        if not held:
            yield line
    if held:
        yield held


def _records(lines: Iterator[str], layout: ListLayout, name: str, before: int) -> Iterator[ListRow]:
    """The rows with their numbers, the first of them 1. A blank line is a row without cells.

    `before` lines of the text went before these.
    """
    read = 0

    def counted() -> Iterator[str]:
        nonlocal read
        for line in lines:
            if (read := read + len(line)) > _LONGEST_ROW:
                raise _too_long(name, start, f"has more than {_LONGEST_ROW:,} characters")
            yield line

    reader = csv.reader(counted(), delimiter=layout.delimiter, strict=True)
    for number in itertools.count(1):
        start, read = before + reader.line_num + 1, 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _malformed(name, start, before + reader.line_num, str(error)) from error
        yield ListRow(number, cells)


def _malformed(name: str, start: int, line: int, reason: str) -> CommandError:
    if "field limit" in reason:
        return _too_long(name, start, f"has a cell of more than {_LONGEST_CELL:,} characters")
    if "unexpected end" in reason:
        return CommandError(
            f"`{name}` ends inside a quoted cell: a quote in the row of line {start} never closes",
            "close it, or write a quote inside a quoted cell twice",
        )
    return CommandError(
        f"`{name}` line {line} is not well-formed CSV: something follows a closing quote",
        "write a quote inside a quoted cell twice",
    )


def _too_long(name: str, start: int, what: str) -> CommandError:
    return CommandError(
        f"`{name}`: the row of line {start} {what}",
        "shorten it; if it is not that long, a quote in it never closes, or stands once inside a quoted cell",
    )


def expect_headers(cells: Sequence[str], name: str) -> None:
    """Raises CommandError for a header that is empty, far too wide or has a name twice."""
    if len(cells) > _MOST_COLUMNS:
        raise CommandError(
            f"`{name}` has {len(cells):,} columns; {_MOST_COLUMNS:,} is the limit",
            "export only the columns you need",
        )
    headers = [cell.strip() for cell in cells]
    if not any(headers):
        raise CommandError(f"`{name}` has no header: its first row is empty", "put column names in row 1")
    twice = [header for header, count in Counter(headers).items() if count > 1 and header]
    if twice:
        found = [str(place) for place, header in enumerate(headers, 1) if header == twice[0]]
        places = ", ".join([*found[:_PLACES], *(["…"] if len(found) > _PLACES else [])])
        raise CommandError(
            f'`{name}` has the column "{shortened(twice[0])}" more than once (columns {places})',
            "rename or remove all but one of them",
        )
