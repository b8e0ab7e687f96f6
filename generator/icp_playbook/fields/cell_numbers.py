"""Numbers in cells: `1,000`, `$5M`, `12,5 Mio. €`, and bands of them: `51-200`, `$10-50M`, `10001+`."""

import re
from dataclasses import replace
from decimal import Decimal

from icp_playbook.fields.causes import Unread
from icp_playbook.fields.cell_amounts import EXACT, Amount, Foreign, NotRead, in_digits, read_amount
from icp_playbook.fields.cell_months import MONTHS, bare
from icp_playbook.fields.conventions import Conventions
from icp_playbook.values import LOWEST, Interval

_LONGEST = 60
_LARGEST = 10**15
_SURE = 15
"""Digits that stay below the largest number."""
_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_BAND = re.compile(
    r"(?P<low>-?[^-]*[0-9][^-]*?)\s*(?:-|(?<![a-z0-9_])(?:to|bis|a)(?![a-z0-9_]))\s*(?P<high>-?[^-]*[0-9][^-]*)"
)
_SLUG = re.compile(r"(?P<low>[0-9]{1,9})_(?P<high>[0-9]{1,9})")
"""A band as an identifier writes it."""
_BELOW = re.compile(
    r"(?P<strict><(?!=)|less than|under|below|unter|weniger als|moins de)?"
    r"(?:<=|≤|up to|at most|bis zu|hochstens|jusqu'a)?\s*(?P<amount>.+)"
)
_ABOVE = re.compile(
    r"(?P<strict>>(?!=)|more than|over|above|uber|mehr als|plus de)?"
    r"(?:>=|≥|at least|ab|mindestens|au moins)?\s*(?P<amount>.+)"
)
_OR_MORE = re.compile(r"(?P<amount>.*[0-9].*?)\s*(?:\+|or more|and more|and above|and over|und mehr|et plus)")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_BECAME_DATE = re.compile(
    rf"[0-9]{{1,4}}[-./ ]{{0,2}}(?:{_MONTH})\.?(?:[-./ ]{{1,2}}[0-9]{{2,4}})?|"
    rf"(?:{_MONTH})[-./ ]{{0,2}}[0-9]{{1,4}}(?:,? [0-9]{{4}})?|"
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t ][0-9:.]+z?)?|[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{2}(?:[0-9]{2})?"
)
_MONTH_AND_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:19|20)[0-9]{2}")
"""In whole numbers: a fraction otherwise."""
_ABOUT = (
    re.compile(
        r"^(?:[~≈±]|\+/-|(?:approx|approximately|about|around|roughly|nearly|almost|est|estimated|circa|ungefahr|"
        r"etwa|rund|environ|env)(?![a-z0-9_])|ca?(?:[. ]|(?=[0-9]))).*[0-9]"
    ),
    re.compile(
        r"[0-9].*(?:(?<![a-z0-9_])(?:approx|approximately|est|estimated|estimate|circa|environ)(?![a-z0-9_])|~|±)"
    ),
)
_UNITS = re.compile(
    r"(?<![\s_])[\s_]*(employees|people|staff|workers|fte|mitarbeiter|mitarbeitende|beschaftigte|personen|"
    r"employes|salaries|personnes|collaborateurs|"
    r"per year|a year|p\.? ?a|pro jahr|par an|/ ?y(ea)?r|/ ?an)\.?\Z"
)


def read_quantity(
    text: str, *, whole: bool, money: bool, conventions: Conventions
) -> int | float | Interval | Unread:
    """The number or band in a cell, or why there is none: of `money` in the playbook's currency, or a count.

    Sums are whole amounts. A band without a start begins at LOWEST: numbers may be below zero.
    """
    if len(text) <= _SURE and text.isascii() and text.isdigit():
        return int(text)  # as below, with less work: most numbers of a list are bare
    plain = _plain(text)
    if len(plain) > _LONGEST:
        return Unread("not-a-number", "is not a number")
    if _BECAME_DATE.fullmatch(plain) or (whole and _MONTH_AND_YEAR.fullmatch(plain)):
        return Unread("became-date", "looks like a band that a spreadsheet turned into a date")
    if any(about.search(plain) for about in _ABOUT):
        return Unread("approximate", "is only approximate")
    try:
        return _Quantities(whole, money, conventions).band(plain)
    except NotRead as reason:
        return reason.why


