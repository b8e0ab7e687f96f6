"""The one reader of files: a regular file inside the project, no larger than its bound, and never a wait."""

import errno
import os
import stat
from collections import deque
from pathlib import Path
from typing import TypeAlias, TypeVar

from icp_playbook.findings import CommandError, Finding, Location, Rule, rules

MAX_BYTES = 512 * 1024
"""Of an entry, and of any other text that a person writes."""
MAX_ASSET_BYTES = 32 * 1024 * 1024
"""Of a file of the look that is published as it is: a picture, a font, a script."""
MAX_PUBLISHED_BYTES = 256 * 1024 * 1024
"""Of a file of a built site. It is in memory once, and alone."""

_MAX_LINKS = 40
_CHUNK = 1024 * 1024
_REGULAR = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY
_FOLDER = os.O_RDONLY | os.O_DIRECTORY
_PASSED = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY
"""A folder on the way may be one that can be entered but not listed."""

_Read = TypeVar("_Read")
_Identity: TypeAlias = tuple[int, int]
"""Device and inode."""


class _Refusal(Exception):
    """Why a file is not read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.sentence)
        self.finding = finding


def read_bytes(root: Path, name: str, limit: int) -> bytes | Finding:
    """The content of a project's file, or why it cannot be had.

    `name` is its path from the root, with slashes. Links are followed as far as they stay below the root;
    nothing that is changed at the same time leads out of it.
    A folder, a pipe, a socket or a device is told, not opened. A missing file is `missing-file`.
    """
    try:
        return _content(_within(root, name, folder=False), name, limit)
    except _Refusal as refusal:
        return refusal.finding


def read_text(root: Path, name: str, limit: int = MAX_BYTES) -> str | Finding:
    """The text of a project's file in UTF-8, or why it cannot be had."""
    raw = read_bytes(root, name, limit)
    return raw if isinstance(raw, Finding) else text_of(name, raw, limit)


def read_named(name: str, limit: int = MAX_BYTES) -> bytes | Finding:
    """The content of a file that a command was given: as above, but anywhere, and through any link."""
    try:
        return _content(_anywhere(name), name, limit)
    except _Refusal as refusal:
        return refusal.finding


def refusal_of(root: Path, name: str, limit: int) -> Finding | None:
    """Why a file that others read, such as MkDocs, must not be handed to them; None if it may be."""
    try:
        descriptor = _within(root, name, folder=False)
        try:
            _measured(descriptor, name, limit)
        finally:
            os.close(descriptor)
    except _Refusal as refusal:
        return refusal.finding
    return None


def names_in(root: Path, folder: str) -> list[str] | Finding:
    """The names in a project's folder, sorted, or why they cannot be had."""
    try:
        return sorted(entry.name for entry in _listed(root, folder)[1])
    except _Refusal as refusal:
        return refusal.finding


def files_below(root: Path, folder: str) -> list[str] | Finding:
    """The paths from the root of all that a folder holds at any depth, but for folders.

    There are none if it is missing. A link to a folder is followed where it stays below the root and does not
    lead back; any other is listed as a file.
    """
    found: list[str] = []
    waiting = [(folder, frozenset[_Identity]())]
    try:
        while waiting:
            here, above = waiting.pop()
            identity, entries = _listed(root, here)
            for entry in entries:
                path = f"{here}/{entry.name}".removeprefix("/")
                if entry.is_dir(follow_symlinks=False) or (
                    entry.is_symlink() and _leads_on(root, path, above | {identity})
                ):
                    waiting.append((path, above | {identity}))
                else:
                    found.append(path)
    except _Refusal as refusal:
        return [] if is_missing(refusal.finding) else refusal.finding
    return sorted(found)


def is_missing(result: object) -> bool:
    """Whether a file was not there at all."""
    return isinstance(result, Finding) and result.rule == rules.MISSING_FILE.id


def required(result: _Read | Finding) -> _Read:
    """What was read. Raises CommandError with the reason when it could not be."""
    if not isinstance(result, Finding):
        return result
    place, sentence = result.location, result.sentence
    if f"`{place.path}`" not in sentence:
        sentence = f"{place if (place.line, place.column) != (1, 1) else place.path}: {sentence}"
    raise CommandError(sentence, result.help)


