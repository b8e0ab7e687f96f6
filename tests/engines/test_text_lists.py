"""Lists of text in DuckDB are what Python reads: every account, problem, row and cell, with no tolerance."""

import csv
import io
from pathlib import Path

import duckdb
import pytest

from icp_playbook.accounts import assumptions, list_table, opened
from icp_playbook.engines import read_source
from icp_playbook.fields import Catalogue, Choice, Columns, Conventions, Field, header_counter
from icp_playbook.findings import CommandError
from tests.accounts.odd_lists import HEADER, ODD_LISTS, ROW, OddList
from tests.accounts.scoring import EXTRACT, example
from tests.accounts.workbooks import Workbook
from tests.engines.list_comparison import differences, file_differences, prepared_for
from tests.fields import cells

EVERY_FIELD = prepared_for(example().catalogue)


@pytest.mark.parametrize("few_texts", [0, 10_000])
@pytest.mark.parametrize("conventions", cells.every_convention(), ids=str)
def test_every_cell_of_the_vectors(conventions: Conventions, few_texts: int) -> None:
    cases = [case for table in cells.tables().values() for case in table if case.conventions == conventions]
    names = list(dict.fromkeys(case.field.id for case in cases))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    for case in cases:
        writer.writerow([case.text if name == case.field.id else "" for name in names])
    fields = tuple(cells.fields()[name] for name in names)
    content = text.getvalue().encode("utf-8", "replace")
    assert differences(content, prepared_for(Catalogue(fields, conventions)), few_texts=few_texts) == {}


@pytest.mark.parametrize("odd", ODD_LISTS.values(), ids=ODD_LISTS)
def test_odd_lists(odd: OddList) -> None:
    assert differences(odd.content, EVERY_FIELD) == {}


def test_a_list_of_a_provider() -> None:
    assert file_differences(str(EXTRACT), EVERY_FIELD, {}) == {}


UNEVEN = {
    "short and long rows": f"{HEADER}\n{ROW}\nB,x\n{ROW},more\n{ROW},,\n",
    "blank lines and blanks": f"{HEADER}\n{ROW}\n\n ,\t,\u3000,\n\n{ROW}\n",
    "blank rows of a regular list": f"{HEADER}\n{ROW}\n ,,,\u2003\n{ROW}\n,,,\n",
    "a total of a regular list": f"{HEADER}\n{ROW}\n,,,\nTotal,,1,\nGrand Total,,,\n",
    "totals alone": f"{HEADER}\nGrand Total,,,\nGrand Total,,,\n",
    "many rows that may stand below": f"{HEADER}\n{ROW}\n" + "Grand total,,3,\n" * 700,
    "quotes inside cells": f'{HEADER}\nB "B" B,"a ""b"", c",1,2\n"",""" ","",x\n',
    "quotes around cells": '"Company name","Industry",Staff\n"B, ""C""","",""\n"""",Dental,"1"\n',
    "a quote behind a blank": f'{HEADER}\nB, "Dental",1,2\n',
    "line ends of both kinds": f'{HEADER}\r\n{ROW}\nB,"one\r\ntwo\nthree\rfour",1,2\r\n',
    "line ends inside cells": f'{HEADER}\r\n"B\n\n\nB","a\r\n\r\nb",1,2\r\n{ROW}\r\n',
    "a return inside a line": f"{HEADER}\n{ROW}\nB,x\ry,1,2\n",
    "no line end at the end": f"{HEADER}\n{ROW}",
    "words that an engine takes for nothing": f"{HEADER}\nNULL,null,NA,\\N\nNaN,None,nan,-\n",
    "a column alone": "Company name\nA\n\n\n,\nTotal\nB\n",
    "a header alone": f"{HEADER}\n",
    "quoted names above": f'Our "list"\n"x\ny",z\n{HEADER}\n{ROW}\n',
    "letters of all sorts": f"{HEADER}\nﾎﾟ①½\u200b,\ufeffSaaS\u00a0,１２０,１２ Mio. €\n",
}


@pytest.mark.parametrize("text", UNEVEN.values(), ids=UNEVEN)
def test_uneven_lists(text: str) -> None:
    assert differences(text.encode(), EVERY_FIELD) == {}


def test_quotes_and_line_ends_across_the_blocks_that_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("icp_playbook.engines.lists.plain_csv._BLOCK", 7)
    for text in UNEVEN.values():
        assert differences(text.encode(), EVERY_FIELD) == {}


