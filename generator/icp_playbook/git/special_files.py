"""Files that git would read before it answers: whether each is a file at all."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from icp_playbook.git.errors import SpecialFile

_FOLDERS = ("info", "logs", "objects", "refs", "reftable")
"""What git reads below its folder; the others, such as those of hooks and of submodules, it does not."""
_DAEMON = "fsmonitor--daemon.ipc"
"""A socket of git's own, which nothing here reads."""
_LINE = 1 << 14
_LARGEST = 1 << 28
"""Bytes of a file that git reads whole: a ref, a configuration, a list. The index and objects are not."""
_READ_IN_PARTS = ("index", "objects")
_DEEPEST = 12
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def refuse_special_files(project: Path) -> None:
    """Raises SpecialFile if git, asked about this folder, would read what is no file."""
    for folder in (project, *project.parents):
        _refuse(folder / ".git")
        if (folder / ".git").exists():
            places = list(_git_folders(folder / ".git"))
            for place in places:
                refuse_in(place)
            if any(os.path.lexists(place / "HEAD") for place in places):
                return  # the first that is a repository; git goes on above one that is not


def refuse_in(folder: Path) -> None:
    """The same for the folder of a repository itself."""
    seen: set[str] = set()
    try:
        listed = list(os.scandir(folder))
    except OSError:
        return
    for entry in listed:
        if entry.name in _FOLDERS:
            _walk(Path(entry.path), seen, 0, whole=entry.name not in _READ_IN_PARTS)
        elif entry.name != _DAEMON:
            _check(entry, whole=entry.name not in _READ_IN_PARTS)
    for place in _alternates(folder / "objects", 0):
        _walk(place, seen, 0)


def plain_bytes(path: Path, limit: int) -> bytes | None:
    """The first bytes of a file, one more than the limit at most; None if there is none.

    Raises SpecialFile, without waiting for anything.
    """
    _refuse(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError):
        return None
    with os.fdopen(descriptor, "rb") as file:
        try:
            return file.read(limit + 1) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
        except OSError:
            return None


def _git_folders(place: Path) -> Iterator[Path]:
    """The folder of a repository, and the one that its worktrees share."""
    if place.is_file():  # a worktree or a submodule: the file names the folder
        line = (plain_bytes(place, _LINE) or b"").decode("utf-8", "surrogateescape")
        place = place.parent / line.removeprefix("gitdir:").strip()
    yield place
    if shared := (plain_bytes(place / "commondir", _LINE) or b"").decode("utf-8", "surrogateescape").strip():
        yield place / shared


def _alternates(objects: Path, depth: int) -> Iterator[Path]:
    """Folders of objects that this one borrows from."""
    lines = (plain_bytes(objects / "info/alternates", _LINE) or b"").decode("utf-8", "surrogateescape")
    for line in lines.splitlines():
        if line and not line.startswith("#") and depth < _DEEPEST:
            yield objects / line
            yield from _alternates(objects / line, depth + 1)


def _walk(folder: Path, seen: set[str], depth: int, *, whole: bool = False) -> None:
    """Everything below a folder, links to other folders included, each once."""
    try:
        real = os.path.realpath(folder)
        if real in seen or depth > _DEEPEST:
            return
        seen.add(real)
        listed = list(os.scandir(folder))
    except (OSError, ValueError):
        return
    for entry in listed:
        if entry.is_dir():
            _walk(Path(entry.path), seen, depth + 1, whole=whole)
        else:
            _check(entry, whole=whole)


def _check(entry: "os.DirEntry[str]", *, whole: bool) -> None:
    if not entry.is_file(follow_symlinks=False):
        _refuse(Path(entry.path))
    if whole:
        with contextlib.suppress(OSError):  # a link that leads nowhere
            if (size := entry.stat().st_size) > _LARGEST and entry.is_file():
                place = Path(entry.path)
                raise SpecialFile(f"{place.parent.name}/{place.name}", f"a file of {size:,} bytes")


def _refuse(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # not there, or a link that leads nowhere
        return
    for is_kind, what in _KINDS:
        if is_kind(mode):
            raise SpecialFile(f"{path.parent.name}/{path.name}", what)
