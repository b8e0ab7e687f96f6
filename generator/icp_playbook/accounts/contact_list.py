"""A list of contacts beside a list of accounts: read as the accounts are, joined to them, written back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from icp_playbook.accounts.columns import Added, Placement, placement
from icp_playbook.accounts.contact_values import ContactReader
from icp_playbook.accounts.formats import list_table
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.table import Table
from icp_playbook.accounts.writing import Form, list_writer
from icp_playbook.contacts import (
    JOIN_CAUSES,
    JOIN_WORDS,
    TITLE_CAUSES,
    AccountIndex,
    ContactPart,
    ListedContact,
    PersonaCatalogue,
    Places,
    Roster,
    account_places,
    columns_read,
    contact_header_counter,
    contact_lines,
    contact_places,
    joining_keys,
)
from icp_playbook.fields import Catalogue, CellValue, Recognised, shortened
from icp_playbook.findings import CommandError
from icp_playbook.fit import WordList
from icp_playbook.phrases import series

CONTACT_ADDED = (
    "icp_account",
    "icp_joined_by",
    "icp_profile",
    "icp_persona",
    "icp_title",
    "icp_roles",
    "icp_contact_problems",
)
"""The columns that a list of contacts gets."""
_NAMED_BY: tuple[ContactPart, ...] = ("name", "domain", "id")


@dataclass(frozen=True, slots=True)
class ContactRequest:
    """A list of contacts to read, and where it is written with its added columns, if anywhere."""

    name: str
    source: BinaryIO
    people: PersonaCatalogue
    target: BinaryIO | None = None


@dataclass(frozen=True, slots=True)
class ContactList:
    """The list as read. `contacts` holds None for a row that is not read as one."""

    table: Table
    where: Placement
    roster: Roster
    rows: list[ListRow]
    contacts: list[ListedContact | None]
    accounts: dict[int, str]
    """What an account is called that a contact could join, by the number of its row."""
    fields: ContactReader
    """What the contacts say in fields of theirs."""

    @property
    def joined(self) -> frozenset[int]:
        """The accounts that have contacts, by the numbers of their rows."""
        found = (one.join.account for one in self.contacts if one is not None)
        return frozenset(account for account in found if account is not None)


def read_contacts(
    request: ContactRequest,
    accounts: Iterable[ListRow],
    recognised: Recognised,
    catalogue: Catalogue,
    assumed: Mapping[str, CellValue],
    tested: Sequence[str],
    say: Callable[[str], None],
) -> ContactList:
    """Reads the contacts and joins each to an account; accounts are known by the numbers of their rows.

    `tested` are the fields that decide; `say` gets which columns were read, and which of those have none.

    Raises CommandError for a list that cannot be read, has neither titles nor fields of contacts, or nothing
    that names an account.
    """
    table = list_table(request.source, request.name, contact_header_counter(catalogue))
    where = placement(table.headers, request.name, CONTACT_ADDED)
    places = contact_places(table.headers, catalogue)
    fields = ContactReader(table.headers, catalogue, assumed)
    _expect_columns(places, fields, table, request.name)
    ways = account_places(recognised, catalogue)
    say(f"contacts, read from `{request.name}`:")
    joined = columns_read(table.headers, places, ways, recognised.headers)
    for line in (*table.notes, *fields.columns_read(), *joined, *fields.silent(tested)):
        say(line)
    rows = list(table.rows)
    index = AccountIndex(ways, joining_keys((row.cells for row in _filled(rows)), places))
    names = {
        row.number: _account_name(row, ways) for row in _filled(accounts) if index.add(row.number, row.cells)
    }
    roster = Roster(request.people, index, places)
    width = len(table.headers)
    shifted = [row for row in _filled(rows) if any(row.cells[width:])]
    numbers = {row.number for row in shifted}
    contacts = [
        None if row.aside or row.is_blank or row.number in numbers else roster.add(row.cells) for row in rows
    ]
    for row, contact in zip(rows, contacts, strict=True):
        if contact is not None:
            fields.add(row, contact.join.account)
    if shifted:
        places_of = series([f"row {row.number}" for row in shifted], limit=4)
        say(f"contacts not read, since cells may be in the wrong column: {places_of}")
    return ContactList(table, where, roster, rows, contacts, names, fields)


def say_contacts(contacts: ContactList, people: PersonaCatalogue, words: WordList) -> Iterator[str]:
    """What the contacts came to. Printed after the accounts are judged."""
    numbered = [
        (row.number, contact)
        for row, contact in zip(contacts.rows, contacts.contacts, strict=True)
        if contact is not None
    ]
    personas = {id_: persona.name for id_, persona in people.committees.personas.items()}
    icps = {id_: icp.name for id_, icp in words.icps.items()}
    yield from contact_lines(numbered, contacts.roster.tallies, personas, icps)
    yield from contacts.fields.unread()


def write_contacts(contacts: ContactList, target: BinaryIO, form: Form) -> None:
    """The list of contacts as it came, with its added columns."""
    writer = list_writer(form, target, contacts.table, contacts.where)
    writer.begin()
    for row, contact in zip(contacts.rows, contacts.contacts, strict=True):
        cells = None
        if not (row.aside or row.is_blank):
            unread = list(contacts.fields.labelled(row.number))
            cells = _shifted() if contact is None else contact_cells(contact, contacts.accounts, unread)
        if (text := writer.text(row, cells)) is not None:
            writer.row(text, None)
    writer.end()


def _shifted() -> Added:
    cells: Added = dict.fromkeys(CONTACT_ADDED)
    return cells | {"icp_contact_problems": "more cells than the header, so they may be in the wrong column"}


def contact_cells(contact: ListedContact, accounts: dict[int, str], unread: Sequence[str] = ()) -> Added:
    """The added cells of a contact; `unread` says which of its cells could not be read."""
    join, match = contact.join, contact.match
    problems = []
    if join.cause is not None:
        known = [accounts[one] for one in join.several]
        which = f": {series(known, 'or', limit=4)}" if known else ""
        problems.append(f"Account: {JOIN_CAUSES[join.cause]}{which}")
    if match.cause is not None:
        problems.append(f"Persona: {TITLE_CAUSES[match.cause]}")
    elif contact.persona is None:
        tied = series([f"{persona} ({title})" for persona, title in match.found], "or")
        problems.append(f"Persona: {tied}, which the title alone does not decide")
    persona, title = contact.persona or (None, None)
    return {
        "icp_account": accounts[join.account] if join.account is not None else None,
        "icp_joined_by": JOIN_WORDS[join.way] if join.way is not None else None,
        "icp_profile": contact.icp,
        "icp_persona": persona,
        "icp_title": title,
        "icp_roles": ", ".join(contact.roles) or None,
        "icp_contact_problems": "; ".join((*problems, *unread)) or None,
    }


def _filled(rows: Iterable[ListRow]) -> Iterator[ListRow]:
    return (row for row in rows if not row.aside and not row.is_blank)


def _account_name(row: ListRow, places: Places) -> str:
    """What an account is called: its name, else its domain or its id, else its row."""
    parts = (place for part in _NAMED_BY for place in places.get(part, ()))
    found = (row.cells[place].strip() for place in parts if place < len(row.cells))
    return next(filter(None, found), f"row {row.number}")


def _expect_columns(places: Places, fields: ContactReader, table: Table, name: str) -> None:
    shown = ", ".join(f'"{shortened(header)}"' for header in table.headers[:6])
    if not places["title"] and not fields.columns.taken:
        raise CommandError(
            f"no column of `{name}` holds job titles; row {table.first} reads {shown}",
            'name the column "Job Title"',
        )
    if not any(places[part] for part in (*_NAMED_BY, "email")):
        raise CommandError(
            f"no column of `{name}` says of which account a contact is; row {table.first} reads {shown}",
            'name one "Account ID", "Company", "Website" or "Email"',
        )
