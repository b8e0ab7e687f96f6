"""What is being written, beside its target: locked while its run lives, removed by a later run otherwise.

A lock of the system tells the two apart. It goes with the process, however that ends, and no other process
can be taken for it, as could happen with the number of a process.
"""

import errno
import fcntl
import os
import re
import secrets
import shutil
import stat
import weakref
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.phrases import shown

PREFIX = ".icp-playbook-"
_PART = re.compile(re.escape(PREFIX) + r"[0-9a-f]{16}\.part")
_TRIES = 100
_SYNCED_AT_ONCE = 8
_CANNOT_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EROFS)
_LOCK_HELD = (errno.EWOULDBLOCK, errno.EACCES)


class OutputPart:
    """A file or folder that is being written, locked by its descriptor. It goes with this object.

    What removes it is there before it is, so that an interrupt leaves nothing, wherever it comes between two
    steps. Once it has its name it is no part any more, and stays.
    """

    def __init__(self, folder: Path, begin: Callable[[Path], int], *, own: bool = False) -> None:
        """A new one, after those in the folder whose runs have ended are removed; `own` as there.

        `begin` makes and opens it. Raises OSError when the folder cannot be written.
        """
        remove_leftovers(folder, own=own)
        self._begun = _Begun(os.getpid())
        self._end = weakref.finalize(self, _ended, self._begun)  # also when Python ends
        self.path, self.descriptor = _claimed(folder, begin, self._begun)

    def end(self) -> None:
        """Removes it, unless it has its name. May be called again, and where a call was interrupted."""
        _ended(self._begun)
        self._end.detach()


@dataclass(slots=True)
class _Begun:
    """What is to be removed and closed, as far as it is there."""

    process: int
    path: Path | None = None
    descriptor: int | None = None


def _ended(begun: _Begun) -> None:
    if begun.path is not None and os.getpid() == begun.process:  # a forked process may end sooner
        remove(begun.path)
    begun.path = None
    descriptor, begun.descriptor = begun.descriptor, None
    if descriptor is not None:
        os.close(descriptor)


def _claimed(folder: Path, begin: Callable[[Path], int], begun: _Begun) -> tuple[Path, int]:
    refused = 0
    for _ in range(_TRIES):
        begun.path = path = folder / f"{PREFIX}{secrets.token_hex(8)}.part"
        try:
            begun.descriptor = descriptor = begin(path)
        except FileNotFoundError:
            if folder.is_dir():
                refused += 1
                continue  # removed like below, before it was open
            raise
        if locked(descriptor) is not False and is_at(path, descriptor):
            return path, descriptor
        begun.descriptor = None
        os.close(descriptor)  # another run took it for left over before it was locked
    if refused == _TRIES:
        raise takes_nothing(folder)
    raise OSError(errno.EBUSY, "other runs keep removing what is begun", str(folder))


def takes_nothing(folder: Path) -> OSError:
    """What is raised for a folder of the system, such as `/proc`, that is there and takes no new name."""
    return PermissionError(errno.EPERM, f"nothing can be made in `{shown(folder)}`", str(folder))


def locked(descriptor: int) -> bool | None:
    """Locks what is open. False when another has the lock, None where there are no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _LOCK_HELD else None
    return True


def is_at(path: Path, descriptor: int) -> bool:
    """Whether a path still names what is open."""
    try:
        named, opened = os.lstat(path), os.fstat(descriptor)
    except OSError:
        return False
    return (named.st_dev, named.st_ino) == (opened.st_dev, opened.st_ino)


def remove_leftovers(folder: Path, *, own: bool = False) -> None:
    """Removes the parts in a folder whose runs have ended. What cannot be removed is left without a word.

    `own` leaves those of other users alone, in a folder that everybody writes to.
    """
    for path in named(folder, _PART):
        with left_over(path) as is_dead:
            if is_dead and (not own or _is_own(path)):
                remove(path)


def _is_own(path: Path) -> bool:
    try:
        return os.lstat(path).st_uid == os.geteuid()
    except OSError:
        return False


def named(folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    """What has such a name in a folder, by name; nothing if the folder cannot be listed."""
    try:
        return sorted(path for path in folder.iterdir() if pattern.fullmatch(path.name))
    except OSError:
        return []


@contextmanager
def left_over(path: Path) -> Iterator[bool]:
    """Whether no run is at work on a file or folder; until the end of the block none begins to remove it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:  # gone, a link, or somebody else's
        yield False
        return
    try:
        mode = os.fstat(descriptor).st_mode
        ours = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
        yield ours and locked(descriptor) is True and is_at(path, descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Removes a file or a whole folder, as far as that can be done. Links are not followed."""
    with suppress(OSError):
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            path.unlink()
            return
        shutil.rmtree(path, ignore_errors=True)
        if path.exists():  # a folder in it may not be written
            for folder, names, _ in os.walk(path):
                for name in (".", *names):
                    if not (inner := Path(folder, name)).is_symlink():
                        inner.chmod(0o700)
            shutil.rmtree(path, ignore_errors=True)


def keep_permissions(descriptor: int, before: os.stat_result) -> None:
    """Gives what is open the permissions, and if that is allowed the owner, of what was there before."""
    with suppress(OSError):
        os.fchown(descriptor, before.st_uid, before.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(before.st_mode) & 0o777)


def keep_content(folder: Path) -> None:
    """Has everything in a folder survive a power cut. Files that it shares with another folder are not new.

    Several at a time, so that the disk writes them together. Raises OSError where the disk did not take them.
    """
    paths = list(_new_in(folder))
    with ThreadPoolExecutor(_SYNCED_AT_ONCE) as threads:
        for _ in threads.map(_keep_all, (paths[at::_SYNCED_AT_ONCE] for at in range(_SYNCED_AT_ONCE))):
            pass


def _new_in(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        for name in names:
            status = os.lstat(path := os.path.join(place, name))  # noqa: PTH118  # there are thousands
            if stat.S_ISREG(status.st_mode) and status.st_nlink == 1:
                yield path
        yield place


def _keep_all(paths: Iterable[str]) -> None:
    for path in paths:
        _keep(path)


def _keep(path: str) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except PermissionError:  # a file that its owner may not read
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def keep_names(folder: Path) -> None:
    """Has the names in a folder survive a power cut, where the system can promise that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
