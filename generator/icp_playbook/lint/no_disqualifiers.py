"""A profile that rules nobody out."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.playbook import Documents, Key, Playbook


def no_disqualifiers(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use without a disqualifier."""
    for id_, profile in playbook.profiles.items():
        if profile.status != "retired" and not profile.fit.disqualifiers:
            yield rules.NO_DISQUALIFIERS.at(
                documents[Key("profile", id_)].at("fit"),
                "nobody is disqualified, so every account is worth everybody's time",
                "name disqualifiers under `fit: disqualifiers:`",
            )
