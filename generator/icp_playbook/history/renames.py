"""Lives: which steps belong to one entry, through renames, `formerly`, deletion and return."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from icp_playbook.playbook import Key


@dataclass(frozen=True, slots=True)
class Move:
    """What a step says of a life: the entry, what it was called until now, whether it begins or ends here."""

    entry: Key
    previous: Key | None
    born: bool
    gone: bool


@dataclass(frozen=True)
class Renames:
    """Lives by the id they have today, or had last.

    `names` has the lives of steps whose entry is called otherwise now, by place of the revision, the oldest
    first. `moved` leads from old ids to those of today.
    """

    names: Mapping[tuple[int, Key], Key] = field(default_factory=dict)
    moved: Mapping[Key, Key] = field(default_factory=dict)

    def of(self, place: int, entry: Key) -> Key:
        """The life that a step of a revision belongs to."""
        return self.names.get((place, entry), entry)

    def today(self, entry: Key) -> Key:
        """The id that an id leads to today."""
        return self.moved.get(entry, entry)


def trace_renames(revisions: Sequence[Iterable[Move]], alive: Mapping[Key, tuple[str, ...]]) -> Renames:
    """Lives of revisions, the oldest first. `alive` has what stands today, with the ids it lists as former.

    A name that was given up by a rename and is taken anew begins another life; one that was deleted and
    comes back goes on with its own.
    """
    walk = _RenameWalk()
    for place, moves in enumerate(revisions):
        for move in moves:
            walk.step(place, move)
    return walk.result(alive)


class _RenameWalk:
    def __init__(self) -> None:
        self.life: dict[Key, int] = {}
        self.last: list[Key] = []
        self.left: set[Key] = set()
        self.steps: dict[tuple[int, Key], int] = {}

    def step(self, place: int, move: Move) -> None:
        if move.previous is not None:
            number = self.life.get(move.previous)
            number = self._new(move.previous) if number is None else number
            self.life[move.entry] = number
            self.last[number] = move.entry
            self.left.add(move.previous)
            self.left.discard(move.entry)
        elif move.born and move.entry in self.left:
            number = self._new(move.entry)
            self.left.discard(move.entry)
        else:
            number = self.life.get(move.entry, -1)
            number = self._new(move.entry) if number < 0 else number
        self.steps[place, move.entry] = number

    def _new(self, entry: Key) -> int:
        self.last.append(entry)
        self.life[entry] = len(self.last) - 1
        return self.life[entry]

    def result(self, alive: Mapping[Key, tuple[str, ...]]) -> Renames:
        moved = {old: self.last[self.life[old]] for old in sorted(self.left)}
        for key, former in alive.items():
            for id_ in former:
                old = Key(key.kind, id_)
                if old not in alive:
                    moved[old] = key
        moved = {old: _followed(new, moved) for old, new in moved.items() if old not in alive}
        ends = [moved.get(last, last) for last in self.last]
        names = {step: ends[number] for step, number in self.steps.items() if ends[number] != step[1]}
        return Renames(names, {old: new for old, new in moved.items() if old != new})


def _followed(key: Key, moved: Mapping[Key, Key]) -> Key:
    seen = {key}
    while (further := moved.get(key)) is not None and further not in seen:
        seen.add(further)
        key = further
    return key
