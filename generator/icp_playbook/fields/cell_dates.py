"""Dates in cells: ISO dates and timestamps, epoch milliseconds, 1 Oct 2026, 1. Oktober 2026, 03/04/2026."""

import datetime
import re

from icp_playbook.fields.causes import Unread
from icp_playbook.fields.cell_months import MONTHS, bare
from icp_playbook.fields.conventions import DateOrder

_TIME = r"(?:,? [0-9][0-9:.]* ?(?:am|pm|uhr|z|utc)?)?"
_MONTH = rf"({'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_ISO = re.compile(
    r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[t ][0-9:.]+ ?(?:z|utc|[+-][0-9:]{4,6})?)?"
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_SLASHED = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_TIME}")
_NAMED = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th|er|\.)?[ -]?{_MONTH}\.?,?[ -]([0-9]{{4}}){_TIME}")
_NAMED_FIRST = re.compile(rf"{_MONTH}\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}}){_TIME}")
_EPOCH_MS = re.compile(r"[0-9]{12,13}(?:\.0)?")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_SERIAL_ZERO = datetime.date(1899, 12, 30)
_NO_DATE = re.compile(
    r"0{1,4}([-/.])0{1,2}\1(?:0{4}|0{1,2})(?:[t ].*)?|1900-0?1-0?0(?:[t ].*)?|0?1/0?0/1900|0?0/0?1/1900"
)
_ZERO_DAYS = frozenset(
    datetime.date(*day) for day in ((1, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1970, 1, 1))
)
_OTHER_CENTURY = Unread("no-such-day", "is not a day of this century")
_NO_DAY = Unread("no-such-day", "is not a day that exists")


def read_day(text: str, order: DateOrder | None = None) -> datetime.date | Unread | None:
    """The date in a cell, why there is none, or None where exports write one that stands for nothing.

    `order` tells 3 April from 4 March in 03/04/2026. Of a timestamp the day counts as written, whatever its
    time zone; milliseconds since 1970 are read as UTC. A spreadsheet's number of a day is not read: another
    number would look the same.
    """
    if (day := _iso_day(text)) and day not in _ZERO_DAYS:
        return day
    plain = bare(text).strip()
    if plain == "0" or _NO_DATE.fullmatch(plain):
        return None
    read = _read(plain, order)
    if isinstance(read, datetime.date) and read in _ZERO_DAYS:
        return Unread("zero-day", "is what exports write for no date")
    return read


def _iso_day(text: str) -> datetime.date | None:
    """The date in a text like 2026-10-01, as most lists write it."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _read(plain: str, order: DateOrder | None) -> datetime.date | Unread:
    if found := _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _day(found[1], found[2], found[3])
    if _EPOCH_MS.fullmatch(plain):
        moment = datetime.datetime.fromtimestamp(float(plain) / 1000, datetime.UTC)
        return moment.date() if 1970 < moment.year < 2100 else _OTHER_CENTURY
    if found := _NAMED.fullmatch(plain):
        return _day(found[3], MONTHS[found[2]], found[1])
    if found := _NAMED_FIRST.fullmatch(plain):
        return _day(found[3], MONTHS[found[1]], found[2])
    if found := _SLASHED.fullmatch(plain):
        return _either(found[1], found[2], found[3], order)
    if found := _SERIAL.fullmatch(plain):
        day = _SERIAL_ZERO + datetime.timedelta(days=int(found[1]))
        return Unread("spreadsheet-day", f"looks like a spreadsheet's number for {day}; format it as a date")
    return Unread("not-a-date", "is not a date; write 2026-10-01")


def _either(first: str, second: str, year: str, order: DateOrder | None) -> datetime.date | Unread:
    """In the declared order; without one, day first or month first if only one of the two is a real date.

    A date that exists in the other order only is not read: then the list is not written as declared.
    """
    days = [_day(year, second, first), _day(year, first, second)]
    if order:
        day = days[0 if order == "day-first" else 1]
        other = any(not isinstance(one, Unread) for one in days)
        wrong = day is _NO_DAY and other
        return Unread("no-such-day", f"is not a day that exists, {order}") if wrong else day
    real = sorted({day for day in days if not isinstance(day, Unread)})
    if len(real) == 2:
        return Unread("two-readings", f"could be {real[0]} or {real[1]}; write the year first")
    return real[0] if real else _NO_DAY


def _day(year: str, month: str | int, day: str) -> datetime.date | Unread:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return _NO_DAY
