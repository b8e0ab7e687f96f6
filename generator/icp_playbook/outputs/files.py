"""A file is written beside its place and takes its name once it is whole."""

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from icp_playbook.findings import CommandError
from icp_playbook.outputs import parts
from icp_playbook.outputs.places import make_folder, place_of, unwritable
from icp_playbook.phrases import shown

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


class _Output(io.FileIO):
    """A file whose errors name the target, so that none is taken for an error of what is read meanwhile."""

    def __init__(self, descriptor: int, target: Path) -> None:
        super().__init__(descriptor, "wb", closefd=False)
        self._target = target

    def write(self, content: "ReadableBuffer", /) -> int:
        try:
            return super().write(content) or 0
        except OSError as error:
            raise unwritable(self._target, error) from error


@contextmanager
def written(target: Path) -> Iterator[BinaryIO]:
    """A stream to a file that gets its name, and the permissions of the file before it, after the block.

    If anything stops the block, nothing is left and the file before stays. A device or a pipe is written
    directly. Raises CommandError for a place that cannot be written.
    """
    place = place_of(target)
    before = _before(target, place)
    if before is not None and not stat.S_ISREG(before.st_mode):
        descriptor = _opened_device(target, place)
        try:
            with _stream(descriptor, target) as stream:
                yield stream
                stream.flush()
        finally:
            os.close(descriptor)
        return

    def take_its_name(part: Path) -> None:
        part.replace(place)

    with _beside(target, place, before, take_its_name) as stream:
        yield stream


def write(target: Path, content: bytes) -> None:
    """Writes a whole file. Raises CommandError for a place that cannot be written."""
    with written(target) as stream:
        stream.write(content)


def write_below(root: Path, name: str, content: bytes) -> None:
    """Writes a whole file below a folder, and the folders it is in. `name` is relative, with slashes.

    Raises CommandError for a place that cannot be written, and for a link on the way: it may lead to a file
    that is not ours.
    """
    target = root / name
    for place in (target, *target.parents[: name.count("/")]):
        if place.is_symlink():
            raise CommandError(f"`{shown(place)}` is a link", "remove it: what is there is made anew")
    try:
        make_folder(target.parent)
    except OSError as error:
        raise unwritable(target, error) from error
    write(target, content)


def create(target: Path, content: bytes) -> None:
    """Writes a file that is not there yet, and the folders it is in.

    Raises FileExistsError if it is there, CommandError for a place that cannot be written.
    """
    place = place_of(target)

    def take_its_name(part: Path) -> None:
        os.link(part, place, follow_symlinks=False)  # unlike a rename, it never replaces
        part.unlink()

    parts.remove_leftovers(place.parent)
    if os.path.lexists(target) or os.path.lexists(place):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    try:
        make_folder(place.parent)
    except OSError as error:
        raise unwritable(target, error) from error
    with _beside(target, place, None, take_its_name) as stream:
        stream.write(content)


def _before(target: Path, place: Path) -> os.stat_result | None:
    """What is at the place; None when nothing is."""
    try:
        before = place.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unwritable(target, error) from error
    if stat.S_ISDIR(before.st_mode):
        raise CommandError(f"`{shown(target)}` is a folder", "name a file")
    return before


def _opened_device(target: Path, place: Path) -> int:
    """A device or a pipe, open for writing; a pipe that nobody reads is refused, not waited for."""
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise CommandError(f"`{shown(target)}` is a pipe that nobody reads", "name a file") from error
        raise unwritable(target, error) from error
    os.set_blocking(descriptor, True)
    return descriptor


@contextmanager
def _beside(
    target: Path, place: Path, before: os.stat_result | None, take_its_name: Callable[[Path], None]
) -> Iterator[BinaryIO]:
    """A stream to a part beside the place, which takes its name after the block, or is removed."""
    mode = 0o666 if before is None else stat.S_IMODE(before.st_mode) & 0o600  # never wider than before
    try:
        part = parts.OutputPart(place.parent, lambda path: os.open(path, _NEW, mode))
    except OSError as error:
        raise unwritable(target, error) from error
    try:
        with _stream(part.descriptor, target) as stream:
            yield stream
            stream.flush()
            try:
                if before is not None:
                    parts.keep_permissions(part.descriptor, before)
                os.fsync(part.descriptor)
                take_its_name(part.path)
            except FileExistsError:
                raise
            except OSError as error:
                raise unwritable(target, error) from error
    finally:
        part.end()
    parts.keep_names(place.parent)


@contextmanager
def _stream(descriptor: int, target: Path) -> Iterator[BinaryIO]:
    """A buffered stream to what is open, and stays so. What a full disk did not take is forgotten."""
    raw = _Output(descriptor, target)
    stream = io.BufferedWriter(raw)
    try:
        yield stream
    finally:
        with suppress(CommandError, OSError):
            stream.close()
        raw.close()
