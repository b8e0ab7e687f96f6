"""Dates in cells: ISO dates and timestamps, HubSpot's epoch milliseconds, unambiguous dates."""

import datetime
import re

from icp_playbook.fields.causes import Unread
from icp_playbook.fields.conventions import DateOrder

_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[t ][0-9:.]+ ?(?:z|utc|[+-][0-9:]{4,6})?)?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_SLASHED = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?: [0-9:]+ ?(?:am|pm)?)?")
_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4})")
_NAMED_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_OTHER_CENTURY = Unread("no-such-day", "is not a day of this century")
_NO_DAY = Unread("no-such-day", "is not a day that exists")
_EPOCH_MS = re.compile(r"[0-9]{12,13}(?:\.0)?")


def read_day(text: str, order: DateOrder | None = None) -> datetime.date | Unread:
    """The date in a cell, or why there is none. `order` tells 3 April from 4 March in 03/04/2026.

    Of a timestamp the day counts as written; milliseconds since 1970 are read as UTC.
    """
    plain = text.casefold().strip()
    if found := _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _day(found[1], found[2], found[3])
    if _EPOCH_MS.fullmatch(plain):
        moment = datetime.datetime.fromtimestamp(float(plain) / 1000, datetime.UTC)
        return (
            moment.date()
            if 1970 < moment.year < 2100
            else Unread("no-such-day", "is not a day of this century")
        )
    if found := _NAMED.fullmatch(plain):
        return _day(found[3], _month(found[2]), found[1])
    if found := _NAMED_FIRST.fullmatch(plain):
        return _day(found[3], _month(found[1]), found[2])
    if found := _SLASHED.fullmatch(plain):
        return _either(found[1], found[2], found[3], order)
    return Unread("not-a-date", "is not a date; write 2026-10-01")


def _either(first: str, second: str, year: str, order: DateOrder | None) -> datetime.date | Unread:
    """In the declared order; without one, day first or month first if only one of the two is a real date.

    A date that exists in the other order only is not read: then the list is not written as declared.
    """
    days = [_day(year, second, first), _day(year, first, second)]
    if order:
        day = days[0 if order == "day-first" else 1]
        other = any(not isinstance(one, Unread) for one in days)
        return (
            Unread("no-such-day", f"is not a day that exists, {order}") if day is _NO_DAY and other else day
        )
    real = sorted({day for day in days if not isinstance(day, Unread)})
    if len(real) == 2:
        return Unread("two-readings", f"could be {real[0]} or {real[1]}; write the year first")
    return real[0] if real else _NO_DAY


def _month(name: str) -> str:
    """The number of a month from its English name or first three letters; 0 if there is none."""
    return str(next((n for n, short in enumerate(_SHORT, 1) if name.startswith(short)), 0))


def _day(year: str, month: str, day: str) -> datetime.date | Unread:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return _NO_DAY
