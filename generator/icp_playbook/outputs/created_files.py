"""Files that are not there yet, written into one folder: all or none."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from icp_playbook.findings import CommandError
from icp_playbook.outputs.files import create
from icp_playbook.outputs.folders import begin
from icp_playbook.outputs.places import place_of
from icp_playbook.phrases import shown


def create_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files, path below `folder` → content, and the folders they are in.

    A folder that is not there yet appears whole. In one that is there nothing is replaced, and a run that is
    stopped removes what it wrote; one that is killed leaves whole files. Raises CommandError where something
    is there by now or cannot be written.
    """
    place = place_of(folder)
    if os.path.lexists(place):
        _add(place, files)
        return
    with begin(folder) as new:
        for name, content in files.items():
            new.write(name, content)
        new.swap()


def _add(place: Path, files: Mapping[str, bytes]) -> None:
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for name, content in files.items():
            path = place / name
            folders += [parent for parent in reversed(path.parents) if not parent.exists()]
            _create(path, content, written)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        for parent in reversed(folders):
            with suppress(OSError):  # somebody else has put something there
                parent.rmdir()
        raise


def _create(path: Path, content: bytes, written: list[Path]) -> None:
    try:
        create(path, content)
    except FileExistsError as error:
        raise CommandError(
            f"`{shown(path)}` is there by now, and nothing is overwritten", "move it away, and run it again"
        ) from error
    written.append(path)
