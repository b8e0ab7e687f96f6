"""Years in cells: `2015`, `2015.0`, `2015-2022`, `since 2015`, `before 2000`."""

import re

from icp_playbook.fields.causes import Unread
from icp_playbook.values import Interval

FIRST_YEAR, LAST_YEAR = 1000, 2999
_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_YEAR = r"([12][0-9]{3}(?:\.0{1,9})?|[12][.,][0-9]{3})"
_ONE = re.compile(_YEAR)
_BAND = re.compile(rf"{_YEAR} ?(?:-|to) ?{_YEAR}")
_FROM = re.compile(rf"(since|from|after|>=|>|≥) ?{_YEAR}|{_YEAR} ?\+")
_UNTIL = re.compile(rf"(before|until|up to|<=|<|≤) ?{_YEAR}")
_DAY = re.compile(
    r"[0-9]{4}[-/][0-9]{1,2}.*|[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{2,4}.*|[0-9]{1,2}[-/][0-9]{4}"
)


def read_year(text: str) -> int | Interval | Unread:
    """The year in a cell, or the band of years. The year of a date is not taken for the value."""
    plain = text.casefold().translate(_DASHES).strip()
    if found := _ONE.fullmatch(plain):
        return _year(found[1])
    if found := _BAND.fullmatch(plain):
        low, high = _year(found[1]), _year(found[2])
        if low > high:
            return Unread("backwards", "runs backwards")
        return low if low == high else Interval(low, high)
    if found := _FROM.fullmatch(plain):
        return Interval(_year(found[2] or found[3]) + (found[1] in ("after", ">")), None)
    if found := _UNTIL.fullmatch(plain):
        return Interval(FIRST_YEAR, max(FIRST_YEAR, _year(found[2]) - (found[1] in ("before", "<"))))
    if _DAY.fullmatch(plain):
        return Unread("not-a-year", "is a date, and the field holds a year")
    return Unread("not-a-year", "is not a year of four digits")


def _year(text: str) -> int:
    """A year; a mark between its thousands is a spreadsheet's, and only zeros stand behind a point."""
    digits = re.sub("[.,]", "", text)
    return int(digits[:4])
