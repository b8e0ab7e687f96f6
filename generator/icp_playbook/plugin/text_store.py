"""Texts that are put aside in a file without a name: it takes no memory, and goes with the process."""

import os
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StoredText:
    """Where a text lies in the file, in bytes."""

    start: int
    length: int


class TextStore:
    """Gives back what it was given. The file is the system's once this object is gone."""

    def __init__(self, folder: Path) -> None:
        """The file is made in the folder when the first text comes, or else where temporary files are."""
        self._folder = folder
        self._descriptor: int | None = None
        self._end = 0
        self._latest: tuple[StoredText, str] | None = None

    def put(self, text: str) -> StoredText | str:
        """Where the text is from now on: on a disk that does not take it, in memory as before."""
        if self._latest is not None and self._latest[1] == text:
            return self._latest[0]
        raw = text.encode("utf-8", "surrogatepass")
        try:
            if os.pwrite(self._opened(), raw, self._end) < len(raw):  # the disk is full
                return text
        except OSError:
            return text
        stored = StoredText(self._end, len(raw))
        self._end += len(raw)
        self._latest = stored, text
        return stored

    def get(self, stored: StoredText | str) -> str:
        """The text. Raises OSError where the disk fails."""
        if isinstance(stored, str):
            return stored
        if self._latest is None or self._latest[0] != stored:
            raw = os.pread(self._opened(), stored.length, stored.start)
            self._latest = stored, raw.decode("utf-8", "surrogatepass")
        return self._latest[1]

    def _opened(self) -> int:
        if self._descriptor is None:
            folder = self._folder if self._folder.is_dir() else None
            with tempfile.TemporaryFile(dir=folder) as file:
                self._descriptor = os.dup(file.fileno())
            weakref.finalize(self, os.close, self._descriptor)
        return self._descriptor
