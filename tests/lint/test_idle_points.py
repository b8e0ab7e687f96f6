"""Points that decide no tier are reported: proven, and not for want of a try."""

import pytest

from icp_playbook.boundary import NotDecided
from tests.lint.example_playbook import ExamplePlaybook

LOGISTICS = "icp/profiles/logistics.yaml"
TIERS = "  tiers: {tier-1: %s, tier-2: 40}\n"
SCORE = """  score:
    - {id: people, label: Has people, dimension: firmographic, why: They work.,
       when: {field: employees, at_least: 2}, points: 60}
    - {id: sites, label: Several sites, dimension: firmographic, why: They move., %s,
       when: {field: sites, at_least: 2}, points: 30}
    - {id: ads, label: Runs adverts, dimension: growth, why: They grow.,
       when: {field: paid_ads, is: true}, points: 10}
"""


def profile(example: ExamplePlaybook, tier_1: int, more: str = "unknown: open") -> ExamplePlaybook:
    """Logistics with three criteria: sums of 60, 30 and 10 points."""
    file = example.root / LOGISTICS
    text = file.read_text("utf-8")
    start, end = text.index("  score:\n"), text.index("  disqualifiers:")
    file.write_text(text[:start] + TIERS % tier_1 + SCORE % more + text[end:], "utf-8")
    return example


def test_points_that_no_sum_needs(example: ExamplePlaybook) -> None:
    """They are 0, 10, 30, 40, 60, 70, 90 and 100: who has 40 has them by the adverts."""
    assert profile(example, 75).findings("idle-points") == ()
    example.edit(LOGISTICS, "tier-2: 40", "tier-2: 45")
    (finding,) = example.findings("idle-points")
    assert finding.location.path == LOGISTICS
    assert finding.sentence == (
        'the points of "Runs adverts" never decide: every account gets the same tier without them'
    )
    example.edit(LOGISTICS, "tier-1: 75", "tier-1: 91")
    assert example.findings("idle-points") == ()


def test_a_tier_that_lies_between_two_sums(example: ExamplePlaybook) -> None:
    profile(example, 60).edit(LOGISTICS, "tier-2: 40", "tier-2: 41")
    (finding,) = example.findings("unreachable-tier")
    assert finding.sentence.startswith(
        "no account can be Tier 2, which starts at 41 percent: inside the profile they get at most 40 or at "
        "least 60 of 100 points, such as Industry: Freight and trucking; Employees: 1; Country: Austria; "
    )


def test_what_is_not_decided_in_time_is_no_claim(
    example: ExamplePlaybook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def undecided(*_: object, **__: object) -> None:
        raise NotDecided

    monkeypatch.setattr("icp_playbook.boundary.idle.someone_moves", undecided)
    profile(example, 75).edit(LOGISTICS, "tier-2: 40", "tier-2: 45")
    example.edit(
        LOGISTICS, "  score:\n", "  caps: {cap: {at_most: 95, criteria: [people, sites, ads]}}\n  score:\n"
    )
    sentences = [finding.sentence for finding in example.findings("idle-points")]
    assert 'whether the points of "Runs adverts" ever decide was not decided in time' in sentences
    assert all(sentence.endswith(" was not decided in time") for sentence in sentences)
