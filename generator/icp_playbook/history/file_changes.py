"""Which files of the playbook a commit changed against each parent, wherever the playbook was."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from icp_playbook.git import FileChange, LogEntry
from icp_playbook.model import layout
from icp_playbook.playbook import Key


class GitFile(NamedTuple):
    """A file as git has it."""

    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What differs from one parent: the files of both sides by entry.

    An entry whose file did not change is on no side. `whole` is True when the playbook moved to another
    folder, so that every file it has now is new there.
    """

    old: dict[Key, GitFile]
    new: dict[Key, GitFile]
    whole: bool = False

    @property
    def removed(self) -> list[Key]:
        """The entries that are gone, in order."""
        return sorted(self.old.keys() - self.new.keys())


NO_CHANGES = FileChanges({}, {})


@dataclass(frozen=True, slots=True)
class FolderMove:
    """The commit that moved the whole playbook to another folder of the repository."""

    commit: str
    origin: str
    """The folder it was in before, from the top, with a slash at its end, or empty."""


class PlaybookFolders:
    """The folders the playbook was in, the latest first, and where each commit has it."""

    def __init__(self, prefix: str, moves: Sequence[FolderMove] = ()) -> None:
        """`moves` are given from the latest back."""
        self._prefixes = [prefix, *(move.origin for move in moves)]
        self._arrivals = {move.commit: number for number, move in enumerate(moves)}
        self._at: dict[str, int] = {}

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Every folder, each once."""
        return tuple(dict.fromkeys(self._prefixes))

    def enter(self, entry: LogEntry) -> None:
        """Finds where a commit has the playbook; its parents come first."""
        known = [self._at[parent] for parent in entry.parents] or [self._found(entry)]
        self._at[entry.hash] = min([*known, self._arrivals.get(entry.hash, known[0])])

    def changes(self, entry: LogEntry) -> dict[str, FileChanges]:
        """The changes of a commit against each of its parents that it differs from; "" for none."""
        return {parent: self._against(entry, parent, files) for parent, files in entry.changes.items()}

    def _found(self, entry: LogEntry) -> int:
        """Where a commit that nothing comes before has the playbook."""
        paths = [file.path for files in entry.changes.values() for file in files]
        numbers = range(len(self._prefixes))
        return next((number for number in numbers if any(self._entry(number, path) for path in paths)), 0)

    def _against(self, entry: LogEntry, parent: str, files: Sequence[FileChange]) -> FileChanges:
        here = self._at[entry.hash]
        before = self._at.get(parent, here)
        found = FileChanges({}, {}, whole=before != here)
        for file in files:
            old, new = self._entry(before, file.path), self._entry(here, file.path)
            if old is not None and file.old_mode and file.old:
                found.old[old] = GitFile(file.old_mode, file.old)
            if new is not None and file.new_mode and file.new:
                found.new[new] = GitFile(file.new_mode, file.new)
        return found

    def _entry(self, number: int, path: str) -> Key | None:
        prefix = self._prefixes[number]
        inside = layout().entry_at(path.removeprefix(prefix)) if path.startswith(prefix) else None
        return Key(*inside) if inside else None
