"""Numbers in cells: `1,000`, `$5M`, `325 million`, `36.9 M`, `51-200`, `10001+`, `251-1K`."""

import re
from decimal import Decimal

from icp_playbook.fields.causes import Cause, Unread
from icp_playbook.fields.conventions import Conventions
from icp_playbook.values import Interval

_LARGEST = 10**15
_SCALES = {
    "": 1,
    **dict.fromkeys(("k", "thousand", "thsd", "tsd"), 10**3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "mil", "million", "millions"), 10**6),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions", "mrd", "mia"), 10**9),
}
_CURRENCIES = {
    "us$": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "s$": "SGD",
    "hk$": "HKD",
    "mx$": "MXN",
    "r$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
}
"""Sign → the currency it stands for."""
_WORDS = {
    **dict.fromkeys(("dollar", "dollars"), "$"),
    **dict.fromkeys(("euro", "euros"), "eur"),
    **dict.fromkeys(("pound", "pounds", "sterling"), "gbp"),
    **dict.fromkeys(("franc", "francs", "franken", "sfr", "fr"), "chf"),
    "yen": "jpy",
    "zł": "pln",
    "kč": "czk",
    "rs": "inr",
    "kr": "kr",
}
"""What people write for a code. `kr` is the krone of four countries, so it stands for none of their codes."""
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})
_CROWNS = frozenset({"SEK", "NOK", "DKK", "ISK"})
_NUMBER = r"(?P<digits>[0-9][0-9.,'’_ ]*(?:e\+?[0-9]{1,2})?)\s*(?P<scale>[a-z]*)\.?"
_SIGN = r"(?:us|ca|c|au|a|nz|s|hk|mx|r)\$|[$€£¥₹₩₽₺₴₪฿₫₱₦]"
_AMOUNT = re.compile(
    rf"(?P<sign>-)?(?P<before>{_SIGN}|kr|[a-z]{{3}}(?=[ 0-9]))?\s*{_NUMBER}"
    rf"\s*(?P<after>{_SIGN}|kr|(?<= )[a-z]{{3}})?",
)
_WORD = re.compile(rf"(?<![a-zäößü])({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![a-zäößü])\.?")
_GLUED = re.compile(r"(k|m|mm|mn|mio|b|bn|)(kr|[a-z]{3})")
"""Both in `500EUR` and in `5MEUR`."""
_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_BAND = re.compile(r"(?P<low>[^-]*[0-9][^-]*?)\s*(?:-|\bto\b)\s*(?P<high>[^-]*[0-9][^-]*)")
_BELOW = re.compile(r"(<=|≤|up to|<|less than|under|below)\s*(.+)")
_ABOVE = re.compile(r"(>=|≥|at least|>|more than|over|above)\s*(.+)")
_SPREADSHEET_DATE = re.compile(
    r"[0-9]{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-[0-9]{1,2}"
)
_UNITS = re.compile(r"(?<!\s)\s*(employees|people|staff|workers|fte|per year|a year|/ ?y(ea)?r)\.?\Z")


def read_quantity(
    text: str, *, whole: bool, money: bool, conventions: Conventions
) -> int | float | Interval | Unread:
    """The number or band in a cell, or why there is none: of `money` in the playbook's currency, or a count.

    Sums are whole amounts.
    """
    plain = _plain(text)
    if len(plain) > 60:
        return Unread("not-a-number", "is not a number")
    if _SPREADSHEET_DATE.fullmatch(plain):
        return Unread("became-date", "looks like a band that a spreadsheet turned into a date")
    try:
        return _band(plain, whole=whole, currency=conventions.currency if money else None)
    except _NotRead as reason:
        return reason.why


def is_foreign(text: str, currency: str) -> bool:
    """Whether a text is an amount, or a band of amounts, in another currency than the playbook's."""
    plain = _plain(text)
    try:
        _band(plain if len(plain) <= 60 else "", whole=True, currency=currency)
    except _Foreign:
        return True
    except _NotRead:
        return False
    return False


