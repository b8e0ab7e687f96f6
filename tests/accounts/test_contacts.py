"""A list of contacts beside a list of accounts, by the example playbook."""

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

import pytest

from icp_playbook.accounts import ADDED, CONTACT_ADDED, ContactRequest, Form, ScoreRequest, score_list
from icp_playbook.contacts import ROLE_COLUMNS, PersonaCatalogue
from icp_playbook.findings import CommandError
from tests.accounts.scoring import AS_OF, example
from tests.fit.example import playbook

ACCOUNTS = """\
Record ID,Company name,Company Domain Name,Industry,Number of Employees,Annual Revenue,Country/Region
101,Tallow & Wick,tallow.example,COMPUTER_SOFTWARE,140,$12M,United States
102,Greyfell,greyfell.example,TRANSPORTATION_TRUCKING_RAILROAD,20,$3M,Ireland
103,Bakers,bakers.example,MACHINERY,220,$40M,Germany

"""
CONTACTS = """\
Contact export

First Name;Email;Job Title;Company Name;Associated Company ID
Ann;ann@tallow.example;Founder & CEO;;
Ben;ben@gmail.com;CMO;Tallow and Wick;101
Cy;cy@greyfell.example;Head of Operations;;
Di;di@greyfell.example;Assistant to the CFO;;
Ed;ed@nowhere.example;=CFO;=Nowhere;
Flo;flo@gmail.com;former CFO;;
Gus;;;Bakers;
Hal;hal@bakers.example;Owner;;;shifted

Grand total 8
"""


@dataclass(frozen=True)
class ScoredLists:
    """The accounts and contacts as written, and the report."""

    accounts: str
    contacts: str
    report: str

    @property
    def account_rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.accounts, newline="")))


def scored(accounts: str = ACCOUNTS, contacts: str = CONTACTS, form: Form = "csv") -> ScoredLists:
    """Both lists, scored as of a fixed day."""
    out, beside, lines = io.BytesIO(), io.BytesIO(), list[str]()
    people = PersonaCatalogue.of(playbook())
    request = ContactRequest("contacts.csv", io.BytesIO(contacts.encode()), people, beside)
    score_list(
        example(),
        ScoreRequest("list.csv", AS_OF, form=form, contacts=request),
        io.BytesIO(accounts.encode()),
        out,
        lines.append,
    )
    return ScoredLists(out.getvalue().decode(), beside.getvalue().decode(), "\n".join(lines))


def test_an_account_gets_the_roles_known_the_missing_and_whom_to_find() -> None:
    tallow, greyfell, bakers = scored().account_rows
    assert tallow["icp_profile"] == "saas"
    assert tallow["icp_roles_known"] == (
        "economic buyer: Founder or owner; executive sponsor: Founder or owner; champion: Head of growth"
    )
    assert tallow["icp_roles_missing"] == "technical evaluator, blocker"
    assert tallow["icp_find"].startswith(
        "technical evaluator: Revenue operations manager (look for Revenue operations manager, RevOps, "
    )
    assert greyfell["icp_profile"] == "logistics"
    assert greyfell["icp_roles_known"] == "champion: Operations director"
    assert greyfell["icp_roles_missing"] == "economic buyer, executive sponsor, technical evaluator, blocker"
    assert bakers["icp_certain"] == "out"
    assert [bakers[name] for name in ROLE_COLUMNS] == ["", "", ""]


def test_contacts_come_back_with_account_persona_and_why_not() -> None:
    lines = scored().contacts.splitlines()
    assert lines[0] == "Contact export"
    assert (
        lines[2] == f"First Name;Email;Job Title;Company Name;Associated Company ID;{';'.join(CONTACT_ADDED)}"
    )
    assert lines[3:] == [
        "Ann;ann@tallow.example;Founder & CEO;;;Tallow & Wick;e-mail domain;saas;founder;Founder & CEO;"
        "economic-buyer, executive-sponsor;",
        "Ben;ben@gmail.com;CMO;Tallow and Wick;101;Tallow & Wick;account id;saas;head-of-growth;CMO;"
        "champion;",
        "Cy;cy@greyfell.example;Head of Operations;;;Greyfell;e-mail domain;logistics;operations-director;"
        "Head of operations;champion;",
        "Di;di@greyfell.example;Assistant to the CFO;;;Greyfell;e-mail domain;logistics;;;;"
        "Persona: an assistant, a trainee or a deputy of a persona",
        "Ed;ed@nowhere.example;=CFO;=Nowhere;;;;;cfo;Chief financial officer;;"
        "Account: no account of the list has its id, domain or name",
        'Flo;flo@gmail.com;former CFO;;;;;;;;;"Account: only an address of free mail, which names no '
        "company; "
        'Persona: no longer in office"',
        "Gus;;;Bakers;;Bakers;account name;;;;;Persona: no title is given",
        "Hal;hal@bakers.example;Owner;;;;;;;;;"
        "more cells than the header, so they may be in the wrong column;shifted",
        "",
        "Grand total 8",
    ]