def is_foreign(text: str, currency: str) -> bool:
    """Whether a text is an amount, or a band of amounts, in another currency than the playbook's."""
    plain = _plain(text)
    try:
        _Quantities(True, True, Conventions(currency)).band(plain if len(plain) <= _LONGEST else "")
    except Foreign:
        return True
    except NotRead:
        return False
    return False


def _plain(text: str) -> str:
    return _UNITS.sub("", bare(text.translate(_DASHES)).strip())


class _Quantities:
    """Reads quantities of one field."""

    def __init__(self, whole: bool, money: bool, conventions: Conventions) -> None:
        self._whole, self._money = whole, money
        self._conventions = conventions

    def band(self, text: str) -> int | float | Interval:
        """An amount, or a band with one or two ends. An open-ended band starts at the given number."""
        step = 1 if self._whole else 0
        if more := _OR_MORE.fullmatch(text):
            return Interval(self._one(more["amount"]), None)
        if (above := _ABOVE.fullmatch(text)) and above["amount"] != text:
            return Interval(self._one(above["amount"]) + (step if above["strict"] else 0), None)
        if (below := _BELOW.fullmatch(text)) and below["amount"] != text:
            high = self._one(below["amount"]) - (step if below["strict"] else 0)
            return Interval(LOWEST, high)
        if slug := _SLUG.fullmatch(text):
            return self._slug(text, int(slug["low"]), int(slug["high"]))
        if band := _BAND.fullmatch(text):
            return self._between(band["low"], band["high"])
        return self._one(text)

    def _slug(self, text: str, low: int, high: int) -> int | float | Interval:
        """Thousands or a band: `1_000` and `11_50` can be one only, `51_200` both."""
        thousands = len(text.partition("_")[2]) == 3 and len(str(low)) <= 3
        if thousands and low <= high:
            raise NotRead("two-readings", f"could mean {low}-{high} or {low * 1000 + high}")
        return self._one(text) if thousands else self._between(str(low), str(high))

    def _between(self, first: str, second: str) -> int | float | Interval:
        low, high = _sharing(self._amount(first), self._amount(second), counts=not self._money)
        start, end = self._valued(low), self._valued(high)
        if start > end:
            raise NotRead("backwards", "runs backwards")
        return start if start == end else Interval(start, end)

    def _one(self, text: str) -> int | float:
        return self._valued(self._amount(text))

    def _amount(self, text: str) -> Amount:
        return read_amount(
            text.strip(),
            whole=self._whole,
            money=self._money,
            conventions=self._conventions,
        )

    def _valued(self, amount: Amount) -> int | float:
        number = _scaled(amount)
        if abs(number) > _LARGEST:
            raise NotRead("too-large", "is too large")
        if number == number.to_integral_value(context=EXACT):
            return int(number)
        if self._whole and not self._money:
            raise NotRead("not-whole", "is not a whole number")
        return int(number) if self._whole else float(number)


def _scaled(amount: Amount) -> Decimal:
    return amount.number.scaleb(amount.scale or 0, EXACT)


def _sharing(low: Amount, high: Amount, *, counts: bool) -> tuple[Amount, Amount]:
    """The ends of a band that may name its unit once: `$10-50M`, `T€ 500-800`, but `251-1K`.

    Raises NotRead where it could be either: `$500-1B`, `$1-$5M`, or `1-5k` of people.
    """
    if low.scale is not None and high.scale is None and (low.leads or _scaled(low) > high.number):
        return low, replace(high, scale=low.scale)
    if low.scale is not None or high.scale is None:
        return low, high
    shared = replace(low, scale=high.scale)
    lesser = replace(low, scale=max(high.scale - 3, 0))
    if low.number < high.number:
        if not low.number:
            return low, high
        if (counts and high.scale == 3) or (low.marked and high.marked):
            _either(low, shared, high)
        return shared, high
    if lesser.scale and _scaled(lesser) < _scaled(high):
        _either(low, lesser, high)
    return low, high


def _either(one: Amount, other: Amount, high: Amount) -> None:
    ends = [in_digits(_scaled(end)) for end in (one, other, high)]
    raise NotRead("two-readings", f"could mean {ends[0]}-{ends[2]} or {ends[1]}-{ends[2]}")
