"""Commands in a process of their own that need not wait for Python to import what they run."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from multiprocessing.context import ForkServerContext
from pathlib import Path

Result = subprocess.CompletedProcess[str]

COMMANDS = {"mkdocs": ("mkdocs.__main__", "cli"), "icp-playbook": ("icp_playbook.cli", "main")}
"""Command → the module and the function that its script calls."""
_PRELOADED = [
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "icp_playbook.cli",
    "icp_playbook.plugin",
    "backrefs.bre",
    "markdown.extensions.attr_list",
    "markdown.extensions.codehilite",
    "markdown.extensions.fenced_code",
    "markdown.extensions.tables",
    "material.plugins.search.plugin",
    "pygments.lexers",
    "tests.preloaded",
]


@cache
def context() -> ForkServerContext:
    """A server that has imported everything once; each command is a fork of it and shares nothing else."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


def run(
    command: str,
    arguments: Sequence[str | Path],
    folder: Path,
    variables: Mapping[str, str],
    first: Callable[[], object] | None = None,
) -> Result:
    """Runs `mkdocs` or `icp-playbook` in a folder, with no environment but the variables.

    What Python itself reads as it starts, such as PYTHONHASHSEED, is too late here: use `subprocess`.
    `first` is called in the process before the command is: a function of a module, or a `partial` of one.
    """
    line = [command, *map(str, arguments)]
    with tempfile.TemporaryDirectory() as outputs:
        out, err = Path(outputs, "out"), Path(outputs, "err")
        process = context().Process(target=_run, args=(line, str(folder), dict(variables), out, err, first))
        process.start()
        process.join()
        texts = [path.read_text("utf-8") if path.exists() else "" for path in (out, err)]
        assert process.exitcode is not None
        return subprocess.CompletedProcess(line, process.exitcode, *texts)


def _run(
    line: list[str],
    folder: str,
    variables: dict[str, str],
    out: Path,
    err: Path,
    first: Callable[[], object] | None,
) -> None:
    """In the new process: takes the place of the command's own script."""
    for descriptor, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = line
    if first is not None:
        first()
    module, function = COMMANDS[line[0]]
    sys.exit(getattr(import_module(module), function)())
