"""A folder for the time of a run, among the temporary files of the system."""

import os
import tempfile
import weakref
from pathlib import Path

from icp_playbook.outputs import parts


class TemporaryFolder:
    """An empty folder that only its user enters. It goes with this object; a later one removes it otherwise.

    Raises OSError where the folder for temporary files cannot be written.
    """

    def __init__(self) -> None:
        place = Path(tempfile.gettempdir())
        parts.remove_leftovers(place, own=True)
        self.path, descriptor = parts.claimed(place, _opened)
        self._end = weakref.finalize(self, _removed, self.path, descriptor, os.getpid())


def _opened(path: Path) -> int:
    path.mkdir(mode=0o700)
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)


def _removed(path: Path, descriptor: int, process: int) -> None:
    if os.getpid() == process:  # a process that was forked from it may end sooner
        parts.remove(path)
    os.close(descriptor)
