"""Where each value of a text begins and ends, and how it is written: what an exact change needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import yaml

from icp_playbook.source.ordinary import EVENT_LOADER
from icp_playbook.source.scalars import Scalar, scalar

Holding: TypeAlias = Literal["scalar", "list", "map", "alias"]
_BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A value. Places count the characters of the text from 0; the end is the first character after it.

    A value that is not written at all (`key:`) begins and ends after the sign before it. A list or mapping
    in a block ends where its last value does, and so does a block of text, without the break.
    """

    holding: Holding
    style: str
    """Of a scalar: its quote, `|`, `>`, or nothing; of a list or mapping: `[`, `{`, or nothing for a block.

    A pair that a list holds without braces, as in `[a: b]`, has `:`.
    """
    start: int
    end: int
    key: tuple[int, int] | None = None
    """Where its key begins and ends, quotes included; None for an item of a list."""
    value: Scalar = None
    children: tuple[tuple[str, "YamlNode"], ...] = field(default=())
    """Values by key; items of a list have no key, "" here."""
    anchor: str = ""
    """The name by which the text repeats it elsewhere."""


def yaml_nodes(text: str) -> YamlNode:
    """The whole of a text that can be read. Raises yaml.YAMLError for any other."""
    if EVENT_LOADER is None:
        raise yaml.YAMLError("PyYAML is installed without libyaml")
    body = text.removeprefix("\ufeff")
    events = list(yaml.parse(body, Loader=EVENT_LOADER))
    repeated = frozenset(str(event.anchor) for event in events if isinstance(event, yaml.AliasEvent))
    walk = iter(events)
    next(walk), next(walk)  # the starts of the stream and of the document
    node, _ = _Nodes(body, repeated, len(text) - len(body)).node(walk, next(walk), None)
    return node


def node_record(node: YamlNode, text: str) -> Sequence[Any]:
    """A node as the browser reads it, in its units: a character beyond U+FFFF counts as two.

    It is a list: the first letter of what it holds with its style, where it begins and ends, where its key
    does or 0, its anchor, and what it holds: a value, nodes, or pairs of a key and a node.
    """
    return _record(node, _places(text))


@dataclass(frozen=True, slots=True)
class _Nodes:
    text: str
    repeated: frozenset[str]
    shift: int
    """A byte order mark in front of what is read."""

    def node(
        self, events: Iterator[yaml.Event], event: yaml.Event, key: tuple[int, int] | None
    ) -> tuple[YamlNode, int]:
        """The node that an event begins, and where it ends in the text that is read."""
        start = self._content(event)
        anchor = getattr(event, "anchor", None) or ""
        name = anchor if anchor in self.repeated else ""
        at = start + self.shift
        if isinstance(event, yaml.AliasEvent):
            start, end = _marks(event)
            return YamlNode("alias", "", start + self.shift, end + self.shift, key, anchor=anchor), end
        if isinstance(event, yaml.ScalarEvent):
            end = self._end(event, start)
            style = event.style or ""
            value = scalar(event.value, style)
            return YamlNode("scalar", style, at, end + self.shift, key, value, anchor=name), end
        is_list = isinstance(event, yaml.SequenceStartEvent)
        sign = ""
        if isinstance(event, yaml.CollectionStartEvent) and event.flow_style:
            sign = self.text[start] if self.text[start] in "[{" else ":"
        children, end = self._children(events, is_list, start)
        return (
            YamlNode(
                "list" if is_list else "map",
                sign,
                at,
                end + self.shift,
                key,
                children=tuple(children),
                anchor=name,
            ),
            end,
        )

    def _children(
        self, events: Iterator[yaml.Event], is_list: bool, start: int
    ) -> tuple[list[tuple[str, YamlNode]], int]:
        children: list[tuple[str, YamlNode]] = []
        last = start
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                first, end = _marks(event)
                return children, end if end > first and self.text[end - 1] in "]}" else last
            if is_list:
                child, last = self.node(events, event, None)
                children.append(("", child))
                continue
            name = event.value if isinstance(event, yaml.ScalarEvent) else ""
            begin, end = _marks(event)
            child, last = self.node(events, next(events), (begin + self.shift, end + self.shift))
            children.append((name, child))
        return children, last

    def _content(self, event: yaml.Event) -> int:
        """Where a value begins, after its anchor."""
        start, _ = _marks(event)
        name = getattr(event, "anchor", None)
        if name is None or isinstance(event, yaml.AliasEvent) or self.text[start : start + 1] != "&":
            return start
        start += 1 + len(name)
        if isinstance(event, yaml.ScalarEvent) and not event.style and not event.value:
            return start
        while self.text[start : start + 1] and self.text[start] in _BLANK:
            start += 1
        return start

    def _end(self, event: yaml.ScalarEvent, start: int) -> int:
        _, end = _marks(event)
        if event.style in ("|", ">"):
            header = self.text.find("\n", start)
            end = max(header if header >= 0 else end, len(self.text[:end].rstrip(_BLANK)))
            return end - (self.text[end - 1] == "\r") if end == header else end
        return max(end, start)


def _marks(event: yaml.Event) -> tuple[int, int]:
    if event.start_mark is None or event.end_mark is None:
        raise yaml.YAMLError("a parser without positions")
    return event.start_mark.index, event.end_mark.index


def _places(text: str) -> Sequence[int]:
    """Place of a character → its place in UTF-16; empty where they are the same."""
    if text.isascii() or max(text, default="") < "\U00010000":
        return ()
    places, place = [0], 0
    for character in text:
        place += 2 if character > "\uffff" else 1
        places.append(place)
    return places


def _record(node: YamlNode, places: Sequence[int]) -> list[Any]:
    def at(place: int) -> int:
        return places[place] if places else place

    key = [at(place) for place in node.key] if node.key is not None else 0
    held: Any = node.value
    if node.holding == "list":
        held = [_record(child, places) for _, child in node.children]
    elif node.holding == "map":
        held = [[key, _record(child, places)] for key, child in node.children]
    return [node.holding[0] + node.style, at(node.start), at(node.end), key, node.anchor, held]
