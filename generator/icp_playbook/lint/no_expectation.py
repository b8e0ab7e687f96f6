"""A decision in force of which nobody will ever ask whether it worked."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each decision in force without an expectation, a day to look at it, or an outcome."""
    for id_, decision in playbook.decisions.items():
        if decision.in_force and not (decision.expected or decision.review_on or decision.outcome):
            yield RULE.at(
                documents[Key("decision", id_)].at("status"),
                "it says neither what is expected of it nor when to look at it again",
                "write under `expected` what is to change by when, or a day under `review_on`",
            )


RULE = LintRule(
    id="no-expectation",
    about="A decision in force says what is expected of it, or when to look at it again.",
    example=(
        "it says neither what is expected of it nor when to look at it again",
        "write what is to change by when under `expected`, or a day under `review_on`",
    ),
    check=check,
)
