"""Shares with intervals, exact tests and retention curves, as scipy works them out: no formula of our own.

Wilson's interval: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
"""

import importlib
import math
import statistics
import warnings
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from icp_playbook.findings import CommandError

LEVEL = 0.95
"""How sure intervals are: of a hundred, so many hold what they are about."""
YEAR = 365
"""Days after which retention is read."""
_MOST_KEPT = 4096
_INSTALL = "pip install 'icp-playbook[outcomes]'"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the interval (0…1) of the share behind it.

    `sample` is how many the interval counts: fewer than `of` where several are of one company.
    """

    count: int
    of: int
    low: float
    high: float
    sample: int

    @property
    def value(self) -> float:
        """The share, 0…1."""
        return self.count / self.of

    @property
    def sampled(self) -> int:
        """Of the `sample`, how many are counted."""
        return _sampled(self.count, self.of, self.sample)

    def overlaps(self, other: "Share") -> bool:
        """Whether the intervals have a share in common."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Retention:
    """The share of customers who stay for a year, by the estimator of Kaplan and Meier, with its interval.

    Customers count until they leave or, where they have not, until the list was taken. `value` is None where
    nobody was a customer for a year.
    """

    customers: int
    left: int
    value: float | None
    low: float | None
    high: float | None
    at_risk: int
    """Customers who were seen for the whole of the year."""


@dataclass(frozen=True, slots=True)
class RetentionStep:
    """A day of a retention curve, and the share that stays beyond it, until the next step.

    `low` and `high` are None before the first customer left, where there is no interval.
    """

    day: int
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """How far one share is above another (-1…1), with its interval."""

    value: float
    low: float
    high: float


def share(count: int, of: int, sample: int | None = None) -> Share | None:
    """A share with Wilson's interval, as of so many independent ones as `sample` says; None of nothing.

    Raises CommandError without scipy.
    """
    if not of:
        return None
    size = of if sample is None else sample
    return Share(count, of, *_wilson(_sampled(count, of, size), size), size)


def _sampled(count: int, of: int, sample: int) -> int:
    return count if sample == of else (2 * count * sample + of) // (2 * of)


def effective_sample(sizes: Collection[int]) -> int:
    """As many independent observations as groups of so many that are alike within tell as much as.

    The number of groups where all are of one size, else fewer: (Σn)² / Σn², rounded down; L. Kish, Survey
    sampling, 1965.
    """
    squares = sum(size * size for size in sizes)
    return sum(sizes) ** 2 // squares if squares else 0


@lru_cache(_MOST_KEPT)
def _wilson(count: int, of: int) -> tuple[float, float]:
    found = _stats().binomtest(count, of).proportion_ci(confidence_level=LEVEL, method="wilson")
    return float(found.low), float(found.high)


def chance_of_difference(first: Share, second: Share) -> float:
    """How often two shares of one kind differ by as much or more by chance alone: Fisher's exact test."""
    return _fisher(first.sampled, first.sample, second.sampled, second.sample)


@lru_cache(_MOST_KEPT)
def chance_of_share(count: int, of: int, value: float) -> float:
    """How often a share as unlikely comes up where it is `value`: the exact binomial test, both sides."""
    return float(_stats().binomtest(count, of, value).pvalue)


@lru_cache(_MOST_KEPT)
def _fisher(count: int, of: int, other: int, of_other: int) -> float:
    table = [[count, of - count], [other, of_other - other]]
    return float(_stats().fisher_exact(table).pvalue)


def corrected(chances: Sequence[float]) -> list[float]:
    """The same for several questions asked at once, after S. Holm (1979): what is below 5 % stays so.

    Of all answers that are given where there is nothing to be found, at most one back-test in twenty has one.
    """
    order = sorted(range(len(chances)), key=chances.__getitem__)
    found = [1.0] * len(chances)
    most = 0.0
    for place, at in enumerate(order):
        most = max(most, min(1.0, chances[at] * (len(chances) - place)))
        found[at] = most
    return found


def retention(left_after: Sequence[int], stayed_for: Sequence[int], at: int = YEAR) -> Retention | None:
    """The share who stay for more than `at` days, from days since the close; None of nobody.

    Who leaves on that day, as at the end of a contract of a year, has left. Where nobody left, or
    all did, the curve has no interval: it is then Wilson's, over those seen for so long, or over all.
    """
    customers = len(left_after) + len(stayed_for)
    if not customers:
        return None
    at_risk = sum(days >= at for days in (*left_after, *stayed_for))
    left = sum(days <= at for days in left_after)
    if not at_risk and not (left and not any(days < at for days in stayed_for)):
        return Retention(customers, len(left_after), None, None, None, 0)
    if not left:
        return Retention(customers, len(left_after), 1.0, *_wilson(at_risk, at_risk), at_risk)
    stats = _stats()
    curve = stats.ecdf(stats.CensoredData(uncensored=list(left_after), right=list(stayed_for))).sf
    value = float(curve.evaluate(at))
    if not value:
        return Retention(customers, len(left_after), 0.0, *_wilson(0, customers), at_risk)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of the days before the first one left
        bounds = curve.confidence_interval(confidence_level=LEVEL, method="log-log")
        low, high = (float(bound.evaluate(at)) for bound in (bounds.low, bounds.high))
    return Retention(customers, len(left_after), value, low, high, at_risk)


def retention_curve(left_after: Sequence[int], stayed_for: Sequence[int]) -> tuple[RetentionStep, ...]:
    """The curve of Kaplan and Meier with its interval, a step for each day on which somebody left.

    It begins with day 0 and ends with the longest day that a customer was seen; empty without customers.
    """
    if not (left_after or stayed_for):
        return ()
    last = max((*left_after, *stayed_for))
    if not left_after:
        return (RetentionStep(0, 1.0, None, None), RetentionStep(last, 1.0, None, None))
    stats = _stats()
    curve = stats.ecdf(stats.CensoredData(uncensored=list(left_after), right=list(stayed_for))).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # as above
        bounds = curve.confidence_interval(confidence_level=LEVEL, method="log-log")
    days = sorted({0, last, *left_after})
    rows = (curve.evaluate(days), bounds.low.evaluate(days), bounds.high.evaluate(days))
    steps = zip(days, *(map(float, row) for row in rows), strict=True)
    return tuple(RetentionStep(day, value, _known(low), _known(high)) for day, value, low, high in steps)


def _known(bound: float) -> float | None:
    return None if math.isnan(bound) else bound


def difference(first: Share, second: Share) -> Difference:
    """How far the first share is above the second, with the interval made of both Wilson intervals.

    R. G. Newcombe, Interval estimation for the difference between independent proportions, 1998, method 10.
    """
    value = first.value - second.value
    below = math.hypot(first.value - first.low, second.high - second.value)
    above = math.hypot(first.high - first.value, second.value - second.low)
    return Difference(value, value - below, value + above)


def median(counts: Mapping[int, int]) -> float | None:
    """The number in the middle, of numbers that each are there so many times; None of nothing."""
    of = sum(counts.values())
    if not of:
        return None
    ends = dict(zip(accumulate(counts[one] for one in sorted(counts)), sorted(counts), strict=True))
    low, high = (next(one for end, one in ends.items() if end > at) for at in ((of - 1) // 2, of // 2))
    return float(statistics.median((low, high)))


def expect_statistics() -> None:
    """Raises CommandError with the remedy if scipy is not installed."""
    _stats()


def _stats() -> Any:  # a package that is there with an extra alone
    try:
        return importlib.import_module("scipy.stats")
    except ImportError as error:
        raise CommandError("scipy, which works out intervals, is not installed", _INSTALL) from error
