"""From which day a change counts that a decision of the head names, where it is a later one."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from icp_playbook.diff import names_of
from icp_playbook.history import concerned
from icp_playbook.model import Decision, kind_of
from icp_playbook.playbook import Documents, Key, shape
from icp_playbook.values import say_date


@dataclass(frozen=True, slots=True)
class LaterDay:
    """A decision that the change brings, the day from which it counts, and what it is about as kind/id."""

    decision: str
    name: str
    day: datetime.date
    about: tuple[str, ...]
    entries: tuple[str, ...]
    """What the entries are called."""

    @property
    def lead(self) -> str:
        """ "Counts from 1 Dec 2026"."""
        return f"Counts from {say_date(self.day)}"


def later_days(head: Documents, naming: Collection[str]) -> Iterator[LaterDay]:
    """Of the decisions that name changes, by id, those of a later day than they were made; the next first."""
    found = []
    for key, document in head.items():
        if key.kind != kind_of(Decision) or key.id not in naming:
            continue
        one = shape(Decision, document)[0]
        if not isinstance(one, Decision) or one.effective is None or one.decided is None:
            continue
        if one.effective > one.decided.on:
            about = concerned(one)
            called = tuple(_called(head, entry) for entry in about)
            found.append(LaterDay(key.id, one.name, one.effective, tuple(map(str, about)), called))
    yield from sorted(found, key=lambda one: (one.day, one.decision))


def _called(head: Documents, entry: Key) -> str:
    """The name of an entry; of one that has none, or is gone, its kind and id."""
    name = dict(names_of(entry, head[entry].data)).get(str(entry), "") if entry in head else ""
    return "Account fields" if entry.kind == "fields" else name or str(entry)
