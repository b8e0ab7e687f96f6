"""The repository of a project: its root, its HEAD, whether it is shallow."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from icp_playbook.git.errors import NoCommits, NoGit, Nonsense, NoRepository, SpecialFile
from icp_playbook.git.includes import refuse_includes
from icp_playbook.git.object_store import ObjectStore
from icp_playbook.git.process import Git
from icp_playbook.git.special_files import plain_bytes, refuse_in, refuse_special_files

_MAILMAP = 1 << 23
"""Bytes of a .mailmap, and of the list of a shallow clone's cut-off commits, at most."""
_HASH = {"sha1": re.compile(r"[0-9a-f]{40}"), "sha256": re.compile(r"[0-9a-f]{64}")}


@dataclass(frozen=True)
class Repository:
    """A repository as seen from a project folder inside its working tree.

    `prefix` leads from the top to the project, with a slash at its end, or is empty. `boundary` holds the
    commits whose parents a shallow clone left out. `hashing` is sha1 or sha256. `partial` is true for a
    clone made without all objects. `git` answers for names, `store` for what commits hold.
    """

    git: Git = field(repr=False)
    store: ObjectStore = field(repr=False, compare=False)
    top: Path
    prefix: str
    head: str | None
    boundary: frozenset[str]
    hashing: str
    partial: bool

    @classmethod
    def around(cls, project: Path) -> "Repository":
        """The repository of a project. Raises a GitError.

        The folder decides which repository it is. Only when it is in none do the variables count that
        say where a repository is, such as GIT_DIR.
        """
        places = refuse_special_files(project.absolute())
        git = Git.at(project)
        refuse_includes(git, places)
        try:
            return cls._found(git)
        except NoRepository:
            placed = Git.at(project, placed=True)
            if placed.variables == git.variables:
                raise
            for name in ("GIT_DIR", "GIT_COMMON_DIR"):
                if name in placed.variables:
                    refuse_in(Path(placed.variables[name]))
                    refuse_includes(placed, [Path(placed.variables[name])])
            return cls._found(placed)

    @classmethod
    def _found(cls, git: Git) -> "Repository":
        asked = ("--is-inside-work-tree", "--show-object-format", "--is-shallow-repository")
        answer = git.run("rev-parse", *asked, "--show-prefix", "--show-toplevel").split(b"\n", 3)
        if answer[0] == b"false":
            raise NoRepository
        if len(answer) < 4 or answer[0] != b"true" or answer[2] not in (b"true", b"false"):
            raise Nonsense("rev-parse")
        hashing = answer[1].decode("ascii", "replace")
        paths = answer[3].split(b"\n")
        if len(paths) == 3:
            prefix, top = (_line(path) for path in paths[:2])
        else:  # one of them holds a line break
            prefix, top = (
                _line(git.run("rev-parse", which)) for which in ("--show-prefix", "--show-toplevel")
            )
        if hashing not in _HASH or not _leads(git.folder, top, prefix):
            raise Nonsense("rev-parse")
        head = _line(git.run("rev-parse", "--verify", "--quiet", "HEAD", fine=(0, 1)))
        boundary = _boundary(git) if answer[2] == b"true" else frozenset[str]()
        if not all(_HASH[hashing].fullmatch(name) for name in (head, *boundary) if name):
            raise Nonsense("rev-parse")
        objects = git.folder / _line(git.run("rev-parse", "--git-path", "objects"))
        store = ObjectStore(git, objects, hashing, boundary, _mailmap(Path(top)))
        partial = next(objects.glob("pack/*.promisor"), None) is not None
        return cls(git, store, Path(top), prefix, head or None, boundary, hashing, partial)

    @property
    def shallow(self) -> bool:
        """Whether it is a shallow clone."""
        return bool(self.boundary)

    def born(self) -> str:
        """The commit HEAD is at. Raises NoCommits."""
        if self.head is None:
            raise NoCommits
        return self.head

    def within(self, path: str) -> str | None:
        """A repository path as a path in the project; None if it is outside."""
        return path.removeprefix(self.prefix) if path.startswith(self.prefix) else None


def top_of(folder: Path) -> Path:
    """The root of a folder's repository; the folder itself if there is no repository or no git."""
    try:
        return Repository.around(folder).top.resolve()
    except (NoGit, NoRepository):
        return folder.resolve()


def _boundary(git: Git) -> frozenset[str]:
    listed = git.folder / _line(git.run("rev-parse", "--git-path", "shallow"))
    return frozenset((plain_bytes(listed, _MAILMAP) or b"").decode("ascii", "replace").split())


def _mailmap(top: Path) -> bytes:
    """The .mailmap of the working tree; git follows no link there either."""
    path = top / ".mailmap"
    if path.is_symlink():
        plain_bytes(path, 0)  # a pipe or a device is said
        return b""
    found = plain_bytes(path, _MAILMAP) or b""
    if len(found) > _MAILMAP:
        raise SpecialFile(".mailmap", f"larger than {_MAILMAP:,} bytes")
    return found


def _leads(folder: Path, top: str, prefix: str) -> bool:
    """Whether the path in the repository is that of the folder."""
    try:
        return Path(top).is_absolute() and (Path(top) / prefix).samefile(folder)
    except (OSError, ValueError):
        return False


def _line(answer: bytes) -> str:
    """A one-line answer: a path, which may contain any byte."""
    return answer.removesuffix(b"\n").decode("utf-8", "surrogateescape")
