"""One `git cat-file --batch` process: the bytes of many blobs, one at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icp_playbook.git.errors import GitBroken
from icp_playbook.git.repository import Repository


@dataclass(frozen=True, slots=True)
class Blob:
    """A blob: its hash, its size, and its bytes. None if it is missing, not a blob, or over the limit."""

    name: str
    size: int
    raw: bytes | None


def blobs(repository: Repository, names: Iterable[str], limit: int) -> Iterator[Blob]:
    """The blobs in the order asked for; bytes of those above `limit` bytes are read past."""
    asked = list(names)
    if not asked:
        return
    given = "".join(f"{name}\n" for name in asked).encode("ascii")
    with repository.git.reading("cat-file", "--batch", "--buffer", given=given) as output:
        for name in asked:
            header = output.readline().decode("ascii", "replace").split()
            if len(header) != 3:
                if header[1:] != ["missing"]:
                    raise GitBroken("cat-file --batch", " ".join(header) or "the answer stops short")
                yield Blob(name, 0, None)
                continue
            size = int(header[2])
            if size > limit or header[1] != "blob":
                left = size
                while left > 0 and (chunk := output.read(min(left, 1 << 20))):
                    left -= len(chunk)
                yield Blob(name, size, None)
            else:
                yield Blob(name, size, output.read(size))
            output.readline()
