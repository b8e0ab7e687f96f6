"""Criteria whose points never decide: with and without them, every account inside an ICP is judged the same.

Where everything is known and no cap cuts a sum, what the other criteria come to is a set of whole numbers. As
the bits of one number it is made by shifting, and a criterion decides if one of them lies below the start of
a tier by no more than its points. What is left is put to accounts, and at last to a search.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from icp_playbook.boundary.formulas import Formula, bits_of
from icp_playbook.boundary.icp_side import AMOUNTS, IcpSide, together
from icp_playbook.boundary.rows import amounts_of
from icp_playbook.boundary.search import NotDecided, Row, Sum
from icp_playbook.boundary.space import Shown
from icp_playbook.boundary.verdicts import PointSum, ReachedPoints, SpaceSums, someone_moves
from icp_playbook.fields import Catalogue
from icp_playbook.fit import (
    BandedPoints,
    IcpProgram,
    PointBand,
    Program,
    Reason,
    Threshold,
    criterion_reason,
    possible_points,
    tier_place,
    totals,
)
from icp_playbook.fit.condition import AnyOf

_NEVER = AnyOf(())
_FEW = 6
"""Axes that hang together up to which a group is searched again for each of its criteria."""
_TRIED = 40
"""Accounts that are looked at, those beside a tier's threshold first, before all of them are."""


def idle_criteria(reached: ReachedPoints, catalogue: Catalogue) -> tuple[tuple[int, bool], ...]:
    """Places of criteria that decide nothing, each with whether that is proven or was not decided in time.

    It is asked of the accounts whose points were added up. What is possible stays as it is: it is the points
    that nobody gains or loses.
    """
    icp = reached.side.icp
    left = {place for place, row in enumerate(icp.score) if any(band.points for band in row.bands)}
    parts = [] if icp.caps else [_KnownPoints(reached.side, part) for part in reached.parts]
    small = {place for place in left if parts and all(one.is_small(place) for one in parts)}
    for one in parts:
        left -= {place for place in left & small if one.decides(place)}
    if not left <= small or not all(one.all_known for one in parts):
        left -= _shown_deciding(reached, left)  # sooner than searching where many fields hang together
    for one in parts:
        left -= {place for place in left - small if one.decides(place)}
    if parts and all(one.all_known for one in parts):
        return tuple((place, True) for place in sorted(left))
    return tuple(_searched(reached, left, catalogue))


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A set of whole numbers: the least one that may be in it, and a bit for each from there on."""

    least: int
    bits: int

    @classmethod
    def of(cls, numbers: Collection[int]) -> "_Numbers":
        least = min(numbers, default=0)
        return cls(least, sum(1 << number - least for number in numbers))

    def plus(self, other: "_Numbers") -> "_Numbers":
        """Every sum of one of these and one of the others."""
        few, many = sorted((self.bits, other.bits), key=int.bit_count)
        bits = 0
        for place in bits_of(few):
            bits |= many << place
        return _Numbers(self.least + other.least, bits)

    def any_between(self, low: int, high: int) -> bool:
        """Whether one is at least `low` and less than `high`."""
        first, last = max(0, low - self.least), high - self.least
        return last > first and bool(self.bits >> first & (1 << last - first) - 1)


class _KnownPoints:
    """What the criteria of an ICP without caps come to in one space, where all that counts is known."""

    def __init__(self, side: IcpSide, part: SpaceSums) -> None:
        self._side, self._part = side, part
        self.all_known = True
        """Whether nothing that counts can be unknown, so that there is nothing else to look at."""
        search = part.space.search
        search.begin()
        settled, self._groups = search.apart(part.rows)
        self._settled: list[Sum] = [] if settled[0] & side.outside else [settled]
        sums: list[Iterable[Sum]] = [self._settled]
        sums += [search.sums_of_group(group, side.outside) for group in self._groups]
        points = [_Numbers.of({low for low, _ in self._known(one)}) for one in sums]
        none = _Numbers.of({0})
        before = [*accumulate(points, _Numbers.plus, initial=none)]
        after = [*accumulate(points[::-1], _Numbers.plus, initial=none)][::-1]
        self._others = [one.plus(other) for one, other in zip(before, after[1:], strict=False)]
        """By group, what all other groups come to."""
        self._starts = [*_starts(side)]

    def is_small(self, place: int) -> bool:
        """Whether few fields hang together with those of a criterion."""
        group = self._group(self._formulas(self._side.icp.score[place]))
        axes = 0
        for row in self._groups[group - 1] if group else ():
            axes |= row.axes
        return axes.bit_count() <= _FEW

    def _known(self, sums: Iterable[Sum]) -> Iterator[tuple[int, int]]:
        """The points of each sum in which nothing is unknown, and those of a criterion told apart."""
        for marks, amounts in sums:
            low, high, open_, own, *_ = amounts_of(amounts, 2 * AMOUNTS)
            if marks or open_ or low != high:
                self.all_known = False
            else:
                yield low, own

    def decides(self, place: int) -> bool:
        """Whether an account of which all that counts is known gets another tier without the points."""
        row = self._side.icp.score[place]
        try:
            group, sums = self._with(row, len(self._part.rows) + place)
        except NotDecided:
            self.all_known = False
            return False
        others = self._others[group]
        return any(
            others.any_between(start - max(points, points - own), start - min(points, points - own))
            for points, own in {*self._known(sums)}
            for start in self._starts
        )

    def _with(self, row: BandedPoints, number: int) -> tuple[int, Iterable[Sum]]:
        """The group of a criterion, and its sums, with the criterion's own points beside them."""
        search = self._part.space.search
        search.begin()
        formulas, own = self._formulas(row), self._side.points_of(row, AMOUNTS)
        group = self._group(formulas)
        if not group:
            (_, amounts), _ = search.apart([Row(formulas, own, number)])
            return 0, [(marks, settled + amounts) for marks, settled in self._settled]
        rows = [
            Row(formulas, together([one.sum_of, own]), number) if one.formulas == formulas else one
            for one in self._groups[group - 1]
        ]
        return group, search.sums_of_group(rows, self._side.outside)

    def _formulas(self, row: BandedPoints) -> tuple[Formula, ...]:
        return tuple(self._part.space.formula(one) for one in row.conditions)

    def _group(self, formulas: tuple[Formula, ...]) -> int:
        """The group of a criterion, from 1 on; 0 where it hangs on nothing."""
        places = (at for at, group in enumerate(self._groups, 1) for one in group if one.formulas == formulas)
        return next(places, 0)