def _plain(text: str) -> str:
    return _UNITS.sub("", text.casefold().translate(_DASHES).strip())


class _NotRead(Exception):
    """Why a text is not a number."""

    def __init__(self, cause: Cause, phrase: str) -> None:
        self.why = Unread(cause, phrase)


class _Foreign(_NotRead):
    """It is an amount in another currency."""


def _band(text: str, *, whole: bool, currency: str | None) -> int | float | Interval:
    """An amount, or a band with one or two ends. An open-ended band starts at the given number."""

    def amount(part: str) -> int | float:
        return _amount(part, whole=whole, currency=currency)

    step = 1 if whole else 0
    if text.endswith("+"):
        return Interval(amount(text[:-1].strip()), None)
    if above := _ABOVE.fullmatch(text):
        strict = above[1] in (">", "more than", "over", "above")
        return Interval(amount(above[2]) + (step if strict else 0), None)
    if below := _BELOW.fullmatch(text):
        strict = below[1] in ("<", "less than", "under", "below")
        return Interval(0, max(0, amount(below[2]) - (step if strict else 0)))
    if band := _BAND.fullmatch(text):
        low, high = amount(band["low"]), amount(band["high"])
        if low > high:
            raise _NotRead("backwards", "runs backwards")
        return low if low == high else Interval(low, high)
    return amount(text)


def _amount(text: str, *, whole: bool, currency: str | None) -> int | float:
    found = _AMOUNT.fullmatch(_WORD.sub(lambda word: f" {_WORDS[word[1]]} ", text).strip())
    scale = _SCALES.get(found["scale"]) if found else None
    after = found["after"] if found else None
    if found and scale is None and currency and (glued := _GLUED.fullmatch(found["scale"])):
        scale, after = _SCALES[glued[1]], glued[2]
    if not found or scale is None:
        raise _NotRead("not-a-number", "is not a number")
    if found["sign"]:
        raise _NotRead("below-zero", "is below zero")
    for mark in (found["before"], after):
        _same_currency(mark, currency)
    number = _decimal(found["digits"].strip(), dotted=whole and scale == 1) * scale
    if number > _LARGEST:
        raise _NotRead("too-large", "is too large")
    if number == number.to_integral_value():
        return int(number)
    if whole and currency is None:
        raise _NotRead("not-whole", "is not a whole number")
    return int(number) if whole else float(number)


def _same_currency(mark: str | None, currency: str | None) -> None:
    """Raises _NotRead for an amount in another currency: there are no exchange rates here."""
    if mark is None:
        return
    if currency is None:
        raise _NotRead("money-not-count", "is an amount of money, not a count")
    if (mark == "$" and currency in _DOLLARS) or (mark == "kr" and currency in _CROWNS):
        return
    meant = _CURRENCIES.get(mark) or (mark if mark == "kr" else mark.upper())
    if meant != currency:
        raise _Foreign("other-currency", f"is in {meant}; the playbook uses {currency}")


def _decimal(digits: str, *, dotted: bool) -> Decimal:
    """Digits with thousands separators or a decimal mark.

    `dotted`: three digits after a dot could be thousands as well, so such a number is not read.
    """
    if dotted and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", digits):
        raise _NotRead(
            "two-readings", f"could mean {digits.replace('.', '')} or {digits.rstrip('0').rstrip('.')}"
        )
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?(e\+?[0-9]{1,2})?", digits):
        return Decimal(digits)
    if re.fullmatch(r"[0-9]{1,3}([,'’_ ][0-9]{3})+(\.[0-9]+)?", digits):
        return Decimal(re.sub(r"[,'’_ ]", "", digits))
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3}){2,}(,[0-9]+)?|[0-9]{1,3}\.[0-9]{3},[0-9]{1,2}", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    raise _NotRead("not-a-number", "is not a number")
