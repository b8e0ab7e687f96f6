"""The log of a playbook through every folder of the repository that it was ever in."""

import posixpath
from collections.abc import Iterable, Sequence

from icp_playbook.git import (
    FileChange,
    GitBroken,
    LogEntry,
    PartialClone,
    Repository,
    read_log,
    readable_part,
    renames_in,
)
from icp_playbook.history.file_changes import FolderMove, PlaybookFolders
from icp_playbook.history.file_content import unreadable_mode
from icp_playbook.model import layout

_MOST = 20
"""Moves of the whole playbook that are followed."""


def read_moved_log(repository: Repository) -> tuple[list[LogEntry], PlaybookFolders, Repository]:
    """The log, oldest first, where each commit has the playbook, and the repository as far as it can be read.

    Raises NoCommits, GitBroken or PartialClone.
    """
    moves: list[FolderMove] = []
    log, repository = _log(repository, [repository.prefix])
    while len(moves) < _MOST:
        origin = moves[-1].origin if moves else repository.prefix
        found = _move(repository, log, origin)
        if found is None or found.origin in (repository.prefix, *(move.origin for move in moves)):
            break
        moves.append(found)
        log, repository = _log(repository, PlaybookFolders(repository.prefix, moves).prefixes)
    return log, PlaybookFolders(repository.prefix, moves), repository


def blobs_of(log: Iterable[LogEntry], prefixes: Sequence[str]) -> list[tuple[str, str]]:
    """Kind and blob of every file that any commit wrote or found, the versions of one file together."""
    found: dict[tuple[str, str], str] = {}
    for entry in log:
        for changes in entry.changes.values():
            for change in changes:
                _add(found, change.path, change.old_mode, change.old, prefixes)
                _add(found, change.path, change.new_mode, change.new, prefixes)
    return sorted(found, key=found.__getitem__)


def _add(
    found: dict[tuple[str, str], str], path: str, mode: str | None, blob: str | None, prefixes: Sequence[str]
) -> None:
    if not mode or not blob or unreadable_mode(mode) is not None:
        return
    for prefix in prefixes:
        if path.startswith(prefix) and (entry := layout().entry_at(path.removeprefix(prefix))):
            found.setdefault((entry[0], blob), path)


def _log(repository: Repository, prefixes: Sequence[str]) -> tuple[list[LogEntry], Repository]:
    here = repository.prefix or "."
    paths = [posixpath.relpath(prefix + path, here) for prefix in prefixes for path in layout().paths]
    try:
        log = read_log(repository, repository.born(), paths)
    except (GitBroken, PartialClone):
        readable = readable_part(repository, paths)
        if readable is None or readable.cut == repository.cut:
            raise
        repository, log = readable, read_log(readable, readable.born(), paths)
    return log[::-1], repository


def _move(repository: Repository, log: Sequence[LogEntry], prefix: str) -> FolderMove | None:
    """The commit in which the playbook came from another folder; the oldest that has it in this one."""
    settings = prefix + layout().singles["playbook"]
    for entry in log:
        found = _written(entry, settings)
        if not found:
            continue
        if not entry.has_parents or entry.hash in repository.boundary or found[0].old is not None:
            return None
        for old, new in renames_in(repository, entry.hash):
            if new == settings and old.endswith("/" + layout().singles["playbook"]):
                return FolderMove(entry.hash, old.removesuffix(layout().singles["playbook"]))
            if new == settings and old == layout().singles["playbook"]:
                return FolderMove(entry.hash, "")
        return None
    return None


def _written(entry: LogEntry, path: str) -> list[FileChange]:
    return [change for changes in entry.changes.values() for change in changes if change.path == path]
