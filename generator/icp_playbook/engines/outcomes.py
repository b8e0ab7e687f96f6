"""What may come of the bands of a criterion or a signal: formulas, and points as expressions."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, all_of, any_of, chosen, number
from icp_playbook.engines.formulas import Formula, every, settled, some
from icp_playbook.engines.judgement import Judgement
from icp_playbook.fit import BandedPoints, fields_in

Points: TypeAlias = ir.IntegerValue | int


class PointOutcome(NamedTuple):
    """Points, and the formula that says that an account may get them."""

    points: int
    possible: Formula


class Earned(NamedTuple):
    """What a criterion comes to: the worst and the best, and whether these are assumed, not known."""

    low: Points
    high: Points
    assumed: Holds
    spans: frozenset[tuple[int, int]] | None = None
    """The worst and the best that an open criterion can come to; None: any two of its points."""


def outcomes(judgement: Judgement, row: BandedPoints, *, counted: bool = False) -> list[PointOutcome]:
    """The bands and the lack of one, each with what must be for it to be possible.

    `counted`: what is not known counts as not met, so that of each number one alone is possible.
    """
    found: list[PointOutcome] = []
    none_before: list[Formula] = []
    for band in row.bands:
        holds = judgement.claim(band.when, truth=True, or_unknown=not counted)
        found.append(PointOutcome(band.points, every([holds, *none_before])))
        none_before.append(judgement.claim(band.when, truth=False, or_unknown=True))
    return [*found, PointOutcome(0, every(none_before))]


def earned(judgement: Judgement, row: BandedPoints) -> Earned:
    """What a criterion comes to for each account."""
    found = _of_one_field(judgement, row)
    if found is not None:
        return found
    low, high = _span(judgement, outcomes(judgement, row))
    if not row.unknown_missed:
        return Earned(low, high, False)
    least, most = _span(judgement, outcomes(judgement, row, counted=True))
    return Earned(least, most, all_of([differ(low, high), same(least, most)]))


def signal_points(judgement: Judgement, row: BandedPoints) -> Points:
    """What a signal adds: the points of the first band that is met, or the least that a range allows."""
    if not judgement.ranged(fields_in(*row.conditions)):
        return _first(judgement, row)
    low, _ = _span(judgement, outcomes(judgement, row, counted=True))
    return low


def deciding_fields(judgement: Judgement, row: BandedPoints, open_: Holds) -> dict[str, Holds]:
    """Field → whether it decides what a criterion comes to, where that is `open_`."""
    fields = fields_in(*row.conditions)
    if len(fields) == 1:
        return {next(iter(fields)): open_}
    ranged = judgement.ranged(fields)
    found: dict[str, list[Holds]] = {}
    if not row.unknown_missed:
        several = _several(judgement, row) if ranged else True
        for band, outcome in zip(row.bands, outcomes(judgement, row), strict=False):
            for name, rest in judgement.open_paths(band.when):
                formula = every([judgement.absent(name), rest, outcome.possible, several])
                found.setdefault(name, []).append(judgement.exists(formula))
    totals = _totals(outcomes(judgement, row, counted=row.unknown_missed))
    for name in ranged:
        found.setdefault(name, []).append(judgement.matters(totals, name))
    return {name: all_of([open_, any_of(holds)]) for name, holds in found.items()}


def differ(one: Points, other: Points) -> Holds:
    """Whether two numbers differ."""
    if one is other or (isinstance(one, int) and isinstance(other, int)):
        return one is not other and one != other
    return number(one) != number(other)


def same(one: Points, other: Points) -> Holds:
    """Whether two numbers are the same."""
    found = differ(one, other)
    return not found if isinstance(found, bool) else number(one) == number(other)


def _several(judgement: Judgement, row: BandedPoints) -> Formula:
    """That more than one number of points is possible."""
    pairs = combinations(outcomes(judgement, row), 2)
    return some(every([one.possible, other.possible]) for one, other in pairs if one.points != other.points)


def _totals(found: Sequence[PointOutcome]) -> tuple[Formula, ...]:
    """What tells the worst and the best apart: for each number, whether so few or so many are possible."""
    numbers = sorted({one.points for one in found})
    return (
        *(some(one.possible for one in found if one.points <= limit) for limit in numbers[:-1]),
        *(some(one.possible for one in found if one.points >= limit) for limit in numbers[1:]),
    )


def _span(judgement: Judgement, found: Sequence[PointOutcome]) -> tuple[Points, Points]:
    """The worst and the best of what is possible."""
    numbers = sorted({one.points for one in found})
    possible = {
        points: judgement.exists(some(one.possible for one in found if one.points == points))
        for points in numbers
    }
    return _least(numbers, possible.__getitem__), _least(numbers[::-1], possible.__getitem__)


def _least(numbers: Sequence[int], possible: Callable[[int], Holds]) -> Points:
    left = [points for points in numbers if possible(points) is not False]
    if len(left) == 1 or possible(left[0]) is True:
        return left[0]
    return chosen([(possible(points), points) for points in left[:-1]], left[-1], "int64")


def _first(judgement: Judgement, row: BandedPoints) -> Points:
    """The points of the first band that is met."""
    cases = [(judgement.exists(judgement.claim(band.when, truth=True)), band.points) for band in row.bands]
    left = [(holds, points) for holds, points in cases if holds is not False]
    return chosen(left, 0, "int64") if left else 0


def _of_one_field(judgement: Judgement, row: BandedPoints) -> Earned | None:
    """The same of a criterion that asks for one field, which is no range: known, or not."""
    fields = fields_in(*row.conditions)
    name = next(iter(fields), "")
    if len(fields) != 1 or judgement.unknown(name) or judgement.ranged(fields):
        return None

    def unknown(*, counted: bool) -> list[int]:
        found = outcomes(judgement, row, counted=counted)
        return sorted(
            one.points for one in found if settled(one.possible, name, None, judgement.as_of) is True
        )

    absent, known = judgement.exists(judgement.absent(name)), _first(judgement, row)
    open_ = unknown(counted=False)
    low, high = open_[0], open_[-1]
    assumed: Holds = False
    if row.unknown_missed and low != high:
        (low,) = {*unknown(counted=True)}
        high, assumed = low, absent
    least = chosen([(absent, low)], known, "int64")
    if low == high:
        return Earned(least, least, assumed, frozenset())
    return Earned(least, chosen([(absent, high)], known, "int64"), assumed, frozenset({(low, high)}))
