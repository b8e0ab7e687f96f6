"""The walk over a log, oldest commit first: what each commit did to each entry, against its own parents."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Protocol

from icp_playbook.git import LogEntry
from icp_playbook.history.ancestry import Ancestry
from icp_playbook.history.combining import canonical
from icp_playbook.history.file_changes import NO_CHANGES, FileChanges, GitFile, PlaybookFolders
from icp_playbook.history.file_content import FileContent, digest, unreadable_mode
from icp_playbook.history.mainline import MainlineCommit, contents_changed, first_parents
from icp_playbook.history.merging import Merging, Side
from icp_playbook.history.renamed_files import alike_files
from icp_playbook.history.revisions import SHORT, Context, EntryEdit, Line, Snapshot
from icp_playbook.history.states import State
from icp_playbook.history.versions import Version, VersionLog
from icp_playbook.playbook import Key
from icp_playbook.source import Data


class SnapshotStore(Protocol):
    """Where data comes from: by kind and blob, or by the digest of what never was a file."""

    def snapshot_data(self, entry: Key, blob: str, digest: str) -> Data:
        """The data of a snapshot."""

    def keep_merged(self, digest: str, text: str) -> None:
        """Remembers the data, as JSON, of a snapshot that never was a file."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read of every file by kind and blob, and where its data are.

    Commits in `boundary` are where a shallow clone is cut off: what they hold was there, by whomever.
    `asked` are commits whose changes against their first parent are wanted as a whole.
    """

    files: Mapping[tuple[str, str], FileContent]
    store: SnapshotStore
    boundary: frozenset[str]
    asked: frozenset[str] = frozenset()


_WITHOUT_SCORE = ("persona",)
"""Kinds of entries that no verdict depends on."""


@dataclass(frozen=True, slots=True)
class CommitEdits:
    """The place of a commit in the log, what it did, and where it stands: see `Revision`.

    `numbers` are of the entries of the edits: an entry keeps its own under all ids it has.
    """

    place: int
    edits: tuple[EntryEdit, ...]
    context: Context
    lines: tuple[Line, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitJoin:
    """The place of a merge in the log, and what it brings together: see `Join`."""

    place: int
    after: int
    context: Context
    lines: tuple[Line, ...]


class EntryEdits:
    """The edits of a log, and the files after its last commit. `log` is oldest first."""

    def __init__(
        self, log: Sequence[LogEntry], folders: PlaybookFolders, ancestry: Ancestry, sources: Sources
    ) -> None:
        self._log = log
        self._folders = folders
        self._ancestry = ancestry
        self._sources = sources
        self._versions = VersionLog()
        self._merging = Merging(ancestry, self._versions, self._made, cut=bool(sources.boundary))
        self._snapshots: dict[tuple[Key, GitFile], Snapshot] = {}
        self._states: dict[str, State] = {}
        self._last: dict[str, tuple[str, int]] = {}
        """Commit → the hash and the place of the last revision or join on its line."""
        self._scored = 0
        """The commits, as bits, that verdicts may depend on."""
        self.joins: list[CommitJoin] = []
        """The merges that bring lines together and change nothing themselves, the oldest first."""
        self.mainline: list[MainlineCommit] = []
        """What HEAD and its first parents changed on the main line, the oldest first."""
        self.whole: list[CommitEdits] = []
        """The asked commits, with their changes against their first parent."""

    def __iter__(self) -> Iterator[CommitEdits]:
        waiting = Counter(parent for entry in self._log for parent in entry.parents)
        main = first_parents(self._log)
        shown = State()
        last, follows, count = "", True, 0
        for place, entry in enumerate(self._log):
            edits = self._edits(place, entry)
            state = self._states[entry.hash]
            follows = follows and entry.parents == ((last,) if last else ())
            last = entry.hash
            if entry.hash in main:
                before = self._states[entry.parents[0]] if entry.parents else State()
                if changes := tuple(contents_changed(before, state)):
                    self.mainline.append(MainlineCommit(place, changes))
            lines = self._lines(entry, state, whole=bool(edits))
            if place in self._ancestry.bits and any(one.entry.kind not in _WITHOUT_SCORE for one in edits):
                self._scored |= 1 << self._ancestry.bits[place]
            if edits:
                context = () if follows else tuple(_context(shown, state, edits))
                yield CommitEdits(place, edits, context, lines, tuple(self._numbers(entry, edits)))
                shown, follows, count = state, True, count + 1
            elif len(lines) > 1:
                self.joins.append(CommitJoin(place, count, tuple(_context(shown, state, ())), lines))
            if edits or len(lines) > 1:
                self._last[entry.hash] = entry.hash, place
            else:
                ends = (self._last[parent] for parent in entry.parents)
                self._last[entry.hash] = next((end for end in ends if end[0] == lines[0].last), ("", -1))
            for parent in entry.parents:
                waiting[parent] -= 1
                if not waiting[parent]:
                    del self._states[parent], self._last[parent]

    def _numbers(self, entry: LogEntry, edits: Iterable[EntryEdit]) -> Iterator[int]:
        states = [self._states[hash_] for hash_ in (entry.hash, *entry.parents)]
        for edit in edits:
            found = next((state[edit.entry].line for state in states if edit.entry in state), None)
            yield self._versions.line_of(edit.entry, {}) if found is None else found

    def _lines(self, entry: LogEntry, state: State, *, whole: bool) -> tuple[Line, ...]:
        """The lines that a commit goes on from: those of which no other has all.

        A merge that has just what one of its lines had goes on from that one alone, unless it is `whole`, or
        another line moved something to and fro.
        """
        ends = {parent: self._last[parent] for parent in entry.parents}
        apart = [parent for parent in ends if not self._is_within(parent, ends)]
        lines = [Line(ends[parent][0]) for parent in apart] or [Line("")]
        if len(lines) == 1:
            return (lines[0],)
        found = []
        for parent in apart:
            differs = _context(state, self._states[parent], ())
            other = tuple((key, side) for key, side in differs if key.kind not in _WITHOUT_SCORE)
            if not other and not whole and not self._scored_elsewhere(parent, apart):
                return (Line(ends[parent][0]),)
            found.append(Line(ends[parent][0], other))
        return tuple(found)

    def _scored_elsewhere(self, parent: str, parents: Sequence[str]) -> bool:
        """Whether another line has commits that verdicts may depend on, and this one has not."""
        behind = reduce(int.__or__, map(self._ancestry.of, parents))
        return bool(behind & ~self._ancestry.of(parent) & self._scored)

    def _is_within(self, parent: str, ends: Mapping[str, tuple[str, int]]) -> bool:
        """Whether another line has all that the line of this parent has; of equal ones, the first stays."""
        last, place = ends[parent]
        bit = self._ancestry.bits.get(place)
        earlier = True
        for other, (end, _) in ends.items():
            if other == parent:
                earlier = False
            elif end == last:
                if earlier:
                    return True
            elif not last or (bit is not None and self._ancestry.of(other) >> bit & 1):
                return True
        return False

    @property
    def latest(self) -> dict[Key, Snapshot]:
        """The files after the last commit."""
        state = self._states[self._log[-1].hash] if self._log else State()
        return {key: version.snapshot for key, version in sorted(state.items())}

    def _edits(self, place: int, entry: LogEntry) -> tuple[EntryEdit, ...]:
        """What a commit did, in the order of kinds and ids; its state is remembered."""
        self._folders.enter(entry)
        changes = self._folders.changes(entry)
        if len(entry.parents) > 1:
            state, found = self._merge(place, entry, changes)
        else:
            before = self._states[entry.parents[0]] if entry.parents else State()
            against = _completed(next(iter(changes.values()), NO_CHANGES), before)
            previous = self._renames(against, before)
            state = self._applied(place, before, against, previous)
            found = list(self._differences(before, state, against, previous))
        self._states[entry.hash] = state
        if place in self._ancestry.bits:
            keys = {key for against in changes.values() for key in (*against.old, *against.new)}
            self._versions.remember(self._ancestry.bits[place], keys, state)
        if entry.hash in self._sources.asked and entry.parents:
            before = self._states[entry.parents[0]]
            against = _completed(changes.get(entry.parents[0], NO_CHANGES), before)
            whole = tuple(self._differences(before, state, against, self._renames(against, before)))
            self.whole.append(CommitEdits(place, whole, (), (), tuple(self._numbers(entry, whole))))
        if entry.hash in self._sources.boundary:
            return ()
        return tuple(sorted(found, key=lambda edit: edit.entry))

    def _renames(self, against: FileChanges, before: State) -> dict[Key, Key]:
        """New id → the id before: by what an entry says it was called, else by what else it says."""
        gone = [key for key in against.removed if key in before]
        born = sorted(key for key in against.new if key not in before)
        if not gone or not born:
            return {}
        found: dict[Key, Key] = {}
        for key in born:
            if old := next((old for old in self._former(key, against) if old in gone), None):
                found[key] = old
                gone.remove(old)
        claimed = {old for key in against.new for old in self._former(key, against)}
        left = {key: before[key].snapshot for key in gone if key not in claimed}
        come = {key: self._snapshot(key, against.new[key]) for key in born if key not in found}
        return found | alike_files(left, come)

    def _former(self, key: Key, against: FileChanges) -> list[Key]:
        """The ids that an entry says it had."""
        content = self._sources.files.get((key.kind, against.new[key].blob))
        return [Key(key.kind, id_) for id_ in (content.formerly if content else ())]

    def _applied(self, place: int, before: State, against: FileChanges, previous: Mapping[Key, Key]) -> State:
        """The state after a commit with one parent."""
        new: dict[Key, Version] = {}
        for key in sorted(against.new):
            old = before.get(previous.get(key, key))
            line = self._versions.line_of(key, before) if old is None else self._versions.named(old.line, key)
            new[key] = self._version(place, self._snapshot(key, against.new[key]), line, old)
        return before.changed(against.removed, new)

    def _version(self, place: int, snapshot: Snapshot, line: int, old: Version | None) -> Version:
        if snapshot.readable:
            return Version(snapshot, line, snapshot, place)
        return Version(snapshot, line, old.readable if old else None, old.since if old else -1)

    def _differences(
        self, before: State, state: State, against: FileChanges, previous: Mapping[Key, Key]
    ) -> Iterator[EntryEdit]:
        taken = set(previous.values())
        for key in (*against.removed, *sorted(against.new)):
            if key in taken and key not in state:
                continue
            edit = self._edit(key, previous.get(key), before.get(previous.get(key, key)), state.get(key))
            if edit is not None:
                yield edit

    def _edit(
        self, key: Key, previous: Key | None, before: Version | None, after: Version | None
    ) -> EntryEdit | None:
        """The edit from the last version that could be read; None when it says the same."""
        now = after.snapshot if after is not None else None
        if before is None:
            return EntryEdit(key, previous, None, now) if now is not None else None
        then = before.snapshot
        if then.readable:
            same = now is not None and then.digest == now.digest
            return None if same and previous is None else EntryEdit(key, previous, then, now)
        if now is not None and previous is None and (then.blob, then.problem) == (now.blob, now.problem):
            return None
        since = self._log[before.since].hash[:SHORT] if before.since >= 0 else None
        return EntryEdit(key, previous, before.readable, now, then.problem, since, then.blob)

    def _merge(
        self, place: int, entry: LogEntry, changes: Mapping[str, FileChanges]
    ) -> tuple[State, list[EntryEdit]]:
        """The state after a merge, and what the merge itself made of what its sides say together."""
        sides = [Side(self._states[parent], self._ancestry.of(parent)) for parent in entry.parents]
        against = [
            _completed(changes.get(parent, NO_CHANGES), side.state)
            for parent, side in zip(entry.parents, sides, strict=True)
        ]
        files = {key: file for some in reversed(against) for key, file in some.new.items()}
        asked = sorted({key for some in against for key in (*some.old, *some.new)})
        own = {key: file for key, file in files.items() if not any(key in side.state for side in sides)}
        alike = self._alike_of_sides(own, sides, against)
        new = {
            key: self._taken(place, key, files[key], sides, against, alike.get(key, ()))
            for key in asked
            if key in files
        }
        state = sides[0].state.changed(asked, new)
        found = []
        for merged in self._merging.entries(sides, asked, state):
            together, taken = merged.together, merged.taken
            known = taken or together
            if known is None or not merged.known:
                continue
            key = known.entry
            previous = together.entry if together is not None and together.entry != key else None
            found.append(self._edit(key, previous, together, taken))
        return state, [edit for edit in found if edit is not None]

    def _alike_of_sides(
        self, own: Mapping[Key, GitFile], sides: Sequence[Side], against: Sequence[FileChanges]
    ) -> dict[Key, list[Version]]:
        """Entries that no side of a merge has → what they are by what they say, on the sides that had it."""
        found: dict[Key, list[Version]] = {}
        come = {key: self._snapshot(key, file) for key, file in own.items()}
        for side, some in zip(sides, against, strict=True):
            gone = {old: side.state[old].snapshot for old in some.removed if old in side.state}
            for key, old in alike_files(gone, come).items():
                found.setdefault(key, []).append(side.state[old])
        return found

    def _taken(
        self,
        place: int,
        key: Key,
        file: GitFile,
        sides: Sequence[Side],
        against: Sequence[FileChanges],
        alike: Sequence[Version],
    ) -> Version:
        """An entry as a merge has it: the version of a side, or its own."""
        snapshot = self._snapshot(key, file)
        versions = [version for side in sides if (version := side.state.get(key)) is not None]
        for version in versions:
            if version.snapshot is snapshot:
                return version
        old = versions[0] if versions else self._renamed(key, file, sides, against, alike)
        line = self._versions.line_of(key, {}) if old is None else self._versions.named(old.line, key)
        return self._version(place, snapshot, line, old)

    def _renamed(
        self,
        key: Key,
        file: GitFile,
        sides: Sequence[Side],
        against: Sequence[FileChanges],
        alike: Sequence[Version],
    ) -> Version | None:
        """What an entry was on the sides of a merge that gave it another id."""
        gone = {old for some in against for old in some.removed}
        content = self._sources.files.get((key.kind, file.blob))
        for id_ in content.formerly if content else ():
            old = Key(key.kind, id_)
            for side in sides:
                if old in gone and old in side.state:
                    return side.state[old]
        if len({version.line for version in alike}) != 1:
            return None
        line = alike[0].line
        if any(self._versions.is_removed(line, side.state, side.behind) for side in sides):
            return None  # a side had removed it: what is new here is another entry
        left = [self._versions.in_state(line, side.state) for side in sides]
        return alike[0] if all(one is None or one.entry in gone for one in left) else None

    def _made(self, entry: Key, data: Data) -> Snapshot:
        """A snapshot of what two sides say together, whether or not it ever was a file."""
        text = canonical(data)
        name = digest(text)
        self._sources.store.keep_merged(name, text)
        return Snapshot(entry, "", name, None, self._sources.store.snapshot_data)

    def _snapshot(self, entry: Key, file: GitFile) -> Snapshot:
        name = (entry, file)
        if name not in self._snapshots:
            content = unreadable_mode(file.mode) or self._sources.files[entry.kind, file.blob]
            self._snapshots[name] = Snapshot(
                entry, file.blob, content.digest, content.problem, self._sources.store.snapshot_data
            )
        return self._snapshots[name]


def _completed(against: FileChanges, before: State) -> FileChanges:
    """The changes with the entries that stayed behind when the playbook moved to another folder."""
    if against.whole:
        for key in before.keys() - against.new.keys():
            against.old.setdefault(key, GitFile("", before[key].snapshot.blob))
    return against


def _context(shown: State, state: State, edits: Iterable[EntryEdit]) -> Iterator[tuple[Key, Snapshot | None]]:
    """What differs from the commit shown before, except for what this commit did itself."""
    own = {key for edit in edits for key in (edit.entry, edit.previous)}
    for key in state.differences(shown):
        if key in own:
            continue
        old, new = shown.get(key), state.get(key)
        before, after = old.readable if old else None, new.readable if new else None
        if (before.digest if before else None) != (after.digest if after else None):
            yield key, after