def _sums() -> Catalogue:
    sums = Columns(other=("Annual Revenue", "Sales"))
    return Catalogue(
        (
            Field(
                id="people",
                label="People",
                type="integer",
                minimum=1,
                columns=Columns(other=("Staff", "Range")),
            ),
            Field(id="sales", label="Sales", type="money", minimum=0, columns=sums, missing=0),
            Field(id="raised", label="Raised", type="money", missing=0),
            Field(
                id="tools", label="Tools", type="choices", missing=(), values=(Choice(id="crm", label="CRM"),)
            ),
            Field(id="public", label="Public", type="boolean", missing=False),
            Field(id="country", label="Country", type="country", missing="DE"),
        ),
        Conventions("USD"),
    )


SUMS = """Staff,Range,Annual Revenue (in thousands),Sales,Currency,Raised,Tools,Public,Country
5,11-50,12,,USD,5,CRM,yes,US
0,11-50,0,7,EUR,,CRM;x,,
,,12.5,,JPY,-5,,perhaps,Atlantis
-3,x,,9,¤¤,1.250.000,[],,"Berlin, Germany"
x,7,,,EUR,,,,
12
12,,1
"""


@pytest.mark.parametrize("assumed", [(), ("people=10-20", "sales=5M", "country=US", "tools=crm")])
def test_several_columns_currencies_and_what_empty_cells_stand_for(assumed: tuple[str, ...]) -> None:
    prepared = prepared_for(_sums())
    given = assumptions(assumed, prepared.catalogue)
    assert differences(SUMS.encode(), prepared, given) == {}
    assert differences(b"Staff\n3\n\nx\n", prepared, given) == {}


def test_a_thousand_problems() -> None:
    prepared = prepared_for(_sums())
    rows = [
        f"{at % 7}?{at % 1300},{at % 3}-{at % 5},,{'EUR' if at % 11 else 'xx'},{at}" for at in range(4000)
    ]
    short = [f"{'x,' * (at % 90)}" for at in range(200)]
    header = "Staff,Range,Tools,Currency,Raised\n"
    assert differences((header + "\n".join([*rows, *short])).encode(), prepared) == {}


def test_a_workbook(tmp_path: Path) -> None:
    row = '<row r="{}"><c t="inlineStr"><is><t>{}</t></is></c><c><v>120</v></c></row>'
    header = '<row r="2"><c t="inlineStr"><is><t>Company name</t></is></c>'
    header += '<c t="inlineStr"><is><t>Number of Employees</t></is></c></row>'
    path = tmp_path / "list.xlsx"
    path.write_bytes(Workbook({"List": header + row.format(3, "B") + row.format(7, "C\nD")}).data())
    assert file_differences(str(path), EVERY_FIELD, {}) == {}


BROKEN = {
    "a quote that never closes": f'{HEADER}\n{ROW}\n"B,x,1,2\n'.encode(),
    "something behind a closing quote": f'{HEADER}\n{ROW}\n"B"x,x,1,2\n'.encode(),
    "a NUL far below": f"{HEADER}\n".encode() + f"{ROW}\n".encode() * 5000 + b"B\0,x,1,2\n",
    "a byte that is no UTF-8 far below": f"{HEADER}\n".encode()
    + f"{ROW}\n".encode() * 5000
    + b"M\xfc,x,1,2\n",
    "no column that is known": b"A,B\n1,2\n",
    "the same column twice": b"Industry,Industry\n1,2\n",
    "nothing": b"",
    "a zip archive": b"PK\x03\x04",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_errors_are_those_of_the_reader(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with duckdb.connect() as connection, pytest.raises(CommandError) as found:
        read_source(connection, str(path), EVERY_FIELD, {})
    if b"A,B" in content:
        assert "matches a field; row 1 reads" in str(found.value)
        return
    with pytest.raises(CommandError) as expected, opened(str(path)) as stream:
        list(list_table(stream, str(path), header_counter(EVERY_FIELD.catalogue)).rows)
    assert str(found.value) == str(expected.value)


def test_a_regular_list_is_read_by_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("icp_playbook.engines.lists.text_lists.load_rows")
    regular = ["quotes around cells", "a total of a regular list", "blank rows of a regular list"]
    for name in (*regular, "line ends inside cells", "no line end at the end", "letters of all sorts"):
        assert differences(UNEVEN[name].encode(), EVERY_FIELD) == {}
