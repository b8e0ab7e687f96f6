"""What commits did to each entry, under whatever id: its content before and after, or each value of it."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.history.combining import canonical, items_by_key
from icp_playbook.history.entry_edits import CommitEdits
from icp_playbook.history.revisions import EntryEdit, Snapshot
from icp_playbook.source import Data

Path: TypeAlias = tuple[str, ...]
Slot: TypeAlias = tuple[int, Path]
"""The number of an entry, and a path in it; items of lists by what identifies them."""
Slots: TypeAlias = "dict[Slot, Values | None]"
"""What changes come to: see `folded`."""
Values: TypeAlias = tuple[str, str]
"""Before and after, as text; `NOTHING` where there is none."""
NOTHING = ""
CONTENT: Path = ()
"""The path of an entry as a whole: its values are digests, or names of what could not be read."""
_NAME: Path = ("\0id",)
_ORDER = "\0order"
"""No file has such keys: no control character is read."""
_ABSENT = object()


@dataclass(slots=True)
class LineChange:
    """What a commit did to one entry. `ids` are set when they differ: it was renamed, born or deleted.

    `leaves` are the values that differ; None as long as nobody asked, and where there is nothing to compare:
    the entry was born, deleted, broken or mended.
    """

    edit: EntryEdit
    states: Values
    ids: Values | None
    leaves: dict[Path, Values] | None = None

    @property
    def has_values(self) -> bool:
        """Whether there are values on both sides."""
        edit = self.edit
        sides = (edit.before, edit.after)
        return edit.unread is None and all(side is not None and side.readable for side in sides)

    def slots(self, number: int, *, as_whole: bool) -> dict[Slot, Values]:
        """What differs, as a whole or value by value."""
        found = {(number, _NAME): self.ids} if self.ids is not None else {}
        if as_whole or self.leaves is None:
            return found | {(number, CONTENT): self.states}
        return found | {(number, path): values for path, values in self.leaves.items()}


Changes: TypeAlias = Mapping[int, LineChange]
"""Number of an entry → what a commit did to it."""


def changes_by_place(edits: Iterable[CommitEdits]) -> dict[int, Changes]:
    """Place in the log → what the commit there did. One that did two things to one entry is left out."""
    return {
        one.place: {number: _change(edit) for number, edit in zip(one.numbers, one.edits, strict=True)}
        for one in edits
        if len(set(one.numbers)) == len(one.numbers)
    }


def _change(edit: EntryEdit) -> LineChange:
    before = f"!{edit.between}" if edit.unread is not None else _state(edit.before)
    after = _state(edit.after)
    old = (edit.previous or edit.entry).id if before != NOTHING else NOTHING
    new = edit.entry.id if after != NOTHING else NOTHING
    return LineChange(edit, (before, after), (old, new) if old != new else None)


def _state(side: Snapshot | None) -> str:
    if side is None:
        return NOTHING
    return side.digest if side.digest is not None else f"!{side.blob}"


def folded(parts: Iterable[Changes], as_whole: AbstractSet[int]) -> Slots:
    """What changes come to, one after the other; None where one does not go on from the one before.

    `as_whole` are entries that are not compared value by value.
    """
    found: Slots = {}
    for part in parts:
        for number, change in part.items():
            for slot, values in change.slots(number, as_whole=number in as_whole).items():
                if slot not in found:
                    found[slot] = values
                    continue
                before = found[slot]
                follows = before is not None and before[1] == values[0]
                found[slot] = (before[0], values[1]) if before is not None and follows else None
    return {slot: values for slot, values in found.items() if values is None or values[0] != values[1]}


def unlike(*parts: Changes) -> frozenset[int]:
    """The entries that cannot be compared value by value, since one of the changes has none."""
    return frozenset(number for part in parts for number, one in part.items() if one.leaves is None)


def read_leaves(changes: Sequence[LineChange]) -> None:
    """Fills in the values that differ, of changes of one entry in the order they were made."""
    last: tuple[Snapshot, Data] | None = None
    for change in changes:
        before, after = change.edit.before, change.edit.after
        if change.leaves is not None or not change.has_values or before is None or after is None:
            continue
        change.leaves = {}
        if before.digest == after.digest:
            continue
        old = last[1] if last is not None and last[0] == before else before.data
        last = after, after.data
        _compare(after.entry.kind, (), (), (old, last[1]), change.leaves)


def _compare(
    kind: str, path: Path, pattern: Path, sides: tuple[object, object], found: dict[Path, Values]
) -> None:
    """Adds every value that differs; of what is on one side only, each value in it."""
    old, new = sides
    if old == new and repr(old) == repr(new):  # 1 == True, but they read differently
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        for key in dict.fromkeys([*old, *new]):
            both = old.get(key, _ABSENT), new.get(key, _ABSENT)
            _compare(kind, (*path, key), (*pattern, key), both, found)
        return
    if isinstance(old, list) and isinstance(new, list):
        items, others = items_by_key(kind, pattern, old), items_by_key(kind, pattern, new)
        if items and others:
            order = [key for key in items if key in others], [key for key in others if key in items]
            if order[0] != order[1]:
                found[*path, _ORDER] = canonical(order[0]), canonical(order[1])
            for key in dict.fromkeys([*items, *others]):
                both = items.get(key, _ABSENT), others.get(key, _ABSENT)
                _compare(kind, (*path, key), (*pattern, "*"), both, found)
            return
    ones, twos = _flat(kind, path, pattern, old), _flat(kind, path, pattern, new)
    for place in dict.fromkeys([*ones, *twos]):
        values = ones.get(place, NOTHING), twos.get(place, NOTHING)
        if values[0] != values[1]:
            found[place] = values


def _flat(kind: str, path: Path, pattern: Path, data: object) -> dict[Path, str]:
    """Every value by its path, and a mark for what holds values."""
    if data is _ABSENT:
        return {}
    if isinstance(data, list) and (items := items_by_key(kind, pattern, data)):
        below = [_flat(kind, (*path, key), (*pattern, "*"), item) for key, item in items.items()]
        return {path: "[]"} | {place: value for some in below for place, value in some.items()}
    if isinstance(data, dict) and data:
        below = [_flat(kind, (*path, key), (*pattern, key), item) for key, item in data.items()]
        return {path: "{}"} | {place: value for some in below for place, value in some.items()}
    return {path: canonical(data)}
