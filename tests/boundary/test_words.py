"""Accounts that show something are named by labels, in the order of the catalogue."""

import datetime

import pytest

from icp_playbook.boundary import ANY_ACCOUNT, account_rows, account_words
from icp_playbook.boundary.space import AS_OF
from icp_playbook.fields import Catalogue, Conventions, Field
from icp_playbook.fit import Account, ContactValues
from icp_playbook.values import Interval

DAY = datetime.date(2026, 5, 17)
TOOLS = [{"id": "slack", "label": "Slack"}, {"id": "crm", "label": "A CRM"}]
CATALOGUE = Catalogue(
    tuple(
        Field.model_validate(field)
        for field in (
            {"id": "heads", "label": "Employees", "type": "integer", "unit": "people"},
            {"id": "title", "label": "Title", "type": "text", "of": "contact", "match": "any"},
            {"id": "revenue", "label": "Revenue", "type": "money"},
            {"id": "tools", "label": "Tools", "type": "choices", "values": TOOLS},
            {"id": "ads", "label": "Runs adverts", "type": "boolean"},
            {"id": "country", "label": "Country", "type": "country"},
            {"id": "funded", "label": "Last funding", "type": "date"},
        )
    ),
    Conventions("USD"),
)


@pytest.mark.parametrize(
    ("account", "as_of", "words"),
    [
        ({}, AS_OF, ANY_ACCOUNT),
        (
            {"country": "NO", "ads": False, "tools": frozenset({"crm", "slack"}), "heads": 1_045},
            AS_OF,
            "Employees: 1,045 people; Tools: Slack and A CRM; Runs adverts: no; Country: Norway",
        ),
        ({"tools": frozenset({"fax", "crm"})}, AS_OF, "Tools: A CRM and fax"),
        ({"tools": frozenset()}, AS_OF, "Tools: none"),
        ({"heads": 1}, AS_OF, "Employees: 1"),
        (
            {"heads": Interval(45, 90), "revenue": Interval(5, None)},
            AS_OF,
            "Employees: 45 to 90 people; Revenue: $5 or more",
        ),
        ({"title": ContactValues(("ceo", None))}, AS_OF, "Title: “ceo” and not known of 2 contacts"),
        ({"title": "ceo"}, AS_OF, "Title: “ceo”"),
        ({"funded": AS_OF - datetime.timedelta(30)}, AS_OF, "Last funding: 30 days ago"),
        ({"funded": DAY}, AS_OF, "Last funding: 17 May 2026"),
        ({"funded": DAY}, DAY, "Last funding: today (17 May 2026)"),
        ({"funded": datetime.date(1990, 1, 1)}, AS_OF, "Last funding: 3,652 days ago (1 Jan 1990)"),
    ],
)
def test_an_account_is_named_by_labels(account: Account, as_of: datetime.date, words: str) -> None:
    assert account_words(account, CATALOGUE, as_of) == words


def test_the_first_fields_stand_where_a_sentence_has_room_for_no_more() -> None:
    account: Account = {"heads": 9, "ads": True, "country": "NO"}
    assert account_words(account, CATALOGUE, AS_OF, 1) == "Employees: 9 people; and 2 more"
    assert account_rows(account, CATALOGUE, AS_OF)[-1] == ("Country", "Norway")
