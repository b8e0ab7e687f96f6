"""Positions beside the data: where the key and the value at each path of a document stand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

from icp_playbook.source.scalars import Data

Path: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""


class ParserMark(Protocol):
    """A place as the parser has it: line and column, both from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Spans:
    """Marks by path. A path that is not in the document answers with its nearest parent.

    They may be given at once, as the data and the mark of each key and each value below it in the order of
    reading. Most files are never asked for a place, so these are laid out when the first is.
    """

    def __init__(self, data: Data = None, marks: Sequence[ParserMark] = ()) -> None:
        self._values: dict[Path, Mark] = {(): (1, 1)}
        self._keys: dict[Path, Mark] = {}
        self._waiting: tuple[Data, Sequence[ParserMark]] | None = (data, marks) if marks else None

    def put(self, path: Path, value: Mark, key: Mark | None = None) -> None:
        """Remember where the value at a path starts and, in a mapping, where its key does."""
        self._values[path] = value
        if key is not None:
            self._keys[path] = key

    def __contains__(self, path: object) -> bool:
        self._lay_out()
        return path in self._values

    def value(self, path: Path) -> Mark:
        """Where the value starts, or its nearest parent that is there."""
        self._lay_out()
        while path not in self._values:
            path = path[:-1]
        return self._values[path]

    def key(self, path: Path) -> Mark:
        """Where the key starts, for findings about the key itself."""
        self._lay_out()
        return self._keys.get(path) or self.value(path)

    def existing(self, path: Iterable[str | int]) -> Path:
        """The parts of a path that exist in the document: union tags of a validator fall out."""
        self._lay_out()
        found: Path = ()
        for part in path:
            if (*found, part) in self._values:
                found = (*found, part)
        return found

    def _lay_out(self) -> None:
        if self._waiting is not None:
            data, marks = self._waiting
            self._waiting = None
            self._below(data, (), iter(marks))

    def _below(self, data: Data, path: Path, marks: Iterator[ParserMark]) -> None:
        if isinstance(data, dict):
            for key, value in data.items():
                here = (*path, key)
                at = next(marks)
                self._keys[here] = (at.line + 1, at.column + 1)
                self._put_value(value, here, marks)
        elif isinstance(data, list):
            for index, item in enumerate(data):
                self._put_value(item, (*path, index), marks)

    def _put_value(self, value: Data, path: Path, marks: Iterator[ParserMark]) -> None:
        at = next(marks)
        self._values[path] = (at.line + 1, at.column + 1)
        self._below(value, path, marks)
