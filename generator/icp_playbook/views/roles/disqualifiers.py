"""The disqualifiers on the pages of those who sell: what to ask, the words to cite, what to say."""

from dataclasses import dataclass

from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class DisqualifierGuidance:
    """A disqualifier: what to ask, the words to cite, what to tell the prospect."""

    link: Link
    ask: str
    cite: str
    tell_them: str


def disqualifier_guidance(playbook: Playbook, place: Place) -> tuple[DisqualifierGuidance, ...]:
    """What to ask, the words to cite, what to tell the prospect."""
    return tuple(
        DisqualifierGuidance(
            place.entry(playbook, Key("disqualifier", id_), entry.says),
            entry.ask[0] if entry.ask else "",
            entry.cite,
            entry.tell_them,
        )
        for id_, entry in playbook.disqualifiers.items()
    )
