"""Freezes on the calendar: the days on which who qualifies does not change."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.model.policy import ChangePolicy, DatedFreeze, Freeze, PeriodName

_MONTHS: Mapping[PeriodName, int] = {"month": 1, "quarter": 3, "year": 12}
_SHORTEST_QUARTER = {0: 90, 1: 89, 2: 90}
"""Days of the shortest quarter, by the months that quarters start later than January, April and so on."""


@dataclass(frozen=True, slots=True)
class FreezeWindow:
    """A freeze as it falls: its first and its last day, both in it."""

    freeze: Freeze
    first: datetime.date
    last: datetime.date

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last


def freezes_on(policy: ChangePolicy, day: datetime.date) -> tuple[FreezeWindow, ...]:
    """The freezes that are on, in the order of the policy."""
    windows = (window_around(freeze, day, policy.year_starts) for freeze in policy.freeze)
    return tuple(window for window in windows if day in window)


def window_around(freeze: Freeze, day: datetime.date, year_starts: int = 1) -> FreezeWindow:
    """The window of a freeze in the period that a day is in; its own where it has dates."""
    if isinstance(freeze, DatedFreeze):
        return FreezeWindow(freeze, freeze.first, freeze.last)
    first, last = _period_around(day, freeze.of, year_starts)
    begins = max(last.toordinal() - freeze.last + 1, first.toordinal())
    return FreezeWindow(freeze, datetime.date.fromordinal(begins), last)


def shortest_period(of: PeriodName, year_starts: int) -> int:
    """The days of the shortest period: a freeze as long as it would never end."""
    match of:
        case "month":
            return 28
        case "quarter":
            return _SHORTEST_QUARTER[(year_starts - 1) % 3]
        case "year":
            return 365


def _period_around(
    day: datetime.date, of: PeriodName, year_starts: int
) -> tuple[datetime.date, datetime.date]:
    months = _MONTHS[of]
    month = day.year * 12 + day.month - 1
    first = month - (month - (year_starts - 1)) % months
    return _start_of(first), _day_before(first + months)


def _start_of(month: int) -> datetime.date:
    """The first day of a month counted from the year 0, at the earliest that of the calendar."""
    return datetime.date(month // 12, month % 12 + 1, 1) if month >= 12 else datetime.date.min


def _day_before(month: int) -> datetime.date:
    year = month // 12
    return _start_of(month) - datetime.timedelta(1) if year <= datetime.MAXYEAR else datetime.date.max
