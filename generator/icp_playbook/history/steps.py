"""Touches of files to steps of entries: what only looks different falls out, what is broken is bridged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from icp_playbook.history.combining import canonical, combined
from icp_playbook.history.file_content import FileContent, digest, unreadable_mode
from icp_playbook.history.file_edits import FileEdit, GitFile
from icp_playbook.playbook import Key
from icp_playbook.source import Data


@dataclass(frozen=True, slots=True)
class DraftSide:
    """One side of a step: the entry whose file it was, its blob, and what reading it gave.

    `union` has the data of a side that never stood in a file.
    """

    entry: Key
    blob: str
    reading: FileContent
    union: Data = None


@dataclass(frozen=True, slots=True)
class EditDraft:
    """A step before people and texts are joined to it; see `Step` for what the parts mean.

    `since` is the place in the log of the commit that `before` stood in.
    """

    commit: int
    entry: Key
    previous: Key | None
    before: DraftSide | None
    after: DraftSide | None
    unread: str | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """Where readings and data come from: by kind and blob."""

    readings: Mapping[tuple[str, str], FileContent]
    data: Callable[[str, str], Data]


def drafts(touches: Iterable[FileEdit], sources: Sources) -> list[EditDraft]:
    """The steps of a log, oldest first; an entry that goes on under a new id is one step, not two."""
    builder = _Builder(sources)
    found: list[EditDraft] = []
    commit: list[EditDraft] = []
    for touch in touches:
        if commit and commit[0].commit != touch.commit:
            found += _renamed(commit)
            commit = []
        draft = builder.draft(touch)
        if draft is not None:
            commit.append(draft)
    return found + _renamed(commit)


def _renamed(commit: Sequence[EditDraft]) -> list[EditDraft]:
    """The steps of one commit, a death and a birth that lists it under `formerly` made one; in order."""
    gone = {draft.entry: draft for draft in commit if draft.after is None}
    found: list[EditDraft] = []
    for draft in commit:
        born = draft.before is None and draft.previous is None and draft.after is not None
        for id_ in draft.after.reading.formerly if born and draft.after else ():
            old = Key(draft.entry.kind, id_)
            if old in gone:
                death = gone.pop(old)
                draft = replace(  # noqa: PLW2901  # the same step, told as one
                    draft, previous=old, before=death.before, unread=death.unread, since=death.since
                )
                break
        found.append(draft)
    kept = [draft for draft in found if draft.after is not None or draft.entry in gone]
    return sorted(kept, key=lambda draft: draft.entry)


def _alike(before: DraftSide | None, after: DraftSide | None) -> bool:
    """Whether nothing is different but the look. What could be read before cannot be like what cannot."""
    if before is None or after is None:
        return before is after
    return before.reading.digest == after.reading.digest


class _Builder:
    """Remembers, for each version that could not be read, the last one before it that could."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._good: dict[tuple[Key, str], tuple[DraftSide, int] | None] = {}
        self._written: dict[tuple[Key, str], int] = {}

    def draft(self, touch: FileEdit) -> EditDraft | None:
        before = self._side(touch.previous or touch.entry, touch.old)
        after = self._side(touch.entry, touch.new)
        if len(touch.sides) > 1:
            before = self._union(touch, before, after)
        draft = self._bridged(touch, before, after)
        if after is not None:
            self._written[touch.entry, after.blob] = touch.commit
        return draft

    def _bridged(
        self, touch: FileEdit, before: DraftSide | None, after: DraftSide | None
    ) -> EditDraft | None:
        """The step from the last version that could be read; None when it says the same."""
        unread, since = None, None
        last = before
        if before is not None and before.reading.digest is None:
            unread = before.reading.problem
            bridge = self._good.get((before.entry, before.blob))
            last, since = bridge or (None, None)
        elif touch.previous is None and _alike(before, after):
            return None
        if after is not None and after.reading.digest is None:
            stood = since if since is not None else self._stood(last)
            self._good[after.entry, after.blob] = (last, stood) if last is not None else None
        return EditDraft(touch.commit, touch.entry, touch.previous, last, after, unread, since)

    def _stood(self, side: DraftSide | None) -> int:
        return self._written.get((side.entry, side.blob), -1) if side else -1

    def _side(self, entry: Key, file: GitFile | None) -> DraftSide | None:
        if file is None:
            return None
        return DraftSide(
            entry, file.blob, unreadable_mode(file.mode) or self._sources.readings[entry.kind, file.blob]
        )

    def _union(self, touch: FileEdit, before: DraftSide | None, after: DraftSide | None) -> DraftSide | None:
        """What the sides of a merge would say together, had the merge decided nothing itself.

        Where a side has no data, the first side that the merge did not take.
        """
        sides = [self._side(touch.entry, file) for file in touch.sides]
        read = [side for side in sides if side is not None and side.reading.digest is not None]
        if after is None or after.reading.digest is None or len(read) < len(sides):
            others = [side for side, file in zip(sides, touch.sides, strict=True) if file != touch.new]
            return others[0] if others else before
        kind = touch.entry.kind
        base = self._side(touch.entry, touch.base)
        grown: Data = self._data(kind, base)
        taken = self._data(kind, after)
        found = self._data(kind, read[0])
        for side in read[1:]:
            found = combined(grown, found, self._data(kind, side), taken)
        name = digest(canonical(found))
        same = next((side for side in read if side.reading.digest == name), None)
        return same or DraftSide(touch.entry, "", FileContent(name, None), found)

    def _data(self, kind: str, side: DraftSide | None) -> Data:
        readable = side is not None and side.reading.digest is not None
        return self._sources.data(kind, side.blob) if readable and side else None
