"""Ranges of numbers on a page, such as $60k–$140k, which no line may break."""

import re

_DASH = "–"
_TEXT = re.compile(rf"<(/?[a-zA-Z][a-zA-Z0-9]*)[^<>]*>([^<>]*{_DASH}[^<>]*)")
"""Text with a dash, and the tag before it."""
_RANGE = re.compile(rf"[^\s{_DASH}]*\d[^\s{_DASH}]*{_DASH}[^\s{_DASH}]*\d[^\s{_DASH}]*")
_PLAIN = frozenset(["text", "tspan", "option", "title", "script", "style", "textarea", "pre", "code", "desc"])
"""Elements that hold text alone, or none to read."""


def unbroken_ranges(html: str) -> str:
    """HTML with every range of numbers in one piece, as far as its letters allow."""
    return _TEXT.sub(_wrapped, html) if _DASH in html else html


def _wrapped(found: re.Match[str]) -> str:
    if found[1].strip("/").lower() in _PLAIN:
        return found[0]
    start = found.start(2) - found.start()
    return found[0][:start] + _RANGE.sub(r'<span class="pb-range">\g<0></span>', found[2])
