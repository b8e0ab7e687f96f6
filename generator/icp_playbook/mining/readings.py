"""Values as what is mined: a number with its ends, or a set of values."""

import datetime
import math
from typing import NamedTuple

from icp_playbook.fit import Known
from icp_playbook.values import LOWEST, Interval


class Measured(NamedTuple):
    """A number, or an age in days; the ends are apart where it is known as a range alone."""

    low: float
    middle: float
    high: float


def measured(known: Known, day: datetime.date) -> Measured | None:
    """A value as a number: a date as its age on a day. None for a day still to come, and for no number."""
    match known:
        case datetime.date():
            age = float((day - known).days)
            return Measured(age, age, age) if age >= 0 else None
        case Interval(low=low, high=high):
            top = math.inf if high is None else float(high)
            bottom = -math.inf if low <= LOWEST else float(low)
            middle = bottom if math.isinf(top) else top if math.isinf(bottom) else (bottom + top) / 2
            return Measured(bottom, middle, top)
        case bool():
            return None
        case int() | float():
            return Measured(float(known), float(known), float(known))
        case _:
            return None


def values_of(known: Known) -> frozenset[str | bool] | None:
    """A value of a list as a set of one; None for what is no such value."""
    match known:
        case frozenset():
            return known
        case str() | bool():
            return frozenset({known})
        case _:
            return None
