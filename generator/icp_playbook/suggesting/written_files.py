"""The files of a playbook as they are written, and of which commit they are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from icp_playbook.git import GitError, Repository, uncommitted_files
from icp_playbook.model import layout
from icp_playbook.playbook import Key
from icp_playbook.source import SourceFile, read_sources


@dataclass(frozen=True, slots=True)
class EntryFiles:
    """Files that readers may see whole. They are read when the first is asked for."""

    read: Callable[[], Mapping[Key, SourceFile]]
    prefix: str = ""
    """The folder of the playbook from the top of its repository, ending in a slash; empty at the top."""
    commit: str = ""
    """The commit the folder is at; empty where there is none."""
    uncommitted: Callable[[], frozenset[str]] = frozenset
    """Paths from the top of the repository that no commit holds as they are."""


def entry_files(root: Path) -> EntryFiles:
    """The files of the playbook in a folder."""

    @cache
    def read() -> Mapping[Key, SourceFile]:
        files, _ = read_sources(root, layout())
        return {Key(file.kind, file.id): file for file in files}

    try:
        repository = Repository.around(root)
        commit = repository.born()
    except GitError:
        return EntryFiles(read)

    @cache
    def uncommitted() -> frozenset[str]:
        places = [root / name for name in layout().paths if (root / name).exists()]
        try:
            return frozenset(uncommitted_files(root, places))
        except GitError:
            return frozenset(f"{repository.prefix}{file.path}" for file in read().values())

    return EntryFiles(read, repository.prefix, commit, uncommitted)