def text_of(name: str, raw: bytes, limit: int = MAX_BYTES) -> str | Finding:
    """The text of a file's bytes, wherever they come from, or what is wrong with them."""
    if len(raw) > limit:
        return _too_large(name, f"{len(raw):,} bytes", limit)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Location(name, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        return rules.NOT_UTF8.at(place, "the file is not UTF-8", "save it again with the encoding UTF-8")


def _content(descriptor: int, name: str, limit: int) -> bytes:
    parts: list[bytes] = []
    try:
        _measured(descriptor, name, limit)
        left = limit + 1  # it may grow meanwhile, and some files of a system say that they are empty
        while left and (part := os.read(descriptor, min(left, _CHUNK))):
            parts.append(part)
            left -= len(part)
    except OSError as error:
        raise _unreadable(name, error) from error
    finally:
        os.close(descriptor)
    if not left:
        raise _Refusal(_too_large(name, f"more than {limit:,} bytes", limit))
    return b"".join(parts)


def _measured(descriptor: int, name: str, limit: int) -> None:
    about = os.fstat(descriptor)
    _must_be_file(name, about.st_mode)
    if about.st_size > limit:
        raise _Refusal(_too_large(name, f"{about.st_size:,} bytes", limit))


def _listed(root: Path, folder: str) -> tuple[_Identity, list[os.DirEntry[str]]]:
    descriptor = _within(root, folder, folder=True)
    try:
        about = os.fstat(descriptor)
        with os.scandir(descriptor) as entries:
            return (about.st_dev, about.st_ino), list(entries)
    except OSError as error:
        raise _unreadable(folder, error) from error
    finally:
        os.close(descriptor)


def _leads_on(root: Path, link: str, above: frozenset[_Identity]) -> bool:
    """Whether a link leads to a folder below the root that is none of those that hold it."""
    try:
        identity, _ = _listed(root, link)
    except _Refusal:
        return False
    return identity not in above


def _within(root: Path, name: str, *, folder: bool) -> int:
    """The file opened for reading. Reached folder by folder from the root: no link leads elsewhere."""
    links = 0
    held: list[int] = []
    try:
        held.append(os.open(root, _PASSED))  # as it is named: a folder above it may be closed
        waiting = deque(_parts(name))
        while True:
            part = waiting.popleft() if waiting else "."
            if part == "..":
                if len(held) == 1:
                    raise _outside(name)
                os.close(held.pop())
                continue
            about = os.stat(part, dir_fd=held[-1], follow_symlinks=False)
            if stat.S_ISLNK(about.st_mode):
                links += 1
                if links > _MAX_LINKS:
                    raise _endless(name)
                target = os.readlink(part, dir_fd=held[-1])
                if target.startswith("/"):
                    target = _from_top(root.resolve(), target, name)
                    while len(held) > 1:
                        os.close(held.pop())
                waiting.extendleft(reversed(_parts(target)))
            elif waiting:
                held.append(os.open(part, _PASSED | os.O_NOFOLLOW, dir_fd=held[-1]))
            elif folder:
                return os.open(part, _FOLDER | os.O_NOFOLLOW, dir_fd=held[-1])
            else:
                _must_be_file(name, about.st_mode)
                return os.open(part, _REGULAR | os.O_NOFOLLOW, dir_fd=held[-1])
    except (OSError, ValueError, RuntimeError) as error:  # ValueError: a name that no file can have
        raise _unreadable(name, error, linked=links > 0) from error
    finally:
        for descriptor in held:
            os.close(descriptor)


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in ("", ".")]


def _from_top(top: Path, target: str, name: str) -> str:
    """An absolute target of a link as a path from the root."""
    real = Path(os.path.realpath(target))
    if not real.is_relative_to(top):
        raise _outside(name)
    return real.relative_to(top).as_posix()


def _anywhere(name: str) -> int:
    try:
        _must_be_file(name, Path(name).stat().st_mode)  # opening a pipe or a device can already do something
        return os.open(name, _REGULAR)
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def a_folder(name: str) -> Finding:
    """The finding for a folder in the place of a file."""
    return _not_a_file(name, stat.S_IFDIR)


def _must_be_file(name: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise _Refusal(_not_a_file(name, mode))


def _not_a_file(name: str, mode: int) -> Finding:
    kind = _KINDS.get(stat.S_IFMT(mode), "something else")
    return rules.NOT_A_FILE.at(
        Location(_shown(name)),
        f"`{_shown(name)}` is {kind}, not a regular file",
        "put a regular file in its place",
    )


def _unreadable(name: str, error: Exception, *, linked: bool = False) -> _Refusal:
    number = error.errno if isinstance(error, OSError) else None
    reason = os.strerror(number) if number else "no file can have this name"
    shown = _shown(name)
    if number == errno.ENOENT and linked:
        return _refusal(
            rules.NOT_A_FILE,
            name,
            f"`{shown}` is a link to a file that does not exist",
            "put the file itself in its place, or remove the link",
        )
    if number == errno.ENOENT:
        return _refusal(rules.MISSING_FILE, name, f"`{shown}` is missing", "create it, or correct its name")
    if number == errno.ELOOP:
        return _endless(name)
    remedy = "check its permissions" if number in (errno.EACCES, errno.EPERM) else "check its name and place"
    return _refusal(rules.UNREADABLE, name, f"the file cannot be read: {reason}", remedy)


def _endless(name: str) -> _Refusal:
    return _refusal(
        rules.UNREADABLE,
        name,
        f"`{_shown(name)}` is a link that leads back to itself",
        "replace it with the file",
    )


def _outside(name: str) -> _Refusal:
    return _refusal(
        rules.OUTSIDE_PLAYBOOK,
        name,
        f"`{_shown(name)}` is a link that points outside the project",
        "copy the file here instead of linking to it",
    )


def _too_large(name: str, size: str, limit: int) -> Finding:
    remedy = (
        "an entry is at most a few pages of text: move data elsewhere and link to it"
        if limit <= MAX_BYTES
        else "make it smaller, or keep it elsewhere and link to it"
    )
    return rules.FILE_TOO_LARGE.at(
        Location(_shown(name)), f"the file has {size}; {limit:,} is the limit", remedy
    )


def _refusal(rule: Rule, name: str, sentence: str, remedy: str) -> _Refusal:
    return _Refusal(rule.at(Location(_shown(name)), sentence, remedy))


def _shown(name: str) -> str:
    """A name that can be printed: one from a disk may hold control characters, or bytes that are no UTF-8."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in name
    )
