"""A role on the buying committee without a persona."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import CORE_ROLES
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each role that a profile's committee leaves open, in a playbook with personas."""
    for id_, profile in playbook.profiles.items():
        played = {seat.role for seat in profile.committee}
        for role in CORE_ROLES if profile.guides_sales or playbook.personas else ():
            if role not in played:
                yield RULE.at(
                    documents[Key("profile", id_)].at("committee"),
                    f"no one on the committee is the {role.replace('-', ' ')}",
                    f"add a role with `role: {role}` and the persona who usually has it",
                )


RULE = LintRule(
    id="uncovered-role",
    about="Every role of the buying committee has a persona.",
    example=("no one on the committee is the champion", "add that role with a persona"),
    check=check,
)
