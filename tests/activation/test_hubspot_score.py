"""HubSpot's lead scores: valid for its published specification, and the same points as the evaluator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.activation.added_properties import AddedProperty
from icp_playbook.activation.hubspot_properties import hubspot_properties
from icp_playbook.activation.hubspot_score import hubspot_obstacles, hubspot_score
from icp_playbook.activation.score_draft import ScoreDraft, score_draft
from icp_playbook.activation.steps import ENDS
from icp_playbook.findings import CommandError
from tests.activation.drawn import ScoredIcp, criterion, records, scored_icp, scored_icps
from tests.activation.shapes import misfits
from tests.campaign.drawn import Json
from tests.campaign.hubspot_companies import company_of, passes
from tests.drawing import draws

SAYABLE = ("people", "revenue", "trade", "tools", "country", "debts", "share", "since")


def drafted(drawn: ScoredIcp) -> ScoreDraft:
    return score_draft(
        drawn.icp, drawn.words, drawn.catalogue, lambda one: hubspot_obstacles(one, drawn.catalogue)
    )


def points_of(score: Json, company: Json) -> int:
    """How HubSpot adds up a score: rules to groups within their limits, groups within that of the score."""
    limit, total = int(score["maxScorePerCategory"]), 0
    for group in score["groupConfigs"]:
        found = sum(
            _points(rule["configuration"]["calculation"], company) for rule in group["ruleConfigurations"]
        )
        total += max(group["minValue"], min(group["maxValue"], found))
    return max(-limit, min(limit, total))


def _points(calculation: Json, company: Json) -> int:
    value = int(calculation["value"])
    if calculation["type"] == "CONSTANT":
        return value
    tests = calculation["whereCondition"]["conditions"]
    held = all(passes(one["operation"], company.get(one["property"])) for one in tests)
    return value if held else 0


@given(st.one_of(scored_icps(SAYABLE), scored_icps()), st.lists(records(), min_size=1, max_size=6))
@draws(70)
def test_the_score_and_the_evaluator_agree(drawn: ScoredIcp, rows: list[Json]) -> None:
    draft = drafted(drawn)
    kept = {criterion.id for criterion in draft.criteria}
    assert kept.isdisjoint({one.label.lower() for one in draft.omitted})
    assert len(kept) + len(draft.omitted) == len(drawn.icp.score)
    scores = [hubspot_score(draft, end, drawn.catalogue) for end in ENDS]
    assert [misfit for score in scores for misfit in misfits(score, "hubspot-lead-score")] == []
    for record in rows:
        found = tuple(points_of(score, company_of(record)) for score in scores)
        assert found == drawn.points(record, kept)


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        (
            {"field": "opened", "within": 30},
            "Opened is a date: set it by hand, lists count days relative to today",
        ),
        ({"field": "growth", "at_least": 3}, "Growth: HubSpot may keep a percentage as a share of 1"),
        (
            {"field": "title", "contains_any": ["a"]},
            "HubSpot cannot test a part of Title without regard to accents",
        ),
        ({"field": "site", "is": "a.org"}, "Site: HubSpot does not say how it compares capitals and accents"),
        (
            {
                "any": [
                    {
                        "all": [
                            {"any": [{"field": f, "is": n} for f in ("people", "revenue", "since", "share")]}
                            for n in (1, 2, 3)
                        ]
                    }
                ]
            },
            "it would need more than 60 rules",
        ),
    ],
)
def test_what_hubspot_cannot_say_is_left_out_with_its_points(when: Json, reason: str) -> None:
    draft = drafted(scored_icp([criterion(when)]))
    [omitted] = draft.omitted
    assert (draft.groups, draft.possible, draft.whole) == ((), 0, 10)
    assert (omitted.points, omitted.reasons) == (10, (reason,))


def test_what_is_not_known_is_not_zero() -> None:
    drawn = scored_icp([criterion({"field": "people", "at_least": 10})])
    low, high = (hubspot_score(drafted(drawn), end, drawn.catalogue) for end in ENDS)
    assert [
        (points_of(low, company), points_of(high, company))
        for company in ({}, {"hs_people": 9}, {"hs_people": 10})
    ] == [(0, 10), (0, 0), (10, 10)]


def test_more_points_than_a_score_can_have() -> None:
    drawn = scored_icp([criterion({"field": "debts", "is": True}, 10_001)])
    with pytest.raises(CommandError, match="more than 10,000 points"):
        hubspot_score(drafted(drawn), "low", drawn.catalogue)


def test_properties_are_those_of_the_properties_api() -> None:
    added = [
        AddedProperty("icp_tier", "ICP tier", "Its tier", "choice", {"one": "One", "two": "Two"}),
        AddedProperty("icp_points_low", "ICP points", "Points", "number", {}),
        AddedProperty("icp_why", "ICP verdict", "Why", "long-text", {}),
        AddedProperty("icp_version", "ICP version", "Version", "text", {}),
    ]
    body = hubspot_properties(added)
    assert misfits(body, "hubspot-properties") == []
    assert [one["value"] for one in body["inputs"][0]["options"]] == ["one", "two"]
