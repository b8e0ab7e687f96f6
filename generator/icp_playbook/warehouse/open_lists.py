"""Cells of open lists, in which a word that no list has is a value too, unless it may stand for a listed one.

`fields.cells` knows what a word is nearly; a pattern tells at least that, and at times more. A cell with such
a word is not read.
"""

from collections.abc import Iterable, Iterator

import ibis
import ibis.expr.types as ir

from icp_playbook.fields import NOT_KNOWN, Field, folded, near_beginnings
from icp_playbook.warehouse.folded_words import APART, MARKS, words_of

_LISTED = "!"
"""Stands for a listed value; no folded text has it."""
_SHORTEST, _SHORTEST_SPELT, _LONGEST_SPELT = 2, 5, 40
_GAP = "[^a-z0-9]*"
_JOINS = "(and|und|et|[+])"
_BESIDE = "|".join(
    (
        *(f"[/&]{_GAP}[{MARKS}]", f"[{MARKS}]{_GAP}[/&]"),
        *(f"(^| ){_JOINS}{_GAP}[{MARKS}]", f"[{MARKS}]{_GAP}{_JOINS} "),
    )
)
"""Between a mark and what joins words there is no word."""
_OTHER = f"[^{APART}{_LISTED}]"


def other_parts(field: Field, parts: ir.StringValue) -> ir.StringValue:
    """The parts of a list between semicolons, two between each, with LISTED in place of listed ones."""
    known = [word for listed in words_of(field).values() for word in listed]
    nothing = sorted({folded(word) for word in NOT_KNOWN} - {"", *known})
    doubled = parts.replace(APART, APART * 2)
    left = doubled.re_replace(f"{APART}({_any(known)}){APART}", f"{APART}{_LISTED}{APART}")
    return left.re_replace(f"{APART}({_any(nothing)}){APART}", "")


def is_cut(text: ir.StringValue, marks: str) -> ir.BooleanValue:
    """Whether a text is cut by these marks as by all of them, with no word or slash that joins beside one."""
    others = "".join(mark for mark in MARKS if mark not in marks)
    return ~text.lower().re_search(f"([{others}]|{_BESIDE})" if others else f"({_BESIDE})")


def has_values(others: ir.StringValue) -> ir.BooleanValue:
    """Whether there is a value at all, listed or not."""
    return others.re_search(f"[^{APART}]")


def may_be_listed(field: Field, others: ir.StringValue) -> ir.BooleanValue:
    """Whether a part may be meant for a listed value."""
    known = {word for listed in words_of(field).values() for word in listed}
    names = [name for choice in field.values for name in (choice.label, *choice.synonyms)]
    plain = others.re_replace("[+#]", "")
    bare = {_bare(word) for word in (*known, *map(folded, names))}
    within = [word for word in (*known, *_left_over(known)) if len(word) >= _SHORTEST]
    first = {_bare(folded(one)) for name in names for one in near_beginnings(name)}
    begun = _any(word for word in first if word.isascii() and word)
    spelt = sorted({folded(name) for name in names if folded(name).isascii()})
    patterns = [
        (others, _spread(within)),
        (plain, _spread(word for word in bare if len(word) >= _SHORTEST)),
        *([(plain, f"{APART}({begun}){APART}")] if begun else []),
        *((others, f"{APART}({'|'.join(_nearly(word))}){APART}") for word in spelt if _is_spelt(word)),
    ]
    return ibis.or_(*(text.re_search(pattern) for text, pattern in patterns))


def _bare(word: str) -> str:
    return word.replace("+", "").replace("#", "")


def _is_spelt(word: str) -> bool:
    return _SHORTEST_SPELT <= len(word) <= _LONGEST_SPELT


def _left_over(words: Iterable[str]) -> Iterator[str]:
    """What is left of a word where a part of it is listed: the rest may stand beside that part in a list."""
    known = sorted(words)
    for word in known:
        for part in known:
            if part != word and part in word:
                yield from (one for one in word.split(part) if one)


def _spread(words: Iterable[str]) -> str:
    """A pattern for words, within a part or across several."""
    words = sorted({word for word in words if word.isascii()})
    return f"({'|'.join(f'{APART}*'.join(map(_glyph, word)) for word in words)})"


def _nearly(word: str) -> Iterator[str]:
    """Patterns for what equals a word once a letter is left out of each, and a little more.

    Both letters are missing in the second half, in the first, or in either one.
    """
    middle, size = len(word) // 2, len(word)
    first, second = word[:middle], word[middle:]
    yield f"{_text(first)}{_OTHER}{{{size - middle - 1},{size - middle + 1}}}"
    yield f"{_OTHER}{{{middle - 1},{middle + 1}}}{_text(second)}"
    yield f"({'|'.join(_less(first))})({'|'.join(_more(second))})"
    yield f"({'|'.join(_more(first))})({'|'.join(_less(second))})"


def _less(text: str) -> list[str]:
    return sorted({_text(text[:at] + text[at + 1 :]) for at in range(len(text))})


def _more(text: str) -> list[str]:
    return [f"{_text(text[:at])}{_OTHER}{_text(text[at:])}" for at in range(len(text) + 1)]


def _any(words: Iterable[str]) -> str:
    return "|".join(map(_text, sorted({*words})))


def _text(text: str) -> str:
    return "".join(map(_glyph, text))


def _glyph(glyph: str) -> str:
    return f"[{glyph}]" if glyph == "+" else glyph
