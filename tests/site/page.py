"""A page as a browser reads it: elements with their attributes and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
"""Elements that hold nothing. Those of SVG close themselves."""


class Element:
    """An element; children are elements and texts, in order."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        """An attribute, or nothing."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The names in `class`."""
        return self.get("class").split()

    @property
    def text(self) -> str:
        """All text within, with runs of whitespace collapsed."""
        return plain("".join(self.texts()))

    def texts(self) -> Iterator[str]:
        """Every text within, as it stands."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.texts()

    def walk(self) -> Iterator[Element]:
        """The element and every one within, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", cls: str = "", **attributes: str) -> list[Element]:
        """Elements within by tag, class and attributes (`data_x` stands for `data-x`)."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            found
            for found in self.walk()
            if (not tag or found.tag == tag)
            and (not cls or cls in found.classes)
            and all(found.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "", cls: str = "", **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, cls, **attributes)
        assert len(found) == 1, f"{len(found)} elements {tag} .{cls} {attributes}"
        return found[0]

    def ancestors(self) -> Iterator[Element]:
        """Its parent, the parent of that, and so on."""
        if self.parent is not None:
            yield self.parent
            yield from self.parent.ancestors()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("", {}, None)
        self.stray: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = self._add(tag, attrs)
        if tag not in VOID:
            self.at = found

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.at.tag == tag and self.at.parent is not None:
            self.at = self.at.parent
        else:
            self.stray.append(tag)

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)

    def handle_comment(self, data: str) -> None:
        self._add("!--", [("data", data)])

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        found = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(found)
        return found


def parse(html: str, *, well_formed: bool = True) -> Element:
    """The page. Well-formed: each element that is opened is closed, in order.

    Material leaves list items open, so whole pages of its theme are read without that.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if well_formed:
        assert reader.stray == []
        assert reader.at is reader.root, f"<{reader.at.tag}> is never closed"
    return reader.root


def plain(text: str) -> str:
    """Text with runs of whitespace collapsed, and none at the ends."""
    return re.sub(r"\s+", " ", text).strip()


def inlined(page: Element) -> list[str]:
    """What a strict content security policy refuses on a page: scripts, styles and handlers in its HTML.

    Data in a script element is none: browsers do not run it.
    """
    found = [f"<{one.tag}>" for one in page.all("style")]
    found += [
        "<script>"
        for one in page.all("script")
        if not one.get("src") and one.get("type") != "application/json"
    ]
    return found + [
        f"{one.tag} {name}={value}"
        for one in page.walk()
        for name, value in one.attributes.items()
        if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:")
    ]
