"""The least changes of an account that lead to points: searched exactly, part by part.

Fields that no row shares with others are independent, so each such part of the rows is searched by itself,
and what the parts come to is added up. Only what is not beaten in everything is kept (Pareto).
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from icp_playbook.fit.account import Account
from icp_playbook.fit.caps import earned
from icp_playbook.fit.condition import AllOf, AnyOf, CompiledCondition, Negation, fields_in
from icp_playbook.fit.criteria import criterion_reason
from icp_playbook.fit.field_values import FieldValue, TooManyValuesError
from icp_playbook.fit.logic import surely_holds
from icp_playbook.fit.program import BandedPoints, IcpProgram, NamedCondition, PointCap, Program
from icp_playbook.fit.ranges import ranges_of

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
    """Criteria that count together: one, or all of a cap."""

    rows: tuple[BandedPoints, ...]
    cap: PointCap | None
    fields: frozenset[str]


SearchRow: TypeAlias = Requirement | ScoredRow


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
        *_scored(icp),
    )


def _scored(icp: IcpProgram) -> Iterator[ScoredRow]:
    capped = {id_ for cap in icp.caps for id_ in cap.criteria}
    alone = [(None, (row,)) for row in icp.score if row.id not in capped]
    groups = [(cap, tuple(row for row in icp.score if row.id in cap.criteria)) for cap in icp.caps]
    for cap, rows in (*alone, *groups):
        yield ScoredRow(rows, cap, frozenset(fields_in(*(when for row in rows for when in row.conditions))))


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
        rows: Sequence[SearchRow],
        options: Mapping[str, Sequence[FieldValue]],
        account: Account,
        as_of: datetime.date,
    ) -> None:
        self._program = program
        self._rows = rows
        self._options = {name: options[name] for name in program.fields if options.get(name)}
        self._account = account
        self._as_of = as_of
        self._places = {name: 1 << (len(program.fields) - at) for at, name in enumerate(program.fields)}
        self._solutions: dict[tuple[tuple[int, ...], tuple[tuple[str, int], ...]], list[AccountChange]] = {}
        self._outcomes = 0
        free = frozenset(self._options)
        self._fronts = [self._branched(*part, {}) for part in self._parts(range(len(rows)), free)]

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
            found = [NOTHING]
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

    def _solved(
        self, rows: Sequence[int], free: frozenset[str], chosen: dict[str, int]
    ) -> list[AccountChange]:
        found = [NOTHING]
        for part, fields in self._parts(rows, free):
            others = self._branched(part, fields, chosen)
            found = _best(_joined(one, other) for one in found for other in others)
        return found

    def _parts(
        self, rows: Sequence[int], free: frozenset[str]
    ) -> list[tuple[tuple[int, ...], frozenset[str]]]:
        """Rows that share free fields, with these; first the rows that have none."""
        parts: list[tuple[tuple[int, ...], frozenset[str]]] = [((), frozenset())]
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
            step = AccountChange(1, facts, 0, -self._places[name], 0, 0, ((name, value),))
            inner = self._solved(rows, free - {name}, {**chosen, name: at})
            found += [_joined(step, one) for one in inner]
        self._solutions[key] = _best(found)
        return self._solutions[key]

    def _fixed(self, rows: Sequence[int], chosen: Mapping[str, int]) -> list[AccountChange]:
        """What rows come to with the values chosen; nothing where one that must hold does not."""
        values = {name: self._options[name][at - 1].value for name, at in chosen.items()}
        account = {**self._account, **values}
        ranges = ranges_of(account, self._program.fields)
        low = decided = 0
        self._outcomes += len(rows)
        if self._outcomes > MOST_OUTCOMES:
            raise TooManyValuesError
        for row in (self._rows[at] for at in rows):
            if isinstance(row, Requirement):
                if surely_holds(row.row, account, self._as_of, ranges) is not row.wanted:
                    return []
            else:
                reasons = [criterion_reason(one, account, self._as_of, ranges) for one in row.rows]
                own_low, own_decided = earned(row.cap, reasons)
                low, decided = low + own_low, decided + own_decided
        return [AccountChange(0, 0, -low, 0, low, decided, ())]


def _joined(one: AccountChange, other: AccountChange) -> AccountChange:
    return AccountChange(
        one.size + other.size,
        one.facts + other.facts,
        one.lost + other.lost,
        one.late + other.late,
        one.low + other.low,
        one.decided + other.decided,
        one.values + other.values,
    )


def _best(changes: Iterable[AccountChange]) -> list[AccountChange]:
    """The changes that no better one equals or beats in what they come to, the best first."""
    kept: list[AccountChange] = []
    for change in sorted(changes, key=_by_key):
        low, decided = change.low, change.decided
        if not any(other.low >= low and other.decided >= decided for other in reversed(kept)):
            kept.append(change)
    return kept


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
