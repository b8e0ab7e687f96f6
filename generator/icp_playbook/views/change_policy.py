"""The policy for changes in plain words: when none is made, on what evidence, and who reviews it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.model import ChangePolicy, DatedFreeze, Freeze, FreezeWindow, PeriodFreeze, window_around
from icp_playbook.phrases import counted, series
from icp_playbook.values import say_date
from icp_playbook.views.labels import label

_COMMON, _LEAP = 2027, 2028
"""A year of 365 days and one of 366."""
_ONE = datetime.timedelta(1)


@dataclass(frozen=True, slots=True)
class FreezeRow:
    """A freeze in words, and as the browser reads it, which knows today."""

    name: str
    days: str
    """When it is: "in the last 14 days of each quarter (18–31 Mar, 17–30 Jun, …)"."""
    exempt: str
    """Who may change the boundary all the same; empty for nobody."""
    data: tuple[tuple[str, str], ...]
    """The attributes that tell the browser its days."""


@dataclass(frozen=True, slots=True)
class ChangePolicyView:
    """What a change to who qualifies needs. Empty texts where the policy asks for nothing."""

    freezes: tuple[FreezeRow, ...]
    evidence: str
    reviewed_by: str


def change_policy_view(policy: ChangePolicy) -> ChangePolicyView | None:
    """The policy; None where there is none."""
    if not (policy.freeze or policy.evidence or policy.reviewed_by):
        return None
    least = policy.evidence.accounts if policy.evidence is not None else 0
    return ChangePolicyView(
        tuple(_row(freeze, policy.year_starts) for freeze in policy.freeze),
        f"a sample of at least {least:,}" if least else "",
        series([label(function) for function in policy.reviewed_by]),
    )


def _row(freeze: Freeze, starts: int) -> FreezeRow:
    name = freeze.label or label(freeze.id)
    exempt = series([label(function).lower() for function in freeze.exempt], "or")
    if isinstance(freeze, DatedFreeze):
        days = f"from {say_date(freeze.first)} to {say_date(freeze.last)}"
        first, last = freeze.first.isoformat(), freeze.last.isoformat()
        return FreezeRow(name, days, exempt, (("from", first), ("to", last)))
    return FreezeRow(
        name,
        _days(freeze, starts),
        exempt,
        (("last", str(freeze.last)), ("of", freeze.of), ("starts", str(starts))),
    )


def _days(freeze: PeriodFreeze, starts: int) -> str:
    last = f"in the last {counted(freeze.last, 'day')}" if freeze.last > 1 else "on the last day"
    if freeze.of == "month":
        return f"{last} of each month"
    sides = zip(_windows(freeze, starts, _COMMON), _windows(freeze, starts, _LEAP), strict=True)
    windows = [one if one == leap else f"{one} (in leap years {leap})" for one, leap in sides]
    year = "fiscal year" if freeze.of == "year" and starts > 1 else freeze.of
    return f"{last} of each {year}: {series(windows)}"


def _windows(freeze: PeriodFreeze, starts: int, year: int) -> Iterator[str]:
    """The windows of a fiscal year, the one that February of a year is in."""
    day = datetime.date(year if starts <= 2 else year - 1, starts, 1)
    end = datetime.date(day.year + 1, starts, 1)
    while day < end:
        window = window_around(freeze, day, starts)
        yield _without_year(window)
        day = window.last + _ONE


def _without_year(window: FreezeWindow) -> str:
    """ "18–31 Mar", "25 Apr–8 May"."""
    first, last = (say_date(day).rpartition(" ")[0] for day in (window.first, window.last))
    if first == last:
        return last
    return f"{window.first.day}–{last}" if window.first.month == window.last.month else f"{first}–{last}"
