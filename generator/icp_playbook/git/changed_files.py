"""Files on the disk that the last commit does not hold as they are; no filter of the clone is asked."""

import dataclasses
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from icp_playbook.git.objects import blobs
from icp_playbook.git.repository import Repository
from icp_playbook.git.trees import TreeEntry, list_tree

_AT_ONCE = 1 << 20
_SMALL = 1 << 22
"""Bytes of a text whose line ends may have been changed by a checkout."""
_POINTER = b"version https://git-lfs.github.com/spec/v1\n"
_POINTER_SIZE = 1 << 10


def uncommitted_files(project: Path, places: Iterable[Path]) -> list[str]:
    """The files in these places that no commit holds, that were edited, or that were deleted; sorted.

    Paths start at the top of the repository of the project; those outside of it are absolute, and no commit
    of it holds them. Names that begin with a dot and the content of submodules are left out; line ends that a
    checkout changes do not count. Raises a GitError where there is no repository or no commit.
    """
    repository = Repository.around(project)
    top = repository.top.resolve()
    here = dict(_files(places, top))
    whole = dataclasses.replace(repository, prefix="")
    inside = sorted({_named(place.resolve(), top) for place in places if place.resolve().is_relative_to(top)})
    committed = list_tree(whole, repository.born(), inside or ["."])
    modules = [f"{path}/" for path, entry in committed.items() if entry.mode == "160000"]
    differing = [
        path
        for path, file in here.items()
        if not path.startswith(tuple(modules))
        and (path not in committed or not _is_as_committed(repository, committed[path], file))
    ]
    gone = [
        path
        for path, entry in committed.items()
        if path not in here and entry.mode != "160000" and not _is_hidden(path) and _is_in(path, inside)
    ]
    return sorted({*differing, *gone})


def _files(places: Iterable[Path], top: Path) -> Iterator[tuple[str, Path]]:
    for place in places:
        if place.is_dir():
            for folder, below, names in os.walk(place):
                below[:] = [name for name in below if not name.startswith(".")]
                links = [name for name in below if Path(folder, name).is_symlink()]
                before = f"{inside}/" if (inside := _named(Path(folder).resolve(), top)) else ""
                for name in (*names, *links):
                    if not name.startswith("."):
                        yield f"{before}{name}", Path(folder, name)
        elif os.path.lexists(place):
            yield _named(place.parent.resolve() / place.name, top), place


def _named(path: Path, top: Path) -> str:
    found = path.relative_to(top).as_posix() if path.is_relative_to(top) else str(path)
    return "" if found == "." else found


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _is_in(path: str, places: list[str]) -> bool:
    return any(not place or path == place or path.startswith(f"{place}/") for place in places)


def _is_as_committed(repository: Repository, entry: TreeEntry, file: Path) -> bool:
    try:
        if file.is_symlink():
            raw = os.fsencode(file.readlink())
            return entry.mode == "120000" and _name(repository, len(raw), [raw]) == entry.blob
        size = file.stat().st_size
        if not entry.regular or not stat.S_ISREG(file.stat().st_mode):
            return False
        if _name(repository, size, _content(file)) == entry.blob:
            return True
        if size <= _SMALL:
            raw = file.read_bytes().replace(b"\r\n", b"\n")
            if _name(repository, len(raw), [raw]) == entry.blob:
                return True
        return _is_fetched(repository, entry, file)
    except OSError:
        return False


def _is_fetched(repository: Repository, entry: TreeEntry, file: Path) -> bool:
    """Whether the commit holds a pointer to this content, as Git LFS leaves it."""
    (pointer,) = blobs(repository, [entry.blob], _POINTER_SIZE)
    if pointer.raw is None or not pointer.raw.startswith(_POINTER):
        return False
    found = hashlib.sha256()
    for part in _content(file):
        found.update(part)
    return f"oid sha256:{found.hexdigest()}\n".encode() in pointer.raw


def _content(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while part := opened.read(_AT_ONCE):
            yield part


def _name(repository: Repository, size: int, content: Iterable[bytes]) -> str:
    """How git names a content."""
    found = hashlib.new(repository.hashing, b"blob %d\0" % size, usedforsecurity=False)
    for part in content:
        found.update(part)
    return found.hexdigest()
