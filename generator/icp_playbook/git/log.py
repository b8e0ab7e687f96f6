"""One `git log` pass: every commit that touched some paths, every merge, and what each did to each file."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from icp_playbook.git.answers import LONG
from icp_playbook.git.errors import GitBroken, Nonsense, PartialClone
from icp_playbook.git.names import Contact
from icp_playbook.git.repository import Repository

ARGUMENTS = (
    "--topo-order",
    "--full-history",  # what a merge left out was still said once
    "--parents",  # rewritten to the commits that are shown: the shape of history without the rest of it
    "-m",
    "--raw",
    "-z",
    "--no-abbrev",
    "--pretty=raw",
    "--encoding=UTF-8",
    "--no-decorate",
    "--no-notes",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--no-renames",  # pairing files reads them all; what is one entry is told by what it says
    "--ignore-submodules=none",
    "-O" + "/dev/null",
)
"""How the log is asked for; user configuration changes none of it."""

_HEAD = re.compile(rb"commit ([0-9a-f]+(?: [0-9a-f]+)*)(?: \(from ([0-9a-f]+)\))?\n")
_DATE = re.compile(r"\s+(-?[0-9]{1,20})\s+([-+])([0-9]{2})([0-9]{2})\Z")
_INEXACT, _EXACT = "-M", "-M100%"
"""How a renamed file is recognised: by resembling content, which is read; or by the same, which is not."""
_AT_ONCE = 1 << 16
_LONGEST = 1 << 16
"""Bytes of a message that are kept: as many as a forge takes for a pull request."""
_HELD = 1 << 22
"""Bytes of a commit that are looked at; what a file did to it stands at the end."""
_TAIL = 1 << 12
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a commit did to one file, against one parent. Paths start at the top of the repository.

    A mode or blob of a side that is not there is None.
    """

    path: str
    old_mode: str | None
    new_mode: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who and when, as written in the commit; an unreadable date is the start of 1970, as git shows it."""

    who: Contact
    when: datetime.datetime


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A commit: its parents among the commits of the log, and its changes against each, by parent.

    A commit without parents has its changes under "". `has_parents` is True where there are commits
    before it, of the log or not.
    """

    hash: str
    parents: tuple[str, ...]
    author: Stamp
    committer: Stamp
    message: str
    changes: dict[str, tuple[FileChange, ...]]
    has_parents: bool


def read_log(repository: Repository, head: str, paths: Sequence[str]) -> list[LogEntry]:
    """The commits behind `head` that touched the paths of the project, and every merge; newest first.

    No commit comes after one of its parents, whatever the clocks said. A file that was renamed is one that
    is gone and one that came. Raises a GitError.
    """
    asked = ("--end-of-options", head, "--", *(repository.prefix + path for path in paths))
    try:
        return _log(repository, (*ARGUMENTS, *asked))
    except GitBroken as error:
        raise PartialClone if repository.partial else error from error


def _log(repository: Repository, arguments: Sequence[str]) -> list[LogEntry]:
    found: dict[str, LogEntry] = {}
    with repository.store.git.reading("log", *arguments, limits=LONG) as output:
        try:
            for entry in _entries(_tokens(output)):
                if entry.hash in found:  # the same merge, seen from another parent
                    found[entry.hash].changes.update(entry.changes)
                else:
                    found[entry.hash] = entry
        except (ValueError, StopIteration, RuntimeError) as error:
            raise Nonsense("log") from error
    return list(found.values())


def renames_in(repository: Repository, commit: str) -> list[tuple[str, str]]:
    """The files anywhere in the repository that git takes for renamed by a commit: old and new path.

    Paths start at the top of the repository.
    """
    asked = ("-r", "-m", "-z", "--name-status", "--diff-filter=R", "--no-commit-id", "--no-ext-diff")
    line = ("diff-tree", *asked, "-O" + "/dev/null")
    try:
        output = repository.store.git.run(*line, _INEXACT, commit)
    except GitBroken:
        output = repository.store.git.run(*line, _EXACT, commit)
    paths = [_path(raw) for raw in output.split(b"\0")[:-1]]
    return list(zip(paths[1::3], paths[2::3], strict=True))


def _tokens(output: IO[bytes]) -> Iterator[bytes]:
    """What stands between zero bytes; of more than anybody reads, the beginning and the end."""
    held = bytearray()
    while chunk := output.read(_AT_ONCE):
        *whole, rest = chunk.split(b"\0")
        for part in whole:
            held += part
            yield bytes(held)
            held.clear()
        held += rest
        if len(held) > _HELD:
            del held[_HELD // 2 : -_TAIL]
    if held:
        yield bytes(held)


def _entries(tokens: Iterator[bytes]) -> Iterator[LogEntry]:
    """Commits as git writes them: a head, then a mark and a path for each file."""
    head, changes = None, list[FileChange]()
    for token in tokens:
        if token.startswith(b"commit "):
            if head is not None:
                yield _entry(head, changes)
            head, _, mark = token.partition(b"\n\n:") if b"\n\n:" in token else (token, b"", b"")
            changes = [_change(mark, tokens)] if mark else []
        elif token.startswith(b":") and head is not None:
            changes.append(_change(token[1:], tokens))
        elif token.strip():
            raise ValueError("neither a commit nor a file of one")
    if head is not None:
        yield _entry(head, changes)


def _change(mark: bytes, tokens: Iterator[bytes]) -> FileChange:
    old_mode, new_mode, old, new, _ = mark.decode("ascii").split(" ")
    path = _path(next(tokens, b""))
    return FileChange(path, _there(old_mode), _there(new_mode), _there(old), _there(new))


def _path(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _there(name: str) -> str | None:
    return name if name.strip("0") else None


def _entry(head: bytes, changes: list[FileChange]) -> LogEntry:
    found = _HEAD.match(head)
    if found is None:
        raise ValueError("git log --pretty=raw starts a commit with its hash")
    hash_, *parents = found[1].decode("ascii").split(" ")
    against = found[2].decode("ascii") if found[2] else (parents or [""])[0]
    about, _, message = head[found.end() :].partition(b"\n\n")
    headers = about.decode("utf-8", "replace")
    stamps = dict(line.partition(" ")[::2] for line in headers.split("\n") if not line.startswith(" "))
    return LogEntry(
        hash_,
        tuple(parents),
        _stamp(stamps.get("author", "")),
        _stamp(stamps.get("committer", "")),
        "\n".join(line.removeprefix("    ") for line in shortened(message).split("\n")).strip("\n"),
        {against: tuple(changes)} if changes else {},
        "parent" in stamps,
    )


def shortened(message: bytes) -> str:
    """A message as text, cut where it is longer than anybody reads."""
    text = message[:_LONGEST].decode("utf-8", "replace")
    return text if len(message) <= _LONGEST else f"{text}…"


def _stamp(line: str) -> Stamp:
    who, _, date = line.rpartition(">")
    found = _DATE.match(date)
    name, opened, email = who.rpartition("<")
    if found is None or not opened:
        name, _, rest = line.partition("<")
        return Stamp(Contact(name.strip(), rest.partition(">")[0].strip()), _EPOCH)
    seconds, sign, hours, minutes = found.groups()
    east = datetime.timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    return Stamp(Contact(name.strip(), email.strip()), _moment(int(seconds), east))


def _moment(seconds: int, east: datetime.timedelta) -> datetime.datetime:
    try:
        moment = _EPOCH + datetime.timedelta(seconds=seconds)
    except OverflowError:
        return _EPOCH
    try:
        return moment.astimezone(datetime.timezone(east))
    except (ValueError, OverflowError):  # a zone of more than a day
        return moment
