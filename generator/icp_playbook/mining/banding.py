"""Bands of a number between which the share of won accounts rises, and ranges in which it is highest.

Which bands: those that tell won from lost best, by the Jensen–Shannon divergence of the two, one of the
objectives of the library optbinning. The share has to rise from band to band. Isotonic regression, which
scipy has, pools what does not; the best bands cut between its pools alone. (Cutting inside one is never
better: the divergence of two neighbours is convex in where the cut stands on the path of won and lost
accounts, and that path lies above the straight line of its pool.)
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.optimize import isotonic_regression

from icp_playbook.mining.exact import NOBODY, PROMISING, WonShare, p_value

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
MOST_BANDS = 4
LEAST_IN_CELL = 10
_LEAST_SHARE = 20
"""No cell has less than one in so many of the accounts, as optbinning has it unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class ValueCell:
    """Neighbouring values that are not told apart, with the accounts that have them."""

    low: float
    high: float
    share: WonShare


def cells_of(values: Numbers, won: Flags) -> tuple[ValueCell, ...]:
    """The values from low to high, in cells of enough accounts each; fewer where there are not enough."""
    least = max(LEAST_IN_CELL, -(-len(values) // _LEAST_SHARE))
    distinct, places = np.unique(values, return_inverse=True)
    sizes, wins = np.bincount(places), np.bincount(places, weights=won)
    found: list[ValueCell] = []
    open_: ValueCell | None = None
    for value, size, win in zip(distinct, sizes, wins, strict=True):
        share = WonShare(int(win), int(size))
        if open_ is None:
            open_ = ValueCell(float(value), float(value), share)
        else:
            open_ = ValueCell(open_.low, float(value), open_.share + share)
        if open_.share.of >= least:
            found.append(open_)
            open_ = None
    if open_ is None:
        return tuple(found)
    return (*found[:-1], _joined([*found[-1:], open_]))


def rising_pools(cells: Sequence[ValueCell]) -> tuple[ValueCell, ...]:
    """Cells pooled until the share of won accounts rises from each to the next."""
    if not cells:
        return ()
    rates, sizes = [cell.share.rate for cell in cells], [cell.share.of for cell in cells]
    ends = [int(end) for end in isotonic_regression(rates, weights=sizes).blocks]
    pools = [_joined(cells[start:end]) for start, end in pairwise(ends)]
    even = [place for place, (one, two) in enumerate(pairwise(pools), 1) if one.share.rate < two.share.rate]
    return tuple(_joined(pools[start:end]) for start, end in pairwise([0, *even, len(pools)]))


def divergence(bands: Sequence[ValueCell]) -> float:
    """How well bands tell won from lost: 0 not at all, ln 2 wholly."""
    whole = sum((band.share for band in bands), NOBODY)
    return math.fsum(_part(band.share, whole) for band in bands)


def best_bands(pools: Sequence[ValueCell], count: int) -> tuple[ValueCell, ...]:
    """Pools joined to at most `count` bands that tell won from lost as well as any others do."""
    size = len(pools)
    whole = _joined(pools).share
    parts = {
        (start, end): _part(_joined(pools[start:end]).share, whole)
        for start in range(size)
        for end in range(start + 1, size + 1)
    }
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,)), *[(-1.0, ())] * size]
    """Of the pools before each place: the divergence, and where its bands end."""
    for _ in range(min(count, size)):
        before = best
        best = [(-1.0, ())] * (size + 1)
        for (start, end), part in parts.items():
            gain, ends = before[start]
            if gain >= 0 and gain + part > best[end][0]:
                best[end] = (gain + part, (*ends, end))
    return tuple(_joined(pools[start:end]) for start, end in pairwise(best[size][1]))


def best_middle(cells: Sequence[ValueCell]) -> tuple[ValueCell, ValueCell, ValueCell] | None:
    """What is below a range, in it and above it, where it tells won from lost best; None where none does.

    Those in it have to win more often than those below and those above by more than chance does.
    """
    best, found = 0.0, None
    for start in range(1, len(cells) - 1):
        for end in range(start + 1, len(cells)):
            below, inside, above = (
                _joined(cells[part]) for part in (slice(start), slice(start, end), slice(end, None))
            )
            outside = ValueCell(below.low, above.high, below.share + above.share)
            gain = divergence((inside, outside))
            if inside.share.rate > max(below.share.rate, above.share.rate) and gain > best:
                best, found = gain, (below, inside, above)
    if found is None:
        return None
    below, inside, above = found
    sides = [p_value(inside.share, side.share, "either") for side in (below, above)]
    return found if max(sides) <= PROMISING else None


def learnt_bands(values: Numbers, won: Flags) -> tuple[ValueCell, ...]:
    """The most bands, up to four, of which each differs from the next by more than chance does; else one.

    optbinning asks the same of neighbours with `max_pvalue`. What chance does is not corrected here: these
    are the accounts that bands are learnt from, and others judge them.
    """
    pools = rising_pools(cells_of(values, won))
    for count in range(min(MOST_BANDS, len(pools)), 1, -1):
        bands = best_bands(pools, count)
        if all(p_value(two.share, one.share, "either") <= PROMISING for one, two in pairwise(bands)):
            return bands
    return (_joined(pools),) if pools else ()


def _joined(cells: Sequence[ValueCell]) -> ValueCell:
    shares = [cell.share for cell in cells]
    return ValueCell(cells[0].low, cells[-1].high, sum(shares[1:], shares[0]))


def _part(share: WonShare, whole: WonShare) -> float:
    """What a band gives to the divergence."""
    won, lost = share.won / max(1, whole.won), share.lost / max(1, whole.lost)
    return 0.5 * (_information(won, won + lost) + _information(lost, won + lost))


def _information(part: float, both: float) -> float:
    return part * math.log(2 * part / both) if part else 0.0
