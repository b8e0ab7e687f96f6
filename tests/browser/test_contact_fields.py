"""Fields of contacts on /fit/: the page reads and judges lists as the command does."""

import pytest
from playwright.sync_api import Browser

from icp_playbook.fit import build_word_list, compile_playbook, program_record, word_list_record
from icp_playbook.views.fit.page import fit_record
from tests.accounts.contact_playbook import ACCOUNTS, AS_OF, CONTACTS, drawn_contacts, playbook, scored
from tests.browser.modules import in_browser, modules_page
from tests.fit.drawn import Json

pytestmark = pytest.mark.browser

READ = """({ data, accountText, contactTexts, asOf }) => {
    const all = catalogue(data);
    const people = all.form.contacts;
    const read = (text, knows) => {
        const table = tableOf(text, knows);
        return { ...table, rows: [...table.rows] };
    };
    const own = all.fields.filter((field) => !field.ofContacts);
    return contactTexts.map((text) => {
        const table = read(accountText, headerCounter(own));
        const { taken } = recognise(table.headers, own, moneyOf(all.form));
        const beside = read(text, contactHeaderCounter(people, all.fields));
        const list = readContacts(beside, { ...table, taken }, all);
        const reader = accountReader(table.headers, taken, all);
        const entries = table.rows.map((row) =>
            judged(row, reader, { icp: "", asOf }, all, list.fields.values(row.number)));
        const { cells, tallies } = seated(list, entries, people);
        return [
            scoredList(table, entries, all.words, cells),
            contactFile(list, harmless),
            contactLines(list, tallies, people, all.words),
        ];
    });
}"""


def page_data() -> Json:
    """What the page has of the playbook."""
    program = compile_playbook(playbook())
    return {
        "program": program_record(program),
        "words": word_list_record(build_word_list(playbook(), program)),
        "form": fit_record(playbook(), program),
    }


def test_the_form_asks_for_one_contact(chrome: Browser) -> None:
    with modules_page(chrome, "catalogue", "form") as page:
        asked = in_browser(
            page,
            """(data) => {
                const { element } = accountForm(catalogue(data), () => {}, () => {});
                const hint = "Of one contact; a list of contacts tells it of each.";
                const fields = [...element.querySelectorAll("[data-field]")];
                return fields.filter((one) => one.textContent.includes(hint)).map((one) => one.dataset.field);
            }""",
            page_data(),
        )
    assert sorted(asked) == ["asked_by", "seniority", "years"]


def test_an_account_of_a_list_shows_what_its_contacts_say(chrome: Browser) -> None:
    account = {"employees": 20, "years": {"contacts": [5, None]}, "asked_by": {"contacts": [True]}}
    with modules_page(chrome, "catalogue", "form", "address") as page:
        shown = in_browser(
            page,
            """([data, account]) => {
                const all = catalogue(data);
                const form = accountForm(all, () => {}, () => {});
                form.show(account, "");
                const texts = ["years", "asked_by"].map(
                    (id) => form.element.querySelector(`[data-field=${id}] .fit-read`).textContent);
                return [...texts, writeAddress({ account, icp: "", asOf: "", list: false }, all)];
            }""",
            [page_data(), account],
        )
    assert shown[:2] == ["From 2 contacts: 5; not known", "From 1 contact: yes"]
    assert "employees=20" in shown[2]
    assert "contacts" not in shown[2]
    assert "years" not in shown[2]


def test_the_page_reads_fields_of_contacts_as_the_command_does(chrome: Browser) -> None:
    lists = [CONTACTS, drawn_contacts(200)]
    names = ("catalogue", "csv", "columns", "currencies", "accounts", "contacts", "contactlines")
    with modules_page(chrome, *names, "contactcolumns") as page:
        case = {"data": page_data(), "accountText": ACCOUNTS, "contactTexts": lists, "asOf": AS_OF}
        found = in_browser(page, READ, case)
    for contacts, (accounts, written, lines) in zip(lists, found, strict=True):
        by_command = scored(contacts)
        assert accounts.splitlines() == by_command[0].splitlines()
        assert written.splitlines() == by_command[1].splitlines()
        first = next(at for at, line in enumerate(by_command[2]) if " contacts: " in line)
        assert lines == [line.strip() for line in by_command[2][first:-1]]
