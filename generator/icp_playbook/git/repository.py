"""The repository of a project: its root, its HEAD, whether it is shallow."""

from dataclasses import dataclass, field
from pathlib import Path

from icp_playbook.git.errors import GitBroken, NoCommits, NoGit, NoRepository
from icp_playbook.git.process import Git


@dataclass(frozen=True)
class Repository:
    """A repository as seen from a project folder inside its working tree.

    `prefix` leads from the top to the project, with a slash at its end, or is empty. `boundary` holds the
    commits whose parents a shallow clone left out. `hashing` is sha1 or sha256.
    """

    git: Git = field(repr=False)
    top: Path
    prefix: str
    head: str | None
    boundary: frozenset[str]
    hashing: str

    @classmethod
    def around(cls, project: Path) -> "Repository":
        """The repository of a project. Raises NoGit, NoRepository, Refused or GitBroken.

        The folder decides which repository it is. Only when it is in none do the variables count that
        say where a repository is, such as GIT_DIR.
        """
        try:
            return cls._found(Git.at(project))
        except NoRepository:
            placed, plain = Git.at(project, placed=True), Git.at(project)
            if placed.variables == plain.variables:
                raise
            return cls._found(placed)

    @classmethod
    def _found(cls, git: Git) -> "Repository":
        asked = ("--is-inside-work-tree", "--show-object-format", "--is-shallow-repository")
        answer = git.run("rev-parse", *asked, "--show-prefix", "--show-toplevel").split(b"\n", 3)
        if answer[0] != b"true":
            raise NoRepository
        hashing, shallow = (word.decode("ascii") for word in answer[1:3])
        paths = answer[3].split(b"\n")
        if len(paths) == 3:
            prefix, top = (_line(path) for path in paths[:2])
        else:  # one of them holds a line break
            prefix, top = (
                _line(git.run("rev-parse", which)) for which in ("--show-prefix", "--show-toplevel")
            )
        head = git.run("rev-parse", "--verify", "--quiet", "HEAD", fine=(0, 1)).decode("ascii").strip()
        boundary = _boundary(git) if shallow == "true" else frozenset[str]()
        return cls(git, Path(top), prefix, head or None, boundary, hashing)

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
    try:
        return frozenset(listed.read_text("ascii").split())
    except (OSError, UnicodeDecodeError) as error:
        raise GitBroken("rev-parse --git-path shallow", str(error)) from error


def _line(answer: bytes) -> str:
    """A one-line answer: a path, which may contain any byte."""
    return answer.removesuffix(b"\n").decode("utf-8", "surrogateescape")
