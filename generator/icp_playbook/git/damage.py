"""What can be read of a repository that lacks objects: where it is to be cut off like a shallow clone."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from icp_playbook.git.answers import LONG
from icp_playbook.git.objects import blobs
from icp_playbook.git.repository import Repository

_LARGEST = 1 << 26
"""Bytes of a commit or a folder."""
_DEEPEST = 64
_Paths: TypeAlias = frozenset[tuple[str, ...]]
"""What is looked at below a folder; an empty path is everything."""
_Place: TypeAlias = tuple[str, _Paths]
"""A folder, by its hash, and what is looked at below it."""


class _Commit(NamedTuple):
    folder: str
    parents: tuple[str, ...]


def readable_part(repository: Repository, paths: Sequence[str]) -> Repository | None:
    """The repository up to where it cannot be read further, as far as the log of these paths reads it.

    Paths start at the project. The repository itself if nothing is missing for that; None if not even the
    commit it is at can be read. Nothing is fetched. Raises a GitError.
    """
    wanted = (posixpath.normpath(repository.prefix + path) for path in paths)
    parts = frozenset(() if path == "." else tuple(path.split("/")) for path in wanted)
    commits = _commits(repository)
    head = repository.born()
    order = list(_oldest_first(commits, head))
    folders = _Folders(repository, {(commits[name].folder, parts) for name in order})
    readable, cut = set[str](), set[str]()
    for name in order:
        folder, parents = commits[name]
        is_first = not parents or name in repository.boundary
        here: _Place = (folder, parts)
        if not is_first and any(
            parent not in readable or not folders.compares((commits[parent].folder, parts), here)
            for parent in parents
        ):
            is_first = True
            cut.add(name)
        if not is_first or folders.is_whole(here):
            readable.add(name)
    if head not in readable:
        return None
    reached = set(_oldest_first(commits, head, stop=cut | repository.boundary))
    return repository.cut_at(cut & reached) if cut & reached else repository


def _commits(repository: Repository) -> dict[str, _Commit]:
    """Every commit that can be read, reachable or not."""
    asked = ("--batch-all-objects", "--unordered", "--buffer", "--batch-check=%(objecttype) %(objectname)")
    answer = repository.store.git.run("cat-file", *asked, limits=LONG)
    names = [line[7:].decode("ascii") for line in answer.split(b"\n") if line.startswith(b"commit ")]
    found = {}
    for commit in blobs(repository, names, _LARGEST, "commit"):
        if commit.raw is not None:
            lines = commit.raw.partition(b"\n\n")[0].decode("utf-8", "replace").split("\n")
            folder = lines[0].removeprefix("tree ")
            parents = (line.removeprefix("parent ") for line in lines[1:] if line.startswith("parent "))
            found[commit.name] = _Commit(folder, tuple(parents))
    return found


def _oldest_first(
    commits: Mapping[str, _Commit], head: str, stop: frozenset[str] | set[str] = frozenset()
) -> Iterator[str]:
    """The commits behind one, no commit before its parents; those in `stop` have none."""
    seen: set[str] = set()
    waiting = [(head, False)]
    while waiting:
        name, is_done = waiting.pop()
        if is_done:
            yield name
        elif name in commits and name not in seen:
            seen.add(name)
            waiting.append((name, True))
            if name not in stop:
                waiting += [(parent, False) for parent in commits[name].parents]


class _Folders:
    """The folders below some places, each read once; None for one that cannot be read."""

    def __init__(self, repository: Repository, places: set[_Place]) -> None:
        self._inner: dict[_Place, dict[str, _Place] | None] = {}
        self._compared: dict[tuple[_Place, _Place], bool] = {}
        self._whole: dict[_Place, bool] = {}
        width = len(repository.born()) // 2
        for _ in range(_DEEPEST):
            if not places:
                break
            asked = sorted({name for name, _ in places})
            raw = {folder.name: folder.raw for folder in blobs(repository, asked, _LARGEST, "tree")}
            for name, wanted in places:
                content = raw[name]
                self._inner[name, wanted] = (
                    None if content is None else dict(_folders_in(content, width, wanted))
                )
            below = (inner.values() for place in places if (inner := self._inner[place]))
            places = {place for inner in below for place in inner} - self._inner.keys()

    def is_whole(self, place: _Place) -> bool:
        """Whether everything that is looked at in a folder can be read."""
        if place not in self._whole:
            inner = self._inner.get(place)
            self._whole[place] = inner is not None and all(self.is_whole(below) for below in inner.values())
        return self._whole[place]

    def compares(self, one: _Place, other: _Place) -> bool:
        """Whether what differs in two folders can be read; what is the same in both is not read."""
        if one == other:
            return True
        if (one, other) not in self._compared:
            old, new = self._inner.get(one), self._inner.get(other)
            self._compared[one, other] = (
                old is not None
                and new is not None
                and all(
                    self.compares(old[name], new[name])
                    if name in old and name in new
                    else self.is_whole(old.get(name) or new[name])
                    for name in old.keys() | new.keys()
                )
            )
        return self._compared[one, other]


def _folders_in(raw: bytes, width: int, wanted: _Paths) -> Iterator[tuple[str, _Place]]:
    """The folders in a folder that are looked at, by name."""
    start = 0
    while (end := raw.find(b"\0", start) + 1) > 0:
        mode, _, named = raw[start : end - 1].partition(b" ")
        start = end + width
        name = named.decode("utf-8", "surrogateescape")
        below = frozenset({()} if () in wanted else {path[1:] for path in wanted if path[0] == name})
        if below and mode.lstrip(b"0") == b"40000":
            yield name, (raw[end:start].hex(), below)
