"""Texts folded for comparison: "Hospital & Health Care" equals HOSPITAL_HEALTH_CARE.

Browsers do the same, in site_templates/assets/fit/plain.js and cells.js.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby


def _characters(codes: str) -> re.Pattern[str]:
    """A pattern for any of some characters, by code points and ranges of them, in hexadecimal."""
    ends = (part.split("-") for part in codes.split())
    return re.compile(f"[{''.join('-'.join(re.escape(chr(int(end, 16))) for end in pair) for pair in ends)}]")


_SEPARATORS = _characters("1c-1f 85")
"""Blanks to Python that are none to a browser."""
_UNSEEN = _characters(
    "0-1f 7f-a0 ad 34f 600-605 61c 6dd 70f 890-891 8e2 115f-1160 1680 17b4-17b5 180b-180f "
    "2000-200f 2028-202f 205f-206f 3000 3164 d800-f8ff feff ffa0 fff0-fffb "
    "fffe-ffff 110bd 110cd 13430-1345f 1bca0-1bca3 1d173-1d17a e0000-e0fff f0000-10ffff"
)
"""What is not seen, or moves what is: written out, so that no version of Unicode decides."""
_ACCENTS = _characters("300-36f 483-487 1ab0-1aff 1dc0-1dff 20d0-20ff fe20-fe2f")
"""Marks on letters that reading does without; in Indic, Thai and Japanese, marks make other letters."""
_ALONE = str.maketrans({"ß": "ss", "ς": "σ"})
"""What lower case leaves apart though it is the same letter."""
_LONGEST_CACHED = 200
"""Characters of a text that is cached: longer ones repeat seldom, and thousands of them fill the memory."""
_AND = re.compile(r"(?<![^\W_])and(?![^\W_])")


def folded(text: str) -> str:
    """Text without case, accents, spaces, punctuation and the word "and"; keeps + and # (C, C++, C#)."""
    return _short_word(text) if len(text) <= _LONGEST_CACHED else _long_word(text)


@lru_cache(maxsize=1024)
def _short_word(text: str) -> str:
    return _word(text)


@lru_cache(maxsize=2)
def _long_word(text: str) -> str:
    """The text of one cell is asked for several times over."""
    return _word(text)


def _word(text: str) -> str:
    bare = _AND.sub("", _lower(text))
    return "".join(glyph for glyph in bare if glyph.isalnum() or glyph in "+#")


def folded_text(text: str) -> str:
    """Text without case and accents, to look for a part of it: "CRÈME" and "Crème" are "creme"."""
    return _folded_short(text) if len(text) <= _LONGEST_CACHED else _folded(text)


@lru_cache(maxsize=4096)
def _folded_short(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", _lower(text))


def _lower(text: str) -> str:
    """Text in lower case and without accents, taken apart: its other marks stand for themselves."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_ALONE)


def folded_header(text: str) -> str:
    """A column name without case, accents, spaces and punctuation: "# Employees" is "employees"."""
    return folded(text).replace("#", "").replace("+", "")


def plain_text(text: str) -> str:
    """A cell without byte-order mark and outer spaces; full-width and other compatibility forms resolved.

    Raised digits, fractions and the like stay: 10² is not 102.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    bare = _SEPARATORS.sub(" ", text.replace("\ufeff", "").replace("\u200b", ""))
    pieces = ((odd, "".join(glyphs)) for odd, glyphs in groupby(bare, _is_odd_number))
    return "".join(piece if odd else unicodedata.normalize("NFKC", piece) for odd, piece in pieces).strip()


def _is_odd_number(glyph: str) -> bool:
    return unicodedata.category(glyph) == "No"


def shortened(text: str, longest: int = 40) -> str:
    """Text safe to quote in a sentence: short, on one line, without invisible characters."""
    line = " ".join(text.split())
    cut = line if len(line) <= longest else f"{line[: longest - 1]}…"
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", cut)