def test_the_report_counts_and_gives_no_address() -> None:
    report = scored().report
    assert (
        'contacts, read from `contacts.csv`:\n  Title ← "Job Title"\n  E-mail ← "Email"\n'
        '  Account id ← "Associated Company ID"\n  Account name ← "Company Name"\n'
        '  joined to accounts by Account id ← "Record ID"; Web domain ← "Company Domain Name"; '
        'Account name ← "Company name"\n'
        "contacts not read, since cells may be in the wrong column: row 11\n"
    ) in report
    assert (
        "7 contacts: 5 joined to 3 accounts (1 by account id, 1 by account name, 3 by e-mail domain), 2 not\n"
        '  no account of the list has its id, domain or name: 1 (row 8 "=Nowhere")\n'
        "  only an address of free mail, which names no company: 1 (row 9)\n"
        "personas: CFO or finance director 1, Founder or owner 1, Head of growth 1, Operations director 1; "
        "3 without\n"
        "  no title is given: 1\n"
        '  an assistant, a trainee or a deputy of a persona: 1: "Assistant to the CFO" (1)\n'
        '  no longer in office: 1: "former CFO" (1)\n'
        "committee of SaaS scale-ups, 1 account in or open: not yet known: technical evaluator at 1, "
        "blocker at 1\n"
        "committee of Regional freight and warehousing, 1 account in or open: not yet known: economic buyer "
        "at 1, executive sponsor at 1, technical evaluator at 1, blocker at 1\n"
    ) in report
    assert "@" not in report


def test_a_title_of_several_personas_is_left_open() -> None:
    lists = scored(contacts="Email,Title\nx@bakers.example,CMO\ny@tallow.example,Head of Operations\n")
    assert "CMO" in lists.report
    assert '  a title of several personas: 2: "CMO" (1), "Head of Operations" (1)\n' in lists.report
    assert "Persona: head-of-growth (CMO) or medical-director (CMO), which the title alone" in lists.contacts


def test_as_json_and_scored_again() -> None:
    found: list[dict[str, Any]] = json.loads(scored(form="json").contacts)
    assert (found[0]["Email"], found[0]["icp_persona"], found[3]["icp_persona"]) == (
        "ann@tallow.example",
        "founder",
        None,
    )
    once = scored()
    assert scored(once.accounts, once.contacts) == ScoredLists(
        once.accounts, once.contacts, scored(once.accounts, once.contacts).report
    )
    header = once.accounts.split("\n", 1)[0]
    assert header.endswith(",".join((*ADDED, *ROLE_COLUMNS)))


@pytest.mark.parametrize(
    ("contacts", "sentence"),
    [
        ("Email,Name\na@b.example,Jo\n", "no column of `contacts.csv` holds job titles; row 1 reads"),
        ("Title,Name\nCFO,Jo\n", "no column of `contacts.csv` says of which account a contact is"),
        ("Email,Title,icp_persona\na@b.example,CFO,x\n", 'already has a column "icp_persona"'),
        ("", "`contacts.csv` is empty"),
    ],
)
def test_a_list_that_is_none_is_refused(contacts: str, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence.replace("`", ".")):
        scored(contacts=contacts)


HEADERS = {
    "HubSpot": "Record ID - Contact,Email,Job Title,Associated Company IDs,Associated Company",
    "Salesforce": "Contact ID,Title,Account Name,Account ID,Email",
    "Apollo": "First Name,Title,Company,Email,Website,Apollo Contact Id,Apollo Account Id",
    "ZoomInfo": "ZoomInfo Contact ID,Job Title,Email Address,ZoomInfo Company ID,Company Name,Website",
    "LinkedIn": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "Pipedrive": "Person - Name,Person - Email - Work,Person - Organization,Person - Job title",
    "Crunchbase": "Full Name,Primary Job Title,Primary Organization,Contact Email",
    "Clearbit": "person.name.fullName,person.email,person.employment.title,person.employment.name",
    "Pipedrive in German": "Person - Name,Person - E-Mail - Arbeit,Person - Organisation,Person - Jobtitel",
    "Pipedrive in French": (
        "Personne - Nom,Personne - E-mail - Travail,Personne - Organisation,Personne - Titre du poste"
    ),
    "HubSpot in German": "E-Mail-Adresse;Jobtitel;Zugeordnetes Unternehmen",
    "HubSpot in French": "Adresse e-mail;Intitulé du poste;Entreprise associée",
    "German": "Vorname;E-Mail-Adresse;Jobtitel;Unternehmensname",
    "French": "Prénom;Adresse e-mail;Intitulé du poste;Nom de l'entreprise",
}


@pytest.mark.parametrize("provider", HEADERS)
def test_the_columns_of_exports_are_known(provider: str) -> None:
    header = HEADERS[provider]
    mark = ";" if ";" in header else ","
    values = {"title": "CFO", "position": "CFO", "titel": "CFO", "poste": "CFO", "mail": "jo@tallow.example"}
    cells = [
        next((text for part, text in values.items() if part in name.lower()), "")
        for name in header.split(mark)
    ]
    report = scored(contacts=f"{header}\n{mark.join(cells)}\n").report
    assert "1 contact: 1 joined to 1 account (1 by e-mail domain), 0 not\npersonas: CFO or" in report
    assert "Account name ←" in report
