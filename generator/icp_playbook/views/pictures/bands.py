"""Shares by month before the band of what was usual, as paths in a box of 100 by 20."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 100, 20


@dataclass(frozen=True, slots=True)
class BandPoint:
    """A month: its share (0…1), None where there is none, and the interval of what was usual before it."""

    value: float | None
    low: float | None
    high: float | None
    is_out: bool


@dataclass(frozen=True, slots=True)
class BandPicture:
    """Paths: the band, the dots, and those that left it; "" where there is none."""

    band: str
    dots: str
    out: str
    most: int
    """The upper end of the picture in percent; the lower one is 0."""


def band_picture(points: Sequence[BandPoint]) -> BandPicture:
    """The picture of months beside each other, from 0 to the ten of percent that holds all of it."""
    tens = _tens(points)
    most = tens / 10
    step = WIDTH / max(1, len(points))
    dots: dict[bool, list[str]] = {False: [], True: []}
    bands = []
    for place, one in enumerate(points):
        middle = round(step * (place + 0.5), 2)
        if one.value is not None:
            dots[one.is_out].append(f"M{middle:g} {_height(one.value, most):g}h0")
        if one.low is not None and one.high is not None:
            left, right = round(step * place, 2), round(step * (place + 1), 2)
            top, foot = _height(one.high, most), _height(one.low, most)
            bands.append(f"M{left:g} {top:g}H{right:g}V{foot:g}H{left:g}Z")
    return BandPicture("".join(bands), "".join(dots[False]), "".join(dots[True]), tens * 10)


def _tens(points: Iterable[BandPoint]) -> int:
    most = max((end for one in points for end in (one.value, one.high) if end is not None), default=0.0)
    return max(1, math.ceil(round(10 * most, 6)))


def _height(share: float, most: float) -> float:
    return round(HEIGHT * (1 - share / most), 2)
