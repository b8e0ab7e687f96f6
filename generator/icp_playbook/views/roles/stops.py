"""Disqualifiers as sellers use them."""

from dataclasses import dataclass

from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class StopRow:
    """A disqualifier: what to ask, the words to cite, what to tell the prospect."""

    link: Link
    ask: str
    cite: str
    tell_them: str


def stop_rows(playbook: Playbook, place: Place) -> tuple[StopRow, ...]:
    """What to ask, the words to cite, what to tell the prospect."""
    return tuple(
        StopRow(
            place.entry(playbook, Key("disqualifier", id_), entry.says),
            entry.ask[0],
            entry.cite,
            entry.tell_them,
        )
        for id_, entry in playbook.disqualifiers.items()
    )
