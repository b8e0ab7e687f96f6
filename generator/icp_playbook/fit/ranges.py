"""Numbers known only as a range: the account is taken apart into those that its ranges stand for.

Tests of a number change only at the bounds they name. Cut there, a range falls into parts on which every
test is constant, so one number stands for each part, and the usual logic decides part by part.
"""

import itertools
import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from icp_playbook.fields import FieldType, traits
from icp_playbook.fit.account import Account, ContactValues, Known, OneKnown
from icp_playbook.fit.condition import (
    CompiledCondition,
    CompiledTest,
    Equals,
    InRange,
    Maximum,
    Minimum,
    OneOf,
    tests_in,
)
from icp_playbook.values import Interval

Number: TypeAlias = int | float
Ranges: TypeAlias = Mapping[str, bool]
"""The fields of an account known only as a range → whether the field holds whole numbers alone."""
Result = TypeVar("Result", bound=Hashable)

NO_RANGES: Ranges = {}
_RANGED: frozenset[type] = frozenset({Interval, ContactValues})
MOST_PARTS = 1000
"""Accounts beyond which the longest ranges stay whole. What is said then is wider, and still true."""


@dataclass(frozen=True, slots=True)
class Starts:
    """Where a new part begins for the tests of one field: the first whole number of it, the first of all."""

    whole: frozenset[Number]
    any: frozenset[Number]


Cuts: TypeAlias = Mapping[str, Starts]
"""Numeric field → where tests of it change."""


def cuts_of(conditions: Iterable[CompiledCondition]) -> Cuts:
    """Where the tests of conditions change."""
    passing: dict[str, set[Number]] = {}
    ending: dict[str, set[Number]] = {}
    for test in tests_in(*conditions):
        for low, high in passing_ranges(test):
            if isinstance(low, int | float):
                passing.setdefault(test.field, set()).add(low)
            if isinstance(high, int | float):
                ending.setdefault(test.field, set()).add(high)
    found: dict[str, Starts] = {}
    for name in (*passing, *(name for name in ending if name not in passing)):
        lows, highs = passing.get(name, set()), ending.get(name, set())
        found[name] = Starts(
            frozenset((*map(math.ceil, lows), *(math.floor(high) + 1 for high in highs))),
            frozenset((*lows, *(math.nextafter(high, math.inf) for high in highs))),
        )
    return found


def passing_ranges(test: CompiledTest) -> Sequence[tuple[object, object]]:
    """The least and the greatest value of each stretch that passes a test of order or equality."""
    match test:
        case Equals(value=value):
            return [(value, value)]
        case OneOf(values=values):
            return [(value, value) for value in values]
        case InRange(low=low, high=high):
            return [(low, high)]
        case Minimum(bound=low):
            return [(low, None)]
        case Maximum(bound=high):
            return [(None, high)]
        case _:
            return ()  # whether a number is known is the same for all of its range


def ranges_of(account: Account, fields: Mapping[str, FieldType]) -> Ranges:
    """The ranges of an account; most have none."""
    if _RANGED.isdisjoint(map(type, account.values())):
        return NO_RANGES
    return {name: traits(fields[name]).whole for name, value in account.items() if is_ranged(value)}


def is_ranged(value: Known) -> bool:
    """Whether a value is a range, or that of a contact is."""
    if isinstance(value, ContactValues):
        return any(isinstance(one, Interval) for one in value.values)
    return isinstance(value, Interval)


@dataclass(frozen=True, slots=True)
class SplitAccount:
    """The accounts that stand for all that an account may turn out to be, by the numbers of its ranges."""

    names: tuple[str, ...]
    """The fields that were split."""
    accounts: Mapping[tuple[Known, ...], Account]
    """By the values of these fields."""

    def results(self, result: Callable[[Account], Result]) -> dict[tuple[Known, ...], Result]:
        """What each account comes to."""
        return {numbers: result(account) for numbers, account in self.accounts.items()}

    def matters(self, results: Mapping[tuple[Known, ...], Hashable]) -> Iterator[str]:
        """The split fields along which results differ while the others stay what they are."""
        for place, name in enumerate(self.names):
            seen: dict[tuple[Known, ...], Hashable] = {}
            for numbers, result in results.items():
                others = (*numbers[:place], *numbers[place + 1 :])
                if seen.setdefault(others, result) != result:
                    yield name
                    break


def split(account: Account, ranges: Ranges, cuts: Cuts) -> SplitAccount | None:
    """The account taken apart at the cuts; None where no range of it is cut."""
    if cuts.keys().isdisjoint(ranges):
        return None
    parts = {
        name: found
        for name, whole in ranges.items()
        if name in cuts and len(found := _parts(account[name], cuts[name], whole=whole)) > 1
    }
    size, names = 1, []
    for name in sorted(parts, key=lambda name: len(parts[name])):
        size *= len(parts[name])
        if size > MOST_PARTS:
            break
        names.append(name)
    if not names:
        return None
    numbers = itertools.product(*(parts[name] for name in names))
    return SplitAccount(
        tuple(names), {chosen: {**account, **dict(zip(names, chosen, strict=True))} for chosen in numbers}
    )


def _parts(value: Known, starts: Starts, *, whole: bool) -> tuple[Known, ...]:
    """What a range is taken apart into; of contacts, whose ranges are each taken apart, every combination."""
    if isinstance(value, Interval):
        return _numbers(value, starts, whole=whole)
    if not isinstance(value, ContactValues):
        raise TypeError(f"not a range: {value}")
    parts: list[tuple[OneKnown | None, ...]] = [
        _numbers(one, starts, whole=whole) if isinstance(one, Interval) else (one,) for one in value.values
    ]
    if math.prod(map(len, parts)) > MOST_PARTS:
        return ()
    return tuple(ContactValues(chosen) for chosen in itertools.product(*parts))


def _numbers(value: Interval, starts: Starts, *, whole: bool) -> tuple[Number, ...]:
    """A number of each part of a range, from the least on."""
    low, high = value.low, value.high
    inside = [one for one in (starts.whole if whole else starts.any) if one > low]
    return (low, *sorted(one for one in inside if high is None or one <= high))
