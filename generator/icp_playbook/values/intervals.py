"""A number known only as a band, as data providers export headcount and revenue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A number within a band, both ends included; `high` is None if the band is open-ended."""

    low: int | float
    high: int | float | None
