"""Evidence of a decision that is younger than the decision, which cannot have rested on it."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each piece of evidence that was seen after the day of its decision."""
    for id_, decision in playbook.decisions.items():
        for at, one in enumerate(decision.evidence):
            if decision.decided is not None and one.date > decision.decided.on:
                yield RULE.at(
                    documents[Key("decision", id_)].at("evidence", at, "date"),
                    f'"{one.id}" was seen on {one.date}, after {decision.decided.on}, the day it was '
                    "decided on",
                    "correct one of the two days, or tell under `outcome` what was seen later",
                )


RULE = LintRule(
    id="late-evidence",
    about="The evidence of a decision was seen by the day it was decided on.",
    example=(
        '"win-rate" was seen on 2025-07-02, after 2025-06-12, the day it was decided on',
        "correct one of the two days, or tell under `outcome` what was seen later",
    ),
    check=check,
)
