"""Exact tests of two shares, their correction for how many were tried, and the interval of one share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from scipy import stats

LEVEL = 0.05
"""The share of runs in which anything at all may be found where nothing is."""
CONFIDENCE = 0.95
Side: TypeAlias = Literal["more", "either"]
_SIDES = {"more": "greater", "either": "two-sided"}


@dataclass(frozen=True, slots=True)
class Share:
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

    def __add__(self, other: "Share") -> "Share":
        return Share(self.won + other.won, self.of + other.of)


NOBODY = Share(0, 0)


def interval(share: Share) -> tuple[float, float]:
    """Wilson's interval of a share at 95 %; 0 to 1 of no accounts."""
    if not share.of:
        return 0.0, 1.0
    found = stats.binomtest(share.won, share.of).proportion_ci(CONFIDENCE, method="wilson")
    return float(found.low), float(found.high)


def p_value(high: Share, low: Share, side: Side) -> float:
    """Fisher's exact test that two shares are equal; `more` looks for a larger first one alone."""
    table = [[high.won, high.lost], [low.won, low.lost]]
    return float(stats.fisher_exact(table, alternative=_SIDES[side]).pvalue)


def least_p_value(high: Share, low: Share) -> float:
    """The least that the test could give for as many accounts and as many won: all of these in the first."""
    won = high.won + low.won
    in_high = min(won, high.of)
    return p_value(Share(in_high, high.of), Share(won - in_high, low.of), "more")


def holm(p_values: Sequence[float], tried: int) -> tuple[float, ...]:
    """p-values as Holm corrects them, among as many hypotheses as were tried; those not given had 1.

    Whatever the tests have to do with each other, anything false is found in at most LEVEL of all runs
    (S. Holm, A simple sequentially rejective multiple test procedure, 1979).
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    corrected = [1.0] * len(p_values)
    least = 0.0
    for place, index in enumerate(order):
        least = max(least, min(1.0, p_values[index] * (tried - place)))
        corrected[index] = least
    return tuple(corrected)
