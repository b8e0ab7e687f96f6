"""Starting git: argument lists, no shell, a cleaned environment, nothing that runs other programs."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from icp_playbook.git.errors import GitBroken, GitError, NoCommits, NoGit, NoRepository, Refused

_KEPT = (
    "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG_",  # how CI systems say which folders are safe
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
    "GIT_SSH",
    "GIT_SSL_",
    # what a receiving hook needs to see commits that are not let in yet
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_OBJECT_DIRECTORY",
    "GIT_QUARANTINE_PATH",
)
"""Variables, or their beginnings, that say how git works; the others point it at another repository."""

_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR")
"""Where the repository is, for those who keep it apart from its files."""

_SET = {
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # a hash is the truth
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # its complaints are read below
}

_CONFIG = (
    "core.fsmonitor=false",
    "core.hooksPath=" + os.devnull,
    "core.quotepath=off",
    "diff.renameLimit=1000",
    "log.diffMerges=separate",
    "log.follow=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "log.showSignature=false",
)


def environment(around: Mapping[str, str], *, placed: bool = False) -> dict[str, str]:
    """The environment git runs in. `placed` keeps the variables that say where the repository is."""
    kept = {
        name: value for name, value in around.items() if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    places = {name: str(Path(around[name]).absolute()) for name in _PLACES if placed and around.get(name)}
    return {**kept, **places, **_SET}


@dataclass(frozen=True)
class Git:
    """git, run in a folder."""

    folder: Path
    program: str
    variables: Mapping[str, str] = field(repr=False)

    @classmethod
    def at(cls, folder: Path, *, placed: bool = False) -> "Git":
        """git in this folder. Raises NoGit."""
        program = shutil.which("git")
        if program is None:
            raise NoGit
        return cls(folder, program, environment(os.environ, placed=placed))

    def run(self, command: str, *arguments: str, given: bytes = b"", fine: Sequence[int] = (0,)) -> bytes:
        """What a git command writes. Raises a GitError when it ends with another code than those."""
        with self.reading(command, *arguments, given=given, fine=fine) as output:
            return output.read()

    @contextmanager
    def reading(
        self, command: str, *arguments: str, given: bytes = b"", fine: Sequence[int] = (0,)
    ) -> Iterator[IO[bytes]]:
        """A git command whose output is read as it comes; all of it must be read.

        What is given to it and what it complains of go through files, so that neither side waits.
        """
        with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stderr:
            stdin.write(given)
            stdin.seek(0)
            process = self._start(command, arguments, stdin, stderr)
            with process:
                assert process.stdout is not None  # noqa: S101  # it is a pipe
                try:
                    yield process.stdout
                except BaseException:
                    process.kill()
                    raise
            if process.returncode not in fine:
                stderr.seek(0)
                raise self._failure(command, stderr.read().decode("utf-8", "replace"))

    def _start(
        self, command: str, arguments: Sequence[str], stdin: IO[bytes], stderr: IO[bytes]
    ) -> subprocess.Popen[bytes]:
        config = [part for setting in _CONFIG for part in ("-c", setting)]
        line = [self.program, "--no-pager", *config, command, *arguments]
        try:
            return subprocess.Popen(  # noqa: S603  # an argument list; no shell reads it
                line,
                cwd=self.folder,
                env=dict(self.variables),
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
            )
        except (NotADirectoryError, FileNotFoundError) as error:
            raise NoRepository from error
        except (OSError, ValueError) as error:  # ValueError: a NUL in an argument
            raise GitBroken(command, str(error)) from error

    def _failure(self, command: str, answer: str) -> GitError:
        if "dubious ownership" in answer or "unsafe repository" in answer:
            return Refused(_quoted(answer) or str(self.folder))
        if "not a git repository" in answer or "must be run in a work tree" in answer:
            return NoRepository()
        if "does not have any commits yet" in answer:
            return NoCommits()
        return GitBroken(command, answer.removeprefix("fatal: "))


def _quoted(answer: str) -> str:
    """The folder git names in quotes, when it complains of whose it is."""
    parts = answer.split("'")
    return parts[1] if len(parts) > 2 else ""
