"""Processes that are measured."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process: seconds of processor time, which no neighbour stretches, and peak MB."""

    seconds: float
    megabytes: float


def run_build(project: Path, site: Path, *options: str) -> Run:
    """Builds a project's site into a folder, with `mkdocs build`."""
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site, *options], project)


def run(command: list[str | Path], folder: Path) -> Run:
    """Runs a command that must succeed, and says what it took on its own."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    unit = 1024 if sys.platform == "linux" else 1  # kilobytes here, bytes on macOS
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)
