"""The reference evaluator: one account against one ICP, as of a day."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from icp_playbook.fit.account import Account
from icp_playbook.fit.condition import CompiledCondition
from icp_playbook.fit.logic import Truth, holds, lacking_fields, unknown_fields
from icp_playbook.fit.program import BandedPoints, IcpProgram, NamedCondition, PointBand, Program
from icp_playbook.fit.verdict import Intent, OpenQuestion, Reason, State, Status, Verdict


def evaluate(program: Program, icp_id: str, account: Account, as_of: datetime.date) -> Verdict:
    """The verdict on an account. Pure: the same inputs give the same verdict on any day."""
    icp = program.icps[icp_id]
    musts = [Reason("must", row.id, _state(row, account, as_of)) for row in icp.must]
    outs = [Reason("disqualifier", row.id, _state(row, account, as_of)) for row in icp.disqualifiers]
    score = [criterion_reason(row, account, as_of) for row in icp.score]
    low, high = sum(reason.low for reason in score), sum(reason.high for reason in score)
    possible = sum(reason.possible for reason in score)
    decided = sum(reason.possible for reason in score if reason.state != "unknown")
    tiers = _tiers(program, low, high, possible)
    covered = 100 * decided >= program.minimum_coverage * possible
    enough = icp.enough is None or holds(icp.enough, account, as_of) is True
    status = _status(musts, outs, enough=enough, covered=covered, tiers=tiers)
    tier = tiers[0] if status == "fit" else None
    intent = _intent(program, icp, account, as_of)
    segment, possible_segments = _segments(icp, account, as_of)
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
        play=program.grid[tier][intent.level] if tier else None,
        next_question=_question(program, icp, account, as_of, score, status),
    )


def inside(program: Program, icp_id: str, account: Account, as_of: datetime.date) -> bool:
    """Whether nothing keeps the account out: no must is missed and no disqualifier applies.

    The verdict is then fit or undecided, or too little is known to say.
    It asks less than `evaluate`, and stops at the first that keeps the account out.
    """
    icp = program.icps[icp_id]
    return all(holds(row.when, account, as_of) is not False for row in icp.must) and all(
        holds(row.when, account, as_of) is not True for row in icp.disqualifiers
    )


def percent(points: int, possible: int) -> int:
    """100 × points / possible, clamped to 0…100 and rounded down, so that it never contradicts its tier.

    Where nothing can be earned, only friction counts: 100 without it, 0 with it.
    """
    if possible == 0:
        return 100 if points >= 0 else 0
    return max(0, min(100, 100 * points // possible))


def _state(row: NamedCondition, account: Account, as_of: datetime.date) -> State:
    truth = holds(row.when, account, as_of)
    return "unknown" if truth is None else "met" if truth else "missed"


def criterion_reason(row: BandedPoints, account: Account, as_of: datetime.date) -> Reason:
    """What a criterion comes to: the outcomes still possible, the one without any band included."""
    live = list(_live(row.bands, account, as_of))
    outcomes: list[tuple[int, int | None]] = [(row.bands[index].points, index) for index, _ in live]
    if not live or live[-1][1] is not True:
        outcomes.append((0, None))
    low, high = min(points for points, _ in outcomes), max(points for points, _ in outcomes)
    if low != high:
        return Reason("score", row.id, "unknown", low, high, row.possible)
    band = outcomes[0][1] if len(outcomes) == 1 else None
    return Reason("score", row.id, "met" if low else "missed", low, high, row.possible, band)


def _live(bands: Sequence[PointBand], account: Account, as_of: datetime.date) -> Iterator[tuple[int, Truth]]:
    """The bands that may give the points: one known to fail is out, one known to hold ends the search."""
    for index, band in enumerate(bands):
        truth = holds(band.when, account, as_of)
        if truth is not False:
            yield index, truth
        if truth is True:
            return


def _tiers(program: Program, low: int, high: int, possible: int) -> tuple[str, ...]:
    """From the tier of the best outcome down to that of the worst."""
    best, worst = (_tier(program, points, possible) for points in (high, low))
    return tuple(tier.id for tier in program.tiers[best : worst + 1])


def _tier(program: Program, points: int, possible: int) -> int:
    """The place of the first tier whose threshold the points reach; below 0 is the lowest."""
    for index, tier in enumerate(program.tiers):
        if 100 * points >= tier.at_least * possible:
            return index
    return len(program.tiers) - 1


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


def _intent(program: Program, icp: IcpProgram, account: Account, as_of: datetime.date) -> Intent:
    """Signals that hold, each with the points of its first band that does; unknown ones count nothing."""
    found = []
    for signal in icp.signals:
        points = intent_points(signal.bands, account, as_of)
        if points:
            found.append((signal.id, points))
    total = sum(points for _, points in found)
    reached = (level for level in program.levels if total >= level.at_least)
    return Intent(total, next(reached, program.levels[-1]).id, tuple(found))


def intent_points(bands: Sequence[PointBand], account: Account, as_of: datetime.date) -> int:
    """What a signal adds: the points of the first band that is met."""
    return next((band.points for band in bands if holds(band.when, account, as_of)), 0)


def _segments(icp: IcpProgram, account: Account, as_of: datetime.date) -> tuple[str | None, tuple[str, ...]]:
    """The first segment that is met, and earlier ones that still may be; later ones can never be first."""
    possible: list[str] = []
    for segment in icp.segments:
        truth = holds(segment.when, account, as_of)
        if truth is True:
            return segment.id, tuple(possible)
        if truth is None:
            possible.append(segment.id)
    return None, tuple(possible)


def questions(
    program: Program, icp_id: str, account: Account, as_of: datetime.date
) -> tuple[OpenQuestion, ...]:
    """What is still open about an account, in the order in which the answers settle the verdict.

    What must be known at all first, then musts and disqualifiers before points, then by points at stake,
    then in file order.
    """
    icp = program.icps[icp_id]
    score = [criterion_reason(row, account, as_of) for row in icp.score]
    return _questions(program, icp, account, as_of, score)


def _question(
    program: Program,
    icp: IcpProgram,
    account: Account,
    as_of: datetime.date,
    score: Sequence[Reason],
    status: Status,
) -> OpenQuestion | None:
    """The question that can change the verdict most; while too little is known, one that is needed."""
    if status not in ("undecided", "insufficient"):
        return None
    first = next(iter(_questions(program, icp, account, as_of, score)), None)
    if status == "insufficient" and (first is None or first.field not in needed_fields(icp, account, as_of)):
        return None  # no answer can make it enough
    return first


def needed_fields(icp: IcpProgram, account: Account, as_of: datetime.date) -> tuple[str, ...]:
    """The fields to ask for until enough is known, in reading order; none where it is or never can be."""
    return () if icp.enough is None else lacking_fields(icp.enough, account, as_of) or ()


def _questions(
    program: Program, icp: IcpProgram, account: Account, as_of: datetime.date, score: Sequence[Reason]
) -> tuple[OpenQuestion, ...]:
    decides = set(_open((row.when for row in (*icp.must, *icp.disqualifiers)), account, as_of))
    stakes: dict[str, int] = {}
    for row, reason in zip(icp.score, score, strict=True):
        if reason.state == "unknown":
            live = [row.bands[index].when for index, _ in _live(row.bands, account, as_of)]
            for name in set(_open(live, account, as_of)):
                stakes[name] = stakes.get(name, 0) + reason.high - reason.low
    needed = needed_fields(icp, account, as_of)
    wanted = [name for name in program.fields if name in decides or name in stakes or name in needed]
    ranked = sorted(wanted, key=lambda name: (name not in needed, name not in decides, -stakes.get(name, 0)))
    return tuple(OpenQuestion(name, stakes.get(name, 0), name in decides) for name in ranked)


def _open(conditions: Iterable[CompiledCondition], account: Account, as_of: datetime.date) -> Iterator[str]:
    for condition in conditions:
        yield from unknown_fields(condition, account, as_of)
