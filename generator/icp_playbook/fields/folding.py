"""Texts folded for comparison: "Hospital & Health Care" equals HOSPITAL_HEALTH_CARE."""

import re
import unicodedata
from functools import lru_cache

_AND = re.compile(r"(?<![^\W_])and(?![^\W_])")


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """Text without case, accents, spaces, punctuation and the word "and"; keeps + and # (C, C++, C#)."""
    bare = _AND.sub("", unicodedata.normalize("NFKD", text).casefold())
    return "".join(glyph for glyph in bare if glyph.isalnum() or glyph in "+#")


def folded_header(text: str) -> str:
    """A column name without case, accents, spaces and punctuation: "# Employees" is "employees"."""
    return folded(text).replace("#", "").replace("+", "")


def plain_text(text: str) -> str:
    """A cell without byte-order mark and outer spaces; full-width and other compatibility forms resolved."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFKC", text.replace("\ufeff", "").replace("\u200b", "")).strip()


def shortened(text: str, longest: int = 40) -> str:
    """Text safe to quote in a sentence: short, on one line, without terminal control characters."""
    line = " ".join(text.split())
    cut = line if len(line) <= longest else f"{line[: longest - 1]}…"
    return "".join(glyph if glyph.isprintable() else f"\\u{ord(glyph):04x}" for glyph in cut)
