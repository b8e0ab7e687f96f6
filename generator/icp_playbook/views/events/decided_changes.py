"""What changed together with a decision: the changes that it gives the reason for."""

import datetime
from dataclasses import dataclass

from icp_playbook.diff import ChangeSummary
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.events.events import change_line, entry_name, entry_url
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Link, Place

NAMED = 8
"""How many changes the page of a decision shows."""


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change of an entry that a decision is about, made together with it."""

    day: datetime.date
    entry: Link
    says: str
    tone: str
    chip: str
    url: str
    """The way to the commit on the page of its year."""


def named_changes(playbook: Playbook, provenance: Provenance, place: Place, id_: str) -> list[NamedChange]:
    """The changes of the boundary that a decision names, the latest first.

    They were made by the commits that added the decision, or gave it another status or another day.
    """
    timeline = provenance.timeline
    if timeline is None:
        return []
    key, concerns = Key("decision", id_), set(playbook.decisions[id_].concerns)
    found = []
    for event in timeline.by_entry.get(key, ()):
        if not any(_decides(change) for change in timeline.changes_of(event, key)):
            continue
        for change in event.changes:
            entry = timeline.today(Key(change.entry.kind, change.entry.id))
            if change.effect != "boundary" or not {str(entry), str(_subject(change))} & concerns:
                continue
            shown, url = change_line(change), entry_url(playbook, entry)
            link = Link(
                entry_name(playbook, timeline, entry, change.entry.name), place.to(url) if url else ""
            )
            to = place.to(f"changes/{event.day.year}/#c-{event.commit.short}")
            found.append(NamedChange(event.day, link, shown.says, shown.tone, shown.chip, to))
    return sorted(found, key=lambda one: one.day, reverse=True)


def _decides(change: ChangeSummary) -> bool:
    """Whether a change of a decision is that it was made, stands otherwise, or counts from another day."""
    return change.id in ("decision-added", "decision-status-changed") or change.path[:1] == ("effective",)


def _subject(change: ChangeSummary) -> Key:
    return Key(change.entry.kind, change.entry.id)
