"""The paths that a command takes: what no file can be named is refused before anything is read."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from icp_playbook.findings import CommandError
from icp_playbook.phrases import shown

_LONGEST_NAME, _LONGEST_PATH = 255, 4096
"""Bytes, on every system that this runs on."""


if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType  # takes no type in click 8.1


class _PathType(_ParamType):
    """A path, or `-` and the like as text."""

    name = "path"

    def __init__(self, kind: type[Path] | type[str]) -> None:
        self._kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """The path. Raises CommandError if the system can have no such file."""
        text = os.fspath(value)
        if (problem := _problem(text)) is not None:
            raise CommandError(f"`{shown(text)}` cannot be used: {problem}", "name another file or folder")
        return self._kind(text)


def _problem(text: str) -> str | None:
    try:
        path = os.fsencode(text)
    except UnicodeEncodeError:
        return "no file can have this name"
    if b"\0" in path:
        return "no file can have this name"
    if len(path) > _LONGEST_PATH or any(len(name) > _LONGEST_NAME for name in path.split(b"/")):
        return os.strerror(errno.ENAMETOOLONG)
    return None


PATH = _PathType(Path)
FILE = _PathType(str)
"""A file, or `-` for a standard stream."""
