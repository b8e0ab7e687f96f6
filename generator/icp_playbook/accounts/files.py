"""Input and output of a list: files, or the standard streams for `-`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from icp_playbook import outputs
from icp_playbook.findings import CommandError

STANDARD = "-"


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of a list. Raises CommandError if the file is missing or cannot be read."""
    if name == STANDARD:
        if sys.stdin is None:
            raise CommandError("standard input is closed", "name a CSV file, or give the list as input")
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
    target = Path(name)
    if source != STANDARD and target.exists() and Path(source).exists() and target.samefile(source):
        raise CommandError(f"`{name}` is the list itself", "name another file with --output")
    with outputs.written(target) as stream:
        yield stream
