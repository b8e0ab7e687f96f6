"""The reference evaluator: one account against one ICP, as of a day."""

import datetime
from collections.abc import Sequence
from typing import Literal

from icp_playbook.fit.account import Account
from icp_playbook.fit.criteria import criterion_reason
from icp_playbook.fit.logic import holds, surely_holds
from icp_playbook.fit.program import (
    BandedPoints,
    IcpProgram,
    NamedCondition,
    PointBand,
    Program,
    Threshold,
)
from icp_playbook.fit.question_order import needed_fields, open_questions
from icp_playbook.fit.ranges import NO_RANGES, Ranges, ranges_of, split
from icp_playbook.fit.verdict import Intent, OpenQuestion, Reason, Status, Verdict


def evaluate(program: Program, icp_id: str, account: Account, as_of: datetime.date) -> Verdict:
    """The verdict on an account. Pure: the same inputs give the same verdict on any day."""
    icp, ranges = program.icps[icp_id], ranges_of(account, program.fields)
    musts = [_reason("must", row, account, as_of, ranges) for row in icp.must]
    outs = [_reason("disqualifier", row, account, as_of, ranges) for row in icp.disqualifiers]
    score = [criterion_reason(row, account, as_of, ranges) for row in icp.score]
    low, high = sum(reason.low for reason in score), sum(reason.high for reason in score)
    possible = sum(reason.possible for reason in score)
    decided = sum(reason.possible for reason in score if reason.state != "unknown")
    tiers = _tiers(icp.tiers or program.tiers, low, high, possible)
    covered = 100 * decided >= program.minimum_coverage * possible
    enough = icp.enough_row is None or surely_holds(icp.enough_row, account, as_of, ranges) is True
    status = _status(musts, outs, enough=enough, covered=covered, tiers=tiers)
    tier = tiers[0] if status == "fit" else None
    intent = _intent(program, icp, account, as_of, ranges)
    segment, possible_segments = _segments(icp, account, as_of, ranges)
    return Verdict(
        icp=icp_id,
        as_of=as_of,
        status=status,
        tier=tier,
        points_low=low,
        points_high=high,
        possible=possible,
        score_low=percent(low, possible),
        score_high=percent(high, possible),
        coverage=100 * decided // possible if possible else 100,
        tiers=tiers,
        reasons=(*musts, *score, *outs),
        disqualifier=next((out.id for out in outs if out.state == "met"), None),
        segment=segment,
        possible_segments=possible_segments,
        intent=intent,
        play=program.grid[tier][intent.level] if tier and intent.level and program.grid else None,
        next_question=_next_question(program, icp, account, as_of, ranges, score, status),
    )


def inside(program: Program, icp_id: str, account: Account, as_of: datetime.date) -> bool:
    """Whether nothing keeps the account out: no must is missed and no disqualifier applies.

    The verdict is then fit or undecided, or too little is known to say.
    It asks less than `evaluate`, and stops at the first that keeps the account out.
    """
    icp, ranges = program.icps[icp_id], ranges_of(account, program.fields)
    return all(surely_holds(row, account, as_of, ranges) is not False for row in icp.must) and all(
        surely_holds(row, account, as_of, ranges) is not True for row in icp.disqualifiers
    )


def percent(points: int, possible: int) -> int:
    """100 × points / possible, clamped to 0…100 and rounded down, so that it never contradicts its tier.

    Where nothing can be earned, only friction counts: 100 without it, 0 with it.
    """
    if possible == 0:
        return 100 if points >= 0 else 0
    return max(0, min(100, 100 * points // possible))


def _reason(
    kind: Literal["must", "disqualifier"],
    row: NamedCondition,
    account: Account,
    as_of: datetime.date,
    ranges: Ranges,
) -> Reason:
    truth = holds(row.when, account, as_of)
    if truth is None and ranges:
        truth = surely_holds(row, account, as_of, ranges)
    return Reason(kind, row.id, "unknown" if truth is None else "met" if truth else "missed")


def _tiers(scale: Sequence[Threshold], low: int, high: int, possible: int) -> tuple[str, ...]:
    """From the tier of the best outcome down to that of the worst."""
    best, worst = (tier_place(scale, points, possible) for points in (high, low))
    return tuple(tier.id for tier in scale[best : worst + 1])


def tier_place(scale: Sequence[Threshold], points: int, possible: int) -> int:
    """The place of the first tier whose threshold the points reach; below 0 is the lowest."""
    for index, tier in enumerate(scale):
        if 100 * points >= tier.at_least * possible:
            return index
    return len(scale) - 1


def _status(
    musts: Sequence[Reason], outs: Sequence[Reason], *, enough: bool, covered: bool, tiers: Sequence[str]
) -> Status:
    """The first that applies."""
    if any(out.state == "met" for out in outs):
        return "disqualified"
    if any(must.state == "missed" for must in musts):
        return "outside"
    if not enough:
        return "insufficient"
    if any(reason.state == "unknown" for reason in (*musts, *outs)) or not covered or len(tiers) > 1:
        return "undecided"
    return "fit"


def _intent(
    program: Program, icp: IcpProgram, account: Account, as_of: datetime.date, ranges: Ranges
) -> Intent:
    """Signals that hold, each with the points of its first band that does; unknown ones count nothing."""
    found = []
    for signal in icp.signals:
        points = intent_points(signal, account, as_of, ranges)
        if points:
            found.append((signal.id, points))
    total = sum(points for _, points in found)
    reached = [level.id for level in program.levels if total >= level.at_least]
    lowest = [level.id for level in program.levels[-1:]]
    return Intent(total, next(iter((*reached, *lowest)), None), tuple(found))


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


def _segments(
    icp: IcpProgram, account: Account, as_of: datetime.date, ranges: Ranges
) -> tuple[str | None, tuple[str, ...]]:
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


def _first_segments(
    icp: IcpProgram, account: Account, as_of: datetime.date
) -> tuple[str | None, tuple[str, ...]]:
    possible: list[str] = []
    for segment in icp.segments:
        truth = holds(segment.when, account, as_of)
        if truth is True:
            return segment.id, tuple(possible)
        if truth is None:
            possible.append(segment.id)
    return None, tuple(possible)


def _next_question(
    program: Program,
    icp: IcpProgram,
    account: Account,
    as_of: datetime.date,
    ranges: Ranges,
    score: Sequence[Reason],
    status: Status,
) -> OpenQuestion | None:
    """The question that can change the verdict most; while too little is known, one that is needed."""
    if status not in ("undecided", "insufficient"):
        return None
    first = next(iter(open_questions(program, icp, account, as_of, ranges, score)), None)
    if status == "undecided" or first is None:
        return first
    return first if first.field in needed_fields(icp, account, as_of, ranges) else None  # else nothing helps
