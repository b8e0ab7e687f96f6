"""Where results are kept between runs: a folder of the user's own, outside every repository."""

import contextlib
import hashlib
import hmac
import os
import re
import secrets
import shutil
import stat
from pathlib import Path

from platformdirs import user_cache_dir

from icp_playbook.history.code_version import package_version

_NAME = "icp-playbook"
_KEPT = 32
"""Folders kept: a repository and a version of the code each."""
_CLEARED = 20
"""Folders that one run removes at most."""
_FOLDER = re.compile(r"[0-9a-f]{24}-[0-9a-f]{32}\Z")
_KEY = "key"
_KEY_BYTES = 32
_SIGNATURE_BYTES = 32


def cache_of(project: Path) -> Path | None:
    """The cache folder of a project, one for each place of a project and version of the code.

    It stands in the user's cache folder, where those unused for longest are removed. None where that cannot
    be written, or is inside a repository that holds the project: what came with a clone is no cache.
    """
    home = Path(user_cache_dir(_NAME, appauthor=False))
    try:
        place = project.resolve()
        top = home.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return None
    outside = home.is_absolute() and not any(top.is_relative_to(one) for one in _repositories(place))
    if not outside or not private_folder(home):
        return None
    named = hashlib.blake2b(os.fsencode(place), digest_size=12).hexdigest()
    folder = home / f"{named}-{package_version()}"
    _clear_old(folder)
    return folder


def package_cache(project: Path) -> Path | None:
    """The folder for what is the same for all projects of the user, made and private.

    None where a project has none: what came with its clone might be taken for it.
    """
    if cache_of(project) is None:
        return None
    folder = Path(user_cache_dir(_NAME, appauthor=False), f"{'0' * 24}-{package_version()}")
    if not private_folder(folder):
        return None
    _clear_old(folder)
    return folder


def _repositories(place: Path) -> list[Path]:
    """The project, and every folder above it that is a repository; a home kept in git is not a clone."""
    above = [folder for folder in place.parents if os.path.lexists(folder / ".git")]
    try:
        home = Path.home().resolve()
    except RuntimeError:
        return [place, *above]
    return [place, *(folder for folder in above if folder != home)]


def private_folder(folder: Path) -> bool:
    """Makes a folder that only its user enters, unless it is there; whether it is such a folder now.

    A link, a folder of somebody else and one that others may write to are not; they stay as they are.
    """
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or not _is_ours(found) or found.st_mode & 0o022:
            return False
        if found.st_mode & 0o077:
            folder.chmod(0o700)
    except (OSError, ValueError):
        return False
    return True


def is_private_file(path: Path, limit: int) -> bool:
    """Whether this is a plain file of the user's own that nobody else may read, of at most `limit` bytes."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return (
        stat.S_ISREG(found.st_mode)
        and _is_ours(found)
        and not found.st_mode & 0o077
        and found.st_nlink == 1
        and found.st_size <= limit
    )


def create_private(path: Path) -> None:
    """An empty file that nobody else may read. Raises OSError where something is there, a link included."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))


def cache_key(folder: Path) -> bytes:
    """The key of a private folder: what was not written with it is not believed. Raises OSError."""
    path = folder / _KEY
    if is_private_file(path, _KEY_BYTES) and len(found := path.read_bytes()) == _KEY_BYTES:
        return found
    fresh = folder / f"{_KEY}-{secrets.token_hex(8)}"
    create_private(fresh)
    try:
        made = secrets.token_bytes(_KEY_BYTES)
        fresh.write_bytes(made)
        fresh.replace(path)  # a second process may be doing the same: its rows are read again, no more
    finally:
        fresh.unlink(missing_ok=True)
    return made


def signed_content(path: Path, limit: int) -> bytes | None:
    """What `write_signed` wrote to a file of a private folder; None for anything else, or if it is longer."""
    with contextlib.suppress(OSError):
        if is_private_file(path, limit):
            found = path.read_bytes()
            content = found[_SIGNATURE_BYTES:]
            if hmac.compare_digest(found[:_SIGNATURE_BYTES], _signature(path, content)):
                return content
    return None


def write_signed(path: Path, content: bytes) -> None:
    """Puts a file into a private folder, with a signature that only this user's key makes; or leaves it."""
    fresh = path.with_name(f"{path.name}-{secrets.token_hex(8)}")
    with contextlib.suppress(OSError):
        create_private(fresh)
        try:
            fresh.write_bytes(_signature(path, content) + content)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)


def _signature(path: Path, content: bytes) -> bytes:
    return hashlib.blake2b(content, key=cache_key(path.parent), digest_size=_SIGNATURE_BYTES).digest()


def _clear_old(folder: Path) -> None:
    """Removes the cache folders beside this one that were not used for longest, a bounded number of them."""
    with contextlib.suppress(OSError):
        beside = [path for path in folder.parent.iterdir() if _FOLDER.match(path.name) and path != folder]
        used = sorted(beside, key=lambda path: path.lstat().st_mtime_ns, reverse=True)
        for path in used[_KEPT - 1 :][-_CLEARED:]:
            shutil.rmtree(path, ignore_errors=True)
        os.utime(folder)


def _is_ours(found: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
