"""A list of outcomes is there and can be read, where `check` is asked to compare with it."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, Severity
from icp_playbook.lint.read_outcomes import ReadOutcomes
from icp_playbook.lint.rule import OutcomeRule
from icp_playbook.playbook import Documents, Playbook


def check(_playbook: Playbook, _documents: Documents, outcomes: ReadOutcomes) -> Iterator[Finding]:
    """One finding for each thing that stops a list, or rows of it, from being read."""
    for problem in outcomes.problems:
        yield RULE.at(problem.location, problem.sentence, problem.help)


RULE = OutcomeRule(
    id="unread-outcomes",
    severity=Severity.ERROR,
    about="A list of outcomes can be read, every row of it.",
    example=("icp/lists/deals.csv: there is no such file", "export it to there"),
    check=check,
)
