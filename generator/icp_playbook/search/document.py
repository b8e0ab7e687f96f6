"""Something search can find: a page or a place on it, with its answer and the words that lead there."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Weight: TypeAlias = Literal[1, 2, 3, 4, 5]
"""How much a word says about its page: 1 mentioned in passing, 5 what the page is about."""

LONGEST = 180
"""Glyphs of an answer in the list of results."""
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\s]{0,800}\)")
_MARKS = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """Texts of a page that are matched together; one with a title is shown in place of the page's answer."""

    weight: Weight
    texts: tuple[str, ...]
    anchor: str = ""
    """Its anchor on the page; empty for the top."""
    title: str = ""
    """What they say, such as an objection; empty for a part that is only matched."""
    answer: str = ""
    """What we say."""
    topic: str = ""
    """What a reader asks for to get it, such as "objection": ids of TOPICS with blanks between them."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A search result before ranking."""

    kind: str
    """What sort of page it is, as readers call it: Persona."""
    url: str
    """From the root of the site, with its anchor."""
    title: str
    answer: str
    names: tuple[str, ...]
    """Other words for it, each matched as a whole: titles, short forms, slang."""
    parts: tuple[DocumentPart, ...]
    asked: str = ""
    """Words of which at least one must be typed to show it, for pages that repeat an entry's words."""
    lapsed: bool = False
    """Whether it holds no longer, as a decision that was undone: what holds comes before it."""


def plain(text: str) -> str:
    """Prose without the marks of Markdown, on one line."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", text)).split())


def answered(text: str, longest: int = LONGEST) -> str:
    """An answer fit for the list of results: plain, and cut after a word if it is long."""
    line = plain(text)
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
