"""Commands in a process of their own that need not wait for Python to import what they run."""

import atexit
import json
import multiprocessing
import os
import shlex
import shutil
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from multiprocessing.context import ForkServerContext
from multiprocessing.reduction import DupFd
from pathlib import Path
from typing import Any

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
    _become(line, folder, variables, first)


def _become(
    line: list[str], folder: str, variables: dict[str, str], first: Callable[[], object] | None = None
) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = line
    if first is not None:
        first()
    module, function = COMMANDS[line[0]]
    sys.exit(getattr(import_module(module), function)())


_ASK = """
import json, os, socket, sys

address, *line = sys.argv[1:]
asked = json.dumps([line, os.getcwd(), dict(os.environ)]).encode() + b"\\n"
with socket.socket(socket.AF_UNIX) as server:
    server.connect(address)
    socket.send_fds(server, [asked[:1]], [0, 1, 2])
    server.sendall(asked[1:])
    code = int(server.makefile("rb").read())
if code < 0:
    os.kill(os.getpid(), -code)
sys.exit(code)
"""
"""Asks for the process that takes its place, with its own streams, folder and environment."""


class _Stream:
    """A descriptor of this process, which another process gets as one of its own."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __reduce__(self) -> tuple[Callable[[Any], int], tuple[Any]]:
        return _taken, (DupFd(self.number),)


def _taken(stream: Any) -> int:
    number: int = stream.detach()
    return number


class _Asked(socketserver.StreamRequestHandler):
    """One command of a script."""

    def handle(self) -> None:
        """Runs it; answers with its exit code."""
        first, streams, _, _ = socket.recv_fds(self.request, 1, 3)
        line, folder, variables = json.loads(first + self.rfile.readline())
        process = context().Process(
            target=_take_place, args=(line, folder, variables, [*map(_Stream, streams)])
        )
        process.start()
        for stream in streams:
            os.close(stream)
        process.join()
        self.wfile.write(str(process.exitcode).encode())


def _take_place(line: list[str], folder: str, variables: dict[str, str], streams: list[int]) -> None:
    """In the new process: takes the place of a script."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace")
    _become(line, folder, variables)


@cache
def for_scripts() -> Path:
    """A folder for the front of a PATH: the commands, for scripts that begin them by name.

    The command that is installed does the same, after a second and a half of imports; only it shows what
    Python does as it starts, such as what it imports of a hostile folder.
    """
    folder = Path(tempfile.mkdtemp(prefix="icp-"))  # short: so is the address of a socket
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    asks = (sys.executable, "-ISc", _ASK, str(folder / "socket"))  # Python alone: a fiftieth of a second
    (folder / "bin").mkdir()
    for command in COMMANDS:
        script = folder / "bin" / command
        script.write_text(f'#!/bin/sh\nexec {shlex.join([*asks, command])} "$@"\n', "utf-8")
        script.chmod(0o755)
    server = socketserver.ThreadingUnixStreamServer(str(folder / "socket"), _Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return folder / "bin"


def path(*first: Path, installed: bool = False) -> str:
    """A PATH: of these folders, of the commands, of the environment that the tests run in, of the machine."""
    folders = (*first, *(() if installed else (for_scripts(),)), Path(sys.executable).parent)
    return os.pathsep.join([*map(str, folders), os.environ["PATH"]])
