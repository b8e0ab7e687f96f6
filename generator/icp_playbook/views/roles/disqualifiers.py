"""The disqualifiers on the pages of those who sell: what to ask, the words to cite, what to say."""

from dataclasses import dataclass

from icp_playbook.views.roles.by_icp import RoleScope
from icp_playbook.views.routes import Link


@dataclass(frozen=True, slots=True)
class DisqualifierGuidance:
    """A disqualifier: what to ask, the words to cite, what to tell the prospect."""

    link: Link
    ask: str
    cite: str
    tell_them: str


def disqualifier_guidance(scope: RoleScope) -> tuple[DisqualifierGuidance, ...]:
    """What to ask, the words to cite, what to tell the prospect."""
    playbook = scope.playbook
    return tuple(
        DisqualifierGuidance(
            scope.place.entry(playbook, key, entry.says),
            entry.ask[0] if entry.ask else "",
            entry.cite,
            entry.tell_them,
        )
        for key in scope.related("disqualifier")
        for entry in (playbook.disqualifiers[key.id],)
    )
