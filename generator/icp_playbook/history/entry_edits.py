"""File edits turned into entry edits: formatting changes are dropped, unreadable versions bridged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from icp_playbook.history.combining import canonical, combined
from icp_playbook.history.file_content import FileContent, digest, unreadable_mode
from icp_playbook.history.file_edits import FileEdit, GitFile
from icp_playbook.history.revisions import SHORT, EntryEdit, Snapshot
from icp_playbook.playbook import Key
from icp_playbook.source import Data

PlacedEdit: TypeAlias = tuple[int, EntryEdit]
"""The place of a commit in the log, the oldest first, and what it did to one entry."""


class Contents(Protocol):
    """Where data comes from: by kind and blob, or by the digest of what never was a file."""

    def data(self, kind: str, blob: str) -> Data:
        """The data of a file."""

    def snapshot_data(self, entry: Key, blob: str, digest: str) -> Data:
        """The data of a snapshot."""

    def keep_union(self, digest: str, text: str) -> None:
        """Remembers the data, as JSON, of a snapshot that never was a file."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read of every file by kind and blob, where its data are, and the hashes of the log."""

    files: Mapping[tuple[str, str], FileContent]
    contents: Contents
    hashes: Sequence[str]


def entry_edits(edits: Iterable[FileEdit], sources: Sources) -> list[PlacedEdit]:
    """The edits of a log, oldest first; a rename is one edit, not two."""
    builder = _Builder(sources)
    found: list[PlacedEdit] = []
    commit: list[EntryEdit] = []
    place = -1
    for file in edits:
        if commit and place != file.commit:
            found += [(place, edit) for edit in _renamed(commit, sources)]
            commit = []
        place = file.commit
        edit = builder.edit(file)
        if edit is not None:
            commit.append(edit)
    return found + [(place, edit) for edit in _renamed(commit, sources)]


def _renamed(commit: Sequence[EntryEdit], sources: Sources) -> list[EntryEdit]:
    """The edits of one commit, in order; a deletion and a new entry that lists it as a former id are one."""
    gone = {edit.entry: edit for edit in commit if edit.after is None}
    found: list[EntryEdit] = []
    for edit in commit:
        born = edit.before is None and edit.previous is None
        for id_ in _formerly(edit.after, sources) if born and edit.after else ():
            old = Key(edit.entry.kind, id_)
            if old in gone:
                death = gone.pop(old)
                edit = replace(  # noqa: PLW2901  # the same edit, told as one
                    edit, previous=old, before=death.before, unread=death.unread, since=death.since
                )
                break
        found.append(edit)
    kept = [edit for edit in found if edit.after is not None or edit.entry in gone]
    return sorted(kept, key=lambda edit: edit.entry)


def _formerly(snapshot: Snapshot, sources: Sources) -> tuple[str, ...]:
    content = sources.files.get((snapshot.entry.kind, snapshot.blob))
    return content.formerly if content is not None else ()


def _alike(before: Snapshot | None, after: Snapshot | None) -> bool:
    """Whether only formatting differs. A readable version never equals an unreadable one."""
    if before is None or after is None:
        return before is after
    return before.digest == after.digest


class _Builder:
    """Remembers, for each version that could not be read, the last one before it that could."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._good: dict[tuple[Key, str], tuple[Snapshot, int] | None] = {}
        self._written: dict[tuple[Key, str], int] = {}
        self._snapshots: dict[tuple[Key, str, str], Snapshot] = {}

    def edit(self, file: FileEdit) -> EntryEdit | None:
        before = self._snapshot(file.previous or file.entry, file.old)
        after = self._snapshot(file.entry, file.new)
        if len(file.sides) > 1:
            before = self._union(file, before, after)
        edit = self._bridged(file, before, after)
        if after is not None:
            self._written[file.entry, after.blob] = file.commit
        return edit

    def _bridged(self, file: FileEdit, before: Snapshot | None, after: Snapshot | None) -> EntryEdit | None:
        """The edit from the last version that could be read; None when it says the same."""
        unread, since = None, None
        last = before
        if before is not None and before.digest is None:
            unread = before.problem
            bridge = self._good.get((before.entry, before.blob))
            last, since = bridge or (None, None)
        elif file.previous is None and _alike(before, after):
            return None
        if after is not None and after.digest is None:
            place = since if since is not None else self._place(last)
            self._good[after.entry, after.blob] = (last, place) if last is not None else None
        hash_ = self._sources.hashes[since][:SHORT] if since is not None and since >= 0 else None
        return EntryEdit(file.entry, file.previous, last, after, unread, hash_)

    def _place(self, snapshot: Snapshot | None) -> int:
        """The place in the log of the commit that wrote it, -1 for one before the log."""
        return self._written.get((snapshot.entry, snapshot.blob), -1) if snapshot else -1

    def _snapshot(self, entry: Key, file: GitFile | None) -> Snapshot | None:
        if file is None:
            return None
        name = (entry, file.blob, file.mode)
        if name not in self._snapshots:
            content = unreadable_mode(file.mode) or self._sources.files[entry.kind, file.blob]
            self._snapshots[name] = self._make(entry, file.blob, content)
        return self._snapshots[name]

    def _make(self, entry: Key, blob: str, content: FileContent) -> Snapshot:
        return Snapshot(entry, blob, content.digest, content.problem, self._sources.contents.snapshot_data)

    def _union(self, file: FileEdit, before: Snapshot | None, after: Snapshot | None) -> Snapshot | None:
        """What the sides of a merge would say together, had the merge decided nothing itself.

        Where a side has no data, the first side that the merge did not take.
        """
        sides = [self._snapshot(file.entry, side) for side in file.sides]
        read = [side for side in sides if side is not None and side.digest is not None]
        if after is None or after.digest is None or len(read) < len(sides):
            others = [side for side, other in zip(sides, file.sides, strict=True) if other != file.new]
            return others[0] if others else before
        kind = file.entry.kind
        base = self._data(kind, self._snapshot(file.entry, file.base))
        taken = self._data(kind, after)
        found = self._data(kind, read[0])
        for side in read[1:]:
            found = combined(base, found, self._data(kind, side), taken)
        text = canonical(found)
        name = digest(text)
        same = next((side for side in read if side.digest == name), None)
        if same is not None:
            return same
        self._sources.contents.keep_union(name, text)
        return self._make(file.entry, "", FileContent(name, None))

    def _data(self, kind: str, side: Snapshot | None) -> Data:
        return self._sources.contents.data(kind, side.blob) if side and side.digest is not None else None
