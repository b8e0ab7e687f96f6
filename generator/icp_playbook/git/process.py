"""Starting git: argument lists, no shell, a cleaned environment, nothing that runs other programs."""

import fcntl
import io
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from icp_playbook.git.answers import AT_ONCE, SHORT, Answer, Limits
from icp_playbook.git.errors import (
    GitBroken,
    GitError,
    NoCommits,
    NoGit,
    NoRepository,
    NoRoom,
    PartialClone,
    Refused,
    TooLarge,
)

_KEPT = (
    "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG_",  # how CI systems say which folders are safe
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
    # what a receiving hook needs to see commits that are not let in yet
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_OBJECT_DIRECTORY",
    "GIT_QUARANTINE_PATH",
)
"""Variables, or their beginnings, that say how git works; the others point it at another repository."""

_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR")
"""Where the repository is, for those who keep it apart from its files."""

_SET = {
    "GIT_ALLOW_PROTOCOL": "",  # none: nothing is fetched, so nothing that would fetch is started
    "GIT_ASKPASS": "",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # a hash is the truth
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",  # its complaints are read below
    "GIT_ALLOC_LIMIT": "268435456",  # bytes at once, on every system; small files may be changes of huge ones
}

_MEMORY = 1 << 30
"""Bytes that git may use in all, where the system can limit them: Linux."""

_PIPE = 1 << 20
"""Bytes that git may be ahead of its reader, where a pipe can hold as many: Linux."""

_CONFIG = (
    "advice.graftFileDeprecated=false",
    "core.attributesFile=" + os.devnull,
    "core.commitGraph=false",  # a list of what commits hold, which may be wrong; they say it themselves
    "core.excludesFile=" + os.devnull,
    "core.fsmonitor=false",
    "core.hooksPath=" + os.devnull,
    "core.multiPackIndex=false",  # likewise of what packs hold
    "core.quotepath=off",
    "diff.renameLimit=1000",
    "log.diffMerges=separate",
    "log.follow=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",  # one that is committed in a folder brings its own configuration
)


def environment(around: Mapping[str, str], *, placed: bool = False) -> dict[str, str]:
    """The environment git runs in. `placed` keeps the variables that locate the repository."""
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
    settings: tuple[str, ...] = ()
    """Configuration for every command, on top of what always holds."""

    @classmethod
    def at(cls, folder: Path, *, placed: bool = False) -> "Git":
        """git in this folder, which a git that runs elsewhere finds as well. Raises NoGit."""
        program = shutil.which("git")
        if program is None:
            raise NoGit
        return cls(folder.absolute(), program, environment(os.environ, placed=placed))

    def run(
        self,
        command: str,
        *arguments: str,
        given: bytes = b"",
        fine: Sequence[int] = (0,),
        limits: Limits = SHORT,
    ) -> bytes:
        """The output of a git command. Raises a GitError for any other exit code than these."""
        with self.reading(command, *arguments, given=given, fine=fine, limits=limits) as output:
            return output.read()

    @contextmanager
    def reading(
        self,
        command: str,
        *arguments: str,
        given: bytes = b"",
        fine: Sequence[int] = (0,),
        limits: Limits = SHORT,
    ) -> Iterator[IO[bytes]]:
        """A git command whose output is read as it comes. Raises GitStopped where it passes a limit.

        What is given to it goes through a file, so that neither side waits.
        """
        with (
            _holding(given) as stdin,
            self._start(command, arguments, stdin) as process,
            Answer(process, command, limits) as answer,
        ):
            output = io.BufferedReader(answer, AT_ONCE)
            yield output
            code = answer.finish()
        if code not in fine:
            raise self._failure(command, answer.complaint.decode("utf-8", "replace"))

    def _start(self, command: str, arguments: Sequence[str], stdin: IO[bytes]) -> subprocess.Popen[bytes]:
        config = [part for setting in (*_CONFIG, *self.settings) for part in ("-c", setting)]
        line = [self.program, "--no-pager", *config, command, *arguments]
        try:
            process = subprocess.Popen(  # noqa: S603  # an argument list; no shell reads it
                line,
                cwd=self.folder,
                env=dict(self.variables),
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,  # ended as a whole, and with no terminal to ask at
            )
        except (NotADirectoryError, FileNotFoundError) as error:
            raise NoRepository from error
        except (OSError, ValueError) as error:  # ValueError: a NUL in an argument
            raise GitBroken(command, str(error)) from error
        _limit_memory(process.pid)
        _widen(process.stdout)
        return process

    def _failure(self, command: str, answer: str) -> GitError:
        if "dubious ownership" in answer or "unsafe repository" in answer:
            return Refused(_quoted(answer) or str(self.folder))
        if "cannot use bare repository" in answer:
            return NoRepository()
        if "not a git repository" in answer or "must be run in a work tree" in answer:
            return NoRepository()
        if "does not have any commits yet" in answer:
            return NoCommits()
        if "from promisor remote" in answer:
            return PartialClone()
        if "attempting to allocate" in answer or "ut of memory" in answer:
            return TooLarge(command)
        return GitBroken(command, answer.removeprefix("fatal: "))


def _holding(given: bytes) -> IO[bytes]:
    """A file without a name that holds this."""
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the caller
        try:
            file.write(given)
            file.seek(0)
        except OSError:
            file.close()
            raise
    except OSError as error:
        raise NoRoom(error.strerror or str(error)) from error
    return file


def _limit_memory(process: int) -> None:
    """Limits what git keeps in memory; files that it maps do not count."""
    if sys.platform == "linux":
        with suppress(OSError, ValueError):  # it has ended, or has a lower limit
            _, most = resource.prlimit(process, resource.RLIMIT_DATA)
            limit = _MEMORY if most == resource.RLIM_INFINITY else min(most, _MEMORY)
            resource.prlimit(process, resource.RLIMIT_DATA, (limit, limit))


def _widen(pipe: IO[bytes] | None) -> None:
    """Lets a process be further ahead of who reads its output: both wait less often for each other."""
    if sys.platform == "linux" and pipe is not None:
        with suppress(OSError):  # its user has no more room for pipes
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _quoted(answer: str) -> str:
    """The folder git quotes when it complains about its owner."""
    parts = answer.split("'")
    return parts[1] if len(parts) > 2 else ""
