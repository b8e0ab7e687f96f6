"""Input and output of a list: files, or the standard streams for `-`."""

import errno
import io
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from icp_playbook import outputs
from icp_playbook.findings import CommandError
from icp_playbook.phrases import shown

STANDARD = "-"
_NAME_A_LIST = "name a CSV file, or - for standard input"
_PATIENCE = 5.0
"""Seconds that a pipe may have nobody who writes to it."""


class _Input(io.RawIOBase):
    """An open file whose errors name it, so that none is taken for an error of what is written meanwhile."""

    def __init__(self, name: str, descriptor: int) -> None:
        self._name, self._descriptor = name, descriptor
        self._first = b""
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            try:
                self._first = _first_bytes(name, descriptor)
            except CommandError:
                self.close()
                raise
        os.set_blocking(descriptor, True)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer is fine
        try:
            piece = self._first or os.read(self._descriptor, len(buffer))
        except OSError as error:
            raise _unreadable(self._name, error) from error
        self._first = piece[len(buffer) :]
        piece = piece[: len(buffer)]
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of a list. Raises CommandError if the file is missing or cannot be read."""
    if name == STANDARD:
        if sys.stdin is None:
            raise CommandError("standard input is closed", "name a CSV file, or give the list as input")
        yield sys.stdin.buffer
        return
    try:
        descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK)  # who writes to a pipe may never come
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error
    with io.BufferedReader(_Input(name, descriptor)) as stream:
        yield stream


def _first_bytes(name: str, pipe: int) -> bytes:
    """What comes first out of a pipe, if anything did yet. Raises CommandError if nobody writes to it."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            if piece := os.read(pipe, 1 << 16):
                return piece
        except BlockingIOError:
            return b""
        if time.monotonic() > end:
            raise CommandError(f"`{shown(name)}` is a pipe that nobody writes to", _NAME_A_LIST)
        time.sleep(0.02)


def _unreadable(name: str, error: Exception) -> CommandError:
    reason = (error.strerror if isinstance(error, OSError) else None) or "no file can have this name"
    return CommandError(f"`{shown(name)}` cannot be read: {reason}", _NAME_A_LIST)


def _same(target: Path, source: Path) -> bool:
    try:
        return target.samefile(source)
    except OSError:  # one of them is not there, or cannot be looked at
        return False


@contextmanager
def written(name: str | None, source: str) -> Iterator[BinaryIO]:
    """The output: standard output, or a file that gets its name once it is complete.

    If anything stops it before, nothing is left. Raises CommandError for the list itself, or a file that
    cannot be written.
    """
    if name is None or name == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(name)
    if source != STANDARD and _same(target, Path(source)):
        raise CommandError(f"`{shown(name)}` is the list itself", "name another file with --output")
    with outputs.written(target) as stream:
        yield stream
