"""A list of accounts that binds is there and can be read, every cell of it."""

from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding, Severity
from icp_playbook.lint.read_list import ReadList
from icp_playbook.lint.rule import AccountListRule
from icp_playbook.playbook import Documents, Playbook


def check(_playbook: Playbook, _documents: Documents, lists: Sequence[ReadList]) -> Iterator[Finding]:
    """One finding for each thing that could not be read."""
    for read in lists:
        for problem in read.problems:
            yield RULE.at(problem.location, problem.sentence, problem.help)


RULE = AccountListRule(
    id="unread-list",
    severity=Severity.ERROR,
    about="A list of accounts that the playbook is held to can be read, every cell of it.",
    example=(
        '"ca. 40" in "Employees" is no whole number (row 12 of Best customers)',
        "correct the cell, or the columns and values of icp/fields.yaml",
    ),
    check=check,
)
