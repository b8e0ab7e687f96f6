"""Numbers and ranges as people type them, and how a playbook writes them."""

import re
from itertools import pairwise, takewhile

_RANGE = re.compile(r"\s*([^\s–—-]+?)\s*(?:[–—-]|\bto\b|\.{2,3}|…)\s*([^\s–—-]+)\s*")
_GROUPED = re.compile(r"([$€£]?)(\d{1,3})((?:\.\d{3})+|(?:,\d{3})+|(?:['’ \u00a0\u202f]\d{3})+)")
_COMMA = re.compile(r"([$€£]?)(\d+),(\d+)\s*([kKmMbB]?)")
_UNITS = ((10**9, "B"), (10**6, "M"), (10**3, "k"))


def as_range(text: object) -> str | None:
    """`50–200` as `[50, 200]`; None if it is no range."""
    found = _RANGE.fullmatch(text) if isinstance(text, str) else None
    if found is None or not all(re.search(r"\d", end) for end in found.groups()):
        return None
    low, high = (as_number(end) or end for end in found.groups())
    return f"[{low}, {high}]"


def as_number(text: object) -> str | None:
    """`5.000.000` as `5M` and `1,5M` as `1.5M`; None if there is nothing to mend."""
    if not isinstance(text, str):
        return None
    if found := _GROUPED.fullmatch(text.strip()):
        digits = found[2] + re.sub(r"\D", "", found[3])
        return found[1] + short_number(int(digits))
    if found := _COMMA.fullmatch(text.strip()):
        return f"{found[1]}{found[2]}.{found[3]}{found[4]}"
    return None


def cut_number(items: object) -> str | None:
    """The number that a comma in brackets cut in two, `1.5M` in [1, "5M", "20M"]; None if there is none."""
    if not isinstance(items, list):
        return None
    for one, other in pairwise(items):
        if isinstance(one, int) and isinstance(other, str) and re.fullmatch(r"\d{1,3}[kKmMbB]", other):
            return f"{one}.{other}"
    return None


def cut_thousands(items: object) -> str | None:
    """The number that commas between thousands cut up, `5000000` in [5, "000", "000", 20, "000", "000"]."""
    if not isinstance(items, list) or len(items) < 2:
        return None
    first, *rest = (str(item) if isinstance(item, int | str) else "" for item in items)
    groups = list(takewhile(re.compile(r"\d{3}").fullmatch, rest))
    is_cut = any(isinstance(item, str) for item in items[1 : len(groups) + 1])  # 200 is a number, 000 is none
    return first + "".join(groups) if is_cut and re.fullmatch(r"[1-9]\d{0,2}", first) else None


def plain_count(text: object) -> str | None:
    """`50` and `1,000` in quotes as the whole numbers they are; None if there is nothing to mend."""
    if not isinstance(text, str) or not re.fullmatch(
        r"\d{1,12}|\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3}){1,3}", text.strip()
    ):
        return None
    return str(int(re.sub(r"\D", "", text)))


def short_number(amount: int) -> str:
    """A whole number as a playbook writes it: `5M`, `1.5k`, `1234567`."""
    for unit, letter in _UNITS:
        if amount >= unit and amount % (unit // 1000) == 0:
            whole, rest = divmod(amount, unit)
            fraction = f"{rest * 1000 // unit:03}".rstrip("0")
            return f"{whole}{'.' if fraction else ''}{fraction}{letter}"
    return str(amount)
