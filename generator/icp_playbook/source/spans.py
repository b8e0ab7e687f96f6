"""Positions beside the data: where the key and the value at each path of a document stand."""

from collections.abc import Iterable
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""


class Spans:
    """Marks by path. A path that is not in the document answers with its nearest parent."""

    def __init__(self) -> None:
        self._values: dict[Path, Mark] = {(): (1, 1)}
        self._keys: dict[Path, Mark] = {}

    def put(self, path: Path, value: Mark, key: Mark | None = None) -> None:
        """Remember where the value at a path starts and, in a mapping, where its key does."""
        self._values[path] = value
        if key is not None:
            self._keys[path] = key

    def __contains__(self, path: object) -> bool:
        return path in self._values

    def value(self, path: Path) -> Mark:
        """Where the value starts, or its nearest parent that is there."""
        while path not in self._values:
            path = path[:-1]
        return self._values[path]

    def key(self, path: Path) -> Mark:
        """Where the key starts, for findings about the key itself."""
        return self._keys.get(path) or self.value(path)

    def existing(self, path: Iterable[str | int]) -> Path:
        """The parts of a path that exist in the document: union tags of a validator fall out."""
        found: Path = ()
        for part in path:
            if (*found, part) in self._values:
                found = (*found, part)
        return found
