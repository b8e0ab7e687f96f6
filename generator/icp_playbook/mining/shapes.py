"""What is learnt of a field: bands of a number, a range of it, or values apart from the others."""

import datetime
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.fit import Known
from icp_playbook.mining.readings import measured, values_of

ConditionData: TypeAlias = dict[str, object]
"""A condition as YAML has it."""


@dataclass(frozen=True, slots=True)
class Bands:
    """A number, or an age in days, cut into bands; more is better where `rising`, else less."""

    field: str
    cuts: tuple[int | float, ...]
    """From low to high. Where rising, the least value of each band but the worst; else the most."""
    rising: bool
    ages: bool = False

    @property
    def count(self) -> int:
        """How many bands there are."""
        return len(self.cuts) + 1

    def place(self, known: Known, day: datetime.date) -> int | None:
        """The band of a value, 0 the worst; None where it cannot be said."""
        value = measured(known, day)
        if value is None:
            return None
        low, high = self._place(value.low), self._place(value.high)
        return low if low == high else None

    def condition(self, place: int) -> ConditionData:
        """The condition of the band at a place above 0, where those of the better ones did not hold."""
        cut = self.cuts[place - 1 if self.rising else len(self.cuts) - place]
        operator = "within" if self.ages else "at_least" if self.rising else "at_most"
        return {"field": self.field, operator: cut}

    def without(self, place: int) -> "Bands | None":
        """The same with the band at a place joined to the one below it; None if none is left."""
        index = place - 1 if self.rising else len(self.cuts) - place
        cuts = (*self.cuts[:index], *self.cuts[index + 1 :])
        return Bands(self.field, cuts, self.rising, self.ages) if cuts else None

    def _place(self, value: float) -> int:
        if self.rising:
            return bisect_right(self.cuts, value)
        return len(self.cuts) - bisect_left(self.cuts, value)


@dataclass(frozen=True, slots=True)
class Middle:
    """A number that is better in a range than below or above it; both ends included."""

    field: str
    low: int | float
    high: int | float

    @property
    def count(self) -> int:
        """Two: in the range, and not."""
        return 2

    def place(self, known: Known, day: datetime.date) -> int | None:
        """1 in the range, 0 outside of it; None where it cannot be said."""
        value = measured(known, day)
        if value is None:
            return None
        if self.low <= value.low and value.high <= self.high:
            return 1
        return 0 if value.high < self.low or value.low > self.high else None

    def condition(self, place: int) -> ConditionData:
        """What an account in the range meets."""
        return {"field": self.field, "between": [self.low, self.high]}

    def without(self, place: int) -> None:
        """Nothing is left where the two are not told apart."""


@dataclass(frozen=True, slots=True)
class Values:
    """Values of a field that win more often than its others; less often where they are not `better`."""

    field: str
    operator: str
    """is, in or has_any."""
    listed: tuple[str | bool, ...]
    """Values and named groups."""
    members: frozenset[str | bool]
    """The same with the members of the groups in their place."""
    better: bool

    @property
    def count(self) -> int:
        """Two: the better and the worse."""
        return 2

    def place(self, known: Known, day: datetime.date) -> int | None:
        """1 for the better of the two, else 0; None where it cannot be said."""
        held = values_of(known)
        return None if held is None else int(bool(held & self.members) == self.better)

    def condition(self, place: int) -> ConditionData:
        """What an account with one of the listed values meets."""
        operand: object = self.listed[0] if self.operator == "is" else list(self.listed)
        return {"field": self.field, self.operator: operand}

    def without(self, place: int) -> None:
        """Nothing is left where the two are not told apart."""


Shape: TypeAlias = Bands | Middle | Values
