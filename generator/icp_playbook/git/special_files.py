"""Files that git would read before it answers: whether each is a file at all."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from icp_playbook.git.errors import SpecialFile

_DEEP, _FLAT = ("logs", "refs"), ("info", "reftable")
"""What git reads below its folder, besides objects; those of hooks and of submodules it does not."""
_OBJECTS = re.compile(r"[0-9a-f]{2}|info|pack")
_DAEMON = "fsmonitor--daemon.ipc"
"""A socket of git's own, which nothing here reads."""
_LINE = 1 << 14
_LARGEST = 1 << 28
"""Bytes of a file that git reads whole: a ref, a configuration, a list. The index and objects are not."""
_DEEPEST = 64
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def refuse_special_files(project: Path) -> list[Path]:
    """The folders of the repository that git, asked about this folder, would read.

    Raises SpecialFile if one of them holds what is no file.
    """
    for folder in (project, *project.parents):
        _refuse(folder / ".git")
        if (folder / ".git").exists():
            places = list(_git_folders(folder / ".git"))
            for place in places:
                refuse_in(place)
            if any(os.path.lexists(place / "HEAD") for place in places):
                return places  # the first that is a repository; git goes on above one that is not
    return []


def refuse_in(folder: Path) -> None:
    """The same for the folder of a repository itself."""
    for entry in _listed(folder):
        if entry.name in _DEEP:
            _walk(Path(entry.path), 0)
        elif entry.name == "objects":
            _check_objects(Path(entry.path))
        elif entry.name in _FLAT:
            for inner in _listed(Path(entry.path)):
                _check(inner, whole=True)
        elif entry.name != _DAEMON:
            _check(entry, whole=entry.name != "index")
    for place in _alternates(folder / "objects"):
        _check_objects(place)


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
        place = place.parent / _named_in(place).removeprefix("gitdir: ")
    yield place
    if shared := _named_in(place / "commondir"):
        yield place / shared


def _named_in(file: Path) -> str:
    """The path in a file, as git reads it: blanks belong to it."""
    return (plain_bytes(file, _LINE) or b"").decode("utf-8", "surrogateescape").rstrip("\r\n")


def _alternates(objects: Path) -> Iterator[Path]:
    """Folders of objects that this one borrows from, each once."""
    seen, waiting = set[str](), [objects]
    while waiting:
        folder = waiting.pop()
        lines = (plain_bytes(folder / "info/alternates", _LINE) or b"").decode("utf-8", "surrogateescape")
        for line in lines.split("\n"):
            if line.startswith('"'):  # as git writes a name with a line break in it
                raise SpecialFile("info/alternates", "a list of quoted paths")
            if (
                line
                and "\0" not in line
                and line[0] != "#"
                and (real := os.path.realpath(folder / line)) not in seen
            ):
                seen.add(real)
                waiting.append(folder / line)
                yield folder / line


def _walk(folder: Path, depth: int) -> None:
    """Everything below a folder of refs. git makes no links to folders there, and would go round in them.

    Where a second working tree was made by linking, it is the whole folder that is a link.
    """
    if depth > _DEEPEST:
        raise SpecialFile(f"{folder.parent.name}/{folder.name}", f"more than {_DEEPEST} folders deep")
    for entry in _listed(folder):
        if entry.is_dir(follow_symlinks=False) or (entry.is_dir() and entry.name == "refs" and not depth):
            _walk(Path(entry.path), depth + 1)
        elif entry.is_dir():
            raise SpecialFile(f"{folder.name}/{entry.name}", "a link to a folder")
        else:
            _check(entry, whole=True)


def _check_objects(objects: Path) -> None:
    """The files of a folder of objects; git looks for no others in it."""
    for entry in _listed(objects):
        if _OBJECTS.fullmatch(entry.name):
            for inner in _listed(Path(entry.path)):
                _check(inner, whole=False)
    for inner in _listed(objects / "info/commit-graphs"):
        _check(inner, whole=False)


def _listed(folder: Path) -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as listed:
            return list(listed)
    except (OSError, ValueError):
        return []


def _check(entry: "os.DirEntry[str]", *, whole: bool) -> None:
    if not entry.is_file(follow_symlinks=False):
        _refuse(Path(entry.path))
    if whole:
        if entry.is_symlink():
            _refuse_outside(Path(entry.path))
        with contextlib.suppress(OSError):  # a link that leads nowhere
            if (size := entry.stat().st_size) > _LARGEST and entry.is_file():
                place = Path(entry.path)
                raise SpecialFile(f"{place.parent.name}/{place.name}", f"a file of {size:,} bytes")


def _refuse_outside(link: Path) -> None:
    """Refuses a link to a file that is in no repository's folder: git quotes lines that it cannot read."""
    end = Path(os.path.realpath(link))
    if end.is_file() and not any(
        (folder / "HEAD").is_file() and (folder / "objects").is_dir() for folder in end.parents
    ):
        raise SpecialFile(f"{link.parent.name}/{link.name}", "a link that leads out of the repository")


def _refuse(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # not there, or a link that leads nowhere
        return
    for is_kind, what in _KINDS:
        if is_kind(mode):
            raise SpecialFile(f"{path.parent.name}/{path.name}", what)
