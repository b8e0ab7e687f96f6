"""An ordinary file, read in one go: most are, and nothing in them needs the close look of `documents`.

What is read here is what would be read there, without a finding. Anything that might need one is not read.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

import yaml

from icp_playbook.source.characters import CURLY, FORBIDDEN, curly_quotes, fault_in, unusual
from icp_playbook.source.limits import MAX_DEPTH, MAX_NODES
from icp_playbook.source.scalars import Data, scalar
from icp_playbook.source.spans import ReadText
from icp_playbook.source.unseen import UNSEEN

EVENT_LOADER: Any = getattr(yaml, "CSafeLoader", None)
"""Of libyaml, and no other: the parser in Python reads some texts otherwise, and refuses others."""

_SCALAR: type = yaml.ScalarEvent
_COMMENT = re.compile(r"#(?:(?<=[^\s#]#)|(?<=[ \t]#)(?=[^\s#!]))")
"""What would be a comment that touches what is before it, or its own first word, if it were in no text."""
_BLANKS = re.compile(r"\n[^\S\n]+(?:\n|\Z)")
_LOST_BREAK = re.compile(r"\\\n[ \t]*\n")


class _NotOrdinary(Exception):
    """Something needs a closer look."""


def read_ordinary(text: str) -> ReadText | None:
    """A text with its data, and where each key and value stands. None if it needs a closer look."""
    if EVENT_LOADER is None or len(text) > MAX_NODES:
        return None
    rest = unusual(text)
    if _is_suspect(text, rest):
        return None
    reader = _OrdinaryReader(text, curly=CURLY.search(rest) is not None)
    try:
        return ReadText(text, reader.read(), reader.offsets)
    except (_NotOrdinary, yaml.YAMLError):
        return None


def _is_suspect(text: str, rest: str) -> bool:
    return (
        fault_in(text) is not None
        or _BLANKS.search(text) is not None
        or _LOST_BREAK.search(text) is not None
        or UNSEEN.search(rest) is not None
    )


class _OrdinaryReader:
    """Builds data from parser events and keeps the offset of each."""

    def __init__(self, text: str, *, curly: bool) -> None:
        self.offsets: list[int] = []
        """Numbers, since the marks of the parser would cost as much again to keep."""
        self._text = text
        self._next: Callable[[], Any] = EVENT_LOADER(text).get_event
        self._escapes = "\\" in text
        self._curly = curly
        self._hashes = [found.start() for found in _COMMENT.finditer(text)]
        self._hashes_in_texts = 0
        self._close = bool(self._hashes) or self._escapes or self._curly or "&" in text or "!" in text
        """Whether each key and value is looked at: some could be escaped, quoted, named or tagged."""
        self._bracket_end = 0
        """Where the last list or mapping ended."""

    def read(self) -> Data:
        """The mapping that the text is."""
        self._expect(yaml.StreamStartEvent)
        self._expect(yaml.DocumentStartEvent)
        data = self._collection(self._expect(yaml.MappingStartEvent), 0, in_flow=False)
        self._expect(yaml.DocumentEndEvent)
        self._expect(yaml.StreamEndEvent)
        if self._hashes_in_texts < len(self._hashes):
            raise _NotOrdinary
        if self.offsets and self.offsets[-1] == len(self._text):  # the parser may put it on one more line
            raise _NotOrdinary
        return data

    def _expect(self, kind: type[yaml.Event]) -> Any:
        event = self._next()
        if type(event) is not kind:
            raise _NotOrdinary
        return event

    def _collection(self, event: Any, depth: int, *, in_flow: bool) -> Data:
        kind = type(event)
        is_mapping = kind is yaml.MappingStartEvent
        if depth >= MAX_DEPTH or not (is_mapping or kind is yaml.SequenceStartEvent):
            raise _NotOrdinary
        if event.anchor is not None or event.tag is not None:
            raise _NotOrdinary
        read = self._mapping if is_mapping else self._sequence
        if not event.flow_style:
            return read(depth + 1, in_flow=False)
        start = event.start_mark.index
        if self._text[start] not in "[{":  # one pair in a list, without braces
            raise _NotOrdinary
        data = read(depth + 1, in_flow=True)
        if not in_flow and self._text.find("?", start, self._bracket_end) >= 0:  # it may be a sign, and lost
            raise _NotOrdinary
        return data

    def _sequence(self, depth: int, *, in_flow: bool) -> list[Data]:
        take, put = self._next, self.offsets.append
        is_close = in_flow or self._close
        items: list[Data] = []
        while True:
            event = take()
            kind = type(event)
            if kind is yaml.SequenceEndEvent:
                self._bracket_end = event.end_mark.index
                return items
            put(event.start_mark.index)
            if kind is _SCALAR:
                items.append(self._value(event, in_flow) if is_close else scalar(event.value, event.style))
            else:
                items.append(self._collection(event, depth, in_flow=in_flow))

    def _mapping(self, depth: int, *, in_flow: bool) -> dict[str, Data]:
        take, put = self._next, self.offsets.append
        is_close = in_flow or self._close
        items: dict[str, Data] = {}
        while True:
            event = take()
            kind = type(event)
            if kind is not _SCALAR:
                if kind is yaml.MappingEndEvent:
                    self._bracket_end = event.end_mark.index
                    return items
                raise _NotOrdinary
            key: str = event.value
            if key in items or key == "<<":
                raise _NotOrdinary
            if is_close:
                self._look_at(event, in_flow)
            put(event.start_mark.index)
            event = take()
            put(event.start_mark.index)
            if type(event) is _SCALAR:
                items[key] = self._value(event, in_flow) if is_close else scalar(event.value, event.style)
            else:
                items[key] = self._collection(event, depth, in_flow=in_flow)

    def _value(self, event: Any, in_flow: bool) -> Data:
        self._look_at(event, in_flow)
        if self._curly and curly_quotes(event.value) is not None:
            raise _NotOrdinary
        return scalar(event.value, event.style)

    def _look_at(self, event: Any, in_flow: bool) -> None:
        """Raises for a text that could be read otherwise, or may hold what the file itself does not."""
        if event.anchor is not None or event.tag is not None:
            raise _NotOrdinary
        if self._hashes:
            self._count_hashes(event)
        if in_flow and not event.style:
            before = event.start_mark.index - 1
            if event.value == "-" or self._text[before : before + 1] == ":":
                raise _NotOrdinary
        if self._escapes and event.style == '"' and _is_strange(event.value):
            raise _NotOrdinary

    def _count_hashes(self, event: Any) -> None:
        """Counts those that are part of a text."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style and event.style in "|>" and "#" in self._text[start : self._text.find("\n", start)]:
            raise _NotOrdinary
        self._hashes_in_texts += bisect_left(self._hashes, end) - bisect_left(self._hashes, start)


def _is_strange(text: str) -> bool:
    """Whether an escape could have brought in what no text may hold."""
    return not text.isascii() or FORBIDDEN.search(text) is not None
