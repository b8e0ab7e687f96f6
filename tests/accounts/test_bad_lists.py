"""Files that are not lists of accounts: one clear error each, with the line and the fix."""

import gzip
import io
import zipfile

import pytest

from icp_playbook.findings import CommandError
from tests.accounts.scoring import scored

TOO_LONG = (
    "shorten it; if it is not that long, a quote in it never closes, or stands once inside a quoted cell"
)
MEND = "open it in a spreadsheet and save it again"
SAVE_AS = "save it as CSV UTF-8 and try again"
LONG_ROW = b"Bread," + b"x" * 1_000 + b"\n"
"""A hundred of them are more than is read at once."""


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("source", "sentence", "remedy"),
    [
        (b"", "`list.csv` is empty", SAVE_AS),
        (b"\xef\xbb\xbf\r\n \r\n", "`list.csv` is empty", SAVE_AS),
        (_zip(), "`list.csv` is a damaged Excel workbook", MEND),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "`list.csv` is an old Excel workbook (.xls), or one with a password, not CSV",
            SAVE_AS,
        ),
        (gzip.compress(b"a", mtime=0), "`list.csv` is a gzip archive, not CSV", SAVE_AS),
        (b"%PDF-1.7", "`list.csv` is a PDF, not CSV", SAVE_AS),
        (
            b"<!doctype html><title>Log in</title>",
            "`list.csv` is a web page or XML, not CSV; perhaps the export asked for a login",
            SAVE_AS,
        ),
        (b'[{"name": "Crumb"}]', "`list.csv` is JSON, not CSV", SAVE_AS),
        (b'{"name": "Crumb"}', "`list.csv` is JSON, not CSV", SAVE_AS),
        (
            "Industry\nBread\n".encode("utf-16-le"),
            "`list.csv` is a binary file, or UTF-16 text without its byte-order mark",
            SAVE_AS,
        ),
        (
            b"Industry,Name\nBread,Crumb\nBread,M\xfcller\n",
            "`list.csv` line 3 is not UTF-8 text: byte 0xfc after 'Bread,M'",
            f"it is probably in an older encoding such as Windows-1252; {SAVE_AS}",
        ),
        (b"\xff\xfeI\x00n\x00d", "`list.csv` line 1 is not UTF-16 text", SAVE_AS),
        (
            b"Industry,Name\n" + b"Bread,x" * 200_000,
            "`list.csv` line 2 is longer than a million characters",
            "shorten it; if no row is that long, the list was saved without line ends",
        ),
        (
            b"Industry,Name,Name\n",
            '`list.csv` has the column "Name" more than once (columns 2, 3)',
            "rename or remove all but one of them",
        ),
        (b",,\n,,\n", "`list.csv` has no header: its first row is empty", "put column names in row 1"),
        (
            b"Crumb,12,London\nRye,13,Leeds\n",
            'no column of `list.csv` matches a field; row 1 reads "Crumb", "12", "London"',
            "put column names in row 1, or add the names to `columns` in icp/fields.yaml",
        ),
        (
            b'Industry,Name\nBread,a\nBread,"never closed\nBread,c\n',
            "`list.csv` ends inside a quoted cell: a quote in the row of line 3 never closes",
            "close it, or write a quote inside a quoted cell twice",
        ),
        (
            b'Industry,Name\nBread,"' + b"x\n" * 100_000,
            "`list.csv` ends inside a quoted cell: a quote in the row of line 2 never closes",
            "close it, or write a quote inside a quoted cell twice",
        ),
        (
            b'Industry,Name\nBread,a\nBread,"' + b"x\n" * 500_001,
            "`list.csv`: the row of line 3 has a cell of more than 1,000,000 characters",
            TOO_LONG,
        ),
        (
            b"Industry,Name\nBread,a\nBread" + b',"x\n"' * 800_000,
            "`list.csv`: the row of line 3 has more than 4,000,000 characters",
            TOO_LONG,
        ),
        (
            b"Industry" + b",n" * 16_384 + b"\n",
            "`list.csv` has 16,385 columns; 16,384 is the limit",
            "export only the columns you need",
        ),
        (
            b"Industry" + b",n" * 5_000 + b"\n",
            '`list.csv` has the column "n" more than once (columns 2, 3, 4, 5, 6, 7, …)',
            "rename or remove all but one of them",
        ),
        (
            b"Industry,Name\n" + LONG_ROW * 100 + b"Bread,x\0\n",
            "`list.csv` line 102 holds a NUL character, which no text has",
            SAVE_AS,
        ),
        (
            b"Industry,Name\n" + LONG_ROW * 100 + b"Bread,M\xfcller\n",
            "`list.csv` line 102 is not UTF-8 text: byte 0xfc after 'Bread,M'",
            f"it is probably in an older encoding such as Windows-1252; {SAVE_AS}",
        ),
        (
            b'Industry,Name\nBread,"The "Best" Loaf"\n',
            "`list.csv` line 2 is not well-formed CSV: something follows a closing quote",
            "write a quote inside a quoted cell twice",
        ),
    ],
)
def test_files_that_are_not_lists(source: bytes, sentence: str, remedy: str) -> None:
    with pytest.raises(CommandError) as stopped:
        scored(source)
    assert (stopped.value.sentence, stopped.value.remedy) == (sentence, remedy)


@pytest.mark.parametrize(
    "source",
    [
        b"\r\n\r\nIndustry,Name\r\nBread,a\r\n",  # blank lines in front
        b"Industry,Name\rBread,a\r",  # old Mac line endings
        b"Industry,Name\nBread,a",  # no final newline
        b'Industry,"Na\nme"\nBread,a\n',  # a header over two lines
        b'Industry,Size\nBread,5" pipe\n',  # a quote inside an unquoted cell
        b"Industry,,\nBread,,\n",  # columns without a name
    ],
)
def test_odd_files_that_are_still_lists(source: bytes) -> None:
    assert scored(source).tally.accounts == 1
