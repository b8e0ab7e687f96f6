"""What the sides of a merge say together: the playbook as if the merge itself had decided nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from icp_playbook.history.ancestry import Ancestry
from icp_playbook.history.combining import UNDECIDED, combined
from icp_playbook.history.revisions import Snapshot
from icp_playbook.history.states import State
from icp_playbook.history.versions import Version, VersionLog
from icp_playbook.playbook import Key
from icp_playbook.source import Data

DEEPEST = 40
"""Crosswise merges behind crosswise merges that are followed; below, the newest version is the base."""


class Side(NamedTuple):
    """A parent of a merge: the playbook there, and the commits behind it."""

    state: State
    behind: int


@dataclass(frozen=True, slots=True)
class MergedEntry:
    """An entry of a merge: what its sides say together, and what the merge made of it.

    None where there is none. `known` is False where a shallow clone is cut off before the sides parted:
    what the merge decided cannot be told.
    """

    together: Version | None
    taken: Version | None
    known: bool


MakeSnapshot = Callable[[Key, Data], Snapshot]
"""A snapshot of data that may never have been a file."""


class Merging:
    """Combines the sides of merges. `cut` says that the clone is shallow."""

    def __init__(self, ancestry: Ancestry, versions: VersionLog, made: MakeSnapshot, *, cut: bool) -> None:
        self._ancestry = ancestry
        self._versions = versions
        self._made = made
        self._cut = cut
        self._bases: dict[tuple[int, int], Version | None] = {}

    def entries(self, sides: Sequence[Side], asked: Sequence[Key], state: State) -> list[MergedEntry]:
        """The entries that have one of the asked ids on some side. `state` is what the merge made."""
        lines: dict[int, list[Version | None]] = {}
        for key in asked:
            for side in (state, *(side.state for side in sides)):
                version = side.get(key)
                if version is not None and version.line not in lines:
                    line = version.line
                    lines[line] = [self._versions.in_state(line, other.state) for other in sides]
        return [self._entry(line, row, sides, state) for line, row in _joined(lines)]

    def _entry(
        self, line: int, row: Sequence[Version | None], sides: Sequence[Side], state: State
    ) -> MergedEntry:
        names = dict.fromkeys(version.entry for version in row if version is not None)
        taken = self._versions.in_state(line, state) or next(
            (state[name] for name in names if name in state), None
        )
        together, behind, known = row[0], sides[0].behind, True
        for version, side in zip(row[1:], sides[1:], strict=True):
            common = behind & side.behind
            if not _alike(together, version):
                known = known and bool(common or not self._cut)
                together = self._combined(self._base(line, common), together, version, taken)
            behind |= side.behind
        return MergedEntry(together, taken, known)

    def _base(self, line: int, common: int, depth: int = 0) -> Version | None:
        """The version that the sides grew from; with several such commits, what these say together."""
        if (line, common) not in self._bases:
            self._bases[line, common] = self._found_base(line, common, depth)
        return self._bases[line, common]

    def _found_base(self, line: int, common: int, depth: int) -> Version | None:
        newest = self._ancestry.newest(common)
        if len(newest) < 2 or depth > DEEPEST:
            return self._versions.at(line, common)
        behind = newest[0]
        found = self._versions.at(line, behind)
        for commits in newest[1:]:
            version = self._versions.at(line, commits)
            if not _alike(found, version):
                older = self._base(line, behind & commits, depth + 1)
                found = self._combined(older, found, version, UNDECIDED)
            behind |= commits
        return found

    def _combined(
        self, base: Version | None, one: Version | None, other: Version | None, taken: Version | object | None
    ) -> Version | None:
        """A version with the changes of both; each of id and content may come from either."""
        if _alike(base, other):
            return one
        if _alike(base, one):
            return other
        if one is None or other is None or not (one.snapshot.readable and other.snapshot.readable):
            return _other(one, other, taken)
        old = base.readable.data if base is not None and base.readable is not None else None
        decided = taken if isinstance(taken, Version) else None
        made = decided.snapshot.data if decided and decided.snapshot.readable else None
        whole = combined(
            one.entry.kind,
            old,
            one.snapshot.data,
            other.snapshot.data,
            UNDECIDED if taken is UNDECIDED else made,
        )
        entry = _id(base, one, other, decided)
        return self._version(entry, whole, one, other)

    def _version(self, entry: Key, data: Data, one: Version, other: Version) -> Version:
        snapshot = self._made(entry, data)
        for side in (one, other):
            if side.snapshot.digest == snapshot.digest and side.entry == entry:
                return side
        return Version(snapshot, one.line, snapshot, -1)


def _joined(lines: Mapping[int, list[Version | None]]) -> list[tuple[int, list[Version | None]]]:
    """The rows of lines; two that begin under one id, each on other sides, are one entry."""
    found: dict[int, list[Version | None]] = {}
    for line, row in lines.items():
        names = {version.entry for version in row if version is not None}
        for known in found.values():
            there = {version.entry for version in known if version is not None}
            apart = all(one is None or two is None for one, two in zip(known, row, strict=True))
            if apart and names & there:
                known[:] = [one or two for one, two in zip(known, row, strict=True)]
                break
        else:
            found[line] = list(row)
    return list(found.items())


def _alike(one: Version | None, other: Version | None) -> bool:
    """Whether two versions have one id and say the same."""
    if one is None or other is None:
        return one is other
    return one is other or (one.entry == other.entry and _same(one.snapshot, other.snapshot))


def _same(one: Snapshot, other: Snapshot) -> bool:
    """Whether two contents are the same: by their data, or by their bytes where there are none."""
    if one.digest is None or other.digest is None:
        return one.digest is other.digest and one.blob == other.blob != ""
    return one.digest == other.digest


def _other(one: Version | None, other: Version | None, taken: object) -> Version | None:
    """The side that a merge did not take; that of `one` where it took neither."""
    if taken is UNDECIDED and (version := one or other) is not None:
        return replace(version, snapshot=replace(version.snapshot, blob="", digest=None), readable=None)
    took_one = _alike(one, taken) if isinstance(taken, Version) else taken is None and one is None
    return other if took_one else one


def _id(base: Version | None, one: Version, other: Version, taken: Version | None) -> Key:
    if one.entry == other.entry or (base is not None and base.entry == other.entry):
        return one.entry
    if base is not None and base.entry == one.entry:
        return other.entry
    return other.entry if taken is not None and taken.entry == one.entry else one.entry
