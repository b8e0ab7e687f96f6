"""What a field's minimum makes of the numbers in its cells."""

from icp_playbook.fields.causes import Unread
from icp_playbook.values import Interval


def from_minimum(read: int | float | Interval, minimum: float) -> int | float | Interval | Unread | None:
    """A number of a field with a minimum: None for 0 and -1 below it, an export's "not known"."""
    if isinstance(read, Interval):
        if read.high is not None and read.high < minimum:
            return _too_low(read.high, minimum)
        return Interval(minimum, read.high) if read.low < minimum else read
    if read >= minimum:
        return read
    return None if read in (0, -1) else _too_low(read, minimum)


def _too_low(number: float, minimum: float) -> Unread:
    if number < 0 and minimum >= 0:
        return Unread("below-zero", "is below zero")
    return Unread("below-minimum", f"is below {minimum}, the least that the field can be")
