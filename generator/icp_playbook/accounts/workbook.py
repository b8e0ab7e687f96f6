"""An Excel workbook (.xlsx) as a table: its sheet, its header, one row after the other."""

import datetime
import importlib
import io
import itertools
import math
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from icp_playbook.accounts.apart import set_apart
from icp_playbook.accounts.layout import Knows, header_row
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.table import Table, expect_headers
from icp_playbook.fields import shortened
from icp_playbook.findings import CommandError
from icp_playbook.phrases import series

ZIP = b"PK\x03\x04"
_MOST_BYTES = 64 << 20
_MOST_UNPACKED = 512 << 20
"""Bytes of a file, and of all its parts unpacked. Each part ends where the archive says that it does."""
_BEGINNING = 1 << 16
"""Bytes of a part within which a document type would stand."""
_HEAD = 20
_LAST_DAY = 2_958_466
"""The number of the day after 31 December 9999."""
_SAVE_AS = "save the list as .xlsx or as CSV UTF-8 and try again"
_OTHER = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
    ("word/document.xml", "a Word document"),
    ("Index/Document.iwa", "a Numbers spreadsheet"),
    ("Index.zip", "a Numbers spreadsheet"),
    ("mimetype", "an OpenDocument file (.ods)"),
)


def workbook_table(stream: BinaryIO, name: str, knows: Knows) -> Table:
    """The table in a workbook: of the visible sheets, the one in which most columns are known.

    Rows are read while they are consumed; of blank ones one is left. Raises CommandError for what is no
    workbook, is too large, or has no reader.
    """
    raw = stream.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise CommandError(f"`{name}` is larger than {_MOST_BYTES >> 20} MB", "save the list as CSV UTF-8")
    _expect_workbook(raw, name)
    book = _opened(raw, name)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise CommandError(f"`{name}` has no sheet that is shown", "unhide the sheet with the list")
    heads = [list(itertools.islice(_rows(sheet, name), _HEAD)) for sheet in visible]
    headers = [header_row([row.cells for row in head], knows) for head in heads]
    known = [knows(head[at].cells) if head else 0 for head, at in zip(heads, headers, strict=True)]
    best = known.index(max(known))
    sheet, head, header = visible[best], heads[best], headers[best]
    if not head:
        raise CommandError(f"`{name}` is empty", "export the list again, with its header")
    cells = head[header].cells
    expect_headers(cells, name)
    rows = itertools.islice(_rows(sheet, name), header + 1, None)
    others = [f'"{shortened(one.title)}"' for one in book.worksheets if one is not sheet]
    found = [f'sheet "{shortened(sheet.title)}", header in row {head[header].number}']
    found += [f"sheets not read: {series(others, limit=6)}"] if others else []
    return Table(
        tuple(cells),
        set_apart((_padded(row, len(cells)) for row in rows), len(cells)),
        tuple(head[:header]),
        line_end="\r\n",
        mark=True,
        notes=tuple(found),
        first=head[header].number,
    )


def _expect_workbook(raw: bytes, name: str) -> None:
    """Raises CommandError for another sort of archive, for one that unpacks to too much, and for odd XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                kind = next((kind for part, kind in _OTHER if part in names), "a zip archive")
                raise CommandError(f"`{name}` is {kind}, not .xlsx or CSV", _SAVE_AS)
            if sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise CommandError(
                    f"`{name}` unpacks to more than {_MOST_UNPACKED >> 20} MB", "save the list as CSV UTF-8"
                )
            for part in parts:
                with archive.open(part) as opened:
                    if b"<!DOCTYPE" in opened.read(_BEGINNING):
                        raise CommandError(
                            f"`{name}` declares a document type, which no workbook has", _SAVE_AS
                        )
    except _FAULTS as error:
        raise _broken(name) from error


def _opened(raw: bytes, name: str) -> Any:
    """The workbook, of which rows are read as they are asked for."""
    try:
        reader = importlib.import_module("openpyxl")
    except ImportError as error:
        raise CommandError(
            f"`{name}` is an Excel workbook, and its reader is not installed",
            "run `pip install 'icp-playbook[xlsx]'`, or save the list as CSV UTF-8",
        ) from error
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")  # of what it leaves out
    try:
        return reader.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    except _FAULTS as error:
        raise _broken(name) from error


_FAULTS = (
    ValueError,
    LookupError,
    ArithmeticError,
    TypeError,
    AttributeError,
    SyntaxError,
    EOFError,
    OSError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a reader of workbooks raises for one that is damaged or has a password: a SyntaxError for its XML, a
LookupError for an unknown encoding."""


def _rows(sheet: Any, name: str) -> Iterator[ListRow]:
    """The rows that hold anything, without empty cells at their end; of blank rows between them, the last."""
    blank = False
    begun = False
    try:
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells = [_text(cell, sheet.parent.epoch) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells and blank and begun:
                yield ListRow(number - 1, [])
            if cells:
                yield ListRow(number, cells)
            blank, begun = not cells, begun or bool(cells)
    except _FAULTS as error:
        raise _broken(name) from error


def _padded(row: ListRow, width: int) -> ListRow:
    missing = width - len(row.cells) if row.cells else 0
    return ListRow(row.number, [*row.cells, *([""] * missing)])


def _text(cell: Any, epoch: datetime.datetime) -> str:
    """A cell as a CSV file would hold it: days as ISO dates, errors as nothing, a share as percent."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            return "" if cell.data_type == "e" else value
        case datetime.datetime() if value < epoch:
            return ""
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            return value.date().isoformat() if midnight else value.replace(microsecond=0).isoformat()
        case int() | float():
            share = "%" in str(cell.number_format)
            return f"{_number(value * 100)}%" if share else _number(value)
        case datetime.timedelta():
            seconds = int(value.total_seconds())
            if value.days >= _LAST_DAY:
                return ""
            return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case datetime.time():
            return value.replace(microsecond=0).isoformat()
        case _:
            return str(value)


def _number(value: float) -> str:
    """As many digits as a spreadsheet keeps."""
    if not math.isfinite(value):
        return ""
    kept = float(f"{value:.15g}")
    return str(int(kept)) if kept == int(kept) else f"{Decimal(repr(kept)):f}"


def _broken(name: str) -> CommandError:
    return CommandError(f"`{name}` is a damaged Excel workbook", "open it in a spreadsheet and save it again")
