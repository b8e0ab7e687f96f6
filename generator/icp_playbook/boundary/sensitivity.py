"""Which weights decide on an account: the least change of points, or of a tier's start, that moves it."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from icp_playbook.boundary.icp_side import TierVerdict
from icp_playbook.fit import (
    Account,
    BandedPoints,
    IcpProgram,
    PointBand,
    Program,
    Reason,
    Threshold,
    Verdict,
    criterion_reason,
    holds,
    ranges_of,
    status_of,
    totals,
)

MOST_POINTS = 20
"""Points more or less beyond which a change is another playbook."""
_GREATEST = 100
"""Points of a band, and where a tier starts, go no further."""


@dataclass(frozen=True, slots=True)
class LeastChange:
    """A change of a number of the playbook after which an account gets another verdict."""

    id: str
    """Of the criterion, or of the tier."""
    band: int | None
    """The band of the criterion, counted from 0; None where it is a tier that starts elsewhere."""
    old: int
    new: int
    verdict: TierVerdict
    """What the account then gets."""
    applies: bool = True
    """Whether the band may give the account its points; else it only raises or lowers what is possible."""

    @property
    def distance(self) -> int:
        """By how much the number changes."""
        return abs(self.new - self.old)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The least changes that move an account: of the points of one band, and of the start of one tier.

    Each of a list is as small as the others; one is empty where no change within reach moves the account.
    """

    points: tuple[LeastChange, ...]
    tiers: tuple[LeastChange, ...]


def least_changes(
    program: Program, icp: str, account: Account, as_of: datetime.date, verdict: Verdict
) -> Sensitivity:
    """Found by trying every change, the least first. `verdict` is that of the program on the account.

    No points move an account that misses a must, that a disqualifier keeps out, or of which too little is
    known.
    """
    if verdict.status in ("outside", "disqualified", "insufficient"):
        return Sensitivity((), ())
    trial = _Trial(program, program.icps[icp], account, as_of, verdict)
    return Sensitivity(_least(trial.points), _least(trial.tiers))


def _least(changes: Callable[[int], Iterator[LeastChange]]) -> tuple[LeastChange, ...]:
    """The changes by the least distance at which there are some."""
    for distance in range(1, MOST_POINTS + 1):
        if found := tuple(changes(distance)):
            return found
    return ()


class _Trial:
    """An account, and what it gets after a change."""

    def __init__(
        self, program: Program, icp: IcpProgram, account: Account, as_of: datetime.date, verdict: Verdict
    ) -> None:
        self._program, self._icp, self._account, self._as_of = program, icp, account, as_of
        self._before: TierVerdict = verdict.status, verdict.tier
        by_kind: dict[str, list[Reason]] = {"must": [], "score": [], "disqualifier": []}
        for reason in verdict.reasons:
            by_kind[reason.kind].append(reason)
        self._score = by_kind["score"]
        self._unknown = any(one.state == "unknown" for one in by_kind["must"] + by_kind["disqualifier"])
        self._ranges = ranges_of(account, program.fields)
        self._bands = [
            (place, band, applies)
            for place, row in enumerate(icp.score)
            for band, applies in self._counting(row)
        ]

    def _counting(self, row: BandedPoints) -> Iterator[tuple[int, bool]]:
        """The bands whose points may count: those that may apply, and those that may be the most possible."""
        open_ = True
        for place, band in enumerate(row.bands):
            truth = holds(band.when, self._account, self._as_of) if open_ else False
            if truth is not False or band.points + MOST_POINTS > row.possible:
                yield place, truth is not False
            open_ = open_ and truth is not True

    def points(self, distance: int) -> Iterator[LeastChange]:
        """The changes of points by a distance that move the account."""
        for place, band, applies in self._bands:
            row = self._icp.score[place]
            old = row.bands[band].points
            for new in (old - distance, old + distance):
                if abs(new) <= _GREATEST:
                    score = [*self._score]
                    score[place] = self._reason(row, band, new, score[place], applies=applies)
                    if (verdict := self._verdict(self._icp, score)) != self._before:
                        yield LeastChange(row.id, band, old, new, verdict, applies)

    def _reason(self, row: BandedPoints, band: int, points: int, before: Reason, *, applies: bool) -> Reason:
        """What a criterion comes to with other points of a band."""
        possible = max(0, points, *(one.points for place, one in enumerate(row.bands) if place != band))
        if not applies:
            return replace(before, possible=possible)
        if before.state != "assumed" and before.band == band:
            return replace(before, low=points, high=points, possible=possible)
        bands = [*row.bands]
        bands[band] = PointBand(bands[band].when, points)
        changed = BandedPoints(row.id, tuple(bands), row.unknown_missed)
        return criterion_reason(changed, self._account, self._as_of, self._ranges)

    def tiers(self, distance: int) -> Iterator[LeastChange]:
        """The changes of where a tier starts by a distance that move the account."""
        scale = self._icp.tiers or self._program.tiers
        for place, tier in enumerate(scale[:-1]):
            above = scale[place - 1].at_least if place else _GREATEST + 1
            for new in (tier.at_least - distance, tier.at_least + distance):
                if scale[place + 1].at_least < new < above:
                    moved = (*scale[:place], Threshold(tier.id, new), *scale[place + 1 :])
                    verdict = self._verdict(replace(self._icp, tiers=moved), self._score)
                    if verdict != self._before:
                        yield LeastChange(tier.id, None, tier.at_least, new, verdict)

    def _verdict(self, icp: IcpProgram, score: Sequence[Reason]) -> TierVerdict:
        found = totals(icp, score)
        status, tiers = status_of(
            self._program,
            icp,
            found,
            out=False,
            missed=False,
            unknown=self._unknown,
            enough=True,
        )
        return status, tiers[0] if status == "fit" else None
