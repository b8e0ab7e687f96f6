"""Where an output goes: links are followed, but not those that lead out of the repository they are in."""

import errno
import os
from pathlib import Path

from icp_playbook.findings import CommandError
from icp_playbook.outputs.parts import takes_nothing
from icp_playbook.phrases import shown

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def place_of(target: Path) -> Path:
    """The path of a target without links.

    Raises CommandError for a path that no system can have, and for a link that leads out of its repository:
    who names a path in a clone has not named what the links in it lead to.
    """
    try:
        path = target.absolute()
        for place in (*reversed(path.parents), path):
            if place.is_symlink():
                _check_link(target, place)
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a loop of links; ValueError: a NUL
        raise unwritable(target, error) from error


def _check_link(target: Path, link: Path) -> None:
    folder = link.parent.resolve()
    for repository in (folder, *folder.parents):
        if os.path.lexists(repository / ".git"):
            if not (end := link.resolve()).is_relative_to(repository):
                raise CommandError(
                    f"`{shown(target)}` leads out of the repository through the link `{shown(link)}`",
                    f"name the place itself: {shown(end)}",
                )
            return


def make_folder(folder: Path) -> None:
    """Makes a folder and those it is in, unless they are there. Raises OSError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from error
    except FileNotFoundError as error:
        there = next((place for place in folder.parents if place.is_dir()), None)
        raise error if there is None else takes_nothing(there) from error


def unwritable(target: Path, error: Exception) -> CommandError:
    """The sentence for a target that cannot be written."""
    match error:
        case OSError(errno=number) if number in _NO_ROOM:
            remedy = "make room, or write to another place; what was there before is unchanged"
        case OSError(errno=errno.EROFS):
            remedy = "name a place on a file system that can be written, or have this one mounted for writing"
        case PermissionError():
            remedy = "name a place in a folder that you may write to, or have this one opened to you"
        case _:
            remedy = "name a place in a folder that can be written"
    return CommandError(f"`{shown(target)}` cannot be written: {_reason(error)}", remedy)


def _reason(error: Exception) -> str:
    match error:
        case OSError():
            return error.strerror or str(error)
        case ValueError():
            return "no file can have this name"
        case _:
            return "its links lead in a circle"
