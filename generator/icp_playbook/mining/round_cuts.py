"""A round number between two values, so that a band starts where a person would let it start."""

import math
from fractions import Fraction

Bounds = tuple[Fraction, Fraction]


def round_between(below: float, from_: float, *, whole: bool) -> int | float:
    """The roundest number above the first value and up to the second; a `whole` one if asked for."""
    low, high = Fraction(below), Fraction(from_)
    size = max(abs(below), abs(from_), 1.0)
    for exponent in range(math.ceil(math.log10(size)) + 1, -8, -1):
        if whole and exponent < 0:
            break
        for times in (5, 1):  # in halves of the power of ten first, then in its whole steps
            step = Fraction(10) ** exponent * times
            found = high // step * step
            if low < found <= high:
                return _plain(found)
    return _plain(high)


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