def _starts(side: IcpSide) -> Iterator[int]:
    """The points from which on an account gets another tier."""
    possible, scale = possible_points(side.icp), side.icp.tiers or side.program.tiers
    for place, tier in enumerate(scale[:-1]):
        if all(tier.at_least < above.at_least for above in scale[:place]):
            yield -(-tier.at_least * possible // 100)


def _searched(
    reached: ReachedPoints, places: Collection[int], catalogue: Catalogue
) -> Iterator[tuple[int, bool]]:
    program, icp = reached.side.program, reached.side.icp
    for place in sorted(places):
        decides = _decides(program, icp, place, catalogue)
        if decides is not True:
            yield place, decides is False


def _shown_deciding(reached: ReachedPoints, places: Collection[int]) -> set[int]:
    """Criteria that decide on one of some accounts."""
    program, icp, found = reached.side.program, reached.side.icp, set[int]()
    fitting = [one for one in reached.sums if one.verdict[0] == "fit"]
    for one in _by_distance(fitting, icp.tiers or program.tiers, possible_points(icp))[:_TRIED]:
        if left := {*places} - found:
            found |= _deciding(program, icp, one.shown, left)
    return found


def _by_distance(sums: Sequence[PointSum], tiers: Sequence[Threshold], possible: int) -> list[PointSum]:
    """Those that are nearest to where a tier starts come first."""
    starts = [tier.at_least * possible for tier in tiers[:-1]]
    return sorted(sums, key=lambda one: min((abs(100 * one.low - start) for start in starts), default=0))


def _deciding(program: Program, icp: IcpProgram, shown: Shown, places: Collection[int]) -> set[int]:
    """Criteria without whose points an account would get another tier."""
    score = [criterion_reason(row, shown.account, shown.as_of) for row in icp.score]
    scale = icp.tiers or program.tiers

    def tiers(reasons: Sequence[Reason]) -> list[int]:
        found = totals(icp, reasons)
        return [tier_place(scale, points, found.possible) for points in (found.low, found.high)]

    before = tiers(score)
    return {
        place
        for place in places
        if tiers([*score[:place], replace(score[place], low=0, high=0), *score[place + 1 :]]) != before
    }


def _decides(program: Program, icp: IcpProgram, place: int, catalogue: Catalogue) -> bool | None:
    """Whether some account gets another verdict without a criterion's points; None if not decided in time."""
    row = icp.score[place]
    none = tuple(PointBand(band.when, 0) for band in row.bands)
    silent = BandedPoints(row.id, (*none, PointBand(_NEVER, row.possible)), row.unknown_missed)
    score = (*icp.score[:place], silent, *icp.score[place + 1 :])
    try:
        return someone_moves((program, icp), (program, replace(icp, score=score)), catalogue)
    except NotDecided:
        return None
