"""Writes the scored list row by row, in its own CSV dialect or as JSON."""

import codecs
import csv
import json
from collections.abc import Mapping
from typing import BinaryIO, Literal, Protocol, TypeAlias, get_args

from icp_playbook.accounts.columns import Added, Placement, named, placed, spreadsheet_cell
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.table import Table

Form: TypeAlias = Literal["csv", "json"]
FORMS: tuple[Form, ...] = get_args(Form)


class ListWriter(Protocol):
    """Writes one row after the other; `end` completes the text."""

    def row(self, row: ListRow, cells: Added | None) -> None: ...

    def end(self) -> None: ...


class CsvWriter:
    """The list as it came, in UTF-8, with its delimiter and line ends; original cells unchanged."""

    def __init__(self, stream: BinaryIO, table: Table, where: Placement) -> None:
        if table.mark:
            stream.write(codecs.BOM_UTF8)
        self._writer = csv.writer(_Encoded(stream, table.line_end), delimiter=table.delimiter)
        self._where, self._width = where, len(table.headers)
        if table.separator:
            stream.write(f"{table.separator}{table.line_end}".encode())
        for row in table.above:
            self._writer.writerow(row.cells)
        self._writer.writerow(where.headers)

    def row(self, row: ListRow, cells: Added | None) -> None:
        """A row with its added cells; without any, as it came."""
        if cells is None:
            self._writer.writerow(row.cells)
            return
        texts = [spreadsheet_cell(cells[name]) for name in self._where.columns]
        self._writer.writerow(placed(row.cells, texts, self._where, self._width))

    def end(self) -> None:
        """Finishes the output."""


class _Encoded:
    """Rows as bytes, each with the line end of the list.

    The csv module ends rows with both characters, so that it quotes cells that hold either of them.
    """

    def __init__(self, stream: BinaryIO, line_end: str) -> None:
        self._stream, self._end = stream, line_end

    def write(self, row: str) -> int:
        return self._stream.write((row.removesuffix("\r\n") + self._end).encode())


class JsonWriter:
    """One array of objects: the original cells as text by header, then the added ones with their types."""

    def __init__(self, stream: BinaryIO, table: Table) -> None:
        self._stream, self._headers = stream, table.headers
        self._between = b"[\n"

    def row(self, row: ListRow, cells: Added | None) -> None:
        """An object; nothing for a row without added cells, which is no account."""
        if cells is None:
            return
        record: Mapping[str, object] = {**dict(named(row.cells, self._headers)), **cells}
        self._stream.write(self._between + json.dumps(record, ensure_ascii=False).encode())
        self._between = b",\n"

    def end(self) -> None:
        """The array is closed."""
        self._stream.write(b"[]\n" if self._between == b"[\n" else b"\n]\n")


def list_writer(form: Form, target: BinaryIO, table: Table, where: Placement) -> ListWriter:
    """The writer of a form."""
    return CsvWriter(target, table, where) if form == "csv" else JsonWriter(target, table)
