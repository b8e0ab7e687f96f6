"""Text of commits and old files made safe to show: no control characters, no endless lines."""

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
LONGEST = 200


def line(text: str, longest: int = LONGEST) -> str:
    """Text on one line; what cannot be shown has a sign of its own, what is too long is cut with one."""
    shown = " ".join(_CONTROLS.sub("\ufffd", text).split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"


def lines(text: str, longest: int) -> str:
    """The same with the breaks between paragraphs kept as one blank line."""
    shown = "\n\n".join(filter(None, (line(part, longest) for part in re.split(r"\n\s*\n", text))))
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"
