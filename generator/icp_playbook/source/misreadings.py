"""What the parser beneath reads otherwise than YAML 1.2 says, found in the text and refused, never misread.

The parser follows YAML 1.1 in places, and takes some errors for something else. Each of these gives data that
neither an author nor another program sees there. https://yaml.org/spec/1.2.2/
"""

import re

import yaml

from icp_playbook.findings import rules
from icp_playbook.source.characters import TextFault

_GLUED = re.compile(r"[^\s#]#")
_NAME = re.compile(r"[&*][^\s,\[\]{}]*")
_LOST_KEY = re.compile(r"\?(?![\s,\[\]{}])")
_LOST_BREAK = re.compile(r"\\\n[ \t]*\n")
_GLUED_HEADER = re.compile(r"[|>][-+0-9]*#")
_GLUED_COMMENT, _SPACE = "a comment touches what is before it", "put a space before `#`, or quote the text"


class Misreadings:
    """Compares the events of one text with the text itself, in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[bool] = []
        """The lists and mappings that are open: whether each is in brackets, or a pair in such a list."""
        self._seen = 0
        """Where the last event ended that spans any text."""
        self._glued = _GLUED.search(text) is not None

    def of(self, event: yaml.Event) -> TextFault | None:
        """What the parser read otherwise in this event, or between it and the one before."""
        if event.start_mark is None or event.end_mark is None:
            return None
        start, end = event.start_mark.index, event.end_mark.index
        found = self._comment(start) or self._question(start) or self._anchor(event, start)
        match event:
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._open.append(bool(event.flow_style))
                end = start + self._text.startswith(("[", "{"), start)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._open.pop()
            case yaml.ScalarEvent():
                found = found or self._scalar(event, start, end)
            case _:
                pass
        self._seen = max(self._seen, end)
        return found

    def _in_flow(self) -> bool:
        return bool(self._open) and self._open[-1]

    def _comment(self, start: int) -> TextFault | None:
        """A comment that touches what is before it: the specification wants a space."""
        if not self._glued or start <= self._seen:
            return None
        offset = self._seen
        for line in self._text[self._seen : start].splitlines(keepends=True):
            at = line.find("#")
            if at >= 0 and offset + at > 0 and not self._text[offset + at - 1].isspace():
                return _fault(offset + at, _GLUED_COMMENT, _SPACE)
            offset += len(line)
        return None

    def _question(self, start: int) -> TextFault | None:
        """A question mark in brackets that is taken for the sign of a key, and lost."""
        if not self._in_flow() or self._text.find("?", self._seen, start) < 0:
            return None
        offset = self._seen
        for line in self._text[self._seen : start + 1].splitlines(keepends=True):
            if (lost := _LOST_KEY.search(line.partition("#")[0])) is not None:
                return _fault(
                    offset + lost.start(),
                    "the `?` would be lost here",
                    "quote the text, or put a space after `?`",
                )
            offset += len(line)
        return None

    def _anchor(self, event: yaml.Event, start: int) -> TextFault | None:
        name = getattr(event, "anchor", None)
        if name is None:
            return None
        found = _NAME.match(self._text, start)
        if found is None or found[0][1:] == name:
            return None
        return _fault(
            start,
            f"the name `{found[0][1:]}` of an anchor is read as `{name}`",
            "use letters, digits, `-` and `_` only; quote a text that starts with `&` or `*`",
        )

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> TextFault | None:
        if event.style in ("|", ">"):
            return self._block(start, end)
        if event.style == '"' and (lost := _LOST_BREAK.search(self._text, start, end)) is not None:
            return _fault(
                lost.start(),
                "programs read `\\` before an empty line in two ways",
                "write `\\n` for a line break",
            )
        if not self._in_flow():
            return None
        before = self._text[max(start - 2, 0) : start]
        if not event.style and before[-1:] == ":" and before[:1] not in "\"'}]":
            return _fault(start - 1, "the `:` would be lost here", "quote the text, or put a space after `:`")
        if not event.style and event.value == "-":
            return _fault(start, "a `-` alone is no text here", 'write `"-"`, or `null` for nothing')
        return None

    def _block(self, start: int, end: int) -> TextFault | None:
        header = self._text.find("\n", start, end)
        if (glued := _GLUED_HEADER.search(self._text, start, header)) is not None:
            return _fault(glued.end() - 1, _GLUED_COMMENT, _SPACE)
        lines = self._text[header + 1 : end].split("\n")
        indent = min((_indent(line) for line in lines if line.strip()), default=0)
        offset = end
        for line in reversed(lines):
            offset -= len(line)
            if line.strip():
                break
            if len(line) > indent or (line and offset + len(line) == len(self._text)):
                return _fault(offset, "this text ends in a line of spaces", "remove the spaces, or the line")
            offset -= 1
        return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _fault(offset: int, sentence: str, remedy: str) -> TextFault:
    return TextFault(offset, rules.YAML_SYNTAX, sentence, remedy)
