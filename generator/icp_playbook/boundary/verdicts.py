"""What an ICP can say of accounts of which everything is known: every verdict, and who moves under a change.

Points are added up over groups of fields that share criteria, so that every sum is found that some account
reaches, and none that no account does. What is unknown is looked at only where it counts: in fields that
conditions ask to be known, and in criteria that count what is not known as not met.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from icp_playbook.boundary.formulas import Formula, Mask
from icp_playbook.boundary.questions import shown_by
from icp_playbook.boundary.rows import amounts_of, limited_to, packed, part_of, points_span
from icp_playbook.boundary.search import STEPS, Cells, Row, Sum
from icp_playbook.boundary.space import AS_OF, Shown, Space, spaces
from icp_playbook.fields import Catalogue
from icp_playbook.fit import (
    Account,
    BandedPoints,
    CompiledCondition,
    IcpProgram,
    NamedCondition,
    Program,
    Reason,
    Status,
    Totals,
    fields_in,
    status_of,
    totals,
)

TierVerdict: TypeAlias = tuple[Status, str | None]
"""A status, and the tier of an account that fits."""
VerdictPair: TypeAlias = tuple[TierVerdict, TierVerdict]
"""Of the same account, before and after."""

_MISSED, _OUT, _UNKNOWN, _LITTLE = 1, 2, 4, 8
"""Marks: a must is missed, a disqualifier holds, one of either is unknown, too little is known."""
_MARKS = 4
_OWN_MARKS = (1 << _MARKS) - 1
_AMOUNTS = 3
"""Of each group of criteria: the fewest points, the most, and the possible ones that are open."""


@dataclass(frozen=True, slots=True)
class IcpSide:
    """An ICP of a program, as one of the sides of a question."""

    program: Program
    icp: IcpProgram
    place: int = 0
    """Its place among the sides."""
    before: int = 0
    """The amounts of the sides before it."""
    _verdicts: dict[tuple[Mask, int], TierVerdict] = field(default_factory=dict, compare=False, repr=False)
    """By marks and amounts of its own."""

    @property
    def groups(self) -> Sequence[Sequence[BandedPoints]]:
        """The criteria without a cap, then those of each cap."""
        capped = {id_ for cap in self.icp.caps for id_ in cap.criteria}
        rest = [row for row in self.icp.score if row.id not in capped]
        return [rest, *([row for row in self.icp.score if row.id in cap.criteria] for cap in self.icp.caps)]

    @property
    def amounts(self) -> int:
        """How many amounts it has."""
        return _AMOUNTS * len(self.groups)

    @property
    def conditions(self) -> Iterator[CompiledCondition]:
        """All that decides on status and tier."""
        rows: tuple[NamedCondition | BandedPoints, ...]
        rows = (*self.icp.must, *self.icp.disqualifiers, *self.icp.score)
        for row in rows:
            yield from row.conditions
        if self.icp.enough is not None:
            yield self.icp.enough

    @property
    def counting_absent(self) -> set[str]:
        """The fields of criteria that count what is not known as not met."""
        return {name for row in self.icp.score if row.unknown_missed for name in fields_in(*row.conditions)}

    @property
    def limits(self) -> Iterator[tuple[int, int]]:
        """Places of amounts and how much counts there: no more than a cap, where nothing costs points."""
        for place, cap in enumerate(self.icp.caps, 1):
            rows = self.groups[place]
            if all(band.points >= 0 for row in rows for band in row.bands):
                start, most = self.before + _AMOUNTS * place, sum(row.possible for row in rows)
                yield from ((start, cap.at_most), (start + 1, cap.at_most))
                yield start + 2, min(cap.at_most, most)

    @property
    def outside(self) -> Mask:
        """The marks of accounts that are not inside."""
        return (_MISSED | _OUT) << _MARKS * self.place

    def rows(self, space: Space) -> Iterator[tuple[Sequence[CompiledCondition], Callable[..., Sum]]]:
        """Its conditions, and what they come to."""
        for must in self.icp.must:
            yield (must.when,), self._marked(missed=_MISSED, unknown=_UNKNOWN)
        for out in self.icp.disqualifiers:
            yield (out.when,), self._marked(met=_OUT, unknown=_UNKNOWN)
        if self.icp.enough is not None:
            yield (self.icp.enough,), self._marked(missed=_LITTLE, unknown=_LITTLE)
        for place, group in enumerate(self.groups):
            for row in group:
                yield row.conditions, self._points(row, self.before + _AMOUNTS * place)

    def _marked(self, *, met: Mask = 0, missed: Mask = 0, unknown: Mask = 0) -> Callable[..., Sum]:
        shift = _MARKS * self.place

        def sum_of(open_: Sequence[int], first: int | None) -> Sum:
            return (unknown if open_ else missed if first is None else met) << shift, 0

        return sum_of

    def _points(self, row: BandedPoints, place: int) -> Callable[..., Sum]:
        def sum_of(open_: Sequence[int], first: int | None) -> Sum:
            low, high = points_span(row.bands, open_, first)
            if low != high and row.unknown_missed:
                low, high = points_span(row.bands, (), first)
            return 0, packed([0] * place + [low, high, row.possible if low != high else 0])

        return sum_of

    def totals(self, found: Sum) -> Totals:
        """What amounts come to, caps counted."""
        amounts = amounts_of(found[1], self.before + self.amounts)[self.before :]
        score: list[Reason] = []
        for place, group in enumerate(self.groups):
            if group:
                low, high, open_ = amounts[_AMOUNTS * place : _AMOUNTS * (place + 1)]
                most = sum(row.possible for row in group)
                score.append(Reason("score", group[0].id, "met", low, high, most - open_))
                score.append(Reason("score", group[0].id, "unknown", 0, 0, open_))
        return totals(self.icp, score)

    def verdict(self, found: Sum) -> TierVerdict:
        """What marks and amounts come to."""
        own = found[0] >> _MARKS * self.place & _OWN_MARKS, part_of(found[1], self.before, self.amounts)
        if own not in self._verdicts:
            self._verdicts[own] = self.verdict_on(found, self.totals(found))
        return self._verdicts[own]

    def verdict_on(self, found: Sum, points: Totals) -> TierVerdict:
        """The same, where it is known what the amounts come to."""
        marks = found[0] >> _MARKS * self.place
        status, tiers = status_of(
            self.program,
            self.icp,
            points,
            out=bool(marks & _OUT),
            missed=bool(marks & _MISSED),
            unknown=bool(marks & _UNKNOWN),
            enough=not marks & _LITTLE,
        )
        return status, tiers[0] if status == "fit" else None


@dataclass(frozen=True, slots=True)
class PointSum:
    """What some accounts inside an ICP get: a verdict, and their points at worst and at best."""

    verdict: TierVerdict
    low: int
    high: int
    _space: Space
    _cells: Cells

    @property
    def shown(self) -> Shown:
        """One of the accounts."""
        return shown_by(self._space, self._cells)


def sums_reached(
    program: Program,
    icp: str,
    catalogue: Catalogue,
    *,
    complete: bool = True,
    as_of: datetime.date = AS_OF,
    steps: int = STEPS,
) -> Sequence[PointSum]:
    """Every sum of points that accounts inside an ICP can get, with its verdicts, the fewest points first.

    Raises:
        NotDecided: The answer would take more steps than `steps`.
    """
    side = IcpSide(program, program.icps[icp])
    found: dict[tuple[TierVerdict, int, int], PointSum] = {}
    for space, sums in _sums([side], side.outside, catalogue, as_of, steps, complete=complete, near=None):
        for one, cells in sums.items():
            points = side.totals(one)
            verdict = side.verdict_on(one, points)
            key = verdict, points.low, points.high
            if key not in found:
                found[key] = PointSum(*key, space, cells)
    return sorted(found.values(), key=lambda one: (one.low, one.high, one.verdict[0]))


def verdicts_reached(
    program: Program,
    icp: str,
    catalogue: Catalogue,
    *,
    complete: bool = True,
    near: Account | None = None,
    as_of: datetime.date = AS_OF,
    steps: int = STEPS,
) -> Mapping[TierVerdict, Shown]:
    """The verdicts that accounts inside an ICP can get, each with an account. What is not in it, none gets.

    Raises:
        NotDecided: The answer would take more steps than `steps`.
    """
    side = IcpSide(program, program.icps[icp])
    found: dict[TierVerdict, Shown] = {}
    for space, sums in _sums([side], side.outside, catalogue, as_of, steps, complete=complete, near=near):
        for one, cells in sums.items():
            verdict = side.verdict(one)
            if verdict not in found:
                found[verdict] = shown_by(space, cells)
    return found


def moves_into(
    before: tuple[Program, IcpProgram],
    after: tuple[Program, IcpProgram],
    catalogue: Catalogue,
    *,
    complete: bool = True,
    near: Account | None = None,
    as_of: datetime.date = AS_OF,
    steps: int = STEPS,
) -> Mapping[VerdictPair, Shown]:
    """Of accounts that are inside an ICP after a change: the verdicts before and after, each with an account.

    Both programs read the same catalogue. Who is inside before, and not after: with the sides exchanged.

    Raises:
        NotDecided: The answer would take more steps than `steps`.
    """
    old = IcpSide(*before)
    new = IcpSide(*after, 1, old.amounts)
    found: dict[VerdictPair, Shown] = {}
    for space, sums in _sums([old, new], new.outside, catalogue, as_of, steps, complete=complete, near=near):
        for one, cells in sums.items():
            verdicts = old.verdict(one), new.verdict(one)
            if verdicts not in found:
                found[verdicts] = shown_by(space, cells)
    return found


def someone_moves(
    before: tuple[Program, IcpProgram], after: tuple[Program, IcpProgram], catalogue: Catalogue
) -> bool:
    """Whether an account that is inside an ICP after a change gets another verdict by it.

    It is asked of accounts of which everything is known, as in `moves_into`, and ends with the first.

    Raises:
        NotDecided: The answer would take too many steps.
    """
    old = IcpSide(*before)
    new = IcpSide(*after, 1, old.amounts)
    found = _sums([old, new], new.outside, catalogue, AS_OF, STEPS, complete=True, near=None)
    return any(old.verdict(one) != new.verdict(one) for _, sums in found for one in sums)


def _sums(
    sides: Sequence[IcpSide],
    without: Mask,
    catalogue: Catalogue,
    as_of: datetime.date,
    steps: int,
    *,
    complete: bool,
    near: Account | None,
) -> Iterator[tuple[Space, Mapping[Sum, tuple[object, ...]]]]:
    """What sides come to together, in each space."""
    conditions = [one for side in sides for one in side.conditions]
    limits = {place: most for side in sides for place, most in side.limits}
    counting = {name for side in sides for name in side.counting_absent}
    for space in spaces(conditions, catalogue, as_of, steps, complete=complete, absent=counting, near=near):
        rows: dict[tuple[Formula, ...], list[Callable[..., Sum]]] = {}
        for side in sides:
            for tested, sum_of in side.rows(space):
                formulas = tuple(space.formula(one) for one in tested)
                rows.setdefault(formulas, []).append(sum_of)
        made = [Row(formulas, _together(sums), at) for at, (formulas, sums) in enumerate(rows.items())]
        if limits:
            space.search.counted = limited_to(limits, sides[-1].before + sides[-1].amounts)
        yield space, space.search.sums(made, without)


def _together(sums: Sequence[Callable[..., Sum]]) -> Callable[..., Sum]:
    """What the same conditions come to for several rows."""

    def sum_of(open_: Sequence[int], first: int | None) -> Sum:
        marks, amounts = 0, 0
        for one in sums:
            more = one(open_, first)
            marks, amounts = marks | more[0], amounts + more[1]
        return marks, amounts

    return sum_of
