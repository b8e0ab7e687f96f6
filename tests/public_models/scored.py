"""The result of a scorer, and the arithmetic of points that several models share."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from tests.public_models.cells import Fact, Written

AS_OF = datetime.date(2026, 11, 22)
Facts: TypeAlias = Mapping[str, Fact]
Points: TypeAlias = tuple[int, int]
"""The worst and the best that may come of what is known."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a model says of an account. The tier is None unless the status is fit."""

    status: str
    tier: str | None
    points: Points
    score: Points
    segment: str | None = None
    maybe: tuple[str, ...] = ()
    """Segments that may still be the account's."""
    intent: int = 0


@dataclass(frozen=True, slots=True)
class DrawnAccount:
    """A row of a list, with what its cells mean and the fields whose cells must be reported as not read."""

    cells: tuple[str, ...]
    facts: Facts
    unread: frozenset[str]


def drawn(written: Mapping[str, Written]) -> DrawnAccount:
    """An account from its cells by field."""
    return DrawnAccount(
        tuple(one.cell for one in written.values()),
        {name: one.fact for name, one in written.items()},
        frozenset(name for name, one in written.items() if one.unread),
    )


def numbers(fact: Fact, steps: Sequence[float], unit: float = 1) -> list[float]:
    """Numbers that a fact may be, enough of them to meet every step that it reaches: none if it says nothing.

    A rule changes at `steps`, or next to them: `unit` is the least difference that counts.
    """
    if isinstance(fact, tuple):
        low, high = fact
        near = (step + away for step in steps for away in (-unit, 0, unit))
        end = max((low, *steps)) * 10 + unit if high is None else high
        return [low, end, *(one for one in near if low <= one <= end)]
    return [fact] if isinstance(fact, int | float) and not isinstance(fact, bool) else []


def either(rule: Callable[..., int], *options: Iterable[object]) -> Points:
    """The least and the most that a rule gives for any combination of what its inputs may be."""
    found = [rule(*chosen) for chosen in product(*options)]
    return min(found), max(found)


def total(parts: Iterable[Points]) -> Points:
    """The sum of criteria, the worst of all and the best of all."""
    lows, highs = zip(*parts, strict=True)
    return sum(lows), sum(highs)


def outcome(
    points: Points,
    possible: int,
    lines: Sequence[tuple[str, int]],
    *,
    out: bool = False,
    too_little: bool = False,
    maybe_out: bool = False,
    segments: tuple[str | None, tuple[str, ...]] = (None, ()),
    intent: int = 0,
) -> Outcome:
    """The verdict on points: `lines` are tiers with their least percent, the best first."""

    def tier(earned: int) -> str:
        return next(name for name, percent in lines if earned * 100 >= percent * possible or percent == 0)

    low, high = points
    worst, best = tier(low), tier(high)
    open_ = maybe_out or worst != best
    status = "disqualified" if out else "insufficient" if too_little else "undecided" if open_ else "fit"
    score = tuple(min(100, max(0, earned * 100 // possible)) for earned in points)
    segment, maybe = segments
    return Outcome(
        status, best if status == "fit" else None, points, (score[0], score[1]), segment, maybe, intent
    )
