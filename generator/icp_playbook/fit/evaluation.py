"""The reference evaluator: one account against one ICP, as of a day."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from icp_playbook.fit.account import Account
from icp_playbook.fit.account_case import AccountCase
from icp_playbook.fit.caps import Totals, expected_points, totals
from icp_playbook.fit.logic import holds, surely_holds
from icp_playbook.fit.program import IcpProgram, Program, Threshold
from icp_playbook.fit.question_order import needed_fields, open_questions
from icp_playbook.fit.ranges import ranges_of
from icp_playbook.fit.verdict import Intent, OpenQuestion, Reason, Status, Verdict


def evaluate(program: Program, icp_id: str, account: Account, as_of: datetime.date) -> Verdict:
    """The verdict on an account. Pure: the same inputs give the same verdict on any day."""
    return verdict_on(AccountCase(program, program.icps[icp_id], account, as_of))


class FitResult(NamedTuple):
    """What ranks an account before an ICP: all of a verdict that says neither when to act nor what to ask."""

    musts: Sequence[Reason]
    disqualifiers: Sequence[Reason]
    score: Sequence[Reason]
    low: int
    high: int
    possible: int
    decided: int
    """The possible points whose criteria are decided."""
    over: tuple[tuple[str, int], ...]
    """The caps that took points off, with how many."""
    tiers: tuple[str, ...]
    status: Status


def fit_of(case: AccountCase) -> FitResult:
    """Where an account stands before an ICP."""
    program, icp = case.program, case.icp
    musts, outs, score = case.musts(), case.disqualifiers(), case.score()
    found = totals(icp, score)
    states = {must.state for must in musts}, {out.state for out in outs}
    status, tiers = status_of(
        program,
        icp,
        found,
        out="met" in states[1],
        missed="missed" in states[0],
        unknown="unknown" in states[0] | states[1],
        enough=case.enough(),
    )
    low, high, possible, decided, over = found
    return FitResult(musts, outs, score, low, high, possible, decided, over, tiers, status)


def status_of(
    program: Program, icp: IcpProgram, found: Totals, *, out: bool, missed: bool, unknown: bool, enough: bool
) -> tuple[Status, tuple[str, ...]]:
    """The status of an account, the first that applies, and the tiers that its points leave open.

    By what its criteria come to, whether a disqualifier holds, a must is missed, one of either is unknown,
    and whether enough is known.
    """
    tiers = _tiers(icp.tiers or program.tiers, found.low, found.high, found.possible)
    if out:
        return "disqualified", tiers
    if missed:
        return "outside", tiers
    if not enough:
        return "insufficient", tiers
    covered = 100 * found.decided >= program.minimum_coverage * found.possible
    return ("undecided" if unknown or not covered or len(tiers) > 1 else "fit"), tiers


def verdict_on(case: AccountCase, result: FitResult | None = None) -> Verdict:
    """The verdict on an account before an ICP; its result may be known."""
    result = result or fit_of(case)
    program, status, tiers, outs = case.program, result.status, result.tiers, result.disqualifiers
    low, high, possible = result.low, result.high, result.possible
    tier = tiers[0] if status == "fit" else None
    intent = _intent(case)
    segment, possible_segments = case.segments()
    return Verdict(
        icp=case.icp.id,
        as_of=case.as_of,
        status=status,
        tier=tier,
        points_low=low,
        points_high=high,
        possible=possible,
        score_low=percent(low, possible),
        score_high=percent(high, possible),
        expected=percent(expected_points(case.icp, result.score, low, high), 100 * possible),
        coverage=100 * result.decided // possible if possible else 100,
        tiers=tiers,
        reasons=(*result.musts, *result.score, *outs),
        disqualifier=next((out.id for out in outs if out.state == "met"), None),
        segment=segment,
        possible_segments=possible_segments,
        intent=intent,
        play=program.grid[tier][intent.level] if tier and intent.level and program.grid else None,
        next_question=_next_question(case, result.score, status),
        capped=result.over,
    )


def inside(program: Program, icp_id: str, account: Account, as_of: datetime.date) -> bool:
    """Whether nothing keeps the account out: no must is missed and no disqualifier applies.

    The verdict is then fit or undecided, or too little is known to say.
    It asks less than `evaluate`, and stops at the first that keeps the account out.
    """
    icp, ranges = program.icps[icp_id], None
    for rows, keeps_out in ((icp.must, False), (icp.disqualifiers, True)):
        for row in rows:
            truth = holds(row.when, account, as_of)
            if truth is None:
                ranges = ranges_of(account, program.fields) if ranges is None else ranges
                truth = surely_holds(row, account, as_of, ranges)
            if truth is keeps_out:
                return False
    return True


def percent(points: int, possible: int) -> int:
    """100 × points / possible, clamped to 0…100 and rounded down, so that it never contradicts its tier.

    Where nothing can be earned, only friction counts: 100 without it, 0 with it.
    """
    if possible == 0:
        return 100 if points >= 0 else 0
    return max(0, min(100, 100 * points // possible))


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


def _intent(case: AccountCase) -> Intent:
    """Signals that hold, each with the points of its first band that does; unknown ones count nothing."""
    program = case.program
    found = [(row.id, points) for row, points in zip(case.icp.signals, case.signals(), strict=True) if points]
    total = sum(points for _, points in found)
    reached = [level.id for level in program.levels if total >= level.at_least]
    lowest = [level.id for level in program.levels[-1:]]
    return Intent(total, next(iter((*reached, *lowest)), None), tuple(found))


def _next_question(case: AccountCase, score: Sequence[Reason], status: Status) -> OpenQuestion | None:
    """The question that can change the verdict most; while too little is known, one that is needed."""
    if status not in ("undecided", "insufficient"):
        return None
    first = next(iter(open_questions(case, score)), None)
    if status == "undecided" or first is None:
        return first
    needed = needed_fields(case.icp, case.account, case.as_of, case.ranges)
    return first if first.field in needed else None  # else nothing helps
