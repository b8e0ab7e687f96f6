"""Fields of contacts in a list: read from the contacts alone, and decided as their conditions say."""

import csv
import io

from tests.accounts.contact_playbook import ACCOUNTS, CONTACTS, scored


def cells(text: str, column: str) -> list[str]:
    """The cells of a column."""
    return [row[column] for row in csv.DictReader(io.StringIO(text))]


def test_contacts_decide_where_a_condition_asks_for_them() -> None:
    accounts, contacts, lines = scored(CONTACTS)
    assert cells(accounts, "icp_status") == ["fit", "outside", "undecided", "undecided"]
    assert cells(accounts, "icp_points_low") == ["65", "50", "65", "50"], "one of Spelt has not opted in"
    assert cells(accounts, "icp_points_high") == ["65", "50", "65", "65"]
    assert cells(contacts, "icp_contact_problems")[4].endswith('; Seniority: "boss" is not in the list')
    assert '  Seniority ← "Employment Seniority"' in lines
    assert 'not read of contacts: Seniority, 1 cell: "boss" (1)' in lines
    assert 'columns kept but not read: "Seniority"' in lines, "which describes contacts"


def test_what_the_columns_of_contacts_lack_is_said() -> None:
    _, _, lines = scored(CONTACTS)
    assert "empty cells of Years there count as 0" in lines
    assert not any("column of theirs" in line for line in lines)
    _, _, lines = scored("Email,Employment Seniority\na@rye.example,VP\n")
    lacking = "fields of contacts that the ICPs use but no column of theirs holds: Years there, Asked by all"
    assert lacking in " ".join(lines).replace("  ", " ")


def test_no_address_stands_in_what_is_said_of_contacts() -> None:
    _, contacts, lines = scored("Email,Employment Seniority,Company\n,a@b.example,Rye\n")
    assert cells(contacts, "icp_contact_problems") == ["Persona: no title is given; Seniority: an address"]
    assert "not read of contacts: Seniority, 1 cell" in lines


def test_no_column_of_the_accounts_tells_a_field_of_contacts() -> None:
    accounts, _, lines = scored(None)
    assert set(cells(accounts, "icp_status")) == {"undecided"}
    assert set(cells(accounts, "icp_next_question")) == {"Seniority?"}
    assert any(
        line.startswith("fields of contacts that the ICPs use, read from their list alone: Seniority")
        for line in lines
    )


def test_what_is_assumed_of_contacts_fills_what_they_leave_empty() -> None:
    accounts, _, _ = scored(CONTACTS, "seniority=vp", "years=3")
    assert cells(accounts, "icp_status") == ["fit", "outside", "undecided", "fit"]


def test_a_contact_is_one_person_whatever_the_order_of_the_list() -> None:
    head, *rows = CONTACTS.splitlines(keepends=True)
    backwards = head + "".join(reversed(rows))
    assert scored(backwards, accounts=ACCOUNTS)[0] == scored(CONTACTS)[0]
