"""Words that stand for a text nobody has written yet."""

import re
import unicodedata

_WORDS = frozenset(
    (
        *("none", "nil", "null", "n/a", "n.a.", "na", "not available", "not applicable", "unknown yet"),
        *("tbd", "tba", "tbc", "tbf", "todo", "fixme", "wip", "to follow", "coming soon", "pending"),
        *("to be announced", "to be confirmed", "to be decided", "to be defined", "to be determined"),
        *("to be done", "to be written", "to do", "placeholder", "dummy", "lorem ipsum", "asdf"),
    )
)
_BEGINS = re.compile(r"(?:TODO|FIXME|TBD|TBC|TBA|XXX)\b|(?i:lorem ipsum)\b")
"""A note to whoever writes the text later."""
_FILLER = re.compile(r"x|[xX]{2,}|[^\w\s]+(?:\s+[^\w\s]+)*")
"""What one types to get past a key: no letter or digit in it, unless it is an x."""


def is_placeholder(text: str) -> bool:
    """Whether a text is such a word and nothing else, or a note that begins with one."""
    text = text.strip()
    if text.rstrip(".").casefold() in _WORDS or _BEGINS.match(text) is not None:
        return True
    if _FILLER.fullmatch(text) is None:
        return False
    return text.isascii() or all(unicodedata.category(sign)[0] in "PZ" for sign in text)  # no emoji
