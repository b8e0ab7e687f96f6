"""A base rate is what lists of outcomes say accounts earn of the criterion once it is known."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.read_outcomes import ReadOutcomes
from icp_playbook.lint.rule import OutcomeRule
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook


def check(_playbook: Playbook, documents: Documents, outcomes: ReadOutcomes) -> Iterator[Finding]:
    """One finding for each base rate that the lists contradict."""
    for one in outcomes.rates:
        yield RULE.at(
            documents[Key("profile", one.profile)].at("fit", "score", one.place, "base_rate"),
            f'"{one.criterion}" has a base rate of {one.base_rate}%, and '
            f"{counted(one.of, 'account')} with an answer earned {one.found}% "
            f"({100 * one.low:.0f} to {100 * one.high:.0f}%) of what it may add",
            f"write `base_rate: {one.found}`, or look at why answers come from other accounts than they did",
        )


RULE = OutcomeRule(
    id="base-rate-differs",
    about="A base rate is what accounts of the lists of outcomes earn of a criterion once it is known.",
    example=(
        '"tools" has a base rate of 40%, and 303 accounts with an answer earned 75% (70 to 80%) of what it '
        "may add",
        "write `base_rate: 75`, or look at why answers come from other accounts than they did",
    ),
    check=check,
)
