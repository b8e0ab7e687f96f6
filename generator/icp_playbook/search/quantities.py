"""Numbers in a text: 1,200 · $3M · 50-200 · 100 to 300 · over 50 · 12+. The browser reads the same."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_SCALES = {
    **dict.fromkeys(("k", "thousand"), 3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million"), 6),
    **dict.fromkeys(("b", "bn", "billion"), 9),
}
_SIGN = r"us\$|ca\$|a\$|[$€£]"
_TOKEN = re.compile(
    rf"(?P<sign>{_SIGN})?(?P<digits>[0-9]+(?:[.,][0-9]+)*)(?: ?(?P<scale>{'|'.join(_SCALES)}))?(?![^\W_])"
    rf"|(?P<word>[^\W_]+)|(?P<mark>[-+<>~%/:=$€£])"
)
_MOST_DIGITS = 15
_BOUNDS = (
    *(("no less than", "low"), ("no fewer than", "low"), ("not less than", "low"), ("no more than", "high")),
    *(("not more than", "high"), ("more than", "low"), ("at least", "low"), ("less than", "high")),
    *(("fewer than", "high"), ("up to", "high"), ("at most", "high"), ("over", "low"), ("above", "low")),
    *((">", "low"), ("minimum", "low"), ("min", "low"), ("under", "high"), ("below", "high"), ("<", "high")),
    *(("maximum", "high"), ("max", "high")),
)
"""What stands before a number that is the end of a band; the longer phrase first."""
_AFTER = {
    **dict.fromkeys(("+", "plus", "or more", "or over", "min", "minimum"), "low"),
    **dict.fromkeys(("or less", "or fewer", "or under", "max", "maximum"), "high"),
}
_CHANGE = "hiring hire hired lost off opened opening adding added new another first next last per"
_CHANGES = frozenset(_CHANGE.split())
"""Words before a number that is no state of the company: hiring 20 people."""
_NEARLY = frozenset(("~", "about", "around", "roughly", "approx", "circa"))
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Token(NamedTuple):
    """A word, a mark, or a number with its sign and its scale."""

    text: str
    number: int | None = None
    """Whole, after its scale; None for what is no number."""
    digits: str = ""
    sign: str = ""
    scale: int = 0


class Quantity(NamedTuple):
    """A number or a band, and the tokens it takes."""

    first: int
    end: int
    low: int | None
    high: int | None
    sign: str
    scaled: bool
    why: str = ""
    """Why it is not read."""


def tokens_of(text: str, comma: bool) -> list[Token]:
    """The tokens of a text in lower case. `comma`: whether it is the decimal mark."""
    found = []
    for match in _TOKEN.finditer(text):
        if digits := match["digits"]:
            scale = _SCALES.get(match["scale"] or "", 0)
            number = _whole(digits, scale, comma)
            found.append(Token(match[0], number, digits, match["sign"] or "", scale))
        else:
            found.append(Token(match[0]))
    return found


def _whole(digits: str, scale: int, comma: bool) -> int | None:
    """The whole number that digits stand for; None for a fraction, or where two numbers could be meant."""
    point, apart = (",", ".") if comma else (".", ",")
    if not re.fullmatch(rf"[0-9]+|[0-9]{{1,3}}(?:\{apart}[0-9]{{3}})+|[0-9]+\{point}[0-9]+", digits):
        return None
    head, _, tail = digits.replace(apart, "").partition(point)
    if len(tail) == 3 and not scale:  # 1.200 may be written for 1,200
        return None
    tail = tail.rstrip("0")
    if len(tail) > scale or len(head) + scale > _MOST_DIGITS:
        return None
    return int(head + tail + "0" * (scale - len(tail)))


def quantity_at(tokens: Sequence[Token], place: int) -> Quantity | None:
    """The quantity whose number stands at a place, with the words before that bound it."""
    token = tokens[place]
    if not token.digits:
        number = _ONES.index(token.text) + 1 if token.text in _ONES else None
        return None if number is None else Quantity(place, place + 1, number, number, "", False)
    end, low, high = place + 1, token.number, token.number
    sign, scaled = token.sign, bool(token.scale)
    between = place > 0 and tokens[place - 1].text == "between"
    joins = ("-", "to", "or", "and") if between else ("-", "to", "or")
    why = "" if token.number is not None else "is no whole number, or has two readings"
    if end + 1 < len(tokens) and tokens[end].text in joins and tokens[end + 1].digits:
        other = tokens[end + 1]
        low, high = _ends(token, other)
        sign, scaled = sign or other.sign, scaled or bool(other.scale)
        end += 2
        if low is None or high is None or low > high:
            why = "is no band of whole numbers"
    while end + 1 < len(tokens) and tokens[end].text in {"-", "/", ":"} and tokens[end + 1].digits:
        why, end = "is a date, a time or a ratio", end + 2
    if end < len(tokens) and tokens[end].text in {"$", "€", "£", "usd", "eur", "gbp"} and not sign:
        sign, end = tokens[end].text, end + 1
    if end < len(tokens) and tokens[end].text in {"%", "percent"}:
        why, end = "is a share", end + 1
    first = place - 1 if between else place
    if low == high:
        first, bound = _bound(tokens, first)
        after, end = bound_after(tokens, end)
        low, high = ends_of(low, high, bound or after)
    if first and tokens[first - 1].text in _CHANGES:
        why = "is a change, or counts something else"
    return Quantity(first, end, low, high, sign, scaled, why)


def bound_after(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    """Which end of a band the words at a place make of the number before them, and where they end."""
    for size in (2, 1):
        words = [token.text for token in tokens[place : place + size]]
        if len(words) == size and (bound := _AFTER.get(" ".join(words), "")):
            return bound, place + size
    return "", place


def ends_of(low: int | None, high: int | None, bound: str) -> tuple[int | None, int | None]:
    """The ends of a band that a bound leaves open."""
    return (low, None) if bound == "low" else (None, high) if bound == "high" else (low, high)


def _ends(one: Token, other: Token) -> tuple[int | None, int | None]:
    """The ends of a band that may name its scale once: 2-4M, but 251-1k."""
    low, high = one.number, other.number
    if low is not None and high is not None and not one.scale and other.scale:
        size: int = 10**other.scale
        if low * size <= high:
            return low * size, high
    return low, high


def _bound(tokens: Sequence[Token], first: int) -> tuple[int, str]:
    """Where the words begin that make a number the end of a band, and which end it is."""
    while first and tokens[first - 1].text in _NEARLY:
        first -= 1
    for phrase, bound in _BOUNDS:
        words = phrase.split()
        start = first - len(words)
        if start >= 0 and [token.text for token in tokens[start:first]] == words:
            return start, bound
    return first, ""
