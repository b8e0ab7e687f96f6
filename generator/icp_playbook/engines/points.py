"""What an ICP makes of its facts: points, tiers, status, and what ranks it among others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, all_of, any_of, chosen, none_of, number, total
from icp_playbook.engines.facts import CriterionFacts, IcpFacts, Kept, kept
from icp_playbook.engines.outcomes import Points, differ
from icp_playbook.fit import EVEN_RATE, IcpProgram, Program, Threshold, possible_points

STATUSES = ("fit", "undecided", "insufficient", "outside", "disqualified")
"""In the order in which ICPs are ranked."""
_SHARES = 101
"""Scores of 0 to 100."""


@dataclass(frozen=True, slots=True)
class CriterionPoints:
    """A criterion of the accounts of a table."""

    id: str
    possible: int
    low: Points
    high: Points
    assumed: Holds
    decided: Points | None
    """Its points, null where more than one outcome is possible; None where it always is."""
    spans: frozenset[tuple[int, int]] | None
    """As of `Earned`."""

    @property
    def unknown(self) -> Holds:
        """Whether more than one outcome is possible."""
        if self.decided is None or isinstance(self.decided, int):
            return self.decided is None
        return False if self.low is self.high else self.decided.isnull()

    def comes_to(self, points: int) -> Holds:
        """Whether it is decided, with so many points; null counts as false."""
        if self.decided is None or isinstance(self.decided, int):
            return self.decided == points
        return self.decided == points


@dataclass(frozen=True, slots=True)
class Sums:
    """Points at worst and at best, possible points that are decided, and by how much each cap is passed."""

    low: Points
    high: Points
    decided: Points
    over: dict[str, Points]


def criteria_of(table: ir.Table, icp: IcpProgram, facts: IcpFacts) -> list[CriterionPoints]:
    """The criteria of an ICP, in order."""
    return [
        _criterion(table, row.id, row.possible, fact)
        for row, fact in zip(icp.score, facts.score, strict=True)
    ]


def _criterion(table: ir.Table, id_: str, possible: int, fact: CriterionFacts) -> CriterionPoints:
    low = kept(table, fact.low)
    high = low if fact.low == fact.high else kept(table, fact.high)
    decided = low if low is high else kept(table, fact.decided)
    return CriterionPoints(id_, possible, low, high, kept(table, fact.assumed), decided, fact.spans)


def sums(icp: IcpProgram, criteria: Sequence[CriterionPoints]) -> Sums:
    """What criteria come to together, as `fit` says it of one account."""
    capped = {id_ for cap in icp.caps for id_ in cap.criteria}
    free = [one for one in criteria if one.id not in capped]
    low, high, open_ = [one.low for one in free], [one.high for one in free], [_open(free)]
    over: dict[str, Points] = {}
    for cap in icp.caps:
        group = [one for one in criteria if one.id in cap.criteria]
        least, most = total([one.low for one in group]), total([one.high for one in group])
        worst, best = at_most(least, cap.at_most), at_most(most, cap.at_most)
        low.append(worst)
        high.append(best)
        possible = min(cap.at_most, sum(one.possible for one in group))
        open_.append(chosen([(differ(worst, best), at_most(_open(group), possible))], 0, "int64"))
        over[cap.id] = number(least) - cap.at_most
    return Sums(total(low), total(high), possible_points(icp) - total(open_), over)


def expected_points(icp: IcpProgram, criteria: Sequence[CriterionPoints]) -> Points:
    """What criteria may be expected to come to together, in hundredths of a point, as `fit` says it."""
    capped = {id_ for cap in icp.caps for id_ in cap.criteria}
    rated = [(one, icp.base_rates.get(one.id, EVEN_RATE)) for one in criteria]
    found = [_weighted(one, rate) for one, rate in rated if one.id not in capped]
    for cap in icp.caps:
        found += _below_cap([pair for pair in rated if pair[0].id in cap.criteria], cap.at_most)
    return total(found)


def _weighted(one: CriterionPoints, rate: int) -> Points:
    if one.low is one.high:
        return _times(one.low, 100)
    return total([_times(one.low, 100 - rate), _times(one.high, rate)])


def _below_cap(group: Sequence[tuple[CriterionPoints, int]], limit: int) -> Iterator[Points]:
    """The parts of the same of criteria below a cap.

    What is above one base rate and up to the next counts for the criteria that have that much or more, as
    far as the cap has room.
    """
    least = at_most(total([one.low for one, _ in group]), limit)
    most = at_most(total([one.high for one, _ in group]), limit)
    room = most - least
    yield _times(least, 100)
    for below, rate in pairwise(sorted({0, *(rate for _, rate in group)})):
        spans = [one.high - one.low for one, own in group if own >= rate and one.low is not one.high]
        filled = room if all(own >= rate for _, own in group) else _least(total(spans), room)
        yield _times(filled, rate - below)


def _times(points: Points, factor: int) -> Points:
    return points * factor if factor else 0


def _least(one: Points, other: Points) -> Points:
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    return ibis.least(number(one), number(other))


def _open(group: Sequence[CriterionPoints]) -> Points:
    """The possible points of criteria that are not decided."""
    return total(
        [chosen([(one.unknown, one.possible)], 0, "int64") for one in group if one.unknown is not False]
    )


def at_most(points: Points, limit: int) -> Points:
    """Points, or the limit if there are more."""
    return min(points, limit) if isinstance(points, int) else ibis.least(points, number(limit))


def any_false(table: ir.Table, truths: Sequence[Kept]) -> Holds:
    """Whether one is false."""
    return any_of(_is(table, one, truth=False) for one in truths)


def any_true(table: ir.Table, truths: Sequence[Kept]) -> Holds:
    """Whether one is true."""
    return any_of(_is(table, one, truth=True) for one in truths)


def any_unknown(table: ir.Table, truths: Sequence[Kept]) -> Holds:
    """Whether one is neither."""
    return any_of(is_unknown(table, one) for one in truths)


def is_unknown(table: ir.Table, truth: Kept) -> Holds:
    """Whether a truth is unknown."""
    found = kept(table, truth)
    return found.isnull() if isinstance(found, ir.Value) else found is None


def is_true(table: ir.Table, truth: Kept) -> Holds:
    """Whether a truth is true; null counts as false."""
    return _is(table, truth, truth=True)


def is_false(table: ir.Table, truth: Kept) -> Holds:
    """Whether a truth is false; null counts as false."""
    return _is(table, truth, truth=False)


def _is(table: ir.Table, kept_truth: Kept, *, truth: bool) -> Holds:
    found = kept(table, kept_truth)
    if isinstance(found, ir.Value):
        return found if truth else ~found
    return found is truth


def tier_place(scale: Sequence[Threshold], points: Points, possible: int) -> Points:
    """The place of the first tier whose threshold points reach."""
    cases = [
        (number(points) >= -(-tier.at_least * possible // 100), at) for at, tier in enumerate(scale[:-1])
    ]
    return chosen(cases, len(scale) - 1, "int64") if cases else 0


def status_of(
    table: ir.Table, program: Program, icp: IcpProgram, facts: IcpFacts, decided: Points, *, tiers_open: Holds
) -> ir.StringValue:
    """The first that applies."""
    covered = -(-program.minimum_coverage * possible_points(icp) // 100)
    rows = (*facts.musts, *facts.disqualifiers)
    return chosen(
        [
            (any_true(table, facts.disqualifiers), "disqualified"),
            (any_false(table, facts.musts), "outside"),
            (none_of(is_true(table, facts.enough)), "insufficient"),
            (any_of([any_unknown(table, rows), number(decided) < covered, tiers_open]), "undecided"),
        ],
        "fit",
        "string",
    )


def share(points: Points, possible: Points) -> ir.IntegerValue:
    """100 × points / possible, clamped to 0…100 and rounded down; where nothing can be earned, 100 or 0."""
    if isinstance(possible, int) and possible == 0:
        return chosen([(number(points) >= 0, 100)], 0, "int64")
    above = (number(points) * 100) // possible
    return chosen([(number(points) <= 0, 0), (number(points) >= possible, 100)], above.cast("int64"), "int64")


def far_off(table: ir.Table, truths: Sequence[Kept], most: int) -> Points:
    """How far an account is from an ICP of which it misses a must: less is nearer, 0 where it misses none.

    By the missed musts, then by those met, of at `most` so many musts of an ICP.
    """
    missed = total([chosen([(is_false(table, one), most + 1)], 0, "int64") for one in truths])
    met = total([chosen([(is_true(table, one), 1)], 0, "int64") for one in truths])
    return chosen([(any_false(table, truths), number(missed) + most - number(met))], 0, "int64")


def rank_key(
    status: ir.StringValue,
    far: Points,
    tier: Points,
    low: ir.IntegerValue,
    high: ir.IntegerValue,
    tiers: int,
) -> ir.IntegerValue:
    """Less goes first: what misses musts last and by how far, then status, tier and score."""
    place = chosen([(status == one, at) for at, one in enumerate(STATUSES[:-1])], len(STATUSES) - 1, "int64")
    placed = number(far) * len(STATUSES) + place
    return ((placed * tiers + tier) * _SHARES + (100 - low)) * _SHARES + (100 - high)


def no_longer_out(table: ir.Table, facts: IcpFacts) -> Holds:
    """Whether no answer can keep an account out: every must is met, every disqualifier ruled out."""
    return all_of(
        [
            *(is_true(table, one) for one in facts.musts),
            *(is_false(table, one) for one in facts.disqualifiers),
        ]
    )
