"""More personas than a team remembers."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.playbook import Documents, Key, Playbook


def too_many_personas(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile whose committee has more personas than the playbook's limit."""
    most = playbook.settings.max_personas
    for id_, profile in playbook.profiles.items():
        count = len({seat.persona for seat in profile.committee})
        if count > most:
            yield rules.TOO_MANY_PERSONAS.at(
                documents[Key("profile", id_)].at("committee"),
                f"the committee has {count} personas; {most} is the limit of this playbook",
                "keep those who decide, or raise `max_personas` in icp/playbook.yaml",
            )
