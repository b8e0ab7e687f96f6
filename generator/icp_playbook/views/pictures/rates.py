"""Shares with their intervals, drawn as a dot and a whisker on an axis from 0 to 100."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whisker:
    """Where a dot and the ends of its whisker stand on an axis from 0 to 100."""

    low: float
    at: float
    high: float


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of shares (-1…1) with the marks on it: where each stands, from 0 to 100, and what it says."""

    start: float
    end: float
    marks: tuple[tuple[int, str], ...]

    def whisker(self, low: float, at: float, high: float) -> Whisker:
        """A share with its interval on this axis; what lies beyond an end is drawn at the end."""
        return Whisker(*(self._place(one) for one in (low, at, high)))

    def _place(self, share: float) -> float:
        return round(100 * min(1.0, max(0.0, (share - self.start) / (self.end - self.start))), 1)


RATES = Axis(0.0, 1.0, tuple((place, f"{place}%") for place in (0, 25, 50, 75, 100)))
"""The axis of shares."""


def difference_axis(bounds: Iterable[float]) -> Axis:
    """An axis of differences with 0 in the middle that holds all bounds, in tens of points."""
    most = max((abs(bound) for bound in bounds), default=0.1)
    tens = max(1, math.ceil(round(10 * most, 6)))
    end = tens / 10
    return Axis(-end, end, ((0, f"−{tens * 10}"), (50, "0"), (100, f"+{tens * 10}")))
