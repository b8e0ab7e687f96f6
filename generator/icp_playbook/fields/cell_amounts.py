"""One amount in a cell, digits with words and signs around them: `$5M` `12,5 Mio. €` `T€ 500` `₹5 crore`."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from icp_playbook.fields.causes import Cause, Unread
from icp_playbook.fields.cell_digits import digit_readings
from icp_playbook.fields.conventions import Conventions
from icp_playbook.fields.currency_names import CROWNS, DECIMAL_COMMA, DOLLARS, SIGNS, WORDS, currency_codes

_SCALES = {
    **dict.fromkeys(("k", "thousand", "thousands"), 3),
    **dict.fromkeys(("lakh", "lakhs"), 5),
    **dict.fromkeys(("m", "mm", "mn", "mil", "mill", "million", "millions"), 6),
    **dict.fromkeys(("crore", "crores"), 7),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions"), 9),
}
"""Word → powers of ten."""
_FOREIGN_SCALES = {
    **dict.fromkeys(("thsd", "tsd", "tausend", "t", "mille", "millier", "milliers"), 3),
    **dict.fromkeys(("mio", "millionen"), 6),
    **dict.fromkeys(
        ("mrd", "mrds", "md", "mds", "mia", "milliarde", "milliarden", "milliard", "milliards"), 9
    ),
}
"""German and French ones, which come with a decimal comma."""
_DECLARED_SCALES = {"tys": 3, "mln": 6, "mld": 9}
"""Of Polish and its neighbours: read where the playbook says `numbers: comma`."""
_GLUED_SCALES = ("k", "t", "m", "mm", "mn", "mio", "md", "mrd", "b", "bn")
_SIGN = r"(?:us|ca|c|au|a|nz|s|hk|mx|r)\$|[$€£¥₹₩₽₺₴₪฿₫₱₦]"
_WORDS_AND_SIGNS = re.compile(r"(?:[a-zßł]\.?|[$€£¥₹₩₽₺₴₪฿₫₱₦\s])*")
"""Each character has one way to be read, so that no text takes long to refuse."""
_TOKEN = re.compile(rf"{_SIGN}|[a-zßł]+")
_AMOUNT = re.compile(
    r"(?P<before>[^0-9]*?)(?P<digits>[0-9](?:[0-9.,'’_ ]*[0-9])?(?:e\+?[0-9]{1,2}(?![0-9a-z]))?)"
    r"(?:[,.]-{1,2}|\.)?(?P<after>[^0-9]*)"
)
"""A price may end in `,-` for no cents."""
_OF = re.compile(r"(?<![a-z0-9_])d['’](?=[a-z€])")
"""The French of: 5 millions d'euros."""
EXACT = Context(prec=120)
"""Keeps every digit of a cell."""


class NotRead(Exception):
    """Why a text is not a number."""

    def __init__(self, cause: Cause, phrase: str) -> None:
        self.why = Unread(cause, phrase)


class Foreign(NotRead):
    """It is an amount in another currency."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Digits and what stands around them, before their scale counts."""

    number: Decimal
    scale: int | None
    """Powers of ten; None if no word says."""
    leads: bool
    """Whether the scale stands before the digits, as in `T€ 500 - 800`, and so counts for a whole band."""
    marked: bool
    """Whether it names its currency."""


def read_amount(text: str, *, whole: bool, money: bool, conventions: Conventions) -> Amount:
    """The amount in a text in lower case without accents.

    Raises NotRead; Foreign for an amount in another currency, since there are no exchange rates here.
    """
    found = _AMOUNT.fullmatch(_OF.sub("", text).strip())
    if not found:
        raise NotRead("not-a-number", "is not a number")
    before, after, negative = _without_sign(found["before"].strip(), found["after"].strip())
    first, last = _words(before), _words(after)
    scales = [word for word in (*first, *last) if isinstance(word, _Scale)]
    marks = [word for word in (*first, *last) if isinstance(word, str)]
    if len(scales) > 1:
        raise NotRead("not-a-number", "is not a number")
    scale = scales[0] if scales else None
    for mark in marks:
        _same_currency(mark, conventions.currency if money else None)
    number = _number(found["digits"], scale, whole=whole, money=money, conventions=conventions)
    leads = any(isinstance(word, _Scale) for word in first)
    return Amount(-number if negative else number, scale.power if scale else None, leads, bool(marks))


