"""What falls due in a playbook: reviews of entries, and what came of decisions."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.findings import Location
from icp_playbook.lint.waivers import reported_after
from icp_playbook.model import Decision, outcome_due, review_due
from icp_playbook.playbook import Documents, Key, Playbook

DueKind: TypeAlias = Literal["review", "outcome"]


@dataclass(frozen=True, slots=True)
class DueEntry:
    """Something that is due: the entry, the last day on which it is in time, and who is to see to it.

    `owner` is that of the entry, else of the playbook; "" where there is neither.
    """

    kind: DueKind
    key: Key
    name: str
    owner: str
    day: datetime.date
    place: Location


def due_entries(playbook: Playbook, documents: Documents, until: datetime.date) -> tuple[DueEntry, ...]:
    """Everything whose last day is before a day, the earliest first. What is waived is left out."""
    found = (*_reviews(playbook, documents), *_outcomes(playbook, documents))
    due = (one for one in found if one.day < until)
    return tuple(sorted(due, key=lambda one: (one.day, one.key, one.kind)))


def _reviews(playbook: Playbook, documents: Documents) -> Iterator[DueEntry]:
    for key, entry in playbook.entries():
        agreed = review_due(entry, playbook.settings.review)
        if agreed is None or (key.kind == "profile" and playbook.profiles[key.id].status == "retired"):
            continue
        day = reported_after(playbook, key, "overdue-review", agreed)
        if day is not None:
            owner = playbook.owner_of(entry)
            yield DueEntry("review", key, entry.name, owner, day, documents[key].at("review", "last"))


def _outcomes(playbook: Playbook, documents: Documents) -> Iterator[DueEntry]:
    for id_, decision in playbook.of(Decision).items():
        day, key = outcome_due(decision), Key("decision", id_)
        if day is None:
            continue
        path = ("review_on",) if decision.review_on == day else ("expected",)
        owner = playbook.owner_of(decision)
        yield DueEntry("outcome", key, decision.name, owner, day, documents[key].at(*path))
