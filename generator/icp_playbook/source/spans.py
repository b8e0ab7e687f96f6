"""Positions beside the data: where the key and the value at each path of a document stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from icp_playbook.source.scalars import HOLDING, Data

Path: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""

FEW = 12
"""Places of a file that are counted out one by one. To lay out all of them costs as much as twenty or so."""
_BREAK = re.compile(r"\r\n?|\n")
"""What ends a line. The other breaks of YAML 1.1 are in no file that is read."""


@dataclass(frozen=True)
class ReadText:
    """A text with its data, and the offset of each key and each value below them in the order of reading."""

    text: str
    data: Data
    offsets: Sequence[int]

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each line starts."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def mark(self, place: int) -> Mark:
        """The mark of a key or value by its place in that order."""
        offset = self.offsets[place]
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def mark_alone(self, place: int) -> Mark:
        """The same for a few: the lines before it are counted anew."""
        text, offset = self.text, self.offsets[place]
        lines = text.count("\n", 0, offset)
        start = text.rfind("\n", 0, offset)
        if "\r" in text:
            lines += text.count("\r", 0, offset) - text.count("\r\n", 0, offset)
            start = max(start, text.rfind("\r", 0, offset))
        return lines + 1, offset - start


class Spans:
    """Marks by path. A path that is not in the document answers with its nearest parent.

    They may be given at once, as a text that was read. Of most files no place is asked for, or a few, which
    are counted out; all are laid out when more are wanted.
    """

    def __init__(self, read: ReadText | None = None) -> None:
        self._values: dict[Path, Mark] = {(): (1, 1)}
        self._keys: dict[Path, Mark] = {}
        self._waiting = read
        self._asked = 0

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
        if (read := self._read_for_few()) is not None:
            place, _ = _place_of(read, path)
            return (1, 1) if place is None else read.mark_alone(place)
        self._lay_out()
        while path not in self._values:
            path = path[:-1]
        return self._values[path]

    def key(self, path: Path) -> Mark:
        """Where the key starts, for findings about the key itself."""
        if (read := self._read_for_few()) is not None:
            place, has_key = _place_of(read, path)
            return (1, 1) if place is None else read.mark_alone(place - has_key)
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

    def _read_for_few(self) -> ReadText | None:
        """The text to count places out of; None where there is none, or many are asked for."""
        self._asked += 1
        return self._waiting if self._asked <= FEW else None

    def _lay_out(self) -> None:
        if self._waiting is not None:
            read, self._waiting = self._waiting, None
            self._below(read, read.data, (), iter(range(len(read.offsets))))

    def _below(self, read: ReadText, data: Data, path: Path, places: Iterator[int]) -> None:
        if isinstance(data, dict):
            for key, value in data.items():
                here = (*path, key)
                self._keys[here] = read.mark(next(places))
                self._put_value(read, value, here, places)
        elif isinstance(data, list):
            for index, item in enumerate(data):
                self._put_value(read, item, (*path, index), places)

    def _put_value(self, read: ReadText, value: Data, path: Path, places: Iterator[int]) -> None:
        self._values[path] = read.mark(next(places))
        self._below(read, value, path, places)


def _place_of(read: ReadText, path: Path) -> tuple[int | None, bool]:
    """The place of a value in the order of reading, and whether its key is just before it.

    Where it is not there, the place of its nearest parent; None if that is the whole text.
    """
    data, found, has_key = read.data, None, False
    place = 0  # of what comes first below the data
    for part in path:
        if isinstance(data, dict) and part in data:
            for name, value in data.items():
                place += 2
                if name == part:
                    data = value
                    break
                place += _places_below(value)
            has_key = True
        elif isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            place += part + 1 + sum(map(_places_below, data[:part]))
            data = data[part]
            has_key = False
        else:
            return found, False
        found = place - 1
    return found, has_key


def _places_below(data: Data) -> int:
    """How many keys and values are below a value."""
    if isinstance(data, dict):
        places, values = 2 * len(data), iter(data.values())
    elif isinstance(data, list):
        places, values = len(data), iter(data)
    else:
        return 0
    for value in values:
        if isinstance(value, HOLDING):
            places += _places_below(value)
    return places
