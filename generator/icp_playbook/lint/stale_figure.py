"""A measured figure that is older than its list: the list was exported again, and nobody measured again."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.read_outcomes import ReadOutcomes
from icp_playbook.lint.rule import OutcomeRule
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook


def check(_playbook: Playbook, documents: Documents, outcomes: ReadOutcomes) -> Iterator[Finding]:
    """One finding for each figure that was measured before its newest list was taken."""
    for measured in outcomes.figures:
        figure = measured.figure
        days = (measured.listed - figure.date).days
        if days > 0:
            yield RULE.at(
                documents[Key("profile", measured.profile)].at("evidence", "figures", measured.place, "date"),
                f'"{figure.id}" is of {figure.date}, {counted(days, "day")} older than the list it is '
                f"measured from, of {measured.listed}",
                "move its days on, correct its numbers, and set the new date",
            )


RULE = OutcomeRule(
    id="stale-figure",
    about="A measured figure is as new as the list it is measured from.",
    example=(
        '"win-rate" is of 2026-06-30, 92 days older than the list it is measured from, of 2026-09-30',
        "move its days on, correct its numbers, and set the new date",
    ),
    check=check,
)
