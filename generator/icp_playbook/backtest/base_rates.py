"""What accounts earn of each criterion once it is known: what its base rate is held to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from icp_playbook.backtest.intervals import LEVEL, chance_of_share, corrected, share
from icp_playbook.backtest.judged_outcomes import JudgedOutcome, Knowledge, judged_outcomes
from icp_playbook.backtest.leaking_facts import leaks
from icp_playbook.backtest.outcome import OutcomeList
from icp_playbook.fit import BandedPoints, PreparedPlaybook, Verdict, fields_in
from icp_playbook.lint import DifferingRate
from icp_playbook.playbook import Playbook

RateKey: TypeAlias = tuple[str, str]
"""An ICP and a criterion of it."""


@dataclass(frozen=True, slots=True)
class EarnedRate:
    """How much accounts with an answer earn of what a criterion may add to its worst outcome.

    An account that earns a half counts as a half: Wilson's interval is then wider than it has to be.
    """

    earned: Fraction
    of: int

    @classmethod
    def of_shares(cls, shares: Sequence[Fraction]) -> "EarnedRate":
        """Of the share of each account, 0…1."""
        return cls(sum(shares, Fraction(0)), len(shares))

    @property
    def value(self) -> Fraction:
        """The share, 0…1; 0 of nobody."""
        return self.earned / self.of if self.of else Fraction(0)

    @property
    def percent(self) -> int:
        """As a base rate gives it."""
        return int(100 * self.value + Fraction(1, 2))

    @property
    def interval(self) -> tuple[float, float]:
        """Both ends, 0…1; 0 to 1 of nobody."""
        low, high = share(int(self.earned), self.of), share(-int(-self.earned // 1), self.of)
        return (0.0, 1.0) if low is None or high is None else (low.low, high.high)

    def is_apart(self, base_rate: int) -> bool:
        """Whether the interval leaves out all that is written as this base rate."""
        low, high = self.interval
        least, most = _written(base_rate)
        return low > most or high < least

    def chance(self, base_rate: int) -> float:
        """How often it would be as far from all that is written as this base rate, by chance; 1 of nobody."""
        least, most = _written(base_rate)
        if not self.of or least <= self.value <= most:
            return 1.0
        above = self.value > most
        count = int(self.earned) if above else -int(-self.earned // 1)
        return chance_of_share(count, self.of, float(most if above else least))


def _written(base_rate: int) -> tuple[Fraction, Fraction]:
    """The least and the most that is rounded to a base rate, 0…1."""
    least, most = Fraction(2 * base_rate - 1, 200), Fraction(2 * base_rate + 1, 200)
    return max(least, Fraction(0)), min(most, Fraction(1))


def earned_shares(
    prepared: PreparedPlaybook, lists: Sequence[OutcomeList], icp: str | None = None
) -> Mapping[RateKey, Mapping[str, Fraction]]:
    """Company → the share that it earned of a criterion, of every account of the ICP's kind with an answer.

    By what was known when it closed, or when the list was taken; of several accounts of a company by the one
    created first. A field that is known of won and of lost deals unequally often tells nothing of the others:
    criteria that ask for one are left out.
    """
    one_sided = {
        leak.field for leak in leaks(lists, lambda name: name, by_created=False) if leak.kind == "one-sided"
    }
    rows = {
        id_: {
            row.id: row
            for row in one.score
            if _span(row) and one_sided.isdisjoint(fields_in(*row.conditions))
        }
        for id_, one in prepared.program.icps.items()
    }
    found: dict[RateKey, dict[str, Fraction]] = defaultdict(dict)
    for judged in _first_of_each(judged_outcomes(lists, prepared, icp, Knowledge())):
        verdict = judged.verdict
        if verdict is not None and verdict.candidate:
            for name, earned in _earned(verdict, rows[verdict.icp]):
                found[verdict.icp, name][judged.company] = earned
    return found


def differing_rates(
    playbook: Playbook, prepared: PreparedPlaybook, lists: Sequence[OutcomeList]
) -> tuple[DifferingRate, ...]:
    """The base rates that a playbook gives and all lists together contradict.

    Where all are right, at most one set of lists in twenty contradicts any.
    """
    given = {
        (id_, row.id): (place, row.base_rate)
        for id_, profile in playbook.profiles.items()
        for place, row in enumerate(profile.fit.score)
        if row.base_rate is not None
    }
    if not given:
        return ()
    shares = earned_shares(prepared, [one for one in lists if one.readable])
    asked = [
        (key, EarnedRate.of_shares([*shares[key].values()]), place, rate)
        for key, (place, rate) in given.items()
        if key in shares
    ]
    chances = corrected([rate.chance(base) for _, rate, _, base in asked])
    return tuple(
        DifferingRate(*key, place, base, rate.percent, rate.of, *rate.interval)
        for (key, rate, place, base), chance in zip(asked, chances, strict=True)
        if rate.is_apart(base) and chance < 1 - LEVEL
    )


def _first_of_each(judged: Iterable[JudgedOutcome]) -> Iterator[JudgedOutcome]:
    """Of each company the account that was created first."""
    found: dict[str, JudgedOutcome] = {}
    for one in sorted(judged, key=lambda row: row.as_of):
        found.setdefault(one.company, one)
    return iter(found.values())


def _earned(verdict: Verdict, rows: Mapping[str, BandedPoints]) -> Iterator[tuple[str, Fraction]]:
    """Each criterion with an answer, and what it earned: 0 at its worst outcome, 1 at its best."""
    for reason in verdict.reasons:
        if reason.kind == "score" and reason.state in ("met", "missed") and reason.id in rows:
            worst, best = _ends(rows[reason.id])
            yield reason.id, Fraction(reason.low - worst, best - worst)


def _ends(row: BandedPoints) -> tuple[int, int]:
    points = [0, *(band.points for band in row.bands)]
    return min(points), max(points)


def _span(row: BandedPoints) -> int:
    worst, best = _ends(row)
    return best - worst
