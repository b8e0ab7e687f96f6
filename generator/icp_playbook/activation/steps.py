"""A scored criterion as steps: points to add where a tree of tests is true, and nothing where it is not.

What is not known leaves a criterion between its worst and its best outcome. CRMs know no third truth value,
so each end is a sum of its own: `low` adds what is surely earned and takes off what may apply, `high` the
other way round. The steps of an end add up to what the evaluator gives for it, on every account.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal as OneOf
from typing import TypeAlias, get_args

from icp_playbook.activation.trees import ALWAYS, NEVER, joined, opposite
from icp_playbook.campaign import Tree, tree_of
from icp_playbook.fit import BandedPoints, PointBand

End: TypeAlias = OneOf["low", "high"]
ENDS: tuple[End, ...] = get_args(End)


@dataclass(frozen=True, slots=True)
class PointRule:
    """Points, above or below 0, and where they are added."""

    points: int
    when: Tree


def steps_of(row: BandedPoints, end: End) -> tuple[PointRule, ...]:
    """The steps of a criterion, from 0 upwards, then from 0 downwards.

    With `unknown: missed` both ends are the same, and a band counts only where it surely holds.
    """
    levels = sorted({0, *(band.points for band in row.bands)})
    rising = [(low, high) for low, high in pairwise(levels) if low >= 0]
    falling = [(low, high) for low, high in pairwise(levels) if high <= 0]
    up = [PointRule(high - low, _reached(row, high, end)) for low, high in rising]
    down = [PointRule(low - high, opposite(_reached(row, high, end))) for low, high in reversed(falling)]
    return tuple(step for step in (*up, *down) if step.when != NEVER)


def _reached(row: BandedPoints, points: int, end: End) -> Tree:
    """Where an end of the criterion is at least so many points: read from the last band to the first.

    A band that gives enough lets in where it holds, one that gives too little only where it does not.
    """
    tree: Tree = ALWAYS if points <= 0 else NEVER
    for band in reversed(row.bands):
        enough = band.points >= points
        case = _holding(row, band, end) if enough else _failing(row, band, end)
        tree = joined("any" if enough else "all", (case, tree))
    return tree


def _holding(row: BandedPoints, band: PointBand, end: End) -> Tree:
    """Where a band counts: surely at the worst, maybe at the best."""
    return tree_of(band.when, open_=end == "high" and not row.unknown_missed)


def _failing(row: BandedPoints, band: PointBand, end: End) -> Tree:
    return tree_of(band.when, negated=True, open_=end == "high" or row.unknown_missed)
