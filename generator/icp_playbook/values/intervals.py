"""A number known only as a band, as data providers export headcount and revenue."""

from dataclasses import dataclass

LOWEST = -(10**15)
"""No number in a playbook or a list is lower: where a band without a lower end starts."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A number within a band, both ends included.

    `high` is None if the band is open-ended, `low` is LOWEST where it has no start.
    """

    low: int | float
    high: int | float | None
