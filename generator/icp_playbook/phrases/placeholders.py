"""Words that stand for a text nobody has written yet."""

import re
import unicodedata

_WORDS = frozenset(
    (
        *("none", "nil", "null", "n/a", "n.a.", "na", "not available", "not applicable", "unknown yet"),
        *("tbd", "tba", "tbc", "tbf", "todo", "fixme", "wip", "to follow", "coming soon", "pending"),
        *("to be announced", "to be confirmed", "to be decided", "to be defined", "to be determined"),
        *("to be done", "to be written", "to do", "placeholder", "dummy", "lorem ipsum", "asdf"),
        *("t.b.d", "t.b.c", "t.b.a", "to come", "to be added", "to be agreed", "to be discussed"),
        *("to be filled", "to be filled in", "to be updated", "fill in", "fill me in", "please fill in"),
        *("change me", "changeme", "replace me", "your text here", "text here", "sample text"),
        *("unknown", "not known", "not known yet", "not yet known", "not defined", "not defined yet"),
        *("nothing yet", "none yet", "see above", "see below", "ditto", "foo", "foo bar", "blah"),
    )
)
_BEGINS = re.compile(r"(?:TODO|FIXME|TBD|TBC|TBA|XXX)\b|(?i:lorem ipsum)\b")
"""A note to whoever writes the text later."""
_FILL_IN = re.compile(r"[\[<](?!https?:)[^\[\]<>()]*[\]>]")
"""Brackets around all of it: [name of the customer], <your promise>."""
_FILLER = re.compile(r"x|[xX]{2,}|[^\w\s]+(?:\s+[^\w\s]+)*")
"""What one types to get past a key: no letter or digit in it, unless it is an x."""
_MARKS = " \t\n*_`~'\"()“”‘’>:;,!?…-–—"
"""What may stand around a word without saying more."""

_LONGEST = max(map(len, _WORDS))
_UNUSUAL_STARTS = frozenset("TFXlLx")
"""Letters that a note or a filler begins with, however long it is."""


def is_placeholder(text: str) -> bool:
    """Whether a text is such a word and nothing else, or a note that begins with one."""
    if text[_LONGEST : _LONGEST + 1].isalnum() and _is_usual(text[0]):
        return False  # as most texts, seen sooner than below
    text = text.strip()
    bare = text.rstrip(".")
    if bare and _is_usual(bare[0]):
        return len(bare) <= _LONGEST and bare.casefold() in _WORDS
    if bare.casefold() in _WORDS or _BEGINS.match(text) or _FILL_IN.fullmatch(text):
        return True
    if _FILLER.fullmatch(text) is None:
        return False
    return text.isascii() or all(unicodedata.category(sign)[0] in "PZ" for sign in text)  # no emoji


def says_something(text: str) -> bool:
    """Whether a text is more than a placeholder, in whatever marks of Markdown: `TBD`, **n/a**, (todo)."""
    bare = text.strip(_MARKS)
    return any(map(str.isalnum, bare)) and not (is_placeholder(text) or is_placeholder(bare))


def _is_usual(start: str) -> bool:
    """Whether neither a note nor a filler begins with a character."""
    return start.isalnum() and start not in _UNUSUAL_STARTS
