"""The filter of a HubSpot list: its shape, and who it lets in."""

import json

from hypothesis import assume, given
from hypothesis import strategies as st

from icp_playbook.campaign.expression import Gap
from icp_playbook.campaign.hubspot import hubspot
from icp_playbook.campaign.rules import campaign_rules
from tests.campaign.drawn import AS_OF, CATALOGUE, Json, account_of, accounts, belongs, conditions, program
from tests.campaign.hubspot_companies import company_of, passes
from tests.drawing import draws

SAYABLE = tuple(name for name in CATALOGUE.fields if name != "opened")


def made(musts: list[Json], outs: list[Json] | None = None) -> tuple[Json, list[Gap]]:
    text, gaps = hubspot(campaign_rules(program(musts, outs), "icp"), CATALOGUE, AS_OF)
    return (json.loads(text)["filterBranch"] if text else {}), gaps


def lets_in(branch: Json, company: Json) -> bool:
    """How HubSpot evaluates branches and filters on company properties, from its documentation."""
    parts = [lets_in(part, company) for part in branch["filterBranches"]]
    parts += [passes(one["operation"], company.get(one["property"])) for one in branch["filters"]]
    return any(parts) if branch["filterBranchType"] == "OR" else all(parts)


@given(conditions(SAYABLE), conditions(SAYABLE), st.lists(accounts(), max_size=6))
@draws(150)
def test_the_list_and_the_evaluator_agree(must: Json, out: Json, rows: list[Json]) -> None:
    root, gaps = made([must], [out])
    assume(not any(gap.rule for gap in gaps))  # more branches than a list can have
    for row in rows:
        account = account_of(row)
        assert lets_in(root, company_of(row)) == belongs(must, out, account)


@given(conditions(), conditions(), st.lists(accounts(), max_size=6))
@draws(100)
def test_what_is_left_out_never_costs_an_account(must: Json, out: Json, rows: list[Json]) -> None:
    root, _ = made([must], [out])
    for row in rows:
        account = account_of(row)
        if root and belongs(must, out, account):
            assert lets_in(root, company_of(row))


@given(conditions())
def test_the_shape_that_the_lists_api_asks_for(must: Json) -> None:
    root, _ = made([must])
    assert root == {} or (root["filterBranchType"], root["filters"]) == ("OR", [])
    for branch in root.get("filterBranches", []):
        assert (branch["filterBranchType"], branch["filterBranches"]) == ("AND", [])
        assert all(one["filterType"] == "PROPERTY" for one in branch["filters"])


def test_a_range() -> None:
    root, gaps = made([{"field": "people", "between": [10, 50]}])
    [branch] = root["filterBranches"]
    assert branch["filters"] == [
        {
            "filterType": "PROPERTY",
            "property": "hs_people",
            "operation": {
                "operationType": "NUMBER",
                "operator": operator,
                "value": value,
                "includeObjectsWithNoValueSet": False,
            },
        }
        for operator, value in (("IS_GREATER_THAN_OR_EQUAL_TO", 10), ("IS_LESS_THAN_OR_EQUAL_TO", 50))
    ]
    assert gaps == []


def test_a_date_is_left_out_and_listed() -> None:
    root, gaps = made([{"field": "opened", "within": 30}])
    assert root == {}
    reason = "Opened is a date: set it by hand, lists count days relative to today"
    assert gaps == [Gap(("must", "must-0"), reason)]


def test_more_branches_than_a_list_can_have() -> None:
    either = {"any": [{"field": "people", "is": 1}, {"field": "revenue", "is": 1}]}
    root, gaps = made([{"all": [either] * 9}, {"field": "people", "at_least": 1}])
    assert [len(branch["filters"]) for branch in root["filterBranches"]] == [1]
    assert gaps == [Gap(("must", "must-0"), "the list would need more than 60 branches")]
