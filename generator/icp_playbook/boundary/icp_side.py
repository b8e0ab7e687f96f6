"""An ICP as one side of a question about points: what its conditions come to, as marks and amounts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from icp_playbook.boundary.formulas import Mask
from icp_playbook.boundary.rows import amounts_of, packed, part_of, points_span
from icp_playbook.boundary.search import Sum
from icp_playbook.boundary.space import Space
from icp_playbook.fit import (
    BandedPoints,
    CompiledCondition,
    IcpProgram,
    NamedCondition,
    Program,
    Reason,
    Status,
    Totals,
    fields_in,
    status_of,
    totals,
)

TierVerdict: TypeAlias = tuple[Status, str | None]
"""A status, and the tier of an account that fits."""
_MISSED, _OUT, _UNKNOWN, _LITTLE = 1, 2, 4, 8
"""Marks: a must is missed, a disqualifier holds, one of either is unknown, too little is known."""
_MARKS = 4
_OWN_MARKS = (1 << _MARKS) - 1
AMOUNTS = 3
"""Of each group of criteria: the fewest points, the most, and the possible ones that are open."""


@dataclass(frozen=True)
class IcpSide:
    """An ICP of a program, as one of the sides of a question."""

    program: Program
    icp: IcpProgram
    place: int = 0
    """Its place among the sides."""
    before: int = 0
    """The amounts of the sides before it."""
    _verdicts: dict[tuple[Mask, int], TierVerdict] = field(default_factory=dict, compare=False, repr=False)
    """By marks and amounts of its own."""

    @cached_property
    def groups(self) -> Sequence[Sequence[BandedPoints]]:
        """The criteria without a cap, then those of each cap."""
        capped = {id_ for cap in self.icp.caps for id_ in cap.criteria}
        rest = [row for row in self.icp.score if row.id not in capped]
        return [rest, *([row for row in self.icp.score if row.id in cap.criteria] for cap in self.icp.caps)]

    @cached_property
    def amounts(self) -> int:
        """How many amounts it has."""
        return AMOUNTS * len(self.groups)

    @cached_property
    def _heads(self) -> Sequence[tuple[int, str, int]]:
        """Of each group that has criteria: where its amounts begin, its first criterion, what is possible."""
        return [
            (AMOUNTS * place, group[0].id, sum(row.possible for row in group))
            for place, group in enumerate(self.groups)
            if group
        ]

    @property
    def conditions(self) -> Iterator[CompiledCondition]:
        """All that decides on status and tier."""
        rows: tuple[NamedCondition | BandedPoints, ...]
        rows = (*self.icp.must, *self.icp.disqualifiers, *self.icp.score)
        for row in rows:
            yield from row.conditions
        if self.icp.enough is not None:
            yield self.icp.enough

    @property
    def counting_absent(self) -> set[str]:
        """The fields of criteria that count what is not known as not met."""
        return {name for row in self.icp.score if row.unknown_missed for name in fields_in(*row.conditions)}

    @property
    def limits(self) -> Iterator[tuple[int, int]]:
        """Places of amounts and how much counts there: no more than a cap, where nothing costs points."""
        for place, cap in enumerate(self.icp.caps, 1):
            rows = self.groups[place]
            if all(band.points >= 0 for row in rows for band in row.bands):
                start, most = self.before + AMOUNTS * place, sum(row.possible for row in rows)
                yield from ((start, cap.at_most), (start + 1, cap.at_most))
                yield start + 2, min(cap.at_most, most)

    @property
    def outside(self) -> Mask:
        """The marks of accounts that are not inside."""
        return (_MISSED | _OUT) << _MARKS * self.place

    def rows(self, space: Space) -> Iterator[tuple[Sequence[CompiledCondition], Callable[..., Sum]]]:
        """Its conditions, and what they come to."""
        for must in self.icp.must:
            yield (must.when,), self._marked(missed=_MISSED, unknown=_UNKNOWN)
        for out in self.icp.disqualifiers:
            yield (out.when,), self._marked(met=_OUT, unknown=_UNKNOWN)
        if self.icp.enough is not None:
            yield (self.icp.enough,), self._marked(missed=_LITTLE, unknown=_LITTLE)
        for place, group in enumerate(self.groups):
            for row in group:
                yield row.conditions, self.points_of(row, self.before + AMOUNTS * place)

    def _marked(self, *, met: Mask = 0, missed: Mask = 0, unknown: Mask = 0) -> Callable[..., Sum]:
        shift = _MARKS * self.place

        def sum_of(open_: Sequence[int], first: int | None) -> Sum:
            return (unknown if open_ else missed if first is None else met) << shift, 0

        return sum_of

    def points_of(self, row: BandedPoints, place: int) -> Callable[..., Sum]:
        """What a criterion comes to, as three amounts from a place on."""

        def sum_of(open_: Sequence[int], first: int | None) -> Sum:
            low, high = points_span(row.bands, open_, first)
            if low != high and row.unknown_missed:
                low, high = points_span(row.bands, (), first)
            return 0, packed([0] * place + [low, high, row.possible if low != high else 0])

        return sum_of

    def totals(self, found: Sum) -> Totals:
        """What amounts come to, caps counted."""
        amounts = amounts_of(found[1], self.before + self.amounts)[self.before :]
        if not self.icp.caps and self._heads:
            ((_, _, most),) = self._heads
            return Totals(amounts[0], amounts[1], most, most - amounts[2])
        score: list[Reason] = []
        for start, first, most in self._heads:
            low, high, open_ = amounts[start : start + AMOUNTS]
            score.append(Reason("score", first, "met", low, high, most - open_))
            score.append(Reason("score", first, "unknown", 0, 0, open_))
        return totals(self.icp, score)

    def verdict(self, found: Sum) -> TierVerdict:
        """What marks and amounts come to."""
        own = found[0] >> _MARKS * self.place & _OWN_MARKS, part_of(found[1], self.before, self.amounts)
        if own not in self._verdicts:
            self._verdicts[own] = self.verdict_on(found, self.totals(found))
        return self._verdicts[own]

    def verdict_on(self, found: Sum, points: Totals) -> TierVerdict:
        """The same, where it is known what the amounts come to."""
        marks = found[0] >> _MARKS * self.place
        status, tiers = status_of(
            self.program,
            self.icp,
            points,
            out=bool(marks & _OUT),
            missed=bool(marks & _MISSED),
            unknown=bool(marks & _UNKNOWN),
            enough=not marks & _LITTLE,
        )
        return status, tiers[0] if status == "fit" else None


def together(sums: Sequence[Callable[..., Sum]]) -> Callable[..., Sum]:
    """What the same conditions come to for several rows."""
    if len(sums) == 1:
        return sums[0]

    def sum_of(open_: Sequence[int], first: int | None) -> Sum:
        marks, amounts = 0, 0
        for one in sums:
            more = one(open_, first)
            marks, amounts = marks | more[0], amounts + more[1]
        return marks, amounts

    return sum_of
