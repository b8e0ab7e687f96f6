"""Numbers in cells: `1,000`, `$5M`, `325 million`, `36.9 M`, `51-200`, `10001+`, `251-1K`."""

import re
from decimal import Decimal

from icp_playbook.values import Interval

_LARGEST = 10**15
_SCALES = {
    "": 1,
    **dict.fromkeys(("k", "thousand", "thsd", "tsd"), 10**3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "mil", "million", "millions"), 10**6),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions"), 10**9),
}
_SYMBOLS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"})
_NUMBER = r"(?P<digits>[0-9][0-9.,'’_ ]*(?:e\+?[0-9]{1,2})?)\s*(?P<scale>[a-z]*)\.?"
_AMOUNT = re.compile(
    rf"(?P<sign>-)?(?P<before>us\$|ca\$|c\$|a\$|au\$|[$€£¥₹]|[a-z]{{3}}(?=[ 0-9]))?\s*{_NUMBER}"
    rf"\s*(?P<after>[$€£¥₹]|(?<= )[a-z]{{3}})?",
)
_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_BAND = re.compile(r"(?P<low>[^-]*[0-9][^-]*?)\s*(?:-|\bto\b)\s*(?P<high>[^-]*[0-9][^-]*)")
_BELOW = re.compile(r"(<=|≤|up to|<|less than|under|below)\s*(.+)")
_ABOVE = re.compile(r"(>=|≥|at least|>|more than|over|above)\s*(.+)")
_SPREADSHEET_DATE = re.compile(
    r"[0-9]{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-[0-9]{1,2}"
)
_UNITS = re.compile(r"(?<!\s)\s*(employees|people|staff|workers|fte|per year|a year|/ ?y(ea)?r)\.?\Z")


def read_quantity(text: str, *, whole: bool, currency: str | None) -> int | float | Interval | str:
    """The number or band in a cell, or why there is none: a phrase that follows the quoted text.

    `currency` is the playbook's for sums of money, None for counts. Sums are whole amounts.
    """
    plain = _UNITS.sub("", text.casefold().translate(_DASHES).strip())
    if len(plain) > 60:
        return "is not a number"
    if _SPREADSHEET_DATE.fullmatch(plain):
        return "looks like a band that a spreadsheet turned into a date"
    try:
        return _band(plain, whole=whole, currency=currency)
    except _NotRead as reason:
        return str(reason)


class _NotRead(Exception):
    """Why a text is not a number: a phrase that follows the quoted text."""


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
            raise _NotRead("runs backwards")
        return low if low == high else Interval(low, high)
    return amount(text)


def _amount(text: str, *, whole: bool, currency: str | None) -> int | float:
    found = _AMOUNT.fullmatch(text)
    scale = _SCALES.get(found["scale"]) if found else None
    after = found["after"] if found else None
    if found and scale is None and currency and len(found["scale"]) == 3:
        scale, after = 1, found["scale"]  # 500EUR
    if not found or scale is None:
        raise _NotRead("is not a number")
    if found["sign"]:
        raise _NotRead("is below zero")
    for mark in (found["before"], after):
        _same_currency(mark, currency)
    number = _decimal(found["digits"].strip(), dotted=whole and scale == 1) * scale
    if number > _LARGEST:
        raise _NotRead("is too large")
    if number == number.to_integral_value():
        return int(number)
    if whole and currency is None:
        raise _NotRead("is not a whole number")
    return int(number) if whole else float(number)


def _same_currency(mark: str | None, currency: str | None) -> None:
    """Raises _NotRead for an amount in another currency: there are no exchange rates here."""
    if mark is None:
        return
    if currency is None:
        raise _NotRead("is an amount of money, not a count")
    if mark == "$" and currency in _DOLLARS:
        return
    dollars = {"us$": "USD", "ca$": "CAD", "c$": "CAD", "a$": "AUD", "au$": "AUD", "$": "USD"}
    meant = dollars.get(mark) or _SYMBOLS.get(mark) or mark.upper()
    if meant != currency:
        raise _NotRead(f"is in {meant}; the playbook uses {currency}")


def _decimal(digits: str, *, dotted: bool) -> Decimal:
    """Digits with thousands separators or a decimal mark.

    `dotted`: three digits after a dot could be thousands as well, so such a number is not read.
    """
    if dotted and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", digits):
        raise _NotRead(f"could mean {digits.replace('.', '')} or {digits.rstrip('0').rstrip('.')}")
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?(e\+?[0-9]{1,2})?", digits):
        return Decimal(digits)
    if re.fullmatch(r"[0-9]{1,3}([,'’_ ][0-9]{3})+(\.[0-9]+)?", digits):
        return Decimal(re.sub(r"[,'’_ ]", "", digits))
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3}){2,}(,[0-9]+)?|[0-9]{1,3}\.[0-9]{3},[0-9]{1,2}", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    raise _NotRead("is not a number")
