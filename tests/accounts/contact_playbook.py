"""A playbook whose must asks for contacts, and lists of accounts and contacts as the command scores them."""

import datetime
import io
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from icp_playbook.accounts import ContactRequest, ScoreRequest, assumptions, score_list
from icp_playbook.contacts import PersonaCatalogue
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import Playbook, load
from tests.playbooks.copies import MINIMAL, PlaybookCopy

AS_OF = "2026-06-30"
SENIORITY = """
  - id: seniority
    label: Seniority
    type: choice
    of: contact
    match: any
    values: [{id: vp, label: VP, synonyms: [Vice President]}, {id: staff, label: Staff}]
    columns: {hubspot: [Employment Seniority]}
  - {id: years, label: Years there, type: integer, minimum: 0, of: contact, match: any, missing: 0}
  - {id: asked_by, label: Asked by all, type: boolean, of: contact, match: all, columns: {other: [Opted in]}}
"""
ACCOUNTS = """\
Company,Employees,Revenue,Tools,Seniority,Website
Rye,20,$2M,paper,VP,rye.example
Spelt,20,$2M,paper,VP,spelt.example
Oat,20,$2M,paper,VP,oat.example
Barley,20,$2M,paper,VP,barley.example
"""
CONTACTS = """\
Email,Employment Seniority,Years there,Opted in,Company
a@rye.example,Vice President,5,yes,
b@rye.example,staff,1,yes,
c@spelt.example,VP,1,no,
d@spelt.example,Staff,9,,
e@oat.example,boss,1-9,yes,
f@nowhere.example,VP,9,yes,
"""


@cache
def playbook() -> Playbook:
    """The minimal playbook: bakeries must have somebody senior, and not all may be silent."""
    with TemporaryDirectory() as folder:
        copy = PlaybookCopy.of(MINIMAL, Path(folder) / "playbook")
        copy.edit("icp/fields.yaml", "\n  - {id: last_opening,", f"{SENIORITY}  - {{id: last_opening,")
        copy.edit(
            "icp/profiles/bakeries.yaml",
            "when: {field: has_oven, is: true}",
            "when: {all: [{field: seniority, is: vp}, {field: years, at_least: 2}]}",
        )
        copy.edit(
            "icp/profiles/bakeries.yaml",
            "when: {field: tools, has_all: [erp]}\n      points: -5",
            "when: {field: asked_by, is: true}\n      points: 15",
        )
        loaded = load(copy.root)
        assert loaded.playbook is not None, loaded.findings
        return loaded.playbook


def scored(contacts: str | None, *assumed: str, accounts: str = ACCOUNTS) -> tuple[str, str, list[str]]:
    """Both lists as the command writes them, and its report."""
    out, beside, lines = io.BytesIO(), io.BytesIO(), list[str]()
    people = PersonaCatalogue.of(playbook())
    request = None
    if contacts is not None:
        request = ContactRequest("contacts.csv", io.BytesIO(contacts.encode()), people, beside)
    score_list(
        PreparedPlaybook.of(playbook()),
        ScoreRequest(
            "list.csv",
            datetime.date.fromisoformat(AS_OF),
            contacts=request,
            assumed=assumptions(assumed, playbook().catalogue),
        ),
        io.BytesIO(accounts.encode()),
        out,
        lines.append,
    )
    return out.getvalue().decode(), beside.getvalue().decode(), lines


def drawn_contacts(count: int) -> str:
    """Contacts of the accounts, with cells of every sort."""
    draw = Random(7)  # noqa: S311  # the same contacts each time
    rows = ["Email,Employment Seniority,Years there,Opted in,Title"]
    for _ in range(count):
        company = draw.choice(["rye", "spelt", "oat", "barley", "nowhere"])
        seniority = draw.choice(["VP", "Staff", "vice president", "", "?", "boss", "a@b.example"])
        years = draw.choice(["", "0", "1", "2", "1-9", "5+", "-1", "two"])
        rows.append(
            f"x@{company}.example,{seniority},{years},{draw.choice(['yes', 'no', '', 'maybe'])},Owner"
        )
    return "\n".join(rows) + "\n"
