"""A CSV file that is regular throughout, which the engine reads itself, on every core.

Regular is what Python's reader and the engine's read alike: UTF-8, one kind of line ends, as many cells in
every row as in the header, no blank line, quotes around whole cells alone. It is counted over the bytes.
"""

import csv
import importlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import sqlglot.expressions as exp

from icp_playbook.accounts import Table
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.raw_list import cell_column

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BLOCK = 1 << 18
_LONGEST_LINE = 1 << 20
_LONGEST_ROW = 1_000_000
"""Bytes: shorter than any limit of Python's reader."""
_DELIMITERS = (",", ";", "\t", "|")


def plain_rows(path: Path, table: Table) -> int | None:
    """How many rows stand below the header, if the file is regular; None if it is not."""
    if table.delimiter not in _DELIMITERS or len(table.line_end) + len(table.delimiter) > 3:
        return None
    with path.open("rb") as stream:
        if not _begins_plainly(stream, table):
            return None
        structure = _Structure(table.delimiter.encode(), alone=len(table.headers) == 1)
        for block in _blocks(stream):
            if not structure.add(block):
                return None
    return structure.rows if structure.ends_well(len(table.headers)) else None


def header_lines(table: Table) -> int:
    """The lines above the first row, where each row is a line."""
    return len(table.above) + 1 + bool(table.separator)


def _csv_source(path: Path, table: Table) -> exp.Table:
    """The rows of a regular file, with columns as `cell_column` names them. Empty cells are null."""
    columns = [cell_column(place) for place in range(len(table.headers))]
    options: dict[str, parts.Sql] = {
        "header": exp.false(),
        "auto_detect": exp.false(),
        "skip": parts.number(header_lines(table)),
        "delim": parts.text(table.delimiter),
        "quote": parts.text('"'),
        "escape": parts.text('"'),
        "columns": parts.struct(dict.fromkeys(columns, "VARCHAR")),
        "max_line_size": parts.number(_LONGEST_ROW),
        "strict_mode": exp.true(),
    }
    return parts.table_function("read_csv", parts.text(parts.file_name(path)), options, columns)


def load_plain_csv(connection: "DuckDBPyConnection", path: Path, table: Table, name: str) -> int | None:
    """Loads a regular file into a new table, in its order. Gives its rows, None if it is not regular."""
    expected = plain_rows(path, table)
    if not expected:
        return None
    query = exp.select(exp.Star()).from_(_csv_source(path, table))
    refused = importlib.import_module("duckdb").InvalidInputException
    try:
        found = parts.run(connection, parts.created("TABLE", name, query))
    except refused:
        return None
    return expected if found == [(expected,)] else None


def _begins_plainly(stream: BinaryIO, table: Table) -> bool:
    """Whether the header and what stands above it is one line a row. The stream is behind them then."""
    lines = [stream.readline(_LONGEST_LINE) for _ in range(header_lines(table))]
    try:
        text = b"".join(lines).decode("utf-8").lstrip("\ufeff")
        body = text.splitlines(keepends=True)[1:] if table.separator else [text]
        rows = list(
            csv.reader(io.StringIO("".join(body), newline=""), delimiter=table.delimiter, strict=True)
        )
    except (UnicodeDecodeError, csv.Error):
        return False
    return rows == [*(row.cells for row in table.above), list(table.headers)]


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The rest of a file, cut behind line ends."""
    rest = b""
    while piece := stream.read(_BLOCK):
        end = piece.rfind(b"\n") + 1
        if not end:
            rest += piece
            if len(rest) > _LONGEST_ROW:
                yield rest  # no line end: it is not regular
                return
            continue
        yield rest + piece[:end]
        rest = piece[end:]
    if rest:
        yield rest + b"\n"


class _Structure:
    """Counts the line ends, delimiters and quotes of a file, block by block."""

    def __init__(self, delimiter: bytes, *, alone: bool) -> None:
        self._delimiter = delimiter
        self._alone = alone
        """Whether a row has one cell: a blank line looks like a row then."""
        self._inside = False
        """Whether a quoted cell is open."""
        self._delimiters = 0
        self.rows = 0

    def add(self, block: bytes) -> bool:
        """Counts a block that ends a line; whether it is regular so far."""
        if not block.endswith(b"\n") or b"\0" in block or not _is_text(block):
            return False
        pieces = block.split(b'"')
        began_inside, self._inside = self._inside, self._inside != (len(pieces) % 2 == 0)
        outside = pieces[began_inside::2]
        if len(pieces) == 1:
            return self._count(block) if outside else len(block) < _LONGEST_ROW
        return self._has_whole_quotes(outside, began_inside) and self._count(b'"'.join(outside))

    def _count(self, text: bytes) -> bool:
        """Counts what stands outside of quoted cells. The engine itself passes over blank lines."""
        text = text.replace(b"\r\n", b"\n")
        self.rows += text.count(b"\n")
        self._delimiters += text.count(self._delimiter)
        return b"\r" not in text and not (self._alone and (b"\n\n" in text or text.startswith(b"\n")))

    def _has_whole_quotes(self, outside: list[bytes], began_inside: bool) -> bool:
        """Whether quotes stand around whole cells, with a delimiter or a line end on both sides of each.

        `outside` is what stands between quoted cells: nothing where a quote in a cell is written twice.
        """
        before = {ord(self._delimiter), ord("\n")}
        behind = {ord(self._delimiter), ord("\r"), ord("\n")}
        first = 0 if began_inside else 1
        last = len(outside) - (not self._inside)
        begins = all(not piece or piece[0] in behind for piece in outside[first:])
        ends = all(not piece or piece[-1] in before for piece in outside[:last])
        return begins and ends

    def ends_well(self, width: int) -> bool:
        """Whether the file ends in a whole row, and has as many delimiters as rows of so many cells do."""
        return not self._inside and self._delimiters == self.rows * (width - 1)


def _is_text(block: bytes) -> bool:
    if block.isascii():
        return True
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
