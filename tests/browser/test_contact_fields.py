"""Fields of contacts on /fit/: the page reads and judges lists as the command does."""

import pytest
from playwright.sync_api import Browser

from icp_playbook.fit import build_word_list, compile_playbook, program_record, word_list_record
from icp_playbook.views.fit.page import fit_record
from tests.accounts.contact_playbook import ACCOUNTS, AS_OF, CONTACTS, drawn_contacts, playbook, scored
from tests.browser.modules import in_browser, modules_page

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


def test_the_page_reads_fields_of_contacts_as_the_command_does(chrome: Browser) -> None:
    program = compile_playbook(playbook())
    data = {
        "program": program_record(program),
        "words": word_list_record(build_word_list(playbook(), program)),
        "form": fit_record(playbook(), program),
    }
    lists = [CONTACTS, drawn_contacts(200)]
    names = ("catalogue", "csv", "columns", "currencies", "accounts", "contacts", "contactlines")
    with modules_page(chrome, *names, "contactcolumns") as page:
        case = {"data": data, "accountText": ACCOUNTS, "contactTexts": lists, "asOf": AS_OF}
        found = in_browser(page, READ, case)
    for contacts, (accounts, written, lines) in zip(lists, found, strict=True):
        by_command = scored(contacts)
        assert accounts.splitlines() == by_command[0].splitlines()
        assert written.splitlines() == by_command[1].splitlines()
        first = next(at for at, line in enumerate(by_command[2]) if " contacts: " in line)
        assert lines == [line.strip() for line in by_command[2][first:-1]]
