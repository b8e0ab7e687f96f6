"""Accounts that come in are of the kinds that they were: of another kind, the ICP or its data has drifted."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.read_outcomes import ReadOutcomes
from icp_playbook.lint.rule import OutcomeRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(_playbook: Playbook, documents: Documents, outcomes: ReadOutcomes) -> Iterator[Finding]:
    """One finding for each share of a status or a tier that left what it was in the year before."""
    document = documents[Key("playbook", "playbook")]
    for one in outcomes.drifts:
        yield RULE.at(
            document.at("outcomes", one.place, "date"),
            f'"{one.what}" is {one.count} of {one.of} accounts created in {one.month:%B %Y} of {one.label}, '
            f"and was {one.before} of {one.of_before} in the year before "
            f"({100 * one.low:.0f} to {100 * one.high:.0f}%)",
            "look at where the new accounts come from, and whether the fields are still filled as they were",
        )


RULE = OutcomeRule(
    id="drifted-share",
    about="New accounts have the statuses and tiers that those of the year before had.",
    example=(
        '"Outside" is 31 of 52 accounts created in September 2026 of Deals, and was 40 of 588 in the year '
        "before (5 to 9%)",
        "look at where the new accounts come from, and whether the fields are still filled as they were",
    ),
    check=check,
)
