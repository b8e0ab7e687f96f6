"""Which commit touched which file of the playbook: a merge counts only for what its branches left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from icp_playbook.git import FileChange, LogEntry
from icp_playbook.history.ancestry import Ancestry, shared
from icp_playbook.playbook import Key


class GitFile(NamedTuple):
    """A file as git has it."""

    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class FileEdit:
    """What a commit did to one entry. `commit` is its place in the log, the oldest first.

    `previous` is the entry it was before a rename, in which case `old` is that entry's file. When a merge
    brings together several sides, `sides` has their files and `base` the one they grew from.
    """

    commit: int
    entry: Key
    previous: Key | None
    old: GitFile | None
    new: GitFile | None
    base: GitFile | None = None
    sides: tuple[GitFile | None, ...] = ()


class _Change(NamedTuple):
    """A change of an entry against one parent."""

    previous: Key | None
    old: GitFile | None
    new: GitFile | None


Place = Callable[[str], Key | None]


class FileEdits:
    """The file edits of a log, and the files after its last commit.

    `log` is oldest first. `entry_at` says which entry lives at a path from the top of the repository.
    Commits in `boundary` are where a shallow clone is cut off: what they hold was there, by whomever.
    """

    def __init__(self, log: Sequence[LogEntry], entry_at: Place, boundary: frozenset[str]) -> None:
        self._log = log
        self._entry_at = entry_at
        self._boundary = boundary
        self.ancestry = Ancestry(log)
        self._edited_in: dict[Key, int] = {}
        self._after: dict[Key, dict[int, GitFile | None]] = {}

    def __iter__(self) -> Iterator[FileEdit]:
        for place, entry in enumerate(self._log):
            changes = {parent: self._changes(found) for parent, found in entry.changes.items()}
            if len(entry.parents) > 1:
                yield from self._merge(place, entry, changes)
            elif entry.hash not in self._boundary:
                for key, change in next(iter(changes.values()), {}).items():
                    yield FileEdit(place, key, *change)
            for found in changes.values():
                self._remember(self.ancestry.bits[place], found)

    @property
    def files(self) -> dict[Key, GitFile]:
        """The files after the last commit, sorted by entry."""
        ends = {key: states[max(states)] for key, states in sorted(self._after.items())}
        return {key: file for key, file in ends.items() if file is not None}

    def _changes(self, files: Sequence[FileChange]) -> dict[Key, _Change]:
        """Changes of entries by entry; a rename to another kind is a deletion and a new entry."""
        found: dict[Key, _Change] = {}
        for file in files:
            key, before = self._entry_at(file.path), self._entry_at(file.before)
            old = GitFile(file.old_mode, file.old) if file.old_mode and file.old else None
            new = GitFile(file.new_mode, file.new) if file.new_mode and file.new else None
            if key is not None and before is not None and key.kind == before.kind:
                found[key] = _Change(before if before != key else None, old, new)
                continue
            if before is not None:
                found[before] = _Change(None, old, None)
            if key is not None:
                found[key] = _Change(None, None, new)
        return found

    def _remember(self, bit: int, changes: dict[Key, _Change]) -> None:
        for key, change in changes.items():
            states = {key: change.new}
            if change.previous is not None and change.previous not in changes:
                states[change.previous] = None
            for entry, file in states.items():
                self._edited_in[entry] = self._edited_in.get(entry, 0) | 1 << bit
                self._after.setdefault(entry, {})[bit] = file

    def _merge(
        self, place: int, entry: LogEntry, changes: dict[str, dict[Key, _Change]]
    ) -> Iterator[FileEdit]:
        """What the merge itself changed: whatever none of its sides, nor a plain union of them, contains."""
        behind = [self.ancestry.of(parent) for parent in entry.parents]
        common = shared(behind)
        sources = {change.previous for found in changes.values() for change in found.values()}
        for key in sorted({key for found in changes.values() for key in found} - sources):
            against = [changes.get(parent, {}).get(key) for parent in entry.parents]
            new = next(change.new for change in against if change is not None)
            names = {key, *(change.previous for change in against if change and change.previous)}
            edited_in = self._bits(names)
            files = [change.old if change else new for change in against]
            moved = [file for file, side in zip(files, behind, strict=True) if edited_in & side & ~common]
            distinct = list(dict.fromkeys(moved or files))
            previous = _renamed_here(against)
            base = self._file_at(names, common)
            if distinct == [new] and previous is None:
                continue
            if self._boundary and base is None and len(set(files)) > 1:
                continue  # where the sides parted was cut off: what the merge decided cannot be told
            if len(distinct) == 1:
                yield FileEdit(place, key, previous, distinct[0], new)
            else:
                yield FileEdit(place, key, previous, files[0], new, base, tuple(distinct))

    def _bits(self, names: set[Key]) -> int:
        bits = 0
        for name in sorted(names):
            bits |= self._edited_in.get(name, 0)
        return bits

    def _file_at(self, names: set[Key], commits: int) -> GitFile | None:
        """The file as it stood where the sides parted.

        The last of these commits to touch it: every line of history from there up leaves it as it is.
        """
        for name in sorted(names):
            last = (self._edited_in.get(name, 0) & commits).bit_length() - 1
            if last >= 0 and (file := self._after[name][last]) is not None:
                return file
        return None


def _renamed_here(against: Sequence[_Change | None]) -> Key | None:
    """What an entry was called on every side of a merge that gave it another name."""
    names = {change.previous if change else None for change in against}
    return names.pop() if len(names) == 1 else None
