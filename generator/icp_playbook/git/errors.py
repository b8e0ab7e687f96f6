"""Why git could not answer: each class builds its own sentence and the fix."""

from icp_playbook.findings import CommandError

_LONGEST = 300
_LOOK = (
    "run it yourself; `command -v git` says which program it is, `git fsck` whether the repository is whole"
)
WHOLE = "run `git fetch --refetch --no-filter`, or clone again without `--filter`"
"""How a partial clone becomes a whole one."""
MENDED = "`git fsck` names what is missing; `git fetch --refetch` brings it back, and so does a fresh clone"
"""How a damaged repository becomes a whole one."""


class GitError(CommandError):
    """git could not answer."""


class NoGit(GitError):
    """There is no git program."""

    def __init__(self) -> None:
        super().__init__("git is not installed", "install git and make sure it is on the PATH")


class NoRepository(GitError):
    """The folder is not inside a git repository's working tree."""

    def __init__(self) -> None:
        super().__init__(
            "the playbook is not in a git repository",
            "run `git init` and commit the playbook, or work in a clone instead of a downloaded archive",
        )


class NoCommits(GitError):
    """The repository exists and is empty."""

    def __init__(self) -> None:
        super().__init__(
            "the repository has no commits yet",
            "commit the playbook: its history starts with the first commit",
        )


class Refused(GitError):
    """The repository belongs to another user, and git will not read it."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            "git refuses to read this repository, because it belongs to another user",
            f"if you trust it, run `git config --global --add safe.directory {printable(folder)}`",
        )


class NoSuchRevision(GitError):
    """A name that is not a commit. `remedy` says what to try instead."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f'no such revision: "{printable(name)}"', remedy)


class GitBroken(GitError):
    """git failed for a reason of its own; `said` is what it wrote."""

    def __init__(self, command: str, output: str) -> None:
        super().__init__(
            f"`git {command}` failed: {printable(output) or 'it said nothing'}",
            "run `git fsck` in the repository; a fresh clone often mends it",
        )


class NoIdentity(GitError):
    """git knows no name or no e-mail address to commit with."""

    def __init__(self, message: str) -> None:
        super().__init__(
            "nothing is committed yet: git does not know your name and e-mail address",
            "set them with `git config --global user.name NAME` and `git config --global user.email ADDRESS`,"
            f" then run `git commit -m '{message}'` in the folder",
        )


class TooLarge(GitBroken):
    """Objects of the repository would take more memory than git is given."""

    def __init__(self, command: str) -> None:
        CommandError.__init__(
            self,
            f"`git {command}` needs too much memory: the repository, or a file in it, is too large",
            "keep the playbook in a repository of its own; `git count-objects -vH` says how large it is",
        )


class NoRoom(GitError):
    """What git works with cannot be written to the folder for temporary files."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"the folder for temporary files cannot be written: {why}",
            "make room there, or name another one in TMPDIR",
        )


class GitStopped(GitError):
    """git was stopped: it took too long, or said too much."""

    @classmethod
    def late(cls, command: str) -> "GitStopped":
        """No answer in time."""
        return cls(f"`git {command}` did not answer in time and was stopped", _LOOK)

    @classmethod
    def endless(cls, command: str) -> "GitStopped":
        """An answer without end."""
        return cls(f"`git {command}` wrote more than any history has and was stopped", _LOOK)


class Nonsense(GitError):
    """git answered what git does not write."""

    def __init__(self, command: str) -> None:
        super().__init__(f"`git {command}` gave an answer that makes no sense", _LOOK)


class SpecialFile(GitError):
    """What git would read is a pipe, a device, a socket or far too large: it would not come to an end."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(
            f"`{printable(path)}` is {what}, and git is not asked to read it",
            "remove it, or make a fresh clone from a place you trust",
        )


class PartialClone(GitError):
    """Objects that are asked for were left out when the clone was made; none is fetched."""

    def __init__(self) -> None:
        super().__init__(
            "this clone is partial and lacks what is asked for; nothing is fetched while a playbook is read",
            WHOLE,
        )


class MissingContent(GitError):
    """The content of a file that is asked for is missing from a repository that should have it."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"the repository is damaged: the content of `{printable(path)}` is missing or broken", MENDED
        )


def printable(text: str) -> str:
    """Untrusted text on one line, bounded, without terminal control characters."""
    line = " ".join(text[: 4 * _LONGEST].split())[: 2 * _LONGEST]
    safe = "".join(glyph if glyph.isprintable() else f"\\u{ord(glyph):04x}" for glyph in line)
    return safe if len(safe) <= _LONGEST else f"{safe[: _LONGEST - 1]}…"
