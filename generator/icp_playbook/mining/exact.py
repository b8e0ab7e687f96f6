"""Exact tests of two shares, their correction for how many were tried, and the interval of one share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from scipy import stats

from icp_playbook.backtest import corrected, share

FALSE_RUNS = 0.05
"""The share of runs in which anything at all may be found where nothing is."""
PROMISING = 0.05
"""Something is learnt where chance explains it less often, uncorrected: others judge it."""
Side: TypeAlias = Literal["more", "either"]
_SIDES = {"more": "greater", "either": "two-sided"}


@dataclass(frozen=True, slots=True)
class WonShare:
    """How many of some accounts were won."""

    won: int
    of: int

    @property
    def rate(self) -> float:
        """Between 0 and 1; 0 of no accounts."""
        return self.won / self.of if self.of else 0.0

    @property
    def lost(self) -> int:
        """The others."""
        return self.of - self.won

    def __add__(self, other: "WonShare") -> "WonShare":
        return WonShare(self.won + other.won, self.of + other.of)


NOBODY = WonShare(0, 0)


def interval(won: WonShare) -> tuple[float, float]:
    """Wilson's interval of the share at 95 %; 0 to 1 of no accounts."""
    found = share(won.won, won.of)
    return (found.low, found.high) if found is not None else (0.0, 1.0)


def p_value(high: WonShare, low: WonShare, side: Side) -> float:
    """Fisher's exact test that two shares are equal; `more` looks for a larger first one alone."""
    table = [[high.won, high.lost], [low.won, low.lost]]
    return float(stats.fisher_exact(table, alternative=_SIDES[side]).pvalue)


def least_p_value(high: WonShare, low: WonShare) -> float:
    """The least that the test could give for as many accounts and as many won: all of these in the first."""
    won = high.won + low.won
    in_high = min(won, high.of)
    return p_value(WonShare(in_high, high.of), WonShare(won - in_high, low.of), "more")


def holm(p_values: Sequence[float], tried: int) -> tuple[float, ...]:
    """p-values as Holm corrects them, among as many hypotheses as were tried; those not given had 1.

    Whatever the tests have to do with each other, anything false is found in at most FALSE_RUNS of all runs
    (S. Holm, A simple sequentially rejective multiple test procedure, 1979).
    """
    silent = [1.0] * (tried - len(p_values))
    return tuple(corrected([*p_values, *silent])[: len(p_values)])
