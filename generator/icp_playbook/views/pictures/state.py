"""The picture of the state: evidence by age and sample size, reviews by the month they fall due."""

import datetime
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.model import review_due
from icp_playbook.phrases import counted
from icp_playbook.playbook import Playbook
from icp_playbook.values import days_after, say_date

WIDTH, LEFT, RIGHT = 960, 90, 24
EVIDENCE_TOP, EVIDENCE_FOOT = 26, 168
REVIEW_TOP, REVIEW_FOOT = 214, 296
SAMPLES = (10, 100, 1000)
Across: TypeAlias = Callable[[datetime.date], float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure. Coordinates in the units of the drawing."""

    x: float
    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The reviews that fall due in a month."""

    x: float
    y: float
    width: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class StatePicture:
    """One axis of time for both halves. `start` and `end` are the days at its ends."""

    start: datetime.date
    end: datetime.date
    months: tuple[tuple[float, str], ...]
    samples: tuple[tuple[float, int], ...]
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    says: str


def state_picture(playbook: Playbook) -> StatePicture | None:
    """The drawing, from the first evidence to the last review that is due; None where there is neither."""
    figures = [
        (figure.date, figure.sample, profile.name, figure.id)
        for profile in playbook.profiles.values()
        if profile.status != "retired"
        for figure in profile.evidence.figures
    ]
    reviews = (review_due(entry, playbook.settings.review) for _, entry in playbook.entries())
    due = [day for day in reviews if day is not None]
    days = [*(day for day, *_ in figures), *due]
    if not days:
        return None
    start, end = _month(min(days)), _next(_month(max(days)))
    while (end - start).days < 300:
        end = _next(end)
    span = (end - start).days

    def across(day: datetime.date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / span, 1)

    counts = Counter(_month(day) for day in due)
    most = max(counts.values(), default=0)
    return StatePicture(
        start,
        end,
        tuple(_ticks(start, end, across)),
        tuple((_height(sample), sample) for sample in SAMPLES),
        tuple(
            Dot(across(day), _height(sample), f"{name}: {id_}, {sample:,} counted on {say_date(day)}")
            for day, sample, name, id_ in sorted(figures)
        ),
        tuple(_bar(month, counts[month], most, across) for month in sorted(counts)),
        f"{counted(len(figures), 'figure')} by day and sample size, and {counted(len(due), 'review')} "
        "by the month they fall due",
    )


def _bar(month: datetime.date, count: int, most: int, across: Across) -> Bar:
    height = round((REVIEW_FOOT - REVIEW_TOP - 16) * count / most, 1)
    left, right = across(month), across(_next(month))
    return Bar(left + 2, REVIEW_FOOT - height, round(right - left - 4, 1), height, count)


def _height(sample: int) -> float:
    """The height for a sample size: from 1 at the bottom to 1,000 and more at the top, log scale."""
    share = min(1.0, math.log10(sample) / 3)
    return round(EVIDENCE_FOOT - (EVIDENCE_FOOT - EVIDENCE_TOP) * share, 1)


def _ticks(start: datetime.date, end: datetime.date, across: Across) -> list[tuple[float, str]]:
    """Quarters; years when there would be too many."""
    months = []
    month = start
    while month < end:
        months.append(month)
        month = _next(month)
    step = 3 if len(months) <= 36 else 12
    return [(across(month), f"{month:%b} {month.year}") for month in months if (month.month - 1) % step == 0]


def _month(day: datetime.date) -> datetime.date:
    return day.replace(day=1)


def _next(month: datetime.date) -> datetime.date:
    later = days_after(month, 31)
    return later if later == datetime.date.max else later.replace(day=1)
