"""The rows that decide on an ICP, as a search over its fields sees them: what each field leaves of them.

Once a field has got a value its tests are true or false, so that a row may be settled, or hang on fewer
fields. What is left of a row is found once for all values that leave the same.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from icp_playbook.fit.account import Account, Known
from icp_playbook.fit.condition import (
    AllOf,
    AnyOf,
    CompiledCondition,
    CompiledTest,
    Negation,
    OfContacts,
    tests_in,
)
from icp_playbook.fit.criteria import criterion_reason
from icp_playbook.fit.field_values import FieldValue
from icp_playbook.fit.logic import Truth, holds, surely_holds
from icp_playbook.fit.program import BandedPoints, IcpProgram, NamedCondition, Program
from icp_playbook.fit.ranges import ranges_of
from icp_playbook.fit.reach_changes import AccountChange
from icp_playbook.values import Interval


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition that must surely come out as wanted."""

    row: NamedCondition
    wanted: bool


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A criterion, and the place of its cap, if it is in one."""

    row: BandedPoints
    cap: int | None = None


SearchRow: TypeAlias = Requirement | ScoredRow


def rows_of(icp: IcpProgram) -> tuple[SearchRow, ...]:
    """What decides on an ICP, taken apart as far as each part counts for itself."""
    wanted = [(must.when, True) for must in icp.must] + [(out.when, False) for out in icp.disqualifiers]
    if icp.enough is not None:
        wanted.append((icp.enough, True))
    conditions = dict.fromkeys(part for one in wanted for part in _conjuncts(*one))
    return (
        *(Requirement(NamedCondition("", when), to) for when, to in conditions),
        *(ScoredRow(row, _cap_of(icp, row.id)) for row in icp.score),
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


class Junction(NamedTuple):
    """Parts that all have to be true, or any of them; none of them is settled but as unknown."""

    every: bool
    parts: tuple["Left", ...]


class Inverse(NamedTuple):
    """A part that is not settled, negated."""

    part: "Left"


class Waiting(NamedTuple):
    """A test that a range passes in part, or what is asked of contacts: whole, once it has its values."""

    when: CompiledTest | OfContacts
    fields: frozenset[str]
    """Those that it waits for."""
    values: tuple[tuple[str, Known | None], ...]
    """What the others have, by name."""


Left: TypeAlias = Truth | CompiledTest | Junction | Inverse | Waiting
"""What is left of a condition: what it came to, or what still has to be decided."""


class RowState:
    """What is left of a row once some of its fields are chosen. The same is left: it is the same object."""

    __slots__ = ("at", "chosen", "free", "left", "moves", "ranges", "row", "settled")

    def __init__(
        self,
        at: int,
        row: int,
        left: tuple[Left, ...],
        chosen: Mapping[str, FieldValue],
        ranges: frozenset[str],
    ) -> None:
        self.at = at
        """Its place among all states."""
        self.row = row
        self.left = left
        """Of its condition, or of each of its bands."""
        self.chosen = chosen
        """The first values that left this."""
        self.ranges = ranges
        """The fields that stay a range."""
        self.free = frozenset(_fields(left))
        """The fields that still decide."""
        self.moves: dict[tuple[str, int], RowState] = {}
        self.settled: AccountChange | None = None
        """What it comes to; None before that is clear, and where it must not come out so."""


def _fields(parts: Sequence[Left]) -> Iterator[str]:
    for part in parts:
        match part:
            case Junction():
                yield from _fields(part.parts)
            case Inverse():
                yield from _fields((part.part,))
            case Waiting(fields=fields):
                yield from fields
            case None | bool():
                pass
            case _:
                yield part.field


class RowStates:
    """The states of the rows of an ICP, for one account and the values that its fields could have."""

    def __init__(
        self,
        program: Program,
        icp: IcpProgram,
        options: Mapping[str, Sequence[FieldValue]],
        account: Account,
        as_of: datetime.date,
    ) -> None:
        self._program, self._account, self._as_of = program, account, as_of
        self._options, self._caps = options, len(icp.caps)
        self._rows = rows_of(icp)
        self._found: dict[tuple[int, tuple[Left, ...], frozenset[str]], RowState] = {}
        self._signs = [self._signs_of(row) for row in self._rows]
        self.first = [self._begun(at) for at in range(len(self._rows))]
        """Every row with all fields free that could have other values."""

    def cap_of(self, state: RowState) -> int | None:
        """The place of the cap that the row of a state is in."""
        row = self._rows[state.row]
        return row.cap if isinstance(row, ScoredRow) else None

    def after(self, state: RowState, field: str, option: int) -> RowState:
        """What is left once a free field stays what it is (0), or gets the option of that place, from 1."""
        if field not in state.free:
            return state
        sign = self._signs[state.row][field][option]
        try:
            return state.moves[field, sign]
        except KeyError:
            state.moves[field, sign] = found = self._moved(state, field, option)
            return found

    def _signs_of(self, row: SearchRow) -> dict[str, list[int]]:
        """Field → option → a number that is the same for options which no test of the row tells apart."""
        tests: dict[str, list[CompiledTest]] = {}
        for test in tests_in(*row.row.conditions):
            tests.setdefault(test.field, []).append(test)
        found = {}
        for name, some in tests.items():
            if name in self._program.contacts:
                found[name] = [*range(len(self._options.get(name, ())) + 1)]
                continue
            seen: dict[tuple[Truth, ...], int] = {}
            truths = (
                tuple(holds(test, {name: one.value}, self._as_of) for test in some)
                for one in self._options.get(name, ())
            )
            found[name] = [0, *(seen.setdefault(one, len(seen) + 1) for one in truths)]
        return found

    def _begun(self, at: int) -> RowState:
        state = self._state(at, tuple(map(_unfolded, self._rows[at].row.conditions)), {}, frozenset())
        for name in sorted(state.free - self._options.keys()):
            state = self._moved(state, name, 0)
        return state

    def _moved(self, state: RowState, field: str, option: int) -> RowState:
        chosen, ranges = state.chosen, state.ranges
        value = self._account.get(field)
        if option:
            chosen = {**chosen, field: self._options[field][option - 1]}
            value = chosen[field].value
        elif isinstance(value, Interval):
            ranges = ranges | {field}
        account = {} if value is None else {field: value}
        left = tuple(self._left(part, field, account) for part in state.left)
        return self._state(state.row, left, chosen, ranges)

    def _left(self, part: Left, field: str, account: Account) -> Left:
        """What a value, or none, leaves of a condition. A test that a range passes in part stays."""
        match part:
            case None | bool():
                return part
            case Inverse():
                inner = self._left(part.part, field, account)
                if inner is None or isinstance(inner, bool):
                    return None if inner is None else not inner
                return Inverse(inner)
            case Waiting():
                return self._waited(part, field, account) if field in part.fields else part
            case Junction(every=every):
                found = dict.fromkeys(self._left(one, field, account) for one in part.parts)
                if (not every) in found:
                    return not every
                found.pop(every, None)
                if len(found) < 2:
                    return next(iter(found), every)
                return Junction(every, tuple(found))
            case _:
                if part.field != field:
                    return part
                return self._waited(Waiting(part, frozenset([field]), ()), field, account)

    def _waited(self, part: Waiting, field: str, account: Account) -> Left:
        """The same once one more of its fields has a value, or is known to have none."""
        values = tuple(sorted((*part.values, (field, account.get(field))), key=itemgetter(0)))
        left = part._replace(fields=part.fields - {field}, values=values)
        if left.fields:
            return left
        known = {name: value for name, value in values if value is not None}
        truth = holds(part.when, known, self._as_of)
        return left if truth is None and known else truth

    def _state(
        self, at: int, left: tuple[Left, ...], chosen: Mapping[str, FieldValue], ranges: frozenset[str]
    ) -> RowState:
        if isinstance(row := self._rows[at], ScoredRow):
            left = _bands(left)
        key = at, left, ranges
        if key not in self._found:
            self._found[key] = state = RowState(len(self._found), at, left, chosen, ranges)
            if not state.free:
                state.settled = self._settled(row, chosen)
        return self._found[key]

    def _settled(self, row: SearchRow, chosen: Mapping[str, FieldValue]) -> AccountChange | None:
        """What a row comes to; None where it must not come out so."""
        account = {**self._account, **{name: one.value for name, one in chosen.items()}}
        ranges = ranges_of(account, self._program.fields)
        amounts = [0] * (2 + 3 * self._caps)
        if isinstance(row, Requirement):
            right = surely_holds(row.row, account, self._as_of, ranges) is row.wanted
            return AccountChange(0, 0, 0, 0, tuple(amounts)) if right else None
        reason = criterion_reason(row.row, account, self._as_of, ranges)
        open_ = reason.possible if reason.state == "unknown" else 0
        if row.cap is None:
            amounts[:2] = [reason.low, reason.possible - open_]
        else:
            amounts[2 + 3 * row.cap : 5 + 3 * row.cap] = [reason.low, reason.low - reason.high, -open_]
        return AccountChange(0, 0, -reason.low, 0, tuple(amounts))


def _unfolded(when: CompiledCondition) -> Left:
    match when:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return Junction(isinstance(when, AllOf), tuple(map(_unfolded, parts)))
        case Negation(part=part):
            return Inverse(_unfolded(part))
        case OfContacts():
            return Waiting(when, when.fields, ())
        case _:
            return when


def _bands(left: tuple[Left, ...]) -> tuple[Left, ...]:
    """Bands after one that surely gives the points do not count."""
    return (
        (*left[: left.index(True) + 1], *[False] * (len(left) - left.index(True) - 1))
        if True in left
        else left
    )
