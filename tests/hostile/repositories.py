"""Repositories that start programs, never end, lie, or hold commits that nobody could have written."""

import subprocess
from collections.abc import Callable, Iterator
from functools import partial

from tests.hostile.attack import BUILD, DIFF, HISTORY, OWNERS, Attack, Line
from tests.hostile.world import World

WHO = "A <a@oven.example> 1700000000 +0000"

_SETTINGS: dict[str, tuple[str, str]] = {
    "a fetch over ssh": ("core.sshCommand", "ssh"),
    "a file system monitor": ("core.fsmonitor", "{bin}/ssh"),
    "a pager": ("core.pager", "{bin}/pager"),
    "a pager of one command": ("pager.log", "{bin}/pager"),
    "an editor": ("core.editor", "{bin}/editor"),
    "an asker of passwords": ("core.askPass", "{bin}/askpass"),
    "an outer diff": ("diff.external", "{bin}/editor"),
    "a reader of texts": ("diff.evil.textconv", "{bin}/editor"),
    "a filter": ("filter.evil.clean", "{bin}/editor"),
    "a filter of a process": ("filter.evil.process", "{bin}/editor"),
    "a checker of signatures": ("gpg.program", "{bin}/editor"),
    "hooks": ("core.hooksPath", "{bin}"),
    "a helper with credentials": ("credential.helper", "{bin}/askpass"),
    "a command by another name": ("alias.log", "!{bin}/editor"),
    "a list of alternate refs": ("core.alternateRefsCommand", "{bin}/editor"),
    "an include without end": ("include.path", "config"),
    "an include of a device": ("include.path", "/dev/zero"),
    "a mailmap of a device": ("mailmap.file", "/dev/zero"),
    "a work tree elsewhere": ("core.worktree", "{bin}"),
    "attributes of a device": ("core.attributesFile", "/dev/zero"),
    "a format of the future": ("core.repositoryFormatVersion", "99"),
    "an unknown extension": ("extensions.evil", "true"),
    "a partial clone of a program": ("remote.origin.uploadpack", "{bin}/ssh"),
}
"""Settings of `.git/config`."""

_PROGRAMS: dict[str, str] = {
    "does nothing": "exit 0",
    "fails": "exit 1",
    "kills itself": "kill -9 $$",
    "prints nonsense": "echo yes; echo no; echo '\u00e9'",
    "prints zeros": "head -c 100000 /dev/zero",
    "prints bytes": "head -c 100000 /dev/urandom",
    "complains at length": "head -c 1000000 /dev/zero | tr '\\0' 'x' >&2; exit 128",
}
"""What is called git on PATH."""

_MESSAGES: dict[str, bytes] = {
    "nothing": b"",
    "spaces alone": b" \n \n",
    "a NUL's neighbour": b"Change\x01\x02\x1b[2J",
    "half a megabyte": b"x" * 500_000,
    "60,000 spaces": b"Why:" + b" " * 60_000 + b"x",
    "10,000 trailers": b"Change\n\n" + b"Why: x\n" * 10_000,
    "10,000 comments": b"Change\n\n" + b"<!--" * 10_000,
    "no UTF-8": b"Caf\xe9 \xff\xfe",
    "a right-to-left override": "Change \u202eegnahC".encode(),
    "a script": b"<script>alert(1)</script>",
    "fences": b"Change\n\n" + b"```\n" * 5_000,
    "an address": b"Change by secret@person.example\n\nCo-authored-by: x <secret@person.example\n",
}
_WRITERS: dict[str, bytes] = {
    "no name": b" <a@oven.example> 1700000000 +0000",
    "a name of 100,000 letters": b"x" * 100_000 + b" <a@oven.example> 1700000000 +0000",
    "the year 9999": b"A <a@oven.example> 253402300799 +0000",
    "beyond the year 9999": b"A <a@oven.example> 253402300800 +0000",
    "a time of 18 digits": b"A <a@oven.example> 999999999999999999 +0000",
    "before the epoch": b"A <a@oven.example> 0 -1200",
    "a zone of nowhere": b"A <a@oven.example> 1700000000 +9999",
    "an address for a name": b"secret@person.example <secret@person.example> 1700000000 +0000",
}
"""What stands in a commit."""


def _git(world: World, *line: str, given: bytes = b"") -> bytes:
    done = subprocess.run(["git", *line], cwd=world.root, check=True, capture_output=True, input=given)
    return done.stdout


def _commit(world: World, message: bytes, writer: bytes) -> None:
    """A commit as git would never make one, on top of the good one."""
    world.edit("personas/owner.yaml", "goals: [Sleep]", "goals: [Sleep, Bread]")
    _git(world, "add", "-A")
    tree = _git(world, "write-tree").strip()
    parent = _git(world, "rev-parse", "HEAD").strip()
    lines = [
        b"tree " + tree,
        b"parent " + parent,
        b"author " + writer,
        b"committer " + WHO.encode(),
        b"",
        message,
    ]
    made = _git(world, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=b"\n".join(lines))
    _git(world, "update-ref", "HEAD", made.decode().strip())


def _set(name: str, value: str) -> Callable[[World], object]:
    def plant(world: World) -> None:
        world.write(".gitattributes", "* diff=evil filter=evil\n")
        _git(world, "config", name, value.format(bin=world.around / "bin"))

    return plant


def _program(script: str) -> Callable[[World], object]:
    def plant(world: World) -> None:
        program = world.around / "bin/git"
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(0o755)

    return plant


def attacks() -> Iterator[Attack]:
    """Settings, programs called git, commits."""
    for name, (key, value) in _SETTINGS.items():
        for line in (HISTORY, DIFF, OWNERS):
            yield Attack(f"{line[1]}, setting: {name}", _set(key, value), line, (0, 1, 2), repository=True)
    for name, script in _PROGRAMS.items():
        for line in (HISTORY, DIFF, OWNERS, BUILD):
            yield Attack(
                f"{line[1]}, a git that {name}",
                _program(script),
                line,
                (0, 1, 2),
                repository=True,
                writes=("project/site",),
            )
    lines: tuple[Line, ...] = (HISTORY, (*DIFF[:2], "HEAD~1"), BUILD)
    for name, message in _MESSAGES.items():
        for line in lines:
            yield Attack(
                f"{line[1]}, a message of {name}",
                partial(_commit, message=message, writer=WHO.encode()),
                line,
                (0, 1),
                repository=True,
                writes=("project/site",),
            )
    for name, writer in _WRITERS.items():
        for line in lines:
            yield Attack(
                f"{line[1]}, a writer with {name}",
                partial(_commit, message=b"Change", writer=writer),
                line,
                (0, 1, 2),
                repository=True,
                writes=("project/site",),
            )
