"""The WHERE clause of a SOQL query."""

import pytest

from icp_playbook.campaign.expression import Gap
from icp_playbook.campaign.rules import campaign_rules
from icp_playbook.campaign.salesforce import salesforce
from icp_playbook.fields import Catalogue, Conventions, Field
from tests.campaign.drawn import AS_OF, CATALOGUE, Json, program


def clause(musts: list[Json], outs: list[Json] | None = None) -> str:
    return salesforce(campaign_rules(program(musts, outs), "icp"), CATALOGUE, AS_OF)[0]


@pytest.mark.parametrize(
    ("must", "soql"),
    [
        ({"field": "people", "is": 10}, "People__c = 10"),
        ({"field": "people", "in": [10, 11]}, "People__c IN (10, 11)"),
        ({"field": "people", "between": [10, 50]}, "(People__c >= 10 AND People__c <= 50)"),
        ({"field": "revenue", "at_least": 10}, "Revenue__c >= 10"),
        ({"field": "revenue", "at_most": 10}, "Revenue__c <= 10"),
        ({"field": "trade", "is": "bread"}, "Trade__c IN ('Bread')"),
        ({"field": "country", "in": ["GB", "NO"]}, "Country__c IN ('United Kingdom', 'Norway')"),
        ({"field": "debts", "is": False}, "Debts__c = FALSE"),
        ({"field": "tools", "has_any": ["slack", "excel"]}, "Tools__c INCLUDES ('Slack', 'Excel')"),
        (
            {"field": "tools", "has_all": ["slack", "excel"]},
            "(Tools__c INCLUDES ('Slack') AND Tools__c INCLUDES ('Excel'))",
        ),
        ({"field": "opened", "within": 90}, "Opened__c = LAST_N_DAYS:90"),
        ({"field": "opened", "at_least": "2026-01-01"}, "Opened__c >= 2026-01-01"),
        ({"field": "opened", "known": True}, "Opened__c != null"),
        ({"field": "opened", "known": False}, "Opened__c = null"),
        (
            {"any": [{"field": "people", "is": 10}, {"not": {"field": "people", "at_least": 9}}]},
            "(People__c = 10 OR (People__c < 9 AND People__c != null))",
        ),
        ({"not": {"field": "trade", "is": "bread"}}, "(Trade__c NOT IN ('Bread') AND Trade__c != null)"),
        (
            {"field": "title", "is": "o'clock \\ \"x\"\n' OR Id != '"},
            r"Title__c = 'o\'clock \\ \"x\"\n\' OR Id != \''",
        ),
    ],
)
def test_a_must_keeps_out_accounts_with_no_value(must: Json, soql: str) -> None:
    assert clause([must]) == f"WHERE {soql}"


@pytest.mark.parametrize(
    ("out", "soql"),
    [
        ({"field": "debts", "is": True}, "(Debts__c != TRUE OR Debts__c = null)"),
        ({"field": "trade", "in": ["coal"]}, "(Trade__c NOT IN ('Coal') OR Trade__c = null)"),
        (
            {"field": "people", "between": [10, 50]},
            "((People__c < 10 OR People__c > 50) OR People__c = null)",
        ),
        ({"field": "tools", "has_any": ["slack"]}, "(Tools__c EXCLUDES ('Slack') OR Tools__c = null)"),
        ({"field": "tools", "has_none": ["slack"]}, "(Tools__c INCLUDES ('Slack') OR Tools__c = null)"),
        (
            {"field": "tools", "has_all": ["slack", "excel"]},
            "((Tools__c EXCLUDES ('Slack') OR Tools__c EXCLUDES ('Excel')) OR Tools__c = null)",
        ),
        ({"field": "opened", "within": 90}, "((NOT Opened__c = LAST_N_DAYS:90) OR Opened__c = null)"),
        ({"field": "opened", "known": True}, "Opened__c = null"),
    ],
)
def test_a_disqualifier_keeps_out_only_accounts_with_a_known_match(out: Json, soql: str) -> None:
    assert clause([], [out]) == f"WHERE {soql}"


def test_rules_stand_on_lines_of_their_own() -> None:
    assert clause([{"field": "people", "is": 1}, {"field": "debts", "is": False}]) == (
        "WHERE People__c = 1\n  AND Debts__c = FALSE"
    )


def test_a_field_without_an_api_name_is_left_out_and_listed() -> None:
    bare = Catalogue((Field(id="people", label="People", type="integer"),), Conventions("USD"))
    text, gaps = salesforce(campaign_rules(program([{"field": "people", "is": 1}]), "icp"), bare, AS_OF)
    assert text == ""
    assert gaps == [Gap(("must", "must-0"), "no Salesforce field is known for People")]
