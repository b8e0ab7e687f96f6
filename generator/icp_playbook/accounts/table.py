"""Lines of text as a table: the delimiter, the header, one row after the other."""

import csv
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.accounts.encoding import Lines
from icp_playbook.fields import shortened
from icp_playbook.findings import CommandError

_DELIMITERS = (",", ";", "\t")
_PLACES = 6
_MOST_COLUMNS = 16_384
"""As many as a spreadsheet has."""
_LONGEST_CELL = 1_000_000
_LONGEST_ROW = 4_000_000
"""Characters, so that no list fills the memory. A spreadsheet has at most 32,767 in a cell."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row as it is. Rows are numbered as in a spreadsheet: the header is row 1."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """A header and its rows, read as they are consumed."""

    headers: tuple[str, ...]
    rows: Iterator[ListRow]
    delimiter: str
    line_end: str
    mark: bool


def table_of(lines: Lines, name: str) -> Table:
    """The table in a CSV text. Raises CommandError with the line if it is malformed, now or while reading."""
    first = next(lines.text, "")
    while first and not first.strip():
        first = next(lines.text, "")
    if not first:
        raise CommandError(f"`{name}` is empty", "export the list again, with its header")
    delimiter = _delimiter(first)
    records = _records(first, lines.text, delimiter, name)
    _, cells = next(records)
    if len(cells) > _MOST_COLUMNS:
        raise CommandError(
            f"`{name}` has {len(cells):,} columns; {_MOST_COLUMNS:,} is the limit",
            "export only the columns you need",
        )
    _check_headers([cell.strip() for cell in cells], name)
    rows = (ListRow(number, cells) for number, cells in records)
    return Table(tuple(cells), rows, delimiter, "\r\n" if first.endswith("\r\n") else "\n", lines.mark)


def _delimiter(line: str) -> str:
    """The most frequent delimiter outside quotes in the header; the comma if there is none."""
    outside = "".join(line.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _records(first: str, rest: Iterator[str], delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Records with their row numbers. A blank line is a record without cells."""

    read = 0

    def lines() -> Iterator[str]:
        nonlocal read
        for line in itertools.chain([first], rest):
            if (read := read + len(line)) > _LONGEST_ROW:
                raise _too_long(name, start, f"has more than {_LONGEST_ROW:,} characters")
            yield line

    csv.field_size_limit(_LONGEST_CELL)  # of the whole process, which reads no other CSV
    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        start, read = reader.line_num + 1, 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _malformed(name, start, reader.line_num, str(error)) from error
        yield number, cells


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


def _check_headers(headers: Sequence[str], name: str) -> None:
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
