"""A folder is filled beside its place and exchanged with the one before, at once."""

import os
import re
import shutil
import stat
from collections.abc import Container
from pathlib import Path
from types import TracebackType

from icp_playbook.findings import CommandError
from icp_playbook.outputs import parts
from icp_playbook.outputs.places import make_folder, place_of, unwritable
from icp_playbook.outputs.swap import put, put_back
from icp_playbook.phrases import shown


class BegunFolder:
    """A new folder beside its target. As a context it is discarded at the end, unless it was swapped in."""

    def __init__(self, target: Path, place: Path, part: parts.OutputPart) -> None:
        """Called by `begin`."""
        self.path = part.path
        """The folder to fill. Its own permissions are those of the folder before it once it is swapped in."""
        self._target = target
        self._place = place
        self._part: parts.OutputPart | None = part

    def write(self, name: str, content: bytes) -> None:
        """Writes a file of the new folder, and the folders it is in. `name` is relative, with slashes."""
        file = self.path / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        except (OSError, ValueError) as error:
            raise unwritable(self._target / name, error) from error

    def copy(self, folder: Path, name: str) -> None:
        """Copies a folder into the new one, over what is there; links become what they lead to."""
        try:
            shutil.copytree(folder, self.path / name, dirs_exist_ok=True)
        except shutil.Error as error:
            source, _, why = error.args[0][0]
            words = re.sub(r"^\[Errno \d+\] ([^:]*).*", r"\1", why, flags=re.DOTALL)
            raise CommandError(
                f"`{shown(Path(source))}` cannot be copied: {words}",
                "make it a file that can be read, or move it",
            ) from error
        except OSError as error:
            raise unwritable(self._target / name, error) from error

    def keep_others(self, ours: Container[str]) -> None:
        """Keeps what the folder before holds beside our own names, as the same files where possible.

        Raises CommandError if it holds a folder, which cannot be in two places.
        """
        try:
            others = sorted(path for path in self._place.iterdir() if path.name not in ours)
        except FileNotFoundError:
            return
        except OSError as error:
            raise unwritable(self._target, error) from error
        for path in others:
            if path.is_dir() and not path.is_symlink():
                raise CommandError(
                    f"`{shown(self._target)}` holds the folder `{shown(Path(path.name))}`",
                    "name a folder without folders in it; other files in it stay",
                )
        try:
            for path in others:
                _keep(path, self.path / path.name)
        except OSError as error:
            raise unwritable(self._target, error) from error

    def keep_hidden(self) -> None:
        """Keeps what the folder before holds under hidden names, such as `.git`.

        They are the same files where possible, and do not replace what the new folder has.
        """
        try:
            for path in sorted(self._place.glob(".*")):
                new = self.path / path.name
                if path.name.startswith(parts.PREFIX) or os.path.lexists(new):
                    continue
                if path.is_dir() and not path.is_symlink():
                    shutil.copytree(path, new, symlinks=True, copy_function=_keep)
                else:
                    _keep(path, new)
        except OSError as error:  # as is shutil.Error
            raise unwritable(self._target, error) from error

    def swap(self) -> None:
        """Puts the new folder in the target's place and removes the one before.

        Raises CommandError if that cannot be done; the folder before is in its place then.
        """
        if self._part is None:
            raise ValueError("it was swapped in or discarded before")
        try:
            if (before := _status(self._place)) is not None:
                parts.keep_permissions(self._part.descriptor, before)
            parts.keep_content(self.path)
            put(self.path, self._place)
        except OSError as error:
            raise unwritable(self._target, error) from error
        parts.keep_names(self._place.parent)
        self.discard()  # which is the folder before, now

    def discard(self) -> None:
        """Removes what was begun. May be called again, and after `swap`."""
        if self._part is not None:
            self._part.end()
            self._part = None

    def __enter__(self) -> "BegunFolder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()


def begin(target: Path) -> BegunFolder:
    """A new, empty folder beside the target, after what ended runs left there is put right.

    Raises CommandError if the target is a file, the working directory or a mount point, or if nothing can be
    written beside it.
    """
    place = place_of(target)
    try:
        before = _status(place)
        if before is not None and not stat.S_ISDIR(before.st_mode):
            raise CommandError(f"`{shown(target)}` is a file", "name a folder")
        if Path.cwd().is_relative_to(place):
            raise CommandError(
                f"`{shown(target)}` holds the working directory",
                "run the command elsewhere, or name a folder in it",
            )
        if os.path.ismount(place):
            raise CommandError(
                f"`{shown(target)}` is a mount point, which cannot be replaced at once", "name a folder in it"
            )
        make_folder(place.parent)
        put_back(place)
        return BegunFolder(target, place, parts.OutputPart(place.parent, _opened_folder))
    except OSError as error:
        raise unwritable(target, error) from error


def _keep(path: str | Path, new: str | Path) -> None:
    try:
        os.link(path, new, follow_symlinks=False)
    except OSError:  # a file system without links, or a file of somebody else
        shutil.copy2(path, new, follow_symlinks=False)


def _opened_folder(path: Path) -> int:
    path.mkdir()
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)


def _status(place: Path) -> os.stat_result | None:
    try:
        return place.stat()
    except FileNotFoundError:
        return None
