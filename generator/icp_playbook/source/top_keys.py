"""Versions of a file, read by their top-level keys: what stood in the version before is not read again."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from icp_playbook.source.documents import SourceFile, parse
from icp_playbook.source.limits import MAX_NODES
from icp_playbook.source.ordinary import read_ordinary
from icp_playbook.source.scalars import Data

_KEY = re.compile(r"^[A-Za-z_][A-Za-z0-9_-]*:(?=[ \r\n])", re.MULTILINE)
_FIRST = "first:\n"
"""Stands in for the first key of a file where what is before it is read."""
_MARKER = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
"""What begins or ends a document: a part that is read alone would not show what comes after it."""


@dataclass(frozen=True, slots=True)
class _ReadPart:
    """A top-level key and what follows it down to the next: the keys in it, and what was made of each."""

    data: dict[str, Data]
    made: dict[str, str]


class TopKeys:
    """Reads ordinary files one after the other; best in the order of their versions.

    In block style, a line that begins with a plain key ends all that stands before it, unless a quote or a
    bracket is open, and a part where one is open cannot be read alone. So the parts of an ordinary file are
    ordinary files, and together they say what it says.
    """

    def __init__(self, make: Callable[[str, Data], str]) -> None:
        """`make` is called once for each key and its value; what it makes of them is kept with the value."""
        self._make = make
        self._parts: dict[str, _ReadPart] = {}
        """Those of the last file, by their text."""

    def read(self, text: str) -> tuple[dict[str, Data], dict[str, str]] | None:
        """The data of a file and what was made of each key, by key; None if it needs a closer look.

        Values are shared between files: they must not be changed.
        """
        pieces = _pieces(text)
        if len(text) > MAX_NODES or len(pieces) < 2:
            return None
        read: dict[str, _ReadPart] = {}
        data: dict[str, Data] = {}
        made: dict[str, str] = {}
        count = 0
        for piece in pieces:
            part = self._parts.get(piece) or self._read(piece, is_head=not read)
            if part is None:
                return None
            read[piece] = part
            data |= part.data
            made |= part.made
            count += len(part.data)
        self._parts = read
        return (data, made) if count == len(data) else None  # else a key stands twice

    def _read(self, piece: str, *, is_head: bool) -> _ReadPart | None:
        if _MARKER.search(piece):
            return None
        data = _alone(piece + _FIRST if is_head else piece)
        if data is None:
            return None
        if is_head:
            data.popitem()
        return _ReadPart(data, {key: self._make(key, value) for key, value in data.items()})


def _alone(text: str) -> dict[str, Data] | None:
    """The mapping that a text is, where nothing in it is found fault with."""
    if (ordinary := read_ordinary(text)) is not None:
        data = ordinary.data
    elif "&" in text:  # what is named here may be repeated elsewhere
        return None
    else:
        document = parse(SourceFile("", "", "", text))
        data = None if document.findings else document.data
    return data if isinstance(data, dict) else None


def _pieces(text: str) -> list[str]:
    """What stands before the first key, and each key with what follows it."""
    starts = [found.start() for found in _KEY.finditer(text)]
    return [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