@dataclass(frozen=True, slots=True)
class _Scale:
    word: str
    power: int


def _without_sign(before: str, after: str) -> tuple[str, str, bool]:
    """What stands around the digits but a minus, as people or accountants write it; whether there is one."""
    negative = False
    if before.startswith("(") and after.endswith(")"):
        before, after, negative = before[1:].strip(), after[:-1].strip(), True
    if after.endswith("-"):
        after, negative = after[:-1].strip(), True
    if before.startswith(("+", "-")):
        before, negative = before[1:].strip(), negative or before[0] == "-"
    elif before.endswith(("+", "-")):
        before, negative = before[:-1].strip(), negative or before[-1] == "-"
    return before, after, negative


def _words(text: str) -> list[_Scale | str]:
    """Scales, and currencies as their signs or codes. Raises NotRead for any other word."""
    if not _WORDS_AND_SIGNS.fullmatch(text):
        raise NotRead("not-a-number", "is not a number")
    found = [part for token in _TOKEN.findall(text) for part in _meant(token)]
    for place, word in enumerate(found):  # T€ is a thousand, but $5T a trillion
        if isinstance(word, _Scale) and word.word == "t" and not isinstance([*found, word][place + 1], str):
            raise NotRead("not-a-number", "is not a number")
    return found


def _meant(token: str) -> list[_Scale | str]:
    for scales in (_SCALES, _FOREIGN_SCALES, _DECLARED_SCALES):
        if token in scales:
            return [_Scale(token, scales[token])]
    if (mark := _currency(token)) is not None:
        return [mark]
    for scale in _GLUED_SCALES:
        if token.startswith(scale) and (mark := _currency(token[len(scale) :])) is not None:
            return [*_meant(scale), mark]
    raise NotRead("not-a-number", "is not a number")


def _currency(token: str) -> str | None:
    if token in SIGNS or token in WORDS:
        return WORDS.get(token, token)
    return token.upper() if token.upper() in currency_codes() else None


def _same_currency(mark: str, currency: str | None) -> None:
    if currency is None:
        raise NotRead("money-not-count", "is an amount of money, not a count")
    if (mark == "$" and currency in DOLLARS) or (mark == "kr" and currency in CROWNS):
        return
    meant = SIGNS.get(mark, mark)
    if meant != currency:
        raise Foreign("other-currency", f"is in {meant}; the playbook uses {currency}")


def _number(
    digits: str, scale: _Scale | None, *, whole: bool, money: bool, conventions: Conventions
) -> Decimal:
    """What digits mean in the declared style, or, without one, if they can mean only one thing.

    A text is taken for English where nothing hints at a decimal comma: `1,250` is 1250, `1.250M` 1.25M. In
    whole numbers `1.250` has two readings even so.
    """
    style, word = conventions.numbers, scale.word if scale else ""
    hint = word in _FOREIGN_SCALES or (money and conventions.currency in DECIMAL_COMMA)
    found = digit_readings(digits)
    number = found.by(style or "point")
    if number is None:
        raise NotRead("not-a-number", "is not a number")
    if word in _DECLARED_SCALES and style != "comma":
        raise NotRead("not-a-number", f"is not a number: {word} needs `numbers: comma` in the playbook")
    if word == "mil" and (style == "comma" or (hint and not style)):
        raise NotRead("two-readings", f"could mean {_in_unit(number, 3)} or {_in_unit(number, 6)}")
    if style is None and found.point is not None and found.comma is not None and found.point != found.comma:
        dotted = found.comma > found.point
        if hint or (dotted and whole and scale is None):
            power = scale.power if scale else 0
            large, small = (_in_unit(one, power) for one in sorted((found.point, found.comma), reverse=True))
            raise NotRead("two-readings", f"could mean {large} or {small}")
    return number


def _in_unit(number: Decimal, power: int) -> str:
    """A number as a reading is told: 1000, 1.25M."""
    unit, rest = {3: ("k", 0), 6: ("M", 0), 9: ("B", 0)}.get(power, ("", power))
    return f"{in_digits(number.scaleb(rest, EXACT))}{unit}"


def in_digits(number: Decimal) -> str:
    """A number written out: 1000, 1.25."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
