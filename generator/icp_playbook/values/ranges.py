"""Inclusive ranges, written [low, high]."""

import datetime
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from icp_playbook.values.dates import Date
from icp_playbook.values.money import Money


def _ordered(bounds: tuple[int, int]) -> tuple[int, int]:
    low, high = bounds
    if low > high:
        raise PydanticCustomError(
            "inverted_range", "a range from low to high, not {low} to {high}", {"low": low, "high": high}
        )
    return bounds


Count: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=10_000_000)]
HeadcountRange: TypeAlias = Annotated[tuple[Count, Count], AfterValidator(_ordered)]
"""People or days, both ends included."""

MoneyRange: TypeAlias = Annotated[tuple[Money, Money], AfterValidator(_ordered)]
"""Amounts in the playbook's currency, both ends included."""


def _in_time(days: tuple[datetime.date, datetime.date]) -> tuple[datetime.date, datetime.date]:
    first, last = days
    if first > last:
        raise PydanticCustomError(
            "inverted_range",
            "a range from low to high, not {low} to {high}",
            {"low": first.isoformat(), "high": last.isoformat()},
        )
    return days


Period: TypeAlias = Annotated[tuple[Date, Date], AfterValidator(_in_time)]
"""The first day and the last, both included."""
