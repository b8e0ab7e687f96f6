"""A new folder takes the place of another, in one step or in two of which the first can be undone."""

import errno
import hashlib
import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from icp_playbook.outputs import parts
from icp_playbook.outputs.exchange import exchanged

_TRIES = 100
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST)


def put(new: Path, place: Path) -> None:
    """Gives the new folder the name `place`. The one before has the new one's name then, or is removed.

    Other runs may do the same meanwhile: the last one stays.
    """
    for _ in range(_TRIES):
        try:
            if (there := _mode(place)) is None:
                new.rename(place)  # a folder never replaces one that holds anything
            elif not stat.S_ISDIR(there):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
            elif not exchanged(new, place):
                _replace(new, place)
            return
        except FileNotFoundError:
            if not new.exists():
                raise
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
    raise OSError(errno.EBUSY, "other runs keep replacing it", str(place))


def _mode(place: Path) -> int | None:
    try:
        return place.lstat().st_mode
    except FileNotFoundError:
        return None


def _replace(new: Path, place: Path) -> None:
    """Puts a folder in the place of another with two renames; if the second fails, the first is undone.

    Between the two nothing is there. The folder before keeps its lock, so that no other run puts it back.
    """
    aside = place.with_name(f"{parts.PREFIX}{_key(place)}-{secrets.token_hex(8)}.old")
    descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        parts.locked(descriptor)
        place.rename(aside)
        try:
            new.rename(place)
        except BaseException:
            with suppress(OSError):
                aside.rename(place)
            if place.exists():  # with the one before, or another run's
                parts.remove(aside)
            raise
        parts.remove(aside)
    finally:
        os.close(descriptor)


def put_back(place: Path) -> None:
    """Puts back a folder that a run moved aside before it was killed; removes it if another one is there."""
    aside = re.compile(re.escape(f"{parts.PREFIX}{_key(place)}-") + r"[0-9a-f]{16}\.old")
    for path in parts.named(place.parent, aside):
        with parts.left_over(path) as is_dead:
            if is_dead and os.path.lexists(place):
                parts.remove(path)
            elif is_dead:
                with suppress(OSError):  # another run was faster, with this one or its own
                    path.rename(place)


def _key(place: Path) -> str:
    """What stands for the place in the name of what was moved aside: names have a limit."""
    return hashlib.sha256(os.fsencode(place.name)).hexdigest()[:16]
