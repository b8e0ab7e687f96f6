"""Workbooks are read as the lists they hold, and refused where they are none."""

import csv
import io
import sys
import zipfile

import pytest

from icp_playbook.findings import CommandError
from tests.accounts.scoring import ScoredList, example, scored
from tests.accounts.workbooks import CELLS, HEADER, Workbook, row, value

MEND = "open it in a spreadsheet and save it again"
SAVE_AS = "save the list as .xlsx or as CSV UTF-8 and try again"


@pytest.fixture
def _reader() -> None:
    """The reader of workbooks, which is an extra."""
    pytest.importorskip("openpyxl")


def judged(book: Workbook) -> ScoredList:
    """A workbook scored with the playbook of this repository."""
    return scored(book.data(), evaluator=example())


def rows(result: ScoredList) -> list[list[str]]:
    """What was written, without the added columns."""
    text = result.text.removeprefix("\ufeff")
    return [cells[: len(HEADER)] for cells in csv.reader(io.StringIO(text, newline=""))]


@pytest.mark.usefixtures("_reader")
def test_cells_come_as_a_csv_file_would_hold_them() -> None:
    result = judged(CELLS)
    title, blank, header, *accounts = rows(result)
    assert (title, blank) == (["", "Account List"], [])
    assert header == list(HEADER)
    assert accounts == [
        ["A", "Software", "120", "12000000.5", "2025-11-01", "45%", ""],
        ["B Ltd", "Software", "0.1", "1000000000", "2025-11-01T10:30:00", "12.34%", "TRUE"],
        [],
        ["C", "", "1.1", "", "12/25/2026", "", ""],
        ["D", "", "3", "", "1900-01-02", "", "12:00:00"],
        ["E", "Dental", "0.005", "-5", "", "", "a\nb"],
        [],
        ["Total", "", "125", "", "", "", ""],
        ["Copyright 2026", "", "", "", "", "", ""],
    ]


@pytest.mark.usefixtures("_reader")
def test_the_sheet_and_the_header_are_named_and_rows_have_the_numbers_of_the_sheet() -> None:
    result = judged(CELLS)
    assert result.messages.startswith(
        'sheet "Accounts", header in row 4\nsheets not read: "Cover" and "Archive"\n'
        'above the header, kept but not scored: row 2 "Account List"\ncolumns read:\n'
    )
    assert (
        'below the table, kept but not scored: row 12 "Total", row 13 "Copyright 2026"\n' in result.messages
    )
    assert result.tally.accounts == 5
    assert "(row 10)" in result.messages


@pytest.mark.usefixtures("_reader")
def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    cells = row(1, "Company name", "Last funding") + row(2, "A", value("44500", "m/d/yyyy"))
    assert rows(judged(Workbook({"List": cells}, since_1904=True)))[1][:2] == ["A", "2025-11-01"]


@pytest.mark.usefixtures("_reader")
def test_the_sheet_with_most_known_columns_is_read() -> None:
    book = Workbook({"Notes": row(1, "Name") + row(2, "x"), "List": row(1, *HEADER) + row(2, "A", "Dental")})
    assert rows(judged(book))[1][:2] == ["A", "Dental"]


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


BOMB = "<!DOCTYPE sst [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
ONE = row(1, *HEADER) + row(2, "A")
HOSTILE = {
    "a zip archive": (_zip(a=b"x"), "`list.csv` is a zip archive, not .xlsx or CSV", SAVE_AS),
    "a Numbers file": (
        _zip(**{"Index__Document.iwa": b"x"}),
        "`list.csv` is a Numbers spreadsheet, not .xlsx or CSV",
        SAVE_AS,
    ),
    "an .ods file": (
        _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "`list.csv` is an OpenDocument file (.ods), not .xlsx or CSV",
        SAVE_AS,
    ),
    "half a workbook": (CELLS.data()[:2000], "`list.csv` is a damaged Excel workbook", MEND),
    "a workbook with a piece missing": (
        CELLS.data()[:400] + CELLS.data()[500:],
        "`list.csv` is a damaged Excel workbook",
        MEND,
    ),
    "a workbook without its parts": (
        _zip(xl__workbook_xml=b"<workbook/>"),
        "`list.csv` is a damaged Excel workbook",
        MEND,
    ),
    "entities": (
        Workbook({"List": ONE}, prolog=BOMB).data(),
        "`list.csv` declares a document type, which no workbook has",
        SAVE_AS,
    ),
    "only hidden sheets": (
        Workbook({"List": ONE}, hidden=("List",)).data(),
        "`list.csv` has no sheet that is shown",
        "unhide the sheet with the list",
    ),
    "nothing": (
        Workbook({"List": ""}).data(),
        "`list.csv` is empty",
        "export the list again, with its header",
    ),
    "a column twice": (
        Workbook({"List": row(1, "Name", "Industry", "Industry")}).data(),
        '`list.csv` has the column "Industry" more than once (columns 2, 3)',
        "rename or remove all but one of them",
    ),
}


@pytest.mark.usefixtures("_reader")
@pytest.mark.parametrize(("data", "sentence", "remedy"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_workbook_with_a_list(data: bytes, sentence: str, remedy: str) -> None:
    with pytest.raises(CommandError) as stopped:
        scored(data)
    assert (stopped.value.sentence, stopped.value.remedy) == (sentence, remedy)


@pytest.mark.usefixtures("_reader")
def test_a_part_in_an_encoding_that_nobody_knows() -> None:
    with zipfile.ZipFile(io.BytesIO(CELLS.data())) as archive:
        parts = {name: archive.read(name).replace(b"UTF-8", b"UTF-9") for name in archive.namelist()}
    with pytest.raises(CommandError, match="is a damaged Excel workbook"):
        scored(_zip(**parts))


@pytest.mark.usefixtures("_reader")
def test_a_workbook_that_unpacks_to_gigabytes_is_refused_unread() -> None:
    large = Workbook({"List": ONE}, extra={"xl/media/image1.bin": bytes(513 << 20)}).data()
    with pytest.raises(CommandError, match="unpacks to more than 512 MB"):
        scored(large)


@pytest.mark.usefixtures("_reader")
def test_a_cell_in_the_last_row_is_reached_without_the_rows_before_it() -> None:
    far = row(1, *HEADER) + row(2, "A", "Dental") + row(1_048_576, "Z", "Dental")
    result = judged(Workbook({"List": far}))
    assert [cells[0] if cells else "" for cells in rows(result)] == ["Company name", "A", "", "Z"]


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CommandError) as stopped:
        scored(CELLS.data())
    assert stopped.value.sentence == "`list.csv` is an Excel workbook, and its reader is not installed"
    assert stopped.value.remedy == "run `pip install 'icp-playbook[xlsx]'`, or save the list as CSV UTF-8"
