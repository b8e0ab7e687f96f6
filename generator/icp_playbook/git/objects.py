"""The bytes of many blobs, one at a time; their sizes are asked first, and none is read that is too large."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icp_playbook.git.answers import FILES
from icp_playbook.git.errors import GitBroken, Nonsense
from icp_playbook.git.repository import Repository

_HEADER = 1 << 10
"""Bytes of the line before the content, at most."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A blob: its hash, its size, and its bytes. None if it is missing, not a blob, or over the limit."""

    name: str
    size: int
    raw: bytes | None


def blobs(repository: Repository, names: Iterable[str], limit: int) -> Iterator[Blob]:
    """The blobs in the order asked for; those above `limit` bytes are not read. Raises a GitError."""
    asked = list(names)
    if not asked:
        return
    sizes = _sizes(repository, asked)
    read = [name for name, size in zip(asked, sizes, strict=True) if size is not None and size <= limit]
    with repository.store.git.reading(
        "cat-file", "--batch", "--buffer", given=_lines(read), limits=FILES
    ) as output:
        for name, size in zip(asked, sizes, strict=True):
            if size is None or size > limit:
                yield Blob(name, size or 0, None)
                continue
            if _size(output.readline(_HEADER)) != size:
                raise Nonsense("cat-file --batch")
            raw = output.read(size)
            if len(raw) != size or output.read(1) != b"\n":
                raise GitBroken("cat-file --batch", "the answer stops short")
            yield Blob(name, size, raw)


def _sizes(repository: Repository, names: list[str]) -> list[int | None]:
    """The size of each blob; None for what is missing or is no blob."""
    given = _lines(names)
    with repository.store.git.reading(
        "cat-file", "--batch-check", "--buffer", given=given, limits=FILES
    ) as output:
        found = [_size(output.readline(_HEADER)) for _ in names]
        if output.read(1):
            raise Nonsense("cat-file --batch-check")
    return found


def _lines(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode("ascii")


def _size(header: bytes) -> int | None:
    """`<hash> <kind> <size>`, or `<hash> missing`."""
    words = header.decode("ascii", "replace").split()
    if words[1:] == ["missing"]:
        return None
    if len(words) != 3 or not (words[2].isdecimal() and len(words[2]) < 20):
        raise GitBroken("cat-file --batch", " ".join(words) or "the answer stops short")
    return int(words[2]) if words[1] == "blob" else None
