"""An account before one ICP on a day: what each part of the program comes to."""

import datetime
from collections.abc import Collection, Sequence
from typing import Literal, TypeAlias

from icp_playbook.fit.account import Account
from icp_playbook.fit.criteria import criterion_reason, deciding_criterion
from icp_playbook.fit.logic import holds, open_fields, surely_holds
from icp_playbook.fit.program import BandedPoints, IcpProgram, NamedCondition, PointBand, Program
from icp_playbook.fit.ranges import NO_RANGES, Ranges, ranges_of, split
from icp_playbook.fit.verdict import Reason

Segments: TypeAlias = tuple[str | None, tuple[str, ...]]
"""The segment that is known to hold, and those that still may be the account's."""


class AccountCase:
    """Looks at every part afresh. A case that remembers other accounts may take its place."""

    def __init__(self, program: Program, icp: IcpProgram, account: Account, as_of: datetime.date) -> None:
        self.program, self.icp, self.account, self.as_of = program, icp, account, as_of
        self._ranges: Ranges | None = None

    @property
    def ranges(self) -> Ranges:
        """The ranges of the account."""
        if self._ranges is None:
            self._ranges = ranges_of(self.account, self.program.fields)
        return self._ranges

    def must(self, row: NamedCondition) -> Reason:
        """What a must comes to."""
        return _reason("must", row, self.account, self.as_of, self.ranges)

    def disqualifier(self, row: NamedCondition) -> Reason:
        """What a disqualifier comes to."""
        return _reason("disqualifier", row, self.account, self.as_of, self.ranges)

    def criterion(self, row: BandedPoints) -> Reason:
        """What a criterion comes to."""
        return criterion_reason(row, self.account, self.as_of, self.ranges)

    def signal(self, row: BandedPoints) -> int:
        """The points of a signal."""
        return intent_points(row, self.account, self.as_of, self.ranges)

    def open_row(self, row: NamedCondition) -> Collection[str]:
        """The fields that can decide a must or a disqualifier."""
        return open_fields(row, self.account, self.as_of, self.ranges)

    def open_criterion(self, row: BandedPoints) -> Collection[str]:
        """The fields that decide what an open criterion comes to."""
        return deciding_criterion(row, self.account, self.as_of, self.ranges)

    def musts(self) -> Sequence[Reason]:
        """What its musts come to, in order."""
        return [self.must(row) for row in self.icp.must]

    def disqualifiers(self) -> Sequence[Reason]:
        """What its disqualifiers come to, in order."""
        return [self.disqualifier(row) for row in self.icp.disqualifiers]

    def score(self) -> Sequence[Reason]:
        """What its criteria come to, in order."""
        return [self.criterion(row) for row in self.icp.score]

    def signals(self) -> Sequence[int]:
        """The points of its signals, in order."""
        return [self.signal(row) for row in self.icp.signals]

    def segments(self) -> Segments:
        """The segments of the ICP that are, or may be, the account's."""
        return _segments(self.icp, self.account, self.as_of, self.ranges)

    def enough(self) -> bool:
        """Whether enough is known to say anything."""
        row = self.icp.enough_row
        return row is None or surely_holds(row, self.account, self.as_of, self.ranges) is True

    def open_rows(self) -> Sequence[Collection[str]]:
        """The fields that can decide each must, then each disqualifier."""
        return [self.open_row(row) for row in (*self.icp.must, *self.icp.disqualifiers)]

    def deciding(self, place: int) -> Collection[str]:
        """The fields that decide what the criterion at a place comes to."""
        return self.open_criterion(self.icp.score[place])


def _reason(
    kind: Literal["must", "disqualifier"],
    row: NamedCondition,
    account: Account,
    as_of: datetime.date,
    ranges: Ranges = NO_RANGES,
) -> Reason:
    """What a must or a disqualifier comes to."""
    truth = holds(row.when, account, as_of)
    if truth is None and ranges:
        truth = surely_holds(row, account, as_of, ranges)
    return Reason(kind, row.id, "unknown" if truth is None else "met" if truth else "missed")


def intent_points(
    signal: BandedPoints, account: Account, as_of: datetime.date, ranges: Ranges = NO_RANGES
) -> int:
    """What a signal adds: the points of the first band that is met. A range adds the least that it allows."""
    parts = split(account, ranges, signal.cuts) if ranges else None
    if parts is None:
        return _first_points(signal.bands, account, as_of)
    return min(_first_points(signal.bands, one, as_of) for one in parts.accounts.values())


def _first_points(bands: Sequence[PointBand], account: Account, as_of: datetime.date) -> int:
    return next((band.points for band in bands if holds(band.when, account, as_of)), 0)


def _segments(icp: IcpProgram, account: Account, as_of: datetime.date, ranges: Ranges) -> Segments:
    """The first segment that is met, and earlier ones that still may be; later ones can never be first.

    A segment that is met, but never the first of what a range allows, is not the account's.
    """
    segment, possible = _first_segments(icp, account, as_of)
    parts = split(account, ranges, icp.segment_cuts) if ranges and possible else None
    if parts is None:
        return segment, possible
    found = [_first_segments(icp, one, as_of) for one in parts.accounts.values()]
    outcomes = {name for first, others in found for name in (first, *others)}
    sure = next(
        (row.id for row in icp.segments if surely_holds(row, account, as_of, ranges)),
        None,
    )
    segment = sure if sure in outcomes else None
    return segment, tuple(row.id for row in icp.segments if row.id in outcomes - {segment})


def _first_segments(icp: IcpProgram, account: Account, as_of: datetime.date) -> Segments:
    possible: list[str] = []
    for segment in icp.segments:
        truth = holds(segment.when, account, as_of)
        if truth is True:
            return segment.id, tuple(possible)
        if truth is None:
            possible.append(segment.id)
    return None, tuple(possible)
