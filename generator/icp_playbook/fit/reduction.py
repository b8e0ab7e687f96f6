"""What a program can tell of an account: values that every test takes for the same are made the same.

So a few thousand different accounts are left of however many, and what is found of one holds for the others.
"""

import datetime
import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from icp_playbook.fields import traits
from icp_playbook.fit.account import Account, ContactValues, Known, OneKnown
from icp_playbook.fit.condition import (
    CompiledCondition,
    CompiledTest,
    IncludesAll,
    IncludesAny,
    IncludesNone,
    WithinDays,
    tests_in,
)
from icp_playbook.fit.program import Program
from icp_playbook.fit.ranges import Starts, cuts_of, passing_ranges
from icp_playbook.values import Interval

LONGEST = 200
"""Characters of a text beyond which an account is not reduced: it would fill the memory of who keeps it."""
_Reduce: TypeAlias = Callable[[OneKnown], OneKnown]
_DAY = datetime.timedelta(1)


class Reduction:
    """Reduces accounts for one program as of a day, or for some of its conditions alone."""

    def __init__(
        self, program: Program, as_of: datetime.date, conditions: Iterable[CompiledCondition] | None = None
    ) -> None:
        if conditions is None:
            conditions = [one for icp in program.icps.values() for one in icp.conditions]
        tests: dict[str, list[CompiledTest]] = {}
        for test in tests_in(*conditions):
            tests.setdefault(test.field, []).append(test)
        self._ways: dict[str, _Reduce | None] = {
            name: _reduce(found, program, as_of) for name, found in tests.items()
        }
        types = program.fields
        self._of_contacts = program.contacts.keys() & tests.keys()
        self._texts = [name for name in tests if types[name] in ("text", "domain")]

    def of(self, account: Account) -> Account | None:
        """The account as tests see it, without what no test asks for; None if it has a long text."""
        for name in self._texts:
            if isinstance(text := account.get(name), str) and len(text) > LONGEST:
                return None
        ways = self._ways
        if self._of_contacts and not self._of_contacts.isdisjoint(account):
            return self._with_contacts(account)
        return {
            name: value if (way := ways[name]) is None else way(value)  # type: ignore[arg-type]  # none of contacts
            for name, value in account.items()
            if name in ways
        }

    def _with_contacts(self, account: Account) -> Account | None:
        """The same, where fields may hold the values of contacts; None if these are long."""
        reduced: dict[str, Known] = {}
        for name, value in account.items():
            if name not in self._ways:
                continue
            way, several = self._ways[name], isinstance(value, ContactValues)
            values = value.values if isinstance(value, ContactValues) else (value,)
            if sum(len(one) if isinstance(one, str) else 1 for one in values) > LONGEST:
                return None
            found = values if way is None else tuple(None if one is None else way(one) for one in values)
            if several:
                reduced[name] = ContactValues(found)
            elif (only := found[0]) is not None:
                reduced[name] = only
        return reduced


def _reduce(tests: Sequence[CompiledTest], program: Program, as_of: datetime.date) -> _Reduce | None:
    """How the values of the field of some tests are reduced; None if they stay."""
    name = tests[0].field
    type_ = program.fields[name]
    if type_ == "date":
        return _days(tests, as_of)
    if traits(type_).many:
        return _members(tests)
    if traits(type_).number:
        cuts, whole = cuts_of(tests).get(name, Starts(frozenset(), frozenset())), traits(type_).whole
        return _numbers(cuts.whole if whole else cuts.any, whole=whole)
    return None


def _days(tests: Sequence[CompiledTest], as_of: datetime.date) -> _Reduce:
    """A date is the first day that comes out as it does."""
    starts: set[datetime.date] = set()
    for test in tests:
        for low, high in _stretches(test, as_of):
            if isinstance(low, datetime.date):
                starts.add(low)
            if isinstance(high, datetime.date) and high < datetime.date.max:
                starts.add(high + _DAY)
    ordered = (datetime.date.min, *sorted(starts - {datetime.date.min}))

    def reduced(value: OneKnown) -> OneKnown:
        return ordered[bisect_right(ordered, value) - 1] if isinstance(value, datetime.date) else value

    return reduced


def _stretches(test: CompiledTest, as_of: datetime.date) -> Iterable[tuple[object, object]]:
    if isinstance(test, WithinDays):
        first = max(as_of.toordinal() - test.days, 1)
        return [(datetime.date.fromordinal(first), as_of)]
    return passing_ranges(test)


def _members(tests: Sequence[CompiledTest]) -> _Reduce:
    """Of a list, the members that tests name."""
    named = frozenset(
        member
        for test in tests
        if isinstance(test, IncludesAny | IncludesAll | IncludesNone)
        for member in test.values
    )

    def reduced(value: OneKnown) -> OneKnown:
        return value & named if isinstance(value, frozenset) else value

    return reduced


def _numbers(starts: Iterable[int | float], *, whole: bool) -> _Reduce:
    """A number is the least that comes out as it does, and so are the ends of a range."""
    ordered = sorted(starts)
    if not ordered:
        return lambda _: 0  # nothing is asked but whether it is known
    below = ordered[0] - 1 if whole else math.nextafter(ordered[0], -math.inf)
    least = [below, *ordered]

    def one(value: int | float) -> int | float:
        return value if whole and isinstance(value, float) else least[bisect_right(ordered, value)]

    def reduced(value: OneKnown) -> OneKnown:
        if isinstance(value, Interval):
            return Interval(one(value.low), None if value.high is None else one(value.high))
        return one(value) if isinstance(value, int | float) else value

    return reduced
