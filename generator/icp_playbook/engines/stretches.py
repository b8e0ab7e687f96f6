"""Where what a formula says of a number changes: stretches of numbers on which nothing changes."""

import datetime
import math
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias, TypeVar

from icp_playbook.engines.formulas import Claim, Formula, leaves, settled
from icp_playbook.fit import CompiledTest, passing_ranges

Number: TypeAlias = int | float
Left = TypeVar("Left", bound=Hashable)


@dataclass(frozen=True, slots=True, order=True)
class StretchBound:
    """A place between two numbers: just before `value`, or with `after` just behind it."""

    value: Number
    after: bool = False

    @property
    def first(self) -> Number:
        """The least number above it."""
        return math.nextafter(self.value, math.inf) if self.after else self.value


@dataclass(frozen=True, slots=True)
class NumberStretch:
    """The numbers from one place to another; None: without an end."""

    start: StretchBound | None
    end: StretchBound | None


def bounds_in(tests: Iterable[CompiledTest], *, whole: bool) -> list[StretchBound]:
    """The places where tests of one field change, in order."""
    found: set[StretchBound] = set()
    for test in tests:
        for low, high in passing_ranges(test):
            if isinstance(low, int | float):
                found.add(StretchBound(math.ceil(low) if whole else low))
            if isinstance(high, int | float):
                found.add(StretchBound(math.floor(high) + 1) if whole else StretchBound(high, after=True))
    return sorted(found)


def tests_of(formulas: Iterable[Formula], field: str) -> list[CompiledTest]:
    """What formulas ask of a field, each once."""
    claims = (leaf for formula in formulas for leaf in leaves(formula) if isinstance(leaf, Claim))
    return list(dict.fromkeys(claim.test for claim in claims if claim.test.field == field))


def alike(
    formulas: tuple[Formula, ...], field: str, as_of: datetime.date, *, whole: bool
) -> dict[tuple[Formula, ...], list[NumberStretch]]:
    """What is left of formulas for the numbers of a field → the stretches of these numbers."""
    bounds = bounds_in(tests_of(formulas, field), whole=whole)

    def left(number: Number) -> tuple[Formula, ...]:
        return tuple(settled(one, field, number, as_of) for one in formulas)

    found: dict[tuple[Formula, ...], list[NumberStretch]] = {}
    for stretch, rest in _merged(bounds, left):
        found.setdefault(rest, []).append(stretch)
    return found


def _merged(
    bounds: list[StretchBound], left: Callable[[Number], Left]
) -> Iterator[tuple[NumberStretch, Left]]:
    starts: list[StretchBound | None] = [None, *bounds]
    below = math.nextafter(bounds[0].value, -math.inf) if bounds else 0
    if bounds and isinstance(bounds[0].value, int):
        below = bounds[0].value - 1
    rests = [left(below if start is None else start.first) for start in starts]
    place = 0
    for rest, run in groupby(zip(rests, starts, strict=True), key=itemgetter(0)):
        start = starts[place]
        place += sum(1 for _ in run)
        yield NumberStretch(start, starts[place] if place < len(starts) else None), rest
