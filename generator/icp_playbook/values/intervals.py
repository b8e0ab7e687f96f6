"""A number known only as a band, as data providers export headcount and revenue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A number that lies in a band, both ends included; `high` is None where the band is open."""

    low: int | float
    high: int | float | None
