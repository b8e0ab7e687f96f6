"""Too narrow: no example account of the whole playbook fits the profile."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.breadth import kept_in
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use that no account is inside of."""
    for id_, inside in kept_in(playbook):
        if not any(inside):
            yield RULE.at(
                documents[Key("profile", id_)].at("fit"),
                f"none of {len(playbook.examples)} example accounts is inside: too narrow to find anybody",
                "widen the must that keeps them out, or add an example account that is inside",
            )


RULE = LintRule(
    id="too-narrow",
    about="An ICP lets somebody in.",
    example=("none of 15 example accounts is inside", "widen the must that keeps them out"),
    check=check,
)
