"""Writes the scored list row by row, in its own CSV dialect or as JSON."""

import codecs
import csv
import json
from collections.abc import Sequence
from typing import BinaryIO, Literal, NamedTuple, Protocol, TypeAlias, get_args

from icp_playbook.accounts.columns import RANK, Added, Placement, named, placed, spreadsheet_cell
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.table import Table

Form: TypeAlias = Literal["csv", "json"]
FORMS: tuple[Form, ...] = get_args(Form)


class RowText(NamedTuple):
    """A row as it is written, around its rank."""

    before: bytes
    after: bytes = b""


class ListWriter(Protocol):
    """Makes the text of a row while the list is read, and writes it when the ranks are known."""

    def text(self, row: ListRow, cells: Added | None) -> RowText | None:
        """A row with its added cells but the rank, or as it came; None for one that is not written."""

    def begin(self) -> None:
        """Writes what stands before the rows."""

    def row(self, text: RowText, rank: int | None) -> None:
        """Writes one row after the other."""

    def end(self) -> None:
        """Writes what stands after the rows."""


class CsvWriter:
    """The list as it came, in UTF-8, with its delimiter and line ends; original cells unchanged."""

    def __init__(self, stream: BinaryIO, table: Table, where: Placement) -> None:
        self._stream, self._table, self._where = stream, table, where
        self._end = table.line_end.encode()
        self._writer = csv.writer(_Returned(), delimiter=table.delimiter)
        self._rank = dict(zip(where.columns, where.places, strict=True)).get(RANK)

    def text(self, row: ListRow, cells: Added | None) -> RowText:
        """A row with its added cells; without any, as it came."""
        if cells is None:
            return RowText(self._line(row.cells))
        texts = [spreadsheet_cell(cells[name]) for name in self._where.columns]
        whole, rank = placed(row.cells, texts, self._where, len(self._table.headers)), self._rank
        if rank is None:
            return RowText(self._line(whole))
        before = self._bytes([*whole[:rank], ""]) if rank else b""
        after = self._bytes(["", *whole[rank + 1 :]]) if rank + 1 < len(whole) else b""
        return RowText(before, after + self._end)

    def begin(self) -> None:
        """The header, and what the list has above it."""
        table = self._table
        if table.mark:
            self._stream.write(codecs.BOM_UTF8)
        if table.separator:
            self._stream.write(f"{table.separator}{table.line_end}".encode())
        for row in table.above:
            self._stream.write(self._line(row.cells))
        self._stream.write(self._line(self._where.headers))

    def row(self, text: RowText, rank: int | None) -> None:
        """A row with its rank; a row without added cells has no place for it, and none."""
        self._stream.write(text.before + (b"" if rank is None else b"%d" % rank) + text.after)

    def end(self) -> None:
        """Nothing more."""

    def _line(self, cells: Sequence[str]) -> bytes:
        return self._bytes(cells) + self._end

    def _bytes(self, cells: Sequence[str]) -> bytes:
        """Cells as one line without its end.

        The csv module ends rows with both characters, so that it quotes cells that hold either of them.
        """
        line: str = self._writer.writerow(cells)  # what the stream returns
        return line.removesuffix("\r\n").encode()


class _Returned:
    """A stream that gives back what is written to it."""

    def write(self, row: str) -> str:
        return row


class JsonWriter:
    """One array of objects: the original cells as text by header, then the added ones with their types."""

    def __init__(self, stream: BinaryIO, table: Table) -> None:
        self._stream, self._headers = stream, table.headers
        self._between = b"[\n"

    def text(self, row: ListRow, cells: Added | None) -> RowText | None:
        """An object; none for a row without added cells, which is no account."""
        if cells is None:
            return None
        record: dict[str, object] = {**dict(named(row.cells, self._headers)), **cells}
        if RANK not in cells:
            return RowText(_json(record))
        before: dict[str, object] = {}
        for name in [*record]:
            if name == RANK:
                break
            before[name] = record.pop(name)
        del record[RANK]
        start = _json(before)[:-1] + (b", " if before else b"") + f'"{RANK}": '.encode()
        return RowText(start, b", " + _json(record)[1:] if record else b"}")

    def begin(self) -> None:
        """Nothing: the array is opened by its first object."""

    def row(self, text: RowText, rank: int | None) -> None:
        """An object with its rank."""
        given = b"" if not text.after else b"null" if rank is None else b"%d" % rank
        self._stream.write(self._between + text.before + given + text.after)
        self._between = b",\n"

    def end(self) -> None:
        """The array is closed."""
        self._stream.write(b"[]\n" if self._between == b"[\n" else b"\n]\n")


def _json(record: dict[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


def list_writer(form: Form, target: BinaryIO, table: Table, where: Placement) -> ListWriter:
    """The writer of a form."""
    return CsvWriter(target, table, where) if form == "csv" else JsonWriter(target, table)
