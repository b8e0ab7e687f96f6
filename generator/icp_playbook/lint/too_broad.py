"""Too broad: the example accounts of the whole playbook nearly all fit one profile."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.breadth import kept_in
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use that keeps nobody, or only one account in ten, out."""
    for id_, inside in kept_in(playbook):
        within, count = sum(inside), len(playbook.examples)
        if 10 * within >= 9 * count:
            yield RULE.at(
                documents[Key("profile", id_)].at("fit"),
                f"{within} of {count} example accounts are inside: a profile that fits nearly everybody "
                "chooses nobody",
                "add a must that tells the best customers from the rest, or name disqualifiers",
            )


RULE = LintRule(
    id="too-broad",
    about="An ICP leaves somebody out.",
    example=("15 of 15 example accounts are inside", "add a must, or name disqualifiers"),
    check=check,
)
