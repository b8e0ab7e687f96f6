"""A tier is reported only if no account can reach it."""

from tests.lint.example_playbook import ExamplePlaybook

LOGISTICS, SETTINGS = "icp/profiles/logistics.yaml", "icp/playbook.yaml"
TMS = "      when: {field: tools, has_any: [tms]}\n      points: -8\n"
GROWTH = "      when: {field: expansion, has_any: [new-routes, new-site, new-hub]}\n      points: 10\n"
ALWAYS = "      when: {field: orders_per_month, at_least: 900}\n"


def test_points_that_every_account_loses_put_the_best_tier_out_of_reach(example: ExamplePlaybook) -> None:
    example.edit(LOGISTICS, TMS, f"{ALWAYS}      points: -30\n")
    assert example.text("unreachable-tier") == (
        "icp/profiles/logistics.yaml:47:5: warning[unreachable-tier] no account can be Tier 1, which starts "
        "at 75 percent: inside the profile they get at most 70 of 100 points, such as Industry: Freight and "
        "trucking; Employees: 100 people; Annual revenue: $20M; Country: Austria; Tools: Basic fleet "
        "management and Spreadsheets; Open roles: Dispatch and drivers; and 9 more\n"
        "  help: change the musts, the points or the tiers in icp/playbook.yaml"
    )


def test_points_that_every_account_earns_put_the_lowest_tier_out_of_reach(example: ExamplePlaybook) -> None:
    example.edit(LOGISTICS, GROWTH, f"{ALWAYS}      points: 100\n")
    example.edit(SETTINGS, "    at_least: 50\n", "    at_least: 40\n")
    (finding,) = example.findings("unreachable-tier")
    assert finding.sentence.startswith(
        "no account can be Tier 3, which starts at 0 percent: inside the profile they get at least 91 of 190 "
        "points, such as Industry: Freight and trucking; Employees: 10 people; "
    )


def test_one_point_less_is_in_reach(example: ExamplePlaybook) -> None:
    example.edit(LOGISTICS, TMS, f"{ALWAYS}      points: -26\n")
    assert len(example.findings("unreachable-tier")) == 1
    example.edit(LOGISTICS, "      points: -26\n", "      points: -25\n")
    assert example.findings("unreachable-tier") == ()


def test_points_of_disqualified_accounts_do_not_count(example: ExamplePlaybook) -> None:
    """Accounts that earn them are disqualified, so they raise no score."""
    example.edit(LOGISTICS, GROWTH, "      when: {field: urgency, is: someday}\n      points: 60\n")
    (finding,) = example.findings("unreachable-tier")
    assert finding.sentence.startswith("no account can be Tier 1")


def test_the_thresholds_of_the_icp_count(example: ExamplePlaybook) -> None:
    example.edit(LOGISTICS, TMS, f"{ALWAYS}      points: -30\n")
    example.edit(LOGISTICS, "  score:\n", "  tiers: {tier-1: 70}\n  score:\n")
    assert example.findings("unreachable-tier") == ()
    example.edit(LOGISTICS, "{tier-1: 70}", "{tier-1: 71}")
    (finding,) = example.findings("unreachable-tier")
    assert finding.sentence.startswith("no account can be Tier 1, which starts at 71 percent")
    assert finding.help == "change the musts, the points or the profile's `tiers`"


def test_a_tier_that_only_criteria_together_rule_out(example: ExamplePlaybook) -> None:
    """Each of the two can be earned, and never both: those who have a transport system have no trackers."""
    example.edit(LOGISTICS, GROWTH, "      when: {field: tools, has_none: [tms]}\n      points: 60\n")
    example.edit(LOGISTICS, TMS, "      when: {field: tools, has_any: [tms]}\n      points: 60\n")
    example.edit(LOGISTICS, "  score:\n", "  tiers: {tier-1: 80}\n  score:\n")
    (finding,) = example.findings("unreachable-tier")
    assert "which starts at 80 percent: inside the profile they get at most 150 of 210 points" in (
        finding.sentence
    )
    example.edit(LOGISTICS, "tier-1: 80", "tier-1: 71")
    assert example.findings("unreachable-tier") == ()
