"""A curve of steps with its band, such as that of customers who stay, as paths in a box of 100 by 50."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 100, 50
_EVERY = 90
_MOST_MARKS = 6
"""Marks that have room below the curve."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A day from which on a share (0…1) holds, with its interval where there is one."""

    day: int
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class StepCurve:
    """Paths in a box of 100 by 50; `days` are the marks below: where each stands in percent, its day."""

    line: str
    band: str
    """"" where there is no interval."""
    days: tuple[tuple[int, int], ...]


def step_curve(points: Sequence[CurvePoint]) -> StepCurve | None:
    """The picture of points in the order of their days; None where they span no time."""
    last = points[-1].day if points else 0
    if not last:
        return None
    days = [round(WIDTH * point.day / last, 2) for point in points]
    line = _steps(days, [_height(point.value) for point in points])
    return StepCurve(f"M{line}", _band(points, days), _marks(last))


def _band(points: Sequence[CurvePoint], days: Sequence[float]) -> str:
    """The outline of the interval: forward along its upper end, back along its lower one."""
    known = [
        (day, _height(point.high), _height(point.low))
        for day, point in zip(days, points, strict=True)
        if point.high is not None and point.low is not None
    ]
    if len(known) < 2:
        return ""
    at, high, low = ([row[side] for row in known] for side in range(3))
    back = [*reversed(_corners(at, low))]
    return f"M{_steps(at, high)}L{' '.join(f'{x:g},{y:g}' for x, y in back)}Z"


def _steps(days: Sequence[float], heights: Sequence[float]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in _corners(days, heights))


def _corners(days: Sequence[float], heights: Sequence[float]) -> list[tuple[float, float]]:
    """Every corner of a line of steps: each height holds until the next day."""
    found = [(days[0], heights[0])]
    for place in range(1, len(days)):
        found.append((days[place], heights[place - 1]))
        if heights[place] != heights[place - 1]:
            found.append((days[place], heights[place]))
    return found


def _height(share: float) -> float:
    return round(HEIGHT * (1 - share), 2)


def _marks(last: int) -> tuple[tuple[int, int], ...]:
    every = _EVERY
    while last // every >= _MOST_MARKS:
        every *= 2
    return tuple((round(WIDTH * day / last), day) for day in range(0, last + 1, every))
