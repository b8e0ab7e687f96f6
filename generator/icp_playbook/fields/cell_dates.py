"""Dates in cells: ISO dates and timestamps, HubSpot's epoch milliseconds, unambiguous dates."""

import datetime
import re

_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[t ][0-9:.]+ ?(?:z|utc|[+-][0-9:]{4,6})?)?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_SLASHED = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?: [0-9:]+ ?(?:am|pm)?)?")
_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4})")
_NAMED_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_EPOCH_MS = re.compile(r"[0-9]{12,13}(?:\.0)?")


def read_day(text: str) -> datetime.date | str:
    """The date in a cell, or why there is none: a phrase that follows the quoted text.

    Of a timestamp the day counts as written; milliseconds since 1970 are read as UTC.
    """
    plain = text.casefold().strip()
    if found := _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _day(found[1], found[2], found[3])
    if _EPOCH_MS.fullmatch(plain):
        moment = datetime.datetime.fromtimestamp(float(plain) / 1000, datetime.UTC)
        return moment.date() if 1970 < moment.year < 2100 else "is not a day of this century"
    if found := _NAMED.fullmatch(plain):
        return _day(found[3], _month(found[2]), found[1])
    if found := _NAMED_FIRST.fullmatch(plain):
        return _day(found[3], _month(found[1]), found[2])
    if found := _SLASHED.fullmatch(plain):
        return _either(found[1], found[2], found[3])
    return "is not a date; write 2026-10-01"


def _either(first: str, second: str, year: str) -> datetime.date | str:
    """Day first or month first, if only one of the two is a real date."""
    days = {day for day in (_day(year, second, first), _day(year, first, second)) if not isinstance(day, str)}
    if len(days) == 2:
        one, other = sorted(days)
        return f"could be {one} or {other}; write the year first"
    return days.pop() if days else "is not a day that exists"


def _month(name: str) -> str:
    """The number of a month from its English name or first three letters; 0 if there is none."""
    return str(next((n for n, short in enumerate(_SHORT, 1) if name.startswith(short)), 0))


def _day(year: str, month: str, day: str) -> datetime.date | str:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return "is not a day that exists"
