"""A machine in small: a project, a home folder, a neighbour, and programs that nobody may start."""

import multiprocessing
import os
import resource
import shutil
import signal
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.processes import COMMANDS, context

GIGABYTE = 2**30
ADDRESS_SPACE = 3 * GIGABYTE
"""What a command may map, in bytes: above what is asked of it, so that a demand fails first."""
PROCESSOR_SECONDS = 30
WALL_SECONDS = 120
"""A command that takes this long hangs; none in the corpus needs two seconds."""
SMALL = 100_000
"""Bytes of a file whose content is kept, to be compared."""
PROGRAMS = ("ssh", "git-remote-ext", "git-remote-evil", "pager", "editor", "askpass", "curl")
"""Programs that nothing may start; each leaves its name in a file."""


@dataclass(frozen=True)
class Outcome:
    """What a command did: its exit code, what it printed, its peak memory in bytes."""

    exit_code: int | None
    """None: it hung."""
    output: str
    errors: str
    memory: int


class World(PlaybookCopy):
    """The folder `project` holds the minimal playbook; `home`, `elsewhere` and `bin` stand beside it."""

    @classmethod
    def start(cls, folder: Path) -> "World":
        """A new world in a folder."""
        folder.mkdir()
        made = cls.of(MINIMAL, folder / "project")
        made.write("docs/.gitkeep", "")
        for name in ("home", "elsewhere", "bin", "started"):
            (folder / name).mkdir()
        (folder / "elsewhere/secret.txt").write_text("name: Secret of a neighbour\n", "utf-8")
        for name in PROGRAMS:
            program = folder / "bin" / name
            program.write_text(f"#!/bin/sh\n: > {folder}/started/{name}\n", "utf-8")
            program.chmod(0o755)
        return made

    @property
    def around(self) -> Path:
        """What all of it lies in."""
        return self.root.parent

    @property
    def variables(self) -> dict[str, str]:
        """The environment of a command: nothing of the machine but where its programs are."""
        return {
            "HOME": str(self.around / "home"),
            "LANG": "C.UTF-8",
            "NO_MKDOCS_2_WARNING": "1",
            "PATH": f"{self.around / 'bin'}:{os.environ['PATH']}",
            "TMPDIR": str(self.around / "tmp"),
        }

    def started(self) -> list[str]:
        """The programs that were started."""
        return sorted(path.name for path in (self.around / "started").iterdir())

    def files(self) -> dict[str, tuple[int, int, bytes]]:
        """Path → mode, size, and content of what is small; the caches of the user are left out."""
        found: dict[str, tuple[int, int, bytes]] = {}
        top, caches = str(self.around), str(self.around / "home/.cache")
        folders = [top]
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    mode, size = _about(entry)
                    plain = stat.S_ISREG(mode) and size < SMALL
                    content = _content(entry.path) if plain else b""
                    found[entry.path[len(top) + 1 :]] = (mode, size, content)
                    if stat.S_ISDIR(mode) and entry.path != caches:
                        folders.append(entry.path)
        found.pop("home/.cache", None)
        return found

    def run(self, line: tuple[str, ...], variables: Mapping[str, str] | None = None) -> Outcome:
        """Runs a command line in the project, within bounds of memory and time."""
        (self.around / "tmp").mkdir(exist_ok=True)
        outputs = self.around.with_name(f"{self.around.name}-outputs")
        outputs.mkdir(exist_ok=True)
        process = context().Process(
            target=_bounded, args=(line, str(self.root), {**self.variables, **(variables or {})}, outputs)
        )
        process.start()
        process.join(WALL_SECONDS)
        hung = process.is_alive()
        if hung:
            process.kill()
            process.join()
        out, err, peak = (outputs / name for name in ("out", "err", "peak"))
        printed, complained = (path.read_text("utf-8", "surrogateescape") for path in (out, err))
        hung = hung or process.exitcode == -signal.SIGXCPU
        memory = int(peak.read_text("ascii")) if peak.exists() else 0
        shutil.rmtree(outputs)
        shutil.rmtree(self.around / "tmp", ignore_errors=True)
        return Outcome(None if hung else process.exitcode, printed, complained, memory)


def _about(entry: os.DirEntry[str]) -> tuple[int, int]:
    """Mode and size; a folder has none."""
    about = entry.stat(follow_symlinks=False)
    return about.st_mode, 0 if stat.S_ISDIR(about.st_mode) else about.st_size


def _content(path: str) -> bytes:
    """What a file holds."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.read(descriptor, SMALL)
    finally:
        os.close(descriptor)


def _bounded(line: tuple[str, ...], folder: str, variables: dict[str, str], outputs: Path) -> None:
    """In the new process: takes the place of the command's own script."""
    multiprocessing.current_process().name = line[0]
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(outputs / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = list(line)
    module, function = COMMANDS[line[0]]
    try:
        sys.exit(getattr(import_module(module), function)())
    finally:
        peaks = (
            resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        (outputs / "peak").write_text(str(max(peaks) * (1 if sys.platform == "darwin" else 1024)), "ascii")
