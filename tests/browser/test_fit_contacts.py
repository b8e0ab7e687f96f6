"""Contacts on /fit/: the same personas, committees, files and words as the command gives."""

import datetime
import io
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from icp_playbook.accounts import ContactRequest, ScoreRequest, score_list
from icp_playbook.contacts import PersonaCatalogue
from icp_playbook.fit import PreparedPlaybook
from tests.accounts.test_contacts import ACCOUNTS, CONTACTS
from tests.browser.lists import AS_OF, Lists
from tests.browser.panel import playbook
from tests.contacts.test_titles import CAUSES, PERSONAS

pytestmark = pytest.mark.browser

MAILS = (
    "jo@tallow.example",
    "Jo <jo@mail.greyfell.example>",
    "jo@gmail.com; jo@bakers.example",
    "jo@nowhere.example",
    "jo",
    "",
)
COMPANIES = (
    "Tallow and Wick",
    "GREYFELL GmbH",
    "Bakers, Inc.",
    "Nowhère S.A.",
    "-",
    "=1+1",
    "",
    "a@b.example",
)
SITES = (
    "",
    "https://www.tallow.example/x",
    "linkedin.com/company/bakers",
    "greyfell.example",
    "münchen.example",
)
IDS = ("", "101", "102;103", "0015g00000AbCdEAAZ", "--", "999")
WORDS = (
    "Senior",
    "of",
    "&",
    ",",
    "former",
    "Assistant",
    "-",
    "at",
    "VP",
    "Ops",
    "E-Commerce",
    "Leiter",
    "(",
    "Öl",
)

READ_BOTH = """async ([accountText, contactText, asOf]) => {
    const [{ catalogue }, { tableOf }, { headerCounter, recognise }, { moneyOf }, accounts, ...rest] =
        await Promise.all(
            ["catalogue", "csv", "columns", "currencies", "accounts", "contacts", "contactlines",
                "contactcolumns"].map((name) => import(`../assets/fit/${name}.js`)));
    const [contacts, lines, columns] = rest;
    const playbook = catalogue(window.icpPlaybook);
    const people = playbook.form.contacts;
    const read = (text, knows) => {
        const table = tableOf(text, knows);
        return { ...table, rows: [...table.rows] };
    };
    const table = read(accountText, headerCounter(playbook.fields));
    const { taken } = recognise(table.headers, playbook.fields, moneyOf(playbook.form));
    const reader = accounts.accountReader(table.headers, taken, playbook);
    const entries = table.rows.map((row) => accounts.judged(row, reader, { icp: "", asOf }, playbook));
    const knows = columns.contactHeaderCounter(people, playbook.fields);
    const list = contacts.readContacts(read(contactText, knows), { ...table, taken }, playbook);
    const { cells, tallies } = contacts.seated(list, entries, people);
    return [
        accounts.scoredList(table, entries, playbook.words, cells),
        contacts.contactFile(list, accounts.harmless),
        lines.contactLines(list, tallies, people, playbook.words),
    ];
}"""


def drawn_contacts(count: int) -> str:
    """Contacts with a bit of everything, and titles put together from those of the table."""
    draw = Random(11)  # noqa: S311  # the same contacts each time
    titles = [*PERSONAS, *(title for title in CAUSES if len(title) < 100)]
    rows = ["Email\tTitle\tCompany\tWebsite\tAccount ID"]
    for _ in range(count):
        title = " ".join(draw.choice((*titles, *WORDS)) for _ in range(draw.choice((1, 1, 2, 3, 4)))).strip()
        cells = [draw.choice(MAILS), title, draw.choice(COMPANIES), draw.choice(SITES), draw.choice(IDS)]
        rows.append("\t".join(cells))
    return "\n".join(rows) + "\n"


def by_the_command(contacts: str) -> tuple[str, str, list[str]]:
    """Both lists as the command writes them, and what it says of the contacts."""
    out, beside, lines = io.BytesIO(), io.BytesIO(), list[str]()
    people = PersonaCatalogue.of(playbook())
    request = ContactRequest("contacts.csv", io.BytesIO(contacts.encode()), people, beside)
    score_list(
        PreparedPlaybook.of(playbook()),
        ScoreRequest("list.csv", datetime.date.fromisoformat(AS_OF), contacts=request),
        io.BytesIO(ACCOUNTS.encode()),
        out,
        lines.append,
    )
    first = next(at for at, line in enumerate(lines) if " contacts: " in line)
    return out.getvalue().decode(), beside.getvalue().decode(), [line.strip() for line in lines[first:-1]]


def test_the_page_reads_contacts_as_the_command_does(page: Page, address: str) -> None:
    lists = Lists(page, address)
    for contacts in (CONTACTS, drawn_contacts(600)):
        found: Any = lists.page.evaluate(READ_BOTH, [ACCOUNTS, contacts, AS_OF])
        accounts, written, lines = by_the_command(contacts)
        assert found[2] == lines
        assert found[1].splitlines() == written.splitlines()
        assert found[0] == accounts


def test_contacts_are_chosen_beside_the_accounts(page: Page, address: str, tmp_path: Path) -> None:
    lists = Lists(page, address)
    contacts = lists.page.get_by_role("region", name="A list of contacts")
    contacts.get_by_label("Contacts at these accounts").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": CONTACTS.encode()}
    )
    expect(contacts).to_contain_text("rows read; add the accounts above")
    lists.choose(ACCOUNTS.encode())
    expect(contacts.locator("p.fit-said")).to_contain_text("7 contacts: 5 joined to 3 accounts")
    row = lists.section.locator(".fit-results tbody tr").filter(has_text="Tallow & Wick")
    expect(row).to_contain_text("champion: Head of growth")
    expect(row).to_contain_text("Not yet known: technical evaluator, blocker")
    row.get_by_text("Not yet known").click()
    expect(row).to_contain_text(
        "technical evaluator: Revenue operations manager (look for Revenue operations"
    )
    with lists.page.expect_download() as download:
        contacts.get_by_role("button", name="Download contacts").click()
    download.value.save_as(tmp_path / "out.csv")
    assert download.value.suggested_filename == "people-icp.csv"
    assert (tmp_path / "out.csv").read_text("utf-8") == by_the_command(CONTACTS)[1]
    contacts.get_by_label("Contacts at these accounts").set_input_files(
        {"name": "names.csv", "mimeType": "text/csv", "buffer": b"Email,Name\na@b.example,Jo\n"}
    )
    expect(contacts.get_by_role("alert")).to_contain_text("No column of the contacts holds job titles")
