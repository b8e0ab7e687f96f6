"""Inclusive ranges, written [low, high]."""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

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
