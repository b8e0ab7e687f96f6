"""Caps: a group of criteria earns at most so many points together, whatever each of them earns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from icp_playbook.fit.program import EVEN_RATE, IcpProgram, PointCap
from icp_playbook.fit.verdict import Reason


class Totals(NamedTuple):
    """What the criteria of an ICP come to; `over` names the caps that took points off, with how many."""

    low: int
    high: int
    possible: int
    decided: int
    over: tuple[tuple[str, int], ...] = ()


def totals(icp: IcpProgram, score: Sequence[Reason]) -> Totals:
    """The sums of the criteria, in the order of the ICP; of a group the sum, at most its cap.

    Points below 0 count in full before the cap is applied. What is open in a group counts at most the cap
    for what is decided, and nothing once no answer can change what the group earns.
    """
    if not icp.caps:
        return _sums(None, score)
    low = high = possible = decided = 0
    over: list[tuple[str, int]] = []
    for cap, group in groups(icp, score):
        found = _sums(cap, group)
        low, high = low + found.low, high + found.high
        possible, decided = possible + found.possible, decided + found.decided
        over += found.over
    return Totals(low, high, possible, decided, tuple(over))


def _sums(cap: PointCap | None, group: Sequence[Reason]) -> Totals:
    """What a group comes to: over the cap by how far its worst outcome is."""
    low = high = most = open_ = 0
    for reason in group:
        low += reason.low
        high += reason.high
        most += reason.possible
        if reason.state == "unknown":
            open_ += reason.possible
    if cap is None:
        return Totals(low, high, most, most - open_)
    least, best, possible = (min(cap.at_most, points) for points in (low, high, most))
    open_ = 0 if least == best else min(possible, open_)
    over = ((cap.id, low - cap.at_most),) if low > cap.at_most else ()
    return Totals(least, best, possible, possible - open_, over)


def possible_points(icp: IcpProgram) -> int:
    """The most points that the criteria of an ICP can earn."""
    return totals(icp, [Reason("score", row.id, "unknown", 0, 0, row.possible) for row in icp.score]).possible


def expected_points(icp: IcpProgram, score: Sequence[Reason], low: int, high: int) -> int:
    """What the criteria may be expected to come to, in hundredths of a point; at worst `low`, at best `high`.

    Each earns the least still possible, and its base rate of what may come on top. Under a cap with room for
    a part of that alone, the criteria with the highest rates fill the room first.
    """
    if not icp.base_rates:
        return EVEN_RATE * (low + high)
    if not icp.caps:
        return 100 * low + sum(rate * points for rate, points in _on_top(icp, score))
    found = 0
    for cap, group in groups(icp, score):
        sums = _sums(cap, group)
        room = sums.high - sums.low
        found += 100 * sums.low
        for rate, points in sorted(_on_top(icp, group), reverse=True):
            filled = min(points, room)
            found += rate * filled
            room -= filled
    return found


def _on_top(icp: IcpProgram, group: Sequence[Reason]) -> list[tuple[int, int]]:
    """Of each open criterion its base rate, and the points that may come on top of the worst outcome."""
    rates = icp.base_rates
    return [(rates.get(one.id, EVEN_RATE), one.high - one.low) for one in group if one.low < one.high]


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
