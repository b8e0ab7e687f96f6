"""Odd lists on /fit/: the page reads what the command reads, and says what is no account."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from icp_playbook.accounts.workbook import workbook_table
from icp_playbook.fields import CAUSES
from tests.accounts.odd_lists import ODD_LISTS
from tests.accounts.reported_lists import REPORTED
from tests.accounts.test_workbooks import HOSTILE
from tests.accounts.workbooks import CELLS, FORMATS, OWN, Workbook, row, value
from tests.browser.lists import AS_OF, Lists, scored

pytestmark = pytest.mark.browser

READ_ALL = """async (lists) => {
    const [{ catalogue }, { tableOf }, { decoded }, { headerCounter, recognise }, { moneyOf }, accounts] =
        await Promise.all(
            ["catalogue", "csv", "textfiles", "columns", "currencies", "accounts"].map(
                (name) => import(`../assets/fit/${name}.js`)));
    const playbook = catalogue(window.icpPlaybook);
    const money = moneyOf(playbook.form);
    return lists.map(([bytes, asOf]) => {
        const text = decoded(new Uint8Array(bytes), "list.csv");
        const table = tableOf(text, headerCounter(playbook.fields));
        const { taken } = recognise(table.headers, playbook.fields, money);
        const fields = playbook.fields.filter(({ id }) => Object.hasOwn(taken, id));
        const ordered = Object.fromEntries(fields.map(({ id }) => [id, taken[id]]));
        const read = accounts.accountReader(table.headers, ordered, playbook);
        const entries = [...table.rows].map(
            (row) => accounts.judged(row, read, { icp: "", asOf }, playbook));
        return accounts.scoredList(table, entries, playbook.words);
    });
}"""


def test_every_list_comes_out_as_the_command_writes_it(page: Page, address: str) -> None:
    lists = Lists(page, address)
    contents = {name: odd.content for name, odd in ODD_LISTS.items()}
    contents |= {name: reported.content().encode() for name, reported in REPORTED.items()}
    found = lists.page.evaluate(READ_ALL, [[list(content), AS_OF] for content in contents.values()])
    wrong = {
        name: text
        for (name, content), text in zip(contents.items(), found, strict=True)
        if text != scored(content).decode()
    }
    assert wrong == {}


DROPPED = (
    "countries by official and everyday names",
    "a headquarters with its city",
    "a report of Salesforce with the currency of a sum",
    "Pipedrive's currency",
    "days with two readings",
    "no day, as exports write it",
    "nearly the name of a tool",
    "sums in other currencies",
    "bands that a spreadsheet turned into dates",
    "bands that share a unit",
    "an export with German labels",
)


def test_a_person_who_drops_a_reported_list_sees_what_the_command_prints(
    page: Page, address: str, tmp_path: Path
) -> None:
    lists = Lists(page, address)
    for number, name in enumerate(DROPPED, 1):
        text = REPORTED[name].content().replace("\r\nA,", f"\r\nList {number},")
        lists.drop(text)
        expect(lists.rows.first).to_contain_text(f"List {number}")
        expected = scored(text.encode()).decode()
        rows = list(csv.DictReader(io.StringIO(expected, newline="")))
        lists.wait(len(rows))
        shown = lists.section.locator(".fit-results .fit-trouble").all_inner_texts()
        assert sorted(filter(None, shown)) == sorted(filter(None, (row["icp_problems"] for row in rows)))
        assert lists.download(tmp_path)[1].decode() == expected


def test_one_sum_in_several_currencies_stands_by_its_cause(page: Page, address: str) -> None:
    lists = Lists(page, address)
    lists.choose(b"Company name,Annual Revenue,Currency\nA,2M,EUR\nB,2M,JPY\n")
    lists.wait(2)
    line = f'Annual revenue: {CAUSES["other-currency"]} · 2 times (row 2, 3): "2M" (2)'
    assert lists.section.locator(".fit-unread li").all_text_contents() == [line]


def test_rows_that_are_no_accounts_are_named(page: Page, address: str) -> None:
    lists = Lists(page, address)
    odd = ODD_LISTS["the footer of a Salesforce report"]
    lists.choose(b"Account List\r\n\r\n" + odd.content)
    lists.wait(1)
    expect(lists.section.locator(".fit-said")).to_contain_text(
        'Kept but not scored: row 1 "Account List", row 6 "Account List", row 7 "Copyright (c) 2000-2026'
    )
    expect(lists.rows).to_have_count(1)


def test_a_workbook_comes_out_as_the_command_writes_it(page: Page, address: str, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    lists = Lists(page, address)
    lists.choose(CELLS.data(), "accounts.xlsx")
    lists.wait(5)
    expect(lists.section.locator(".fit-said")).to_contain_text(
        'Kept but not scored: row 2 "Account List", row 12 "Total" and row 13 "Copyright 2026". '
        'Sheet "Accounts", header in row 4. Sheets not read: "Cover" and "Archive".'
    )
    name, content = lists.download(tmp_path)
    assert name == "accounts-icp.csv"
    assert content.decode() == scored(CELLS.data()).decode()


READ_BOOKS = """async (books) => {
    const { workbookTable } = await import("../assets/fit/workbook.js");
    const read = async (bytes) => {
        try {
            const { headers, rows } = await workbookTable(new Uint8Array(bytes), "list.csv", () => 2);
            return [headers, ...[...rows].map((row) => row.cells)];
        } catch (error) {
            if (error.remedy === undefined) throw error;
            return `${error.message} ${error.remedy}`;
        }
    };
    const found = [];
    for (const book of books) found.push(await read(book));
    return found;
}"""


def test_what_is_no_workbook_is_refused_as_the_command_refuses_it(page: Page, address: str) -> None:
    lists = Lists(page, address)
    found = lists.page.evaluate(READ_BOOKS, [list(data) for data, _, _ in HOSTILE.values()])
    for text, (_, sentence, remedy) in zip(found, HOSTILE.values(), strict=True):
        expected = f"{sentence.replace('`', '')}. {remedy[0].upper()}{remedy[1:]}."
        assert text.split(" more than once")[0] == expected.split(" more than once", maxsplit=1)[0].replace(
            'list.csv has the column "Industry"', 'The list has the column "Industry"'
        )


NUMBERS = ("0", "1", "1.5", "0.1", "1E3", "1.0000000000000002", "123456789012345680", "1E15", "-2.50", "0.07")
DAYS = ("0", "0.25", "1", "59", "60", "61", "45962", "45962.999999", "2958465.5", "2958466", "-1")


def test_numbers_and_days_are_read_as_the_command_reads_them(page: Page, address: str) -> None:
    pytest.importorskip("openpyxl")
    codes = [*FORMATS, *OWN]
    rows = [row(1, "Company name", *(f"c{at}" for at in range(len(codes))))]
    for at, number in enumerate((*NUMBERS, *DAYS), 2):
        rows.append(row(at, "A", *(value(number, code) for code in codes)))
    books = [Workbook({"List": "".join(rows)}, since_1904=since).data() for since in (False, True)]
    found = Lists(page, address).page.evaluate(READ_BOOKS, [list(data) for data in books])
    for data, cells in zip(books, found, strict=True):
        table = workbook_table(io.BytesIO(data), "list.csv", lambda _: 2)
        assert cells == [list(table.headers), *(one.cells for one in table.rows)]
