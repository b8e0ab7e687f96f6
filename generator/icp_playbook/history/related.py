"""Which commits undo an earlier one, and which make a change that another branch had made already."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.git import LogEntry
from icp_playbook.history.ancestry import Ancestry
from icp_playbook.history.combining import canonical, items_by_key
from icp_playbook.history.entry_edits import CommitEdits
from icp_playbook.history.messages import Message
from icp_playbook.history.revisions import EntryEdit, Snapshot
from icp_playbook.playbook import Key

_REVERTS = re.compile(r"\bThis reverts commit ([0-9a-f]{7,64})\b")
_PICKED = re.compile(r"\(cherry picked from commit ([0-9a-f]{7,64})\)")
_EARLIER = 20
"""Earlier commits with the same effect that are looked at."""

Flat: TypeAlias = dict[tuple[str, ...], str]
"""Path → value as text; items of lists by what identifies them."""
Leaf: TypeAlias = tuple[Key, Key, tuple[str, ...], str, str]
"""An entry before and after, a path in it, and the value there before and after, as text."""
_ABSENT = ""


@dataclass(frozen=True, slots=True)
class Related:
    """The places in the log of the commit that a commit undoes, and of the one whose change it repeats."""

    undoes: int | None = None
    repeats: int | None = None


def reverted_hashes(log: Sequence[LogEntry], messages: Sequence[Message]) -> frozenset[str]:
    """The commits of the log that a message says it reverts."""
    named = [found for message in messages for found in _REVERTS.findall(message.body)]
    full = _Hashes(log)
    return frozenset(log[place].hash for name in named if (place := full.place(name)) is not None)


def related_commits(
    log: Sequence[LogEntry],
    messages: Sequence[Message],
    edits: Sequence[CommitEdits],
    whole: Mapping[str, tuple[EntryEdit, ...]],
) -> dict[int, Related]:
    """Place in the log → what the commit there has to do with an earlier one.

    Only what is true in content counts. A commit undoes an ancestor when it takes back all that changed
    there and nothing else: leaf by leaf where its message names it, else when every entry says again what
    it said before, with nothing between. It repeats a commit of another branch that did the same.
    """
    hashes = _Hashes(log)
    by_place = {one.place: one.edits for one in edits}
    pairs = list(_pairs(by_place))
    named = list(_named(log, messages, hashes, by_place, whole))
    if not pairs and not named:
        return {}
    later = frozenset(log[place].hash for place, *_ in (*pairs, *named))
    behind = Ancestry(log, later)
    found: dict[int, Related] = {}
    for place, other, undone in (*named, *pairs):
        if place in found or other not in behind.bits:
            continue
        if found.get(other, Related()).repeats == place:
            continue  # the other says so itself, though it is listed first
        descends = bool(behind.of(log[place].hash) >> behind.bits[other] & 1)
        if undone and descends:
            found[place] = Related(undoes=other)
        elif not undone and not descends:
            found[place] = Related(repeats=other)
    return found


class _Hashes:
    """Places in the log by full or shortened hash."""

    def __init__(self, log: Sequence[LogEntry]) -> None:
        self._places = {entry.hash: place for place, entry in enumerate(log)}

    def place(self, name: str) -> int | None:
        """The place of the one commit that a name fits."""
        if name in self._places:
            return self._places[name]
        fitting = [place for hash_, place in self._places.items() if hash_.startswith(name)]
        return fitting[0] if len(fitting) == 1 else None


def _named(
    log: Sequence[LogEntry],
    messages: Sequence[Message],
    hashes: _Hashes,
    by_place: Mapping[int, Sequence[EntryEdit]],
    whole: Mapping[str, Sequence[EntryEdit]],
) -> Iterator[tuple[int, int, bool]]:
    """Place, place of the earlier commit that the message names, and whether it is undone."""
    for place, edits in by_place.items():
        for pattern, undone in ((_REVERTS, True), (_PICKED, False)):
            for name in pattern.findall(messages[place].body):
                other = hashes.place(name)
                if other is None or other == place:
                    continue
                earlier = whole.get(log[other].hash) or by_place.get(other, ())
                leaves = _leaves(edits) if earlier else None
                if leaves is not None and leaves == _leaves(earlier, back=undone):
                    yield place, other, undone


def _pairs(by_place: Mapping[int, Sequence[EntryEdit]]) -> Iterator[tuple[int, int, bool]]:
    """The same for commits that do the same, or the opposite, to whole entries; the latest earlier first."""
    known: dict[frozenset[object], list[int]] = {}
    for place, edits in by_place.items():
        effect, back = _effect(edits), _effect(edits, back=True)
        if effect is None or back is None:
            continue
        yield from ((place, other, True) for other in reversed(known.get(back, [])[-_EARLIER:]))
        yield from ((place, other, False) for other in reversed(known.get(effect, [])[-_EARLIER:]))
        known.setdefault(effect, []).append(place)


def _effect(edits: Iterable[EntryEdit], *, back: bool = False) -> frozenset[object] | None:
    """Ids and digests of all entries before and after; None where one could not be read."""
    found = set()
    for edit in edits:
        sides = [edit.before, edit.after]
        if edit.unread is not None or any(side is not None and not side.readable for side in sides):
            return None
        ids = [edit.previous or edit.entry, edit.entry]
        digests = [side.digest if side else None for side in sides]
        found.add((*ids[::-1], *digests[::-1]) if back else (*ids, *digests))
    return frozenset(found)


def _leaves(edits: Iterable[EntryEdit], *, back: bool = False) -> frozenset[Leaf] | None:
    """Every value that differs; None where a side could not be read, or only the order of a list differs."""
    found: set[Leaf] = set()
    for edit in edits:
        if edit.unread is not None or (edit.after is not None and not edit.after.readable):
            return None
        before, after = edit.previous or edit.entry, edit.entry
        found.add((after, before, (), "", "") if back else (before, after, (), "", ""))
        old, new = _flat(edit.before), _flat(edit.after)
        changed = [path for path in old.keys() | new.keys() if old.get(path) != new.get(path)]
        if not changed and edit.before and edit.after and edit.before.digest != edit.after.digest:
            return None
        for path in changed:
            values = old.get(path, _ABSENT), new.get(path, _ABSENT)
            found.add((after, before, path, *values[::-1]) if back else (before, after, path, *values))
    return frozenset(found)


def _flat(snapshot: Snapshot | None) -> Flat:
    found: Flat = {}
    if snapshot is not None:
        _walk(snapshot.entry.kind, (), (), snapshot.data, found)
    return found


def _walk(
    kind: str,
    path: tuple[str, ...],
    pattern: tuple[str, ...],
    data: object,
    found: Flat,
) -> None:
    if isinstance(data, list) and (items := items_by_key(kind, pattern, data)):
        found[path] = "[]"
        for key, item in items.items():
            _walk(kind, (*path, key), (*pattern, "*"), item, found)
    elif isinstance(data, dict) and data:
        found[path] = "{}"
        for key, item in data.items():
            _walk(kind, (*path, key), (*pattern, key), item, found)
    else:
        found[path] = canonical(data)
