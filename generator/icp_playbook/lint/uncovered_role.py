"""A role of the buying committee that nobody plays."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.model.buying import CORE_ROLES
from icp_playbook.playbook import Documents, Key, Playbook


def uncovered_role(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each role that a profile's committee leaves open."""
    for id_, profile in playbook.profiles.items():
        played = {seat.role for seat in profile.committee}
        for role in CORE_ROLES:
            if role not in played:
                yield rules.UNCOVERED_ROLE.at(
                    documents[Key("profile", id_)].at("committee"),
                    f"nobody on the committee is the {role.replace('-', ' ')}",
                    f"add a seat with `role: {role}` and the persona who usually plays it",
                )
