"""Caps: a group of criteria earns at most so many points together, whatever each of them earns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from icp_playbook.fit.program import IcpProgram, PointCap
from icp_playbook.fit.verdict import Reason


@dataclass(frozen=True, slots=True)
class Totals:
    """What the criteria of an ICP come to; `over` names the caps that took points off, with how many."""

    low: int
    high: int
    possible: int
    decided: int
    over: tuple[tuple[str, int], ...]


def totals(icp: IcpProgram, score: Sequence[Reason]) -> Totals:
    """The sums of the criteria, in the order of the ICP; of a group the sum, at most its cap.

    Points below 0 count in full before the cap is applied. What is open in a group counts at most the cap
    for what is decided, and nothing once no answer can change what the group earns.
    """
    sums = [(cap, _sums(cap, group)) for cap, group in groups(icp, score)]
    over = tuple((cap.id, one.over) for cap, one in sums if cap is not None and one.over > 0)
    low, high, possible, decided = (sum(part) for part in zip(*(one[:4] for _, one in sums), strict=True))
    return Totals(low, high, possible, decided, over)


class _Sums(NamedTuple):
    """What a group comes to; `over` is how far its worst outcome is above the cap."""

    low: int
    high: int
    possible: int
    decided: int
    over: int


def _sums(cap: PointCap | None, group: Sequence[Reason]) -> _Sums:
    low, high = sum(reason.low for reason in group), sum(reason.high for reason in group)
    most = sum(reason.possible for reason in group)
    open_ = sum(reason.possible for reason in group if reason.state == "unknown")
    if cap is None:
        return _Sums(low, high, most, most - open_, 0)
    least, best, possible = (min(cap.at_most, points) for points in (low, high, most))
    open_ = 0 if least == best else min(possible, open_)
    return _Sums(least, best, possible, possible - open_, low - cap.at_most)


def possible_points(icp: IcpProgram) -> int:
    """The most points that the criteria of an ICP can earn."""
    return totals(icp, [Reason("score", row.id, "unknown", 0, 0, row.possible) for row in icp.score]).possible


def groups(icp: IcpProgram, score: Sequence[Reason]) -> Iterator[tuple[PointCap | None, Sequence[Reason]]]:
    """The criteria without a cap, then those of each cap."""
    if not icp.caps:
        yield None, score
        return
    capped = {id_ for cap in icp.caps for id_ in cap.criteria}
    yield None, [reason for reason in score if reason.id not in capped]
    for cap in icp.caps:
        yield cap, [reason for reason in score if reason.id in cap.criteria]


def at_stake(icp: IcpProgram, score: Sequence[Reason], ids: Sequence[str]) -> int:
    """The most by which the points change with what open criteria come to."""
    found = 0
    for cap, group in groups(icp, score):
        span = sum(reason.high - reason.low for reason in group if reason.id in ids)
        if cap is not None and span:
            low, high = sum(reason.low for reason in group), sum(reason.high for reason in group)
            span = min(span, min(cap.at_most, high) - min(cap.at_most, low))
        found += span
    return found
