"""Text that stays text wherever it is printed: nothing in it steers a terminal or reverses its direction."""

import unicodedata

_CONTROL_CHARACTERS = ("Cc", "Cf", "Cs", "Zl", "Zp")


def printable(text: str) -> str:
    """Text on one line: control and direction characters are spelled out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        glyph if unicodedata.category(glyph) not in _CONTROL_CHARACTERS else f"\\u{ord(glyph):04x}"
        for glyph in text
    )
