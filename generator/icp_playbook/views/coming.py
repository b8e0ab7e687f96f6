"""Changes that count from a later day; the browser, which knows today, drops those whose day has come."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from icp_playbook.history import concerned
from icp_playbook.model import Decision
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import Timeline
from icp_playbook.views.routes import Link, Place

DECIDING = ("profile", "disqualifier", "signal", "segment", "playbook", "fields")
"""The kinds of file that say who qualifies."""


@dataclass(frozen=True, slots=True)
class ComingChange:
    """A decision that counts from a day on, and the entries it is about."""

    day: datetime.date
    decision: Link
    about: tuple[Link, ...]


def coming_changes(
    playbook: Playbook,
    place: Place,
    timeline: Timeline | None,
    kinds: Collection[str] = (),
    entry: Key | None = None,
) -> tuple[ComingChange, ...]:
    """The changes that may be still to come, the next first; of some kinds, or of one entry, if it is named.

    What counted before the last commit is not among them.
    """
    found = [
        ComingChange(day, place.entry(playbook, Key("decision", id_)), tuple(_links(playbook, place, keys)))
        for day, id_, keys in _delayed(playbook, timeline)
        if (not kinds or any(key.kind in kinds for key in keys)) and (entry is None or entry in keys)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.decision.text)))


def _delayed(playbook: Playbook, timeline: Timeline | None) -> Iterator[tuple[datetime.date, str, list[Key]]]:
    last = max((event.day for event in timeline.events), default=None) if timeline is not None else None
    for id_, one in playbook.of(Decision).items():
        day, decided = one.effective, one.decided
        if day is None or decided is None or not one.in_force or day <= (last or decided.on):
            continue
        yield day, id_, concerned(one)


def _links(playbook: Playbook, place: Place, keys: list[Key]) -> Iterator[Link]:
    for key in keys:
        if key.kind in playbook.by_kind and key.id in playbook.by_kind[key.kind]:
            yield place.entry(playbook, key)
