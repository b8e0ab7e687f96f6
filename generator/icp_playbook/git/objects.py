"""The bytes of many blobs, one at a time; their sizes are asked first, and none is read that is too large."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.git.answers import FILES
from icp_playbook.git.errors import GitBroken, Nonsense
from icp_playbook.git.repository import Repository

_HEADER = 1 << 10
"""Bytes of the line before the content, at most."""


_MOST_LOST = 20
"""Objects that cannot be read, though they are there, at most; each ends the git that reads them."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A blob, or another object: its hash, its size, and its bytes.

    These are None if it is over the limit, and if it cannot be read: it is missing, of another kind, broken,
    or takes too much memory. The size is 0 then.
    """

    name: str
    size: int
    raw: bytes | None


def blobs(repository: Repository, names: Iterable[str], limit: int, kind: str = "blob") -> Iterator[Blob]:
    """The blobs in the order asked for; those above `limit` bytes are not read. Raises a GitError.

    `kind` is what git calls objects of another kind.
    """
    asked = list(names)
    if not asked:
        return
    left = list(zip(asked, _sizes(repository, asked, kind), strict=True))
    lost = 0
    while left:
        done = 0
        try:
            for found in _read(repository, left, limit, kind):
                done += 1
                yield found
        except GitBroken:
            lost += 1
            if lost > _MOST_LOST or done == len(left):
                raise
            yield Blob(left[done][0], 0, None)
            done += 1
        left = left[done:]


def _read(
    repository: Repository, asked: Sequence[tuple[str, int | None]], limit: int, kind: str
) -> Iterator[Blob]:
    given = _lines(name for name, size in asked if size is not None and size <= limit)
    with repository.store.git.reading("cat-file", "--batch", "--buffer", given=given, limits=FILES) as output:
        for name, size in asked:
            if size is None or size > limit:
                yield Blob(name, size or 0, None)
                continue
            if _size(output.readline(_HEADER), kind) != size:
                raise Nonsense("cat-file --batch")
            raw = output.read(size)
            if len(raw) != size or output.read(1) != b"\n":
                raise GitBroken("cat-file --batch", "the answer stops short")
            found = hashlib.new(repository.hashing, f"{kind} {size}\0".encode(), usedforsecurity=False)
            found.update(raw)
            yield Blob(name, size, raw) if found.hexdigest() == name else Blob(name, 0, None)


def _sizes(repository: Repository, names: list[str], kind: str) -> list[int | None]:
    """The size of each object; None for what is missing or of another kind."""
    given = _lines(names)
    with repository.store.git.reading(
        "cat-file", "--batch-check", "--buffer", given=given, limits=FILES
    ) as output:
        found = [_size(output.readline(_HEADER), kind) for _ in names]
        if output.read(1):
            raise Nonsense("cat-file --batch-check")
    return found


def _lines(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode("ascii")


def _size(header: bytes, kind: str) -> int | None:
    """`<hash> <kind> <size>`, or `<hash> missing`."""
    words = header.decode("ascii", "replace").split()
    if words[1:] == ["missing"]:
        return None
    if len(words) != 3 or not (words[2].isdecimal() and len(words[2]) < 20):
        raise GitBroken("cat-file --batch", " ".join(words) or "the answer stops short")
    return int(words[2]) if words[1] == kind else None
