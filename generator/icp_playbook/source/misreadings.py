"""What the parser beneath reads otherwise than YAML 1.2 says, found in the text and refused, never misread.

The parser follows YAML 1.1 in places, and takes some errors for something else. Each of these gives other data
than an author or another program sees, in silence. https://yaml.org/spec/1.2.2/
"""

import re
from dataclasses import dataclass

import yaml

_BREAKS = {"\x85": "next line", "\u2028": "line separator", "\u2029": "paragraph separator"}
"""Line breaks of YAML 1.1 that are ordinary characters in 1.2."""
_MARK = "\ufeff"
_INVISIBLE = re.compile("[\x85\u2028\u2029\ufeff]")
_GLUED = re.compile(r"[^\s#]#")
_NAME = re.compile(r"[&*][^\s,\[\]{}]*")
_LOST_KEY = re.compile(r"\?(?![\s,\[\]{}])")
_LOST_BREAK = re.compile(r"\\\n[ \t]*\n")
_GLUED_HEADER = re.compile(r"[|>][-+0-9]*#")
_BLANK_END = re.compile(r"\n[ \t]+(?:\n[ \t]*)*\Z")
_TOUCHES, _SPACE = "a comment touches what is before it", "put a space before `#`, or quote the text"


@dataclass(frozen=True, slots=True)
class Misreading:
    """Where the data would differ from what is written: an offset in the text, what is there, what to write."""

    offset: int
    sentence: str
    remedy: str


def invisible_break(text: str) -> Misreading | None:
    """A character that ends a line for the parser, or is dropped by it, and that no editor shows."""
    found = _INVISIBLE.search(text)
    if found is None:
        return None
    name = _BREAKS.get(found[0], "byte order mark")
    return Misreading(
        found.start(),
        f"an invisible U+{ord(found[0]):04X} ({name}) is here",
        "remove it; to have it in a text, write it as an escape in double quotes",
    )


class Misreadings:
    """Compares the events of one text with the text itself, in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._flow = 0
        self._seen = 0
        """Where the last event ended that spans any text."""
        self._glued = _GLUED.search(text) is not None

    def of(self, event: yaml.Event) -> Misreading | None:
        """What the parser read otherwise in this event, or between it and the one before."""
        start, end = event.start_mark.index, event.end_mark.index
        found = self._comment(start) or self._question(start) or self._anchor(event, start)
        match event:
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._flow += bool(event.flow_style)
                end = start + self._text.startswith(("[", "{"), start)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._flow -= self._flow > 0 and end > start
            case yaml.ScalarEvent():
                found = found or self._scalar(event, start, end)
            case _:
                pass
        self._seen = max(self._seen, end)
        return found

    def _comment(self, start: int) -> Misreading | None:
        """A comment that touches what is before it: the specification wants a space."""
        if not self._glued or start <= self._seen:
            return None
        offset = self._seen
        for line in self._text[self._seen : start].splitlines(keepends=True):
            at = line.find("#")
            if at >= 0 and offset + at > 0 and not self._text[offset + at - 1].isspace():
                return Misreading(offset + at, _TOUCHES, _SPACE)
            offset += len(line)
        return None

    def _question(self, start: int) -> Misreading | None:
        """A question mark in brackets that is taken for the sign of a key, and lost."""
        if not self._flow or self._text.find("?", self._seen, start) < 0:
            return None
        offset = self._seen
        for line in self._text[self._seen : start + 1].splitlines(keepends=True):
            if (lost := _LOST_KEY.search(line.partition("#")[0])) is not None:
                return Misreading(
                    offset + lost.start(),
                    "the `?` would be lost here",
                    "quote the text, or put a space after `?`",
                )
            offset += len(line)
        return None

    def _anchor(self, event: yaml.Event, start: int) -> Misreading | None:
        name = getattr(event, "anchor", None)
        if name is None:
            return None
        found = _NAME.match(self._text, start)
        if found is None or found[0][1:] == name:
            return None
        return Misreading(
            start,
            f"the name `{found[0][1:]}` of an anchor is read as `{name}`",
            "use letters, digits, `-` and `_` only; quote a text that starts with `&` or `*`",
        )

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> Misreading | None:
        if event.style in ("|", ">"):
            return self._block(start, end)
        if event.style == '"' and (lost := _LOST_BREAK.search(self._text, start, end)) is not None:
            return Misreading(
                lost.start(),
                "programs read `\\` before an empty line in two ways",
                "write `\\n` for a line break",
            )
        if not self._flow:
            return None
        before = self._text[max(start - 2, 0) : start]
        if not event.style and before[-1:] == ":" and before[:1] not in "\"'}]":
            return Misreading(
                start - 1, "the `:` would be lost here", "quote the text, or put a space after `:`"
            )
        if not event.style and event.value == "-":
            return Misreading(start, "a `-` alone is no text here", 'write `"-"`, or `null` for nothing')
        return None

    def _block(self, start: int, end: int) -> Misreading | None:
        header = self._text.find("\n", start, end)
        if (glued := _GLUED_HEADER.search(self._text, start, header)) is not None:
            return Misreading(glued.end() - 1, _TOUCHES, _SPACE)
        found = _BLANK_END.search(self._text, start, end)
        if found is None:
            return None
        return Misreading(
            found.start() + 1, "this text ends in a line of spaces", "remove the spaces, or the line"
        )
