"""Texts folded by a warehouse as `fields.folded` folds them, and what folded words stand for.

Texts beyond ASCII are folded by no two engines alike: they are found by their lower case alone.
"""

from collections.abc import Iterable, Mapping

import ibis
import ibis.expr.types as ir

from icp_playbook.fields import Field, common_country_table, folded, listed_words

APART = ";"
MARKS = ";|,"
"""What sets the names of a list apart."""
_OTHERS = "[^a-z0-9+#{}]+"


def is_ascii(text: ir.StringValue) -> ir.BooleanValue:
    """Whether a text has nothing but plain letters, digits and marks."""
    return text.re_search("^[ -~]+$")


def word_key(text: ir.StringValue) -> ir.StringValue:
    """The folded text; null for one that is not in ASCII."""
    return ibis.cases((is_ascii(text), _folded(text.lower(), "")))


def list_key(text: ir.StringValue, marks: str) -> ir.StringValue:
    """The folded parts of a list between semicolons, `;crm;erp;`; null for one in JSON or not in ASCII."""
    parts = text.lower().re_replace(f"[{marks}]", f" {APART} ")
    whole = ibis.literal(APART).concat(_folded(parts, APART), APART)
    return ibis.cases((is_ascii(text) & ~text.startswith("["), whole.re_replace(f"{APART}+", APART)))


def _folded(lower: ir.StringValue, kept: str) -> ir.StringValue:
    """Words stand between two blanks each, so that "and" can be taken out wherever it is a word."""
    spread = lower
    for mark in f"+#{kept}":
        spread = spread.replace(mark, f" {mark} ")
    spread = ibis.literal(" ").concat(spread, " ").re_replace(_OTHERS.format(kept), "  ")
    return spread.replace(" and ", "").replace(" ", "")


def words_of(field: Field) -> Mapping[str, tuple[str, ...]]:
    """Value → the folded words that stand for it, of those in ASCII."""
    return _by_value((word, value) for word, value in _words(field).items() if word.isascii())


def spelled_out(field: Field) -> Mapping[str, tuple[str, ...]]:
    """Value → its names in lower case that are not in ASCII."""
    known = _words(field)
    names = [name for choice in field.values for name in (choice.label, *choice.synonyms)]
    names += [name for listed in field.synonyms.values() for name in listed]
    return _by_value(
        (name.lower(), known[folded(name)]) for name in names if not name.isascii() and folded(name)
    )


def marks_of(field: Field) -> str:
    """The marks at which a list can be cut so that each part is one name; empty where there are none.

    A name may have a mark itself, as "Site, clinic or depot"; one that is made of others could be a list.
    """
    names = [name for choice in field.values for name in (choice.label, *choice.synonyms)]
    within = {mark for name in names for mark in MARKS if mark in name}
    words = frozenset(listed_words(field))
    begun = {folded(name[:at]) for name in names for at, char in enumerate(name) if char in within} - {""}
    if any(_is_composed(word, (words | begun) - {word}) for word in words):
        return ""
    return "".join(mark for mark in MARKS if mark not in within)


def _is_composed(word: str, others: frozenset[str]) -> bool:
    """Whether a word is made of several others, so that a list of these would be taken for it."""
    reached = [True, *([False] * len(word))]
    for end in range(1, len(word) + 1):
        reached[end] = any(reached[start] and word[start:end] in others for start in range(end))
    return reached[-1]


def _words(field: Field) -> Mapping[str, str]:
    if field.type != "country":
        return listed_words(field)
    own = {folded(word): code for code, words in field.synonyms.items() for word in words}
    return {**common_country_table(), **own}


def _by_value(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word, value in pairs:
        found.setdefault(value, {})[word] = None
    return {value: tuple(sorted(words)) for value, words in sorted(found.items())}
