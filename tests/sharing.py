"""What one worker makes and every worker of the run reads, such as a built site: made once a run."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path


class Shared:
    """Folders that the workers of one run share. The next run makes its own."""

    def __init__(self, own: Path) -> None:
        """From the folder that a worker has for itself; the workers of a run stand side by side in one."""
        self.root = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def folder(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of a name. The first to ask makes it; the others wait until it is whole.

        The system drops the lock of a worker that dies, and the next one begins again.
        """
        folder, unfinished = self.root / f"shared-{name}", self.root / f"unfinished-{name}"
        with (self.root / f"lock-{name}").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                make(unfinished)
                unfinished.rename(folder)
        return folder
