"""How a company writes what can be written in two ways: its currency, its numbers, the order of its dates."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

NumberStyle: TypeAlias = Literal["comma", "point"]
DateOrder: TypeAlias = Literal["day-first", "month-first"]
DEFAULT_CURRENCY = "USD"
"""That of a playbook which names none."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of a playbook's lists, as playbook.yaml declares them.

    Without a declaration a text with two readings is not read, and both are named.
    """

    currency: str
    """ISO 4217 code of every amount."""
    numbers: NumberStyle | None = None
    """The mark before decimals: with `comma`, `1.250` is 1250 and `1,25` is one and a quarter."""
    dates: DateOrder | None = None
    """Which comes first in `03/04/2026`."""


def conventions_in(settings: Any) -> Conventions:
    """The conventions in data of playbook.yaml, valid or not: what is wrong counts as undeclared."""
    data = settings if isinstance(settings, dict) else {}
    currency, numbers, dates = data.get("currency"), data.get("numbers"), data.get("dates")
    return Conventions(
        currency if isinstance(currency, str) else DEFAULT_CURRENCY,
        numbers if numbers in get_args(NumberStyle) else None,
        dates if dates in get_args(DateOrder) else None,
    )
