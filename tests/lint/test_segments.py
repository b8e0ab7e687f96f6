"""Segments that nobody can be in, and holes between segments, with accounts that show them."""

import pytest

from icp_playbook.boundary import NotDecided
from tests.lint.example_playbook import ExamplePlaybook

PROFILE = "icp/profiles/saas.yaml"
SERIES_A, USAGE = "segments/saas-series-a.yaml", "segments/saas-usage-based.yaml"
USAGE_BASED = "when: {field: business_model, is: usage-based}"
SCALE_UP = (
    "when:\n  all:\n    - {field: stage, is: scale-up}\n    - {field: business_model, is: subscription}"
)
NOBODY = "when: {all: [{field: tools, has_any: [crm]}, {field: tools, has_none: [crm]}]}"
LISTED = "segments: [saas-series-a, saas-usage-based, saas-expansion]\nuse_cases:\n"


def test_a_segment_that_the_one_above_it_takes_whole(example: ExamplePlaybook) -> None:
    example.edit(SERIES_A, SCALE_UP, "when: {field: stage, is: scale-up}")
    example.edit(
        USAGE,
        USAGE_BASED,
        "when: {all: [{field: stage, is: scale-up}, {field: business_model, is: usage-based}]}",
    )
    assert example.findings("unreachable-segment") == ()  # nobody has chosen the order
    (finding,) = example.edit(PROFILE, "use_cases:\n", LISTED).findings("unreachable-segment")
    assert (finding.location.path, finding.sentence) == (
        USAGE,
        "every account of this segment is in saas-series-a, which SaaS scale-ups lists above it",
    )
    example.edit(PROFILE, "[saas-series-a, saas-usage-based,", "[saas-usage-based, saas-series-a,")
    assert example.findings("unreachable-segment") == ()


def test_a_segment_that_no_account_inside_can_be_in(example: ExamplePlaybook) -> None:
    example.edit(USAGE, USAGE_BASED, "when: {field: industry, is: freight}")
    (finding,) = example.findings("unreachable-segment")
    assert finding.location.path == USAGE
    assert finding.sentence == "no account inside SaaS scale-ups can be in this segment"


def test_segments_of_an_icp_that_nobody_is_inside_of_are_left_alone(example: ExamplePlaybook) -> None:
    example.edit(PROFILE, "when: {field: tools, has_any: [crm]}", NOBODY)
    assert example.findings("unreachable-segment") == ()


def test_a_hole_between_segments_is_shown_by_an_account(example: ExamplePlaybook) -> None:
    example.edit(USAGE, USAGE_BASED, "when: {field: employees, between: [10, 99]}")
    example.edit(SERIES_A, SCALE_UP, "when: {field: employees, at_least: 121}")
    (finding,) = example.findings("segment-gap")
    assert (finding.location.path, finding.sentence) == (
        PROFILE,
        'no segment takes an account inside with a value of "Employees" between those of its segments: '
        "Business model: Subscription; Stage: Scale-up; Employees: 100 people",
    )
    example.edit(SERIES_A, "at_least: 121", "at_least: 100")
    assert example.findings("segment-gap") == ()


def test_a_hole_where_nobody_is_inside_is_none(example: ExamplePlaybook) -> None:
    example.edit(USAGE, USAGE_BASED, "when: {field: employees, between: [10, 99]}")
    example.edit(SERIES_A, SCALE_UP, "when: {field: employees, at_least: 121}")
    crm = "when: {field: tools, has_any: [crm]}"
    apart = "{any: [{field: employees, at_most: 99}, {field: employees, at_least: 121}]}"
    example.edit(PROFILE, crm, f"when: {{all: [{crm.removeprefix('when: ')}, {apart}]}}")
    assert example.findings("segment-gap") == ()


def test_a_question_that_takes_too_long_is_no_claim(
    example: ExamplePlaybook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def undecided(*_: object, **__: object) -> None:
        raise NotDecided

    monkeypatch.setattr("icp_playbook.boundary.members.account_where", undecided)
    monkeypatch.setattr("icp_playbook.boundary.members.account_exists", undecided)
    monkeypatch.setattr("icp_playbook.boundary.shared_spaces.IcpSpaces.at_hand", lambda *_, **__: False)
    monkeypatch.setattr("icp_playbook.lint.reached_sums.points_reached", undecided)
    monkeypatch.setattr("icp_playbook.lint.never_matters.impossible", undecided)
    example.edit(USAGE, USAGE_BASED, "when: {field: employees, between: [10, 99]}")
    example.edit(SERIES_A, SCALE_UP, "when: {field: employees, at_least: 121}")
    for rule in (
        *("segment-gap", "segment-order", "unreachable-segment"),
        *("unreachable-tier", "never-matters"),
    ):
        sentences = {finding.sentence for finding in example.findings(rule)}
        assert sentences, rule
        assert all("not decided in time" in sentence for sentence in sentences), rule
