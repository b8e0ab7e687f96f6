"""Changes of an account, what they come to, and which of them no better one equals or beats (Pareto)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from operator import add, ge, itemgetter
from typing import NamedTuple, Self, TypeAlias

from icp_playbook.fit.field_values import FieldValue
from icp_playbook.fit.program import IcpProgram, PointCap

IMPOSSIBLE = -(10**9)
Amounts: TypeAlias = tuple[int, ...]
"""What rows come to, the more the better: points at worst, and possible points that are decided.

Then of the criteria of each cap, until it is applied: points at worst, and the points that are open and the
possible points that are, both negated.
"""
NewValue: TypeAlias = tuple[str, FieldValue]
NewValues: TypeAlias = "tuple[()] | tuple[NewValue] | tuple[NewValues, NewValues]"
"""Fields with new values, as a tree: joined without being copied."""


class AccountChange(NamedTuple):
    """Fields with new values, and what an account comes to with them; the first in order is the better."""

    size: int
    facts: int
    lost: int
    """The points at worst before caps, negated."""
    late: int
    """Less for fields that come earlier in the file."""
    amounts: Amounts
    new: NewValues = ()

    @property
    def low(self) -> int:
        """The points at worst."""
        return self.amounts[0]

    @property
    def decided(self) -> int:
        """The possible points of the criteria that are decided."""
        return self.amounts[1]

    @property
    def values(self) -> tuple[NewValue, ...]:
        """The fields with their new values."""
        return tuple(_flat(self.new))


def _flat(new: NewValues) -> Iterator[NewValue]:
    match new:
        case ((str(), FieldValue()) as one,):
            yield one
        case ():
            pass
        case (before, after):
            yield from _flat(before)
            yield from _flat(after)


_by_key = itemgetter(0, 1, 2, 3)


def joined(one: AccountChange, other: AccountChange) -> AccountChange:
    """Two changes of other fields, together."""
    return AccountChange(
        one[0] + other[0],
        one[1] + other[1],
        one[2] + other[2],
        one[3] + other[3],
        tuple(map(add, one[4], other[4])),
        (one[5], other[5]) if one[5] and other[5] else one[5] or other[5],
    )


def best(changes: Iterable[AccountChange]) -> list[AccountChange]:
    """The changes that no better one equals or beats in what they come to, the best first."""
    ordered = sorted(changes, key=_by_key)
    if not ordered or len(ordered[0].amounts) == 2:
        return _best_of_two(ordered)
    kept: list[AccountChange] = []
    for change in ordered:
        amounts = change.amounts
        if not any(all(starmap(ge, zip(one.amounts, amounts, strict=True))) for one in reversed(kept)):
            kept.append(change)
    return kept


def _best_of_two(ordered: Sequence[AccountChange]) -> list[AccountChange]:
    """The same without caps: what is kept covers stairs, each with more points and less decided."""
    kept: list[AccountChange] = []
    lows: list[int] = []
    decided: list[int] = []
    for change in ordered:
        low, sure = change.amounts
        at = bisect_left(lows, low)
        if at < len(lows) and decided[at] >= sure:
            continue
        kept.append(change)
        end = at + (at < len(lows) and lows[at] == low)
        while at and decided[at - 1] <= sure:
            at -= 1
        lows[at:end], decided[at:end] = [low], [sure]
    return kept


def most_from(fronts: Sequence[Sequence[tuple[int, int]]], sizes: int) -> list[list[int]]:
    """The most that the changes of each part and those after it add up to with as many fields."""
    bounds = [[0] * sizes]
    for front in reversed(fronts):
        top: dict[int, int] = {}
        for own, amount in front:
            top[own] = max(top.get(own, amount), amount)
        most = [IMPOSSIBLE] * sizes
        for own, amount in top.items():
            for size, after in enumerate(bounds[0][: sizes - own], start=own):
                most[size] = max(most[size], amount + after)
        bounds.insert(0, most)
    return bounds


@dataclass(frozen=True, slots=True)
class PointGroup:
    """A cap, the possible points of its criteria, and whether none of them can cost points."""

    at_most: int
    possible: int
    only_gains: bool

    @classmethod
    def of(cls, icp: IcpProgram, cap: PointCap) -> Self:
        """A cap of an ICP."""
        rows = [row for row in icp.score if row.id in cap.criteria]
        possible = min(cap.at_most, sum(row.possible for row in rows))
        return cls(cap.at_most, possible, all(band.points >= 0 for row in rows for band in row.bands))

    def clipped(self, group: Amounts) -> Amounts:
        """The same without what is over the cap, where nothing can take it away again."""
        return (self.at_most, 0, 0) if self.only_gains and group[0] >= self.at_most else group

    def decided(self, group: Amounts) -> int:
        """How many of its points are decided: all, once no answer can change what it earns."""
        low, less_spread, less_open = group
        settled = low >= self.at_most or not less_spread
        return self.possible - (0 if settled else min(self.possible, -less_open))


def clipped(change: AccountChange, caps: Sequence[PointGroup]) -> AccountChange:
    """A change without what is over a cap, as far as nothing in the group can take it away again."""
    if not caps:
        return change
    groups = [cap.clipped(change.amounts[at : at + 3]) for at, cap in enumerate_groups(caps)]
    return change._replace(amounts=(*change.amounts[:2], *(one for group in groups for one in group)))


def capped(change: AccountChange, caps: Sequence[PointGroup], applied: Iterable[int]) -> AccountChange:
    """A change with some caps applied, given by their places, which its criteria are all in."""
    low, decided = change.amounts[:2]
    for at in applied:
        group = change.amounts[2 + 3 * at : 5 + 3 * at]
        low += min(caps[at].at_most, group[0])
        decided += caps[at].decided(group)
    return change._replace(amounts=(low, decided))


def enumerate_groups(caps: Sequence[PointGroup]) -> Iterator[tuple[int, PointGroup]]:
    """Each cap with where its amounts begin."""
    return ((2 + 3 * at, cap) for at, cap in enumerate(caps))
