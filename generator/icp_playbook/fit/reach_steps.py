"""The steps of a change of an account: each field with what it must be, what it answers and what it adds."""

import datetime
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.fit.account import Account, ContactValues, Known
from icp_playbook.fit.caps import totals
from icp_playbook.fit.condition import CompiledCondition, CompiledTest, OfContacts, signed_tests_in
from icp_playbook.fit.criteria import criterion_reason
from icp_playbook.fit.field_values import FieldValue
from icp_playbook.fit.logic import Truth, holds, surely_holds
from icp_playbook.fit.program import BandedPoints, IcpProgram, NamedCondition, Program
from icp_playbook.fit.ranges import ranges_of
from icp_playbook.fit.verdict import Reason

MOST_TOGETHER = 64
"""Values of earlier fields, all together, beyond which a step asks for the one value that was found."""
SignedTest: TypeAlias = tuple[CompiledTest, bool]
"""A test, and whether it speaks against its condition."""
RowKind: TypeAlias = Literal["must", "score", "disqualifier", "enough"]


@dataclass(frozen=True, slots=True)
class RowName:
    """A must, a criterion, a disqualifier, or what must be known at all."""

    kind: RowKind
    id: str


@dataclass(frozen=True, slots=True)
class NeededTest:
    """A test of a field that must be met, or must not be: its row, and its place among the row's tests."""

    kind: RowKind
    id: str
    place: int
    met: bool


@dataclass(frozen=True, slots=True)
class ReachStep:
    """A field to learn or to change."""

    field: str
    learn: bool
    """Whether it is an answer that agrees with what is known; else a fact would have to change."""
    points: int
    """What it adds to the points at worst, after the steps before it."""
    rows: tuple[RowName, ...]
    """What it answers: the rows that test the field and come out otherwise after all steps."""
    needs: tuple[NeededTest, ...]
    """What the field must be; empty where it is enough to know it."""


@dataclass(frozen=True, slots=True)
class DecidingRow:
    """A row that decides on an ICP. `wanted` is how one that gives no points has to come out."""

    name: RowName
    row: NamedCondition | BandedPoints
    wanted: bool = True

    @property
    def conditions(self) -> Sequence[CompiledCondition]:
        """Its conditions."""
        return self.row.conditions


def named_rows(icp: IcpProgram) -> Iterator[DecidingRow]:
    """Every row that decides on an ICP."""
    for must in icp.must:
        yield DecidingRow(RowName("must", must.id), must)
    for row in icp.score:
        yield DecidingRow(RowName("score", row.id), row)
    for out in icp.disqualifiers:
        yield DecidingRow(RowName("disqualifier", out.id), out, wanted=False)
    if icp.enough_row is not None:
        yield DecidingRow(RowName("enough", icp.enough_row.id), icp.enough_row)


def _is_like(one: FieldValue, own: FieldValue) -> bool:
    """Whether two values change as much: a contact more is not held against another value of each."""
    if isinstance(one.value, ContactValues) and isinstance(own.value, ContactValues):
        return one.learn is own.learn and len(one.value.values) == len(own.value.values)
    return not own.learn


