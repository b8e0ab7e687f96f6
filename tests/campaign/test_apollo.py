"""The parameters of Apollo's organization search."""

import json

import pytest

from icp_playbook.campaign.apollo import apollo
from icp_playbook.campaign.rules import campaign_rules
from icp_playbook.fields import Catalogue, Choice, Columns, Conventions, Field
from tests.campaign.drawn import AS_OF, Json, program

CATALOGUE = Catalogue(
    (
        Field(id="people", label="People", type="integer", columns=Columns(apollo=("# Employees",))),
        Field(id="revenue", label="Revenue", type="money", columns=Columns(apollo=("Annual Revenue",))),
        Field(id="country", label="Country", type="country", columns=Columns(apollo=("Company Country",))),
        Field(
            id="trade",
            label="Trade",
            type="choice",
            values=(Choice(id="bread", label="Bread", synonyms=("Bakery", "BREAD_TRADE")),),
            columns=Columns(apollo=("Industry",)),
        ),
        Field(
            id="tools",
            label="Tools",
            type="choices",
            values=(Choice(id="ads", label="Google Ads"), Choice(id="slack", label="Slack")),
            columns=Columns(apollo=("Technologies",)),
        ),
        Field(id="funded", label="Last funding", type="date", columns=Columns(apollo=("Last Raised At",))),
        Field(id="debts", label="Debts", type="boolean"),
    ),
    Conventions("USD"),
)


def made(musts: list[Json], outs: list[Json] | None = None) -> tuple[Json, list[str]]:
    text, gaps = apollo(campaign_rules(program(musts, outs, CATALOGUE), "icp"), CATALOGUE, AS_OF)
    return (json.loads(text) if text else {}), [gap.reason for gap in gaps if gap.rule]


@pytest.mark.parametrize(
    ("must", "parameters"),
    [
        ({"field": "people", "between": [10, 50]}, {"organization_num_employees_ranges": ["10,50"]}),
        ({"field": "people", "at_least": 10}, {"organization_num_employees_ranges": ["10,10000000"]}),
        ({"field": "people", "at_most": 10}, {"organization_num_employees_ranges": ["1,10"]}),
        ({"field": "revenue", "at_least": 10}, {"revenue_range": {"min": 10}}),
        ({"field": "country", "in": ["GB"]}, {"organization_locations": ["United Kingdom"]}),
        ({"not": {"field": "country", "is": "GB"}}, {"organization_not_locations": ["United Kingdom"]}),
        ({"field": "trade", "is": "bread"}, {"q_organization_keyword_tags": ["Bread", "Bakery"]}),
        ({"field": "tools", "has_any": ["ads"]}, {"currently_using_any_of_technology_uids": ["google_ads"]}),
        ({"field": "tools", "has_all": ["ads"]}, {"currently_using_all_of_technology_uids": ["google_ads"]}),
        (
            {"field": "tools", "has_none": ["ads"]},
            {"currently_not_using_any_of_technology_uids": ["google_ads"]},
        ),
        (
            {"field": "funded", "within": 21},
            {"latest_funding_date_range": {"min": "2026-11-01", "max": "2026-11-22"}},
        ),
        (
            {"all": [{"field": "people", "at_most": 10}, {"field": "revenue", "at_most": 5}]},
            {"organization_num_employees_ranges": ["1,10"], "revenue_range": {"max": 5}},
        ),
    ],
)
def test_a_must(must: Json, parameters: Json) -> None:
    assert made([must]) == (parameters, [])


@pytest.mark.parametrize(
    ("must", "reason"),
    [
        ({"field": "debts", "is": False}, "Apollo's search has no parameter for Debts"),
        ({"not": {"field": "trade", "is": "bread"}}, "Apollo's search cannot exclude by Trade"),
        ({"field": "people", "in": [1, 2]}, "Apollo's search cannot test People in this way"),
        (
            {"any": [{"field": "people", "is": 1}, {"field": "revenue", "is": 1}]},
            "a search has no 'or'",
        ),
    ],
)
def test_what_apollo_cannot_express(must: Json, reason: str) -> None:
    assert made([must]) == ({}, [reason])


def test_a_parameter_is_given_once() -> None:
    found, gaps = made([{"field": "people", "at_most": 10}, {"field": "people", "at_least": 5}])
    assert found == {"organization_num_employees_ranges": ["1,10"]}
    assert gaps == ["a search takes organization_num_employees_ranges only once, and another rule uses it"]


def test_a_disqualifier_is_negated() -> None:
    found, _ = made([], [{"field": "tools", "has_any": ["slack"]}])
    assert found == {"currently_not_using_any_of_technology_uids": ["slack"]}
