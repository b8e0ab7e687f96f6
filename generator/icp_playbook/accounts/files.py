"""Input and output of a list: files, or the standard streams for `-`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from icp_playbook.findings import CommandError

STANDARD = "-"


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of a list. Raises CommandError if the file is missing or cannot be read."""
    if name == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115  # closed below; errors of the caller are not its own
    except OSError as error:
        raise CommandError(
            f"`{name}` cannot be read: {error.strerror}", "name a CSV file, or - for standard input"
        ) from error
    with stream:
        yield stream


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
    target = Path(name).resolve()
    if source != STANDARD and target.exists() and Path(source).exists() and target.samefile(source):
        raise CommandError(f"`{name}` is the list itself", "name another file with --output")
    if target.is_dir():
        raise CommandError(f"`{name}` is a folder", "name a file with --output")
    if target.exists() and not target.is_file():  # a device or a pipe has no other name to take
        with target.open("wb") as stream:
            yield stream
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        raise CommandError(
            f"`{name}` cannot be written: {error.strerror}", "name a file in a folder that can be written"
        ) from error
    finally:
        part.unlink(missing_ok=True)
