"""Odd lists on /fit/: the page reads what the command reads, and says what is no account."""

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.odd_lists import ODD_LISTS
from tests.browser.test_fit_list import AS_OF, Lists, scored

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


def test_every_odd_list_comes_out_as_the_command_writes_it(page: Page, address: str) -> None:
    lists = Lists(page, address)
    sent = [[list(odd.content), AS_OF] for odd in ODD_LISTS.values()]
    found = lists.page.evaluate(READ_ALL, sent)
    wrong = {
        name: text
        for (name, odd), text in zip(ODD_LISTS.items(), found, strict=True)
        if text != scored(odd.content).decode()
    }
    assert wrong == {}


def test_rows_that_are_no_accounts_are_named(page: Page, address: str) -> None:
    lists = Lists(page, address)
    odd = ODD_LISTS["the footer of a Salesforce report"]
    lists.choose(b"Account List\r\n\r\n" + odd.content)
    lists.wait(1)
    expect(lists.section.locator(".fit-said")).to_contain_text(
        'Kept but not scored: row 1 "Account List", row 6 "Account List", row 7 "Copyright (c) 2000-2026'
    )
    expect(lists.rows).to_have_count(1)
