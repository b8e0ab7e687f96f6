"""A folder for the time of a run, among the temporary files of the system."""

import os
import tempfile
from pathlib import Path

from icp_playbook.outputs.parts import OutputPart


class TemporaryFolder:
    """An empty folder that only its user enters. It goes with this object; a later one removes it otherwise.

    Raises OSError where the folder for temporary files cannot be written.
    """

    def __init__(self) -> None:
        self._part = OutputPart(Path(tempfile.gettempdir()), _opened, own=True)
        self.path = self._part.path


def _opened(path: Path) -> int:
    path.mkdir(mode=0o700)
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
