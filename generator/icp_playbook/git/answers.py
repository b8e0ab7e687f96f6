"""What a running git answers, read as it comes, within a limit of time and one of size."""

import contextlib
import io
import os
import selectors
import signal
import subprocess
import time
from dataclasses import dataclass
from typing import Any

from icp_playbook.git.errors import GitStopped

AT_ONCE = 1 << 16
"""Bytes read at once, at most."""
_COMPLAINT = 1 << 13
"""Bytes kept of what git complains of."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call of git may take: seconds of waiting for it, and bytes of its answer."""

    seconds: float
    size: int


SHORT = Limits(120, 1 << 26)
"""For questions that git answers at once."""
LONG = Limits(1800, 1 << 29)
"""For the whole history: a log of hundreds of thousands of merges has 200 MB."""
FILES = Limits(1800, 1 << 34)
"""For the content of files, which is read one by one."""


class Answer(io.RawIOBase):
    """The output of a process, and beside it the beginning of its complaints. Raises GitStopped at a limit.

    Only the time that is spent waiting counts, not what is done with the answer in between.
    """

    def __init__(self, process: subprocess.Popen[bytes], command: str, limits: Limits) -> None:
        super().__init__()
        assert process.stdout is not None  # noqa: S101  # both are pipes
        assert process.stderr is not None  # noqa: S101
        self._process = process
        self._command = command
        self._left = limits.seconds
        self._size = limits.size
        self._out, self._complaints = process.stdout.fileno(), process.stderr.fileno()
        self._open = selectors.DefaultSelector()
        for descriptor in (self._out, self._complaints):
            self._open.register(descriptor, selectors.EVENT_READ)
        self.complaint = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """The next bytes of the output; none at its end."""
        room = memoryview(buffer).cast("B")
        while self._out in self._open.get_map():
            for descriptor in self._ready():
                raw = os.read(descriptor, min(len(room), AT_ONCE))
                self._count(len(raw))
                if not raw:
                    self._open.unregister(descriptor)
                elif descriptor == self._complaints:
                    self.complaint += raw[: _COMPLAINT - len(self.complaint)]
                else:
                    room[: len(raw)] = raw
                    return len(raw)
        return 0

    def finish(self) -> int:
        """Reads past what is left, waits for the end, and returns the exit code."""
        rest = bytearray(AT_ONCE)
        while self.readinto(rest):
            pass
        while self._complaints in self._open.get_map():
            for descriptor in self._ready():
                raw = os.read(descriptor, AT_ONCE)
                self._count(len(raw))
                self.complaint += raw[: _COMPLAINT - len(self.complaint)]
                if not raw:
                    self._open.unregister(descriptor)
        try:
            return self._process.wait(self._left)
        except subprocess.TimeoutExpired:
            raise GitStopped.late(self._command) from None

    def close(self) -> None:
        """Ends the process, and what it started, if it still runs."""
        if not self.closed:
            self._open.close()
            if self._process.poll() is None:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._process.pid, signal.SIGKILL)
                self._process.kill()
            self._process.wait()
        super().close()

    def _ready(self) -> list[int]:
        """The pipes with something to read, or at their end; the output comes first."""
        begun = time.monotonic()
        found = [key.fd for key, _ in self._open.select(max(0.0, self._left))]
        self._left -= time.monotonic() - begun
        if not found:
            raise GitStopped.late(self._command)
        return sorted(found, key=lambda descriptor: descriptor != self._complaints)

    def _count(self, size: int) -> None:
        self._size -= size
        if self._size < 0:
            raise GitStopped.endless(self._command)