class ReachSteps:
    """Makes steps of the changes of an account; `values` are all that each field could have."""

    def __init__(
        self,
        program: Program,
        icp: IcpProgram,
        account: Account,
        as_of: datetime.date,
        values: Mapping[str, Sequence[FieldValue]],
    ) -> None:
        self._program = program
        self._icp = icp
        self._account = account
        self._as_of = as_of
        self._values = values
        self._deciding = list(named_rows(icp))
        self._tests = {row.name: list(signed_tests_in(*row.conditions)) for row in self._deciding}
        self._rows: dict[str, list[DecidingRow]] = {name: [] for name in program.fields}
        self._fields: dict[RowName, list[str]] = {}
        for row in self._deciding:
            self._fields[row.name] = list(dict.fromkeys(test.field for test, _ in self._tests[row.name]))
            for name in self._fields[row.name]:
                self._rows[name].append(row)
        self._outcomes: dict[tuple[RowName, tuple[Known | None, ...]], tuple[Truth, Reason | None]] = {}

    def of(self, change: Sequence[tuple[str, FieldValue]]) -> tuple[ReachStep, ...]:
        """A change as steps, answers first, then in file order."""
        chosen = dict(change)
        after = {**self._account, **{name: one.value for name, one in chosen.items()}}
        reached, points = dict(self._account), self._points(self._account)
        steps: list[ReachStep] = []
        allowed: dict[str, list[Known]] = {}
        names = [name for name in self._program.fields if name in chosen]
        for name in sorted(names, key=lambda name: not chosen[name].learn):
            own = chosen[name]
            reached[name] = own.value
            now = self._points(reached)
            rows = self._rows[name]
            answers = [row.name for row in rows if self._moves(row, after)]
            others = [one.value for one in self._values[name] if one.learn or _is_like(one, own)]
            current = [self._account[name]] if name in self._account else []
            needs = self._needs(name, own.value, self._worse(name, [*others, *current], after, allowed))
            allowed[name] = [one for one in others if all(self._allows(one, needed) for needed in needs)]
            steps.append(ReachStep(name, own.learn, now - points, tuple(answers), needs))
            points = now
        return tuple(steps)

    def _moves(self, row: DecidingRow, after: Account) -> bool:
        return self._outcome(row, self._account) != self._outcome(row, after)

    def _points(self, account: Account) -> int:
        reasons = (self._found(row, account)[1] for row in self._deciding)
        return totals(self._icp, [reason for reason in reasons if reason is not None]).low

    def _outcome(self, row: DecidingRow, account: Account) -> tuple[Truth, int, int]:
        """Whether a row comes out as wanted, its points at worst, and those that are decided."""
        truth, reason = self._found(row, account)
        if reason is None:
            return truth, 0, 0
        return truth, reason.low, 0 if reason.state == "unknown" else reason.possible

    def _found(self, row: DecidingRow, account: Account) -> tuple[Truth, Reason | None]:
        """Whether a row comes out as wanted, and what a criterion comes to; once for the same values."""
        key = row.name, tuple(map(account.get, self._fields[row.name]))
        if key not in self._outcomes:
            ranges = ranges_of(account, self._program.fields)
            if isinstance(row.row, NamedCondition):
                truth = surely_holds(row.row, account, self._as_of, ranges)
                self._outcomes[key] = None if truth is None else truth is row.wanted, None
            else:
                self._outcomes[key] = True, criterion_reason(row.row, account, self._as_of, ranges)
        return self._outcomes[key]

    def _worse(
        self, name: str, values: Sequence[Known], after: Account, allowed: Mapping[str, Sequence[Known]]
    ) -> list[Known]:
        """The values of a field that do less well than the one it has after all steps.

        The fields of the steps before may have every value that is `allowed` for them.
        """
        rows = self._rows[name]
        near = {test.field for row in rows for test, _ in self._tests[row.name]}
        shared = [field for field in allowed if field in near]
        if math.prod(len(allowed[field]) for field in shared) > MOST_TOGETHER:
            return [value for value in values if value != after[name]]
        good = list(values)
        for chosen in itertools.product(*(allowed[field] for field in shared)):
            account = {**after, **dict(zip(shared, chosen, strict=True))}
            best = [self._outcome(row, account) for row in rows]
            good = [value for value in good if self._as_good(rows, {**account, name: value}, best)]
        kept = set(map(id, good))
        return [value for value in values if id(value) not in kept]

    def _as_good(
        self, rows: Sequence[DecidingRow], account: Account, best: Sequence[tuple[Truth, int, int]]
    ) -> bool:
        """Whether every row comes out right, with no less points and no less decided."""
        outcomes = [self._outcome(row, account) for row in rows]
        pairs = [(one[1:], other[1:]) for one, other in zip(outcomes, best, strict=True)]
        gains = all(one >= other for both in pairs for one, other in zip(*both, strict=True))
        return gains and all(right for right, _, _ in outcomes)

    def _needs(self, name: str, value: Known, worse: Sequence[Known]) -> tuple[NeededTest, ...]:
        """The tests that tell a value of a field from those which do less well.

        One after the other the test that rules out the most, met ones first, then in reading order.
        """
        tests = [
            (NeededTest(row.name.kind, row.name.id, place, self._truth(signed, value) is True), signed)
            for row in self._rows[name]
            for place, signed in enumerate(self._tests[row.name])
            if signed[0].field == name
        ]
        tests.sort(key=lambda one: not one[0].met)
        meeting = [
            {at for at, one in enumerate(worse) if self._meets(one, needed, test)} for needed, test in tests
        ]
        found: list[NeededTest] = []
        left = set(range(len(worse)))
        while left:
            lefts = [left & some for some in meeting]
            at = min(range(len(tests)), key=lambda at: len(lefts[at]))
            if len(lefts[at]) == len(left):  # a range that no test tells apart
                break
            found.append(tests[at][0])
            left = lefts[at]
        return tuple(found)

    def _truth(self, signed: SignedTest, value: Known) -> Truth:
        """Whether a value passes a test; values of contacts as many of them as have to.

        A test that speaks against its condition is passed by as many as keep the condition from being met.
        """
        test, negated = signed
        if not isinstance(value, ContactValues):
            return holds(test, {test.field: value}, self._as_of)
        every = (self._program.contacts.get(test.field) == "all") is not negated
        return holds(OfContacts(test, every), {test.field: value}, self._as_of)

    def _meets(self, value: Known, needed: NeededTest, test: SignedTest) -> bool:
        """Whether a value passes a test that is needed, or surely does not, as it is needed."""
        return self._truth(test, value) is needed.met

    def _allows(self, value: Known, needed: NeededTest) -> bool:
        """The same, of a test known by its place."""
        return self._meets(value, needed, self._tests[RowName(needed.kind, needed.id)][needed.place])
