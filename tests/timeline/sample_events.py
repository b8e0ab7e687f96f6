"""Builders of sample timelines: one call for a commit, a change or a verdict."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from icp_playbook.decisions import Assignment, Move, MoveKind
from icp_playbook.diff import CATALOGUE, ChangeSummary, Direction, Subject
from icp_playbook.fit import Membership, Status
from icp_playbook.history import Commit, Person, Tombstone
from icp_playbook.playbook import Key
from icp_playbook.timeline import BoundaryText, Event, ReadProblem, Timeline

ANA = Person("Ana Ruiz")
TOM = Person("Tom Falk")


def commit(day: str, subject: str, why: str | None = None, **more: Any) -> Commit:
    """A commit at noon in Berlin; its hash is made from its day and subject."""
    hash_ = more.pop(
        "hash",
        hashlib.sha1(f"{day} {subject}".encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest(),
    )
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+02:00")
    defaults: dict[str, Any] = {
        "hash": hash_,
        "short": hash_[:10],
        "date": moment,
        "committed": moment,
        "author": ANA,
        "co_authors": (),
        "subject": subject,
        "body": "",
        "why": why,
        "stated": why is not None,
        "evidence": (),
        "pull_request": None,
        "is_bot": False,
    }
    return Commit(**{**defaults, **more})


def change_summary(
    id_: str,
    entry: str,
    sentence: str,
    *path: str,
    name: str = "",
    direction: Direction | None = None,
) -> ChangeSummary:
    """A change of `entry` (kind/id), with the effect that the catalogue gives it."""
    kind, _, entry_id = entry.partition("/")
    subject = Subject(kind, entry_id, name or entry_id.replace("-", " ").capitalize())
    mark = hashlib.sha1(
        f"{id_}{entry}{sentence}".encode("utf-8", "surrogatepass"), usedforsecurity=False
    ).hexdigest()[:16]
    return ChangeSummary(id_, subject, path, sentence, CATALOGUE[id_].effect, direction, mark)


def event(made: Commit, *changes: ChangeSummary, **more: Any) -> Event:
    """A commit with its changes."""
    return Event(made, changes, **more)


_MEMBERSHIPS: dict[MoveKind, tuple[Status, Membership, Status, Membership]] = {
    "entered": ("outside", "out", "fit", "in"),
    "left": ("fit", "in", "outside", "out"),
    "disqualified": ("fit", "in", "disqualified", "disqualified"),
    "possible": ("outside", "out", "undecided", "possible"),
    "answer-needed": ("fit", "in", "undecided", "possible"),
    "raised": ("fit", "in", "fit", "in"),
    "lowered": ("fit", "in", "fit", "in"),
}


def moved(example: str, name: str, icp: str, before: str, after: str, kind: MoveKind) -> Move:
    """An example whose verdict a commit changed, with its words on both sides."""
    was, sure, status, now = _MEMBERSHIPS[kind]
    return Move(
        f"example/{example}",
        name,
        kind,
        Assignment(was, icp, words=before, membership=sure),
        Assignment(status, icp, words=after, membership=now),
        f"{name}: {before} → {after}",
    )


def read_problem(entry: str, sentence: str) -> ReadProblem:
    """A file that could not be read."""
    kind, _, id_ = entry.partition("/")
    return ReadProblem(Subject(kind, id_, id_), sentence)


def boundary_text(musts: Sequence[str], disqualifiers: Sequence[str]) -> BoundaryText:
    """Who was in, who was out."""
    return BoundaryText(tuple(musts), tuple(disqualifiers))


def key(entry: str) -> Key:
    """kind/id as a key."""
    kind, _, id_ = entry.partition("/")
    return Key(kind, id_)


def timeline(*events: Event, **more: Any) -> Timeline:
    """Events, the latest first; the head is the first of them."""
    return Timeline(events, head=events[0].commit.hash if events else None, **more)


def gone(entry: str, made: Commit, *replaced_by: str) -> Mapping[Key, Tombstone]:
    """The tombstone of an entry."""
    return {key(entry): Tombstone(key(entry), made, None, tuple(key(other) for other in replaced_by))}
