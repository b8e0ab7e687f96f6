"""Renames: which edits belong to one entry, through renames, `formerly`, deletion and return."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from icp_playbook.playbook import Key


class Edit(Protocol):
    """What an edit says of an entry: its id, the one it had until now, whether it begins here."""

    @property
    def entry(self) -> Key:
        """The entry."""

    @property
    def previous(self) -> Key | None:
        """The id it had until now, when it was renamed."""

    @property
    def is_birth(self) -> bool:
        """Whether nothing is known to have been there before."""


@dataclass(frozen=True)
class Renames:
    """Entries by the id they have today, or had last.

    `names` has the entries of edits that are called otherwise now, by place of the revision, the oldest
    first. `moved` leads from old ids to those of today.
    """

    names: Mapping[tuple[int, Key], Key] = field(default_factory=dict)
    moved: Mapping[Key, Key] = field(default_factory=dict)

    def of(self, place: int, entry: Key) -> Key:
        """The entry of today that an edit of a revision belongs to."""
        return self.names.get((place, entry), entry)

    def today(self, entry: Key) -> Key:
        """The id that an id leads to today."""
        return self.moved.get(entry, entry)


def trace_renames(revisions: Sequence[Iterable[Edit]], alive: Mapping[Key, tuple[str, ...]]) -> Renames:
    """Renames over revisions, the oldest first. `alive` has today's entries with their former ids.

    A name that was given up by a rename and is taken anew begins another entry; one that was deleted and
    comes back goes on with its own.
    """
    trace = _Trace()
    for place, edits in enumerate(revisions):
        for edit in edits:
            trace.add(place, edit)
    return trace.result(alive)


class _Trace:
    def __init__(self) -> None:
        self.numbers: dict[Key, int] = {}
        self.last: list[Key] = []
        self.left: set[Key] = set()
        self.edits: dict[tuple[int, Key], int] = {}

    def add(self, place: int, edit: Edit) -> None:
        if edit.previous is not None:
            number = self.numbers.get(edit.previous)
            number = self._new(edit.previous) if number is None else number
            self.numbers[edit.entry] = number
            self.last[number] = edit.entry
            self.left.add(edit.previous)
            self.left.discard(edit.entry)
        elif edit.is_birth and edit.entry in self.left:
            number = self._new(edit.entry)
            self.left.discard(edit.entry)
        else:
            number = self.numbers.get(edit.entry, -1)
            number = self._new(edit.entry) if number < 0 else number
        self.edits[place, edit.entry] = number

    def _new(self, entry: Key) -> int:
        self.last.append(entry)
        self.numbers[entry] = len(self.last) - 1
        return self.numbers[entry]

    def result(self, alive: Mapping[Key, tuple[str, ...]]) -> Renames:
        moved = {old: self.last[self.numbers[old]] for old in sorted(self.left)}
        for key, former_ids in alive.items():
            for id_ in former_ids:
                old = Key(key.kind, id_)
                if old not in alive:
                    moved[old] = key
        moved = {old: _followed(new, moved) for old, new in moved.items() if old not in alive}
        ends = [moved.get(last, last) for last in self.last]
        names = {edit: ends[number] for edit, number in self.edits.items() if ends[number] != edit[1]}
        return Renames(names, {old: new for old, new in moved.items() if old != new})


def _followed(key: Key, moved: Mapping[Key, Key]) -> Key:
    seen = {key}
    while (further := moved.get(key)) is not None and further not in seen:
        seen.add(further)
        key = further
    return key
