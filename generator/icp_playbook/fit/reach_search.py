"""The least changes of an account that lead to points: searched exactly, part by part.

Fields that no row shares with others are independent, so each such part of the rows is searched by itself,
and what the parts come to is added up. Only what is not beaten in everything is kept (Pareto).
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add, itemgetter
from typing import NamedTuple, Self, TypeAlias

from icp_playbook.fit.account import Account
from icp_playbook.fit.condition import AllOf, AnyOf, CompiledCondition, Negation, fields_in
from icp_playbook.fit.criteria import criterion_reason
from icp_playbook.fit.field_values import FieldValue, TooManyValuesError
from icp_playbook.fit.logic import surely_holds
from icp_playbook.fit.program import BandedPoints, IcpProgram, NamedCondition, PointCap, Program
from icp_playbook.fit.ranges import ranges_of
from icp_playbook.fit.verdict import Reason

MOST_CHANGES = 1000
"""Changes that no other beats, under one cap, beyond which nothing is claimed."""
Part: TypeAlias = tuple[tuple[int, ...], frozenset[str]]
IMPOSSIBLE = -(10**9)
MOST_OUTCOMES = 30_000
"""Outcomes of rows to work out beyond which nothing is claimed."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition that must surely come out as wanted."""

    row: NamedCondition
    wanted: bool
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A criterion, and the place of its amounts among those of a change."""

    row: BandedPoints
    fields: frozenset[str]
    cap: int | None = None
    """The place of its cap, if it is in one."""


SearchRow: TypeAlias = Requirement | ScoredRow


class GroupAmounts(NamedTuple):
    """Of the criteria of a cap: points at worst; points that are open, and possible points, both negated."""

    low: int = 0
    less_spread: int = 0
    less_open: int = 0


class AccountChange(NamedTuple):
    """Fields with new values, and what an account comes to with them; the first in order is the better."""

    size: int
    facts: int
    lost: int
    """The points at worst, negated."""
    late: int
    """Less for fields that come earlier in the file."""
    low: int
    """The points at worst."""
    decided: int
    """The possible points of the criteria that are decided."""
    values: tuple[tuple[str, FieldValue], ...]
    groups: tuple[GroupAmounts, ...] = ()
    """What the criteria of each cap come to, until it is applied."""


@dataclass(frozen=True, slots=True)
class PointGroup:
    """A cap, the possible points of its criteria, and whether none of them can cost points."""

    at_most: int
    possible: int
    only_gains: bool

    @classmethod
    def of(cls, icp: IcpProgram, cap: PointCap) -> Self:
        """A cap of an ICP."""
        rows = [row for row in icp.score if row.id in cap.criteria]
        possible = min(cap.at_most, sum(row.possible for row in rows))
        return cls(cap.at_most, possible, all(band.points >= 0 for row in rows for band in row.bands))

    def clipped(self, group: GroupAmounts) -> GroupAmounts:
        """The same without what is over the cap, where nothing can take it away again."""
        full = self.only_gains and group.low >= self.at_most
        return GroupAmounts(self.at_most) if full else group

    def decided(self, group: GroupAmounts) -> int:
        """How many of its points are decided: all, once no answer can change what it earns."""
        settled = group.low >= self.at_most or not group.less_spread
        return self.possible - (0 if settled else min(self.possible, -group.less_open))


NOTHING = AccountChange(0, 0, 0, 0, 0, 0, ())
_by_key = itemgetter(0, 1, 2, 3)


def rows_of(icp: IcpProgram) -> tuple[SearchRow, ...]:
    """What decides on an ICP, taken apart as far as each part counts for itself."""
    wanted = [(must.when, True) for must in icp.must] + [(out.when, False) for out in icp.disqualifiers]
    if icp.enough is not None:
        wanted.append((icp.enough, True))
    conditions = dict.fromkeys(part for one in wanted for part in _conjuncts(*one))
    return (
        *(Requirement(NamedCondition("", when), to, frozenset(fields_in(when))) for when, to in conditions),
        *(ScoredRow(row, frozenset(fields_in(*row.conditions)), _cap_of(icp, row.id)) for row in icp.score),
    )


def _cap_of(icp: IcpProgram, criterion: str) -> int | None:
    return next((at for at, cap in enumerate(icp.caps) if criterion in cap.criteria), None)


def _conjuncts(when: CompiledCondition, wanted: bool) -> Iterator[tuple[CompiledCondition, bool]]:
    """The conditions that all have to come out as said for the whole to do so."""
    match when:
        case AllOf(parts=parts) if wanted:
            for part in parts:
                yield from _conjuncts(part, wanted)
        case AnyOf(parts=parts) if not wanted:
            for part in parts:
                yield from _conjuncts(part, wanted)
        case Negation(part=part):
            yield from _conjuncts(part, not wanted)
        case _:
            yield when, wanted


class ReachSearch:
    """The changes that an account could have, of the values that each field could have.

    Raises TooManyValuesError where they cannot be searched.
    """

    def __init__(
        self,
        program: Program,
        icp: IcpProgram,
        options: Mapping[str, Sequence[FieldValue]],
        account: Account,
        as_of: datetime.date,
    ) -> None:
        self._program = program
        self._rows = rows = rows_of(icp)
        self._nothing = NOTHING._replace(groups=(GroupAmounts(),) * len(icp.caps))
        self._caps = [PointGroup.of(icp, cap) for cap in icp.caps]
        self._options = {name: options[name] for name in program.fields if options.get(name)}
        self._account = account
        self._as_of = as_of
        self._places = {name: 1 << (len(program.fields) - at) for at, name in enumerate(program.fields)}
        self._solutions: dict[tuple[tuple[int, ...], tuple[tuple[str, int], ...]], list[AccountChange]] = {}
        self._outcomes = 0
        free = frozenset(self._options)
        (fixed, _), *parts = self._parts(range(len(rows)), free)
        alone = [((row,), frozenset[str]()) for row in fixed]
        self._fronts = [self._front(parts) for parts in self._clusters([*alone, *parts])]

    @cached_property
    def _bounds(self) -> tuple[list[list[int]], list[list[int]]]:
        """Of the points at worst and of those decided: part → size → the most from this part on."""
        lows = [[(one.size, one.low) for one in front] for front in self._fronts]
        sure = [[(one.size, one.decided) for one in front] for front in self._fronts]
        return _most(lows, len(self._options) + 1), _most(sure, len(self._options) + 1)

    def least(self, low: int, decided: int) -> AccountChange | None:
        """The best change with so many points at worst, and so many decided; None where there is none."""
        most_low, most_decided = self._bounds
        for size in range(len(self._options) + 1):
            if most_low[0][size] < low or most_decided[0][size] < decided:
                continue
            found = [self._nothing]
            for front, lows, sure in zip(self._fronts, most_low[1:], most_decided[1:], strict=True):
                found = _best(
                    _joined(one, other)
                    for one in found
                    for other in front
                    if (left := size - one.size - other.size) >= 0
                    and one.low + other.low + lows[left] >= low
                    and one.decided + other.decided + sure[left] >= decided
                )
            if found:
                return found[0]
        return None

    def _clusters(self, parts: Sequence[Part]) -> list[list[Part]]:
        """Parts that share a cap, together."""
        found: list[tuple[set[int], list[Part]]] = []
        for part in parts:
            own = self._caps_of(part)
            shared = [one for one in found if one[0] & own]
            found = [one for one in found if not one[0] & own]
            before = [one for _, some in shared for one in some]
            found.append((own.union(*(some for some, _ in shared)), [*before, part]))
        return [some for _, some in found]

    def _caps_of(self, part: Part) -> set[int]:
        rows = (self._rows[row] for row in part[0])
        return {row.cap for row in rows if isinstance(row, ScoredRow) and row.cap is not None}

    def _front(self, parts: Sequence[Part]) -> list[AccountChange]:
        """What parts come to together, with their caps applied."""
        found = [self._nothing]
        for part in parts:
            others = self._branched(*part, {})
            found = _best(self._clipped(_joined(one, other)) for one in found for other in others)
            if len(found) > MOST_CHANGES:
                raise TooManyValuesError
        return _best(self._capped(one, parts) for one in found) if self._caps else found

    def _clipped(self, change: AccountChange) -> AccountChange:
        """Without what is over a cap, as far as nothing in the group can take it away again."""
        groups = (cap.clipped(group) for cap, group in zip(self._caps, change.groups, strict=True))
        return change._replace(groups=tuple(groups)) if self._caps else change

    def _capped(self, change: AccountChange, parts: Sequence[Part]) -> AccountChange:
        caps = set().union(*(self._caps_of(part) for part in parts))
        low, decided = change.low, change.decided
        for at, (cap, group) in enumerate(zip(self._caps, change.groups, strict=True)):
            if at in caps:
                low += min(cap.at_most, group.low)
                decided += cap.decided(group)
        return change._replace(low=low, decided=decided, groups=self._nothing.groups)

    def _solved(
        self, rows: Sequence[int], free: frozenset[str], chosen: dict[str, int]
    ) -> list[AccountChange]:
        found = [self._nothing]
        for part, fields in self._parts(rows, free):
            others = self._branched(part, fields, chosen)
            found = _best(_joined(one, other) for one in found for other in others)
        return found

    def _parts(self, rows: Sequence[int], free: frozenset[str]) -> list[Part]:
        """Rows that share free fields, with these; first the rows that have none."""
        parts: list[Part] = [((), frozenset())]
        for row in rows:
            fields = self._rows[row].fields & free
            if not fields:
                parts[0] = ((*parts[0][0], row), frozenset())
                continue
            apart = [part for part in parts if fields.isdisjoint(part[1])]
            shared = [part for part in parts if not fields.isdisjoint(part[1])]
            joined = tuple(sorted((*(one for part, _ in shared for one in part), row)))
            parts = [*apart, (joined, fields.union(*(names for _, names in shared)))]
        return parts

    def _branched(
        self, rows: tuple[int, ...], free: frozenset[str], chosen: dict[str, int]
    ) -> list[AccountChange]:
        """The field that most rows share gets each of its values; what is left falls apart."""
        if not free:
            return self._fixed(rows, chosen)
        tested = frozenset().union(*(self._rows[row].fields for row in rows))
        key = rows, tuple((name, chosen[name]) for name in sorted(tested.intersection(chosen)))
        if key in self._solutions:
            return self._solutions[key]
        name = max(
            (name for name in self._options if name in free),
            key=lambda name: sum(name in self._rows[row].fields for row in rows),
        )
        found = self._solved(rows, free - {name}, chosen)
        for at, value in enumerate(self._options[name], start=1):
            facts = int(not value.learn)
            step = self._nothing._replace(
                size=1, facts=facts, late=-self._places[name], values=((name, value),)
            )
            inner = self._solved(rows, free - {name}, {**chosen, name: at})
            found += [_joined(step, one) for one in inner]
        self._solutions[key] = _best(found)
        return self._solutions[key]

    def _fixed(self, rows: Sequence[int], chosen: Mapping[str, int]) -> list[AccountChange]:
        """What rows come to with the values chosen; nothing where one that must hold does not."""
        values = {name: self._options[name][at - 1].value for name, at in chosen.items()}
        account = {**self._account, **values}
        ranges = ranges_of(account, self._program.fields)
        found = self._nothing
        self._outcomes += len(rows)
        if self._outcomes > MOST_OUTCOMES:
            raise TooManyValuesError
        for row in (self._rows[at] for at in rows):
            if isinstance(row, ScoredRow):
                reason = criterion_reason(row.row, account, self._as_of, ranges)
                found = _joined(found, self._earned(row, reason))
            elif surely_holds(row.row, account, self._as_of, ranges) is not row.wanted:
                return []
        return [found]

    def _earned(self, row: ScoredRow, reason: Reason) -> AccountChange:
        """What a criterion comes to."""
        low, unknown = reason.low, reason.possible if reason.state == "unknown" else 0
        if row.cap is None:
            return self._nothing._replace(lost=-low, low=low, decided=reason.possible - unknown)
        groups = list(self._nothing.groups)
        groups[row.cap] = GroupAmounts(low, low - reason.high, -unknown)
        return self._nothing._replace(lost=-low, groups=tuple(groups))


def _joined(one: AccountChange, other: AccountChange) -> AccountChange:
    return AccountChange(
        one.size + other.size,
        one.facts + other.facts,
        one.lost + other.lost,
        one.late + other.late,
        one.low + other.low,
        one.decided + other.decided,
        one.values + other.values,
        tuple(GroupAmounts(*map(add, *both)) for both in zip(one.groups, other.groups, strict=True))
        if one.groups
        else (),
    )


def _best(changes: Iterable[AccountChange]) -> list[AccountChange]:
    """The changes that no better one equals or beats in what they come to, the best first."""
    kept: list[AccountChange] = []
    for change in sorted(changes, key=_by_key):
        low, decided, groups = change.low, change.decided, change.groups
        for other in reversed(kept):
            if other.low >= low and other.decided >= decided and _covers(other.groups, groups):
                break
        else:
            kept.append(change)
    return kept


def _covers(groups: Sequence[GroupAmounts], others: Sequence[GroupAmounts]) -> bool:
    pairs = zip(groups, others, strict=True)
    return not groups or all(one >= other for both in pairs for one, other in zip(*both, strict=True))


def _most(fronts: Sequence[Sequence[tuple[int, int]]], sizes: int) -> list[list[int]]:
    """The most that the changes of each part and those after it add up to with as many fields."""
    bounds = [[0] * sizes]
    for front in reversed(fronts):
        best: dict[int, int] = {}
        for own, amount in front:
            best[own] = max(best.get(own, amount), amount)
        most = [IMPOSSIBLE] * sizes
        for own, amount in best.items():
            for size, after in enumerate(bounds[0][: sizes - own], start=own):
                most[size] = max(most[size], amount + after)
        bounds.insert(0, most)
    return bounds
