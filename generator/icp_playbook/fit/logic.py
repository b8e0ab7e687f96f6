"""Three-valued logic over compiled conditions: met, missed, or None for unknown (Kleene, 1938)."""

import datetime
from collections.abc import Iterator, Sequence
from typing import TypeAlias, assert_never

from icp_playbook.fields import Value, folded_text
from icp_playbook.fit.account import Account, ContactValues, OneKnown
from icp_playbook.fit.condition import (
    AllOf,
    AnyOf,
    CompiledCondition,
    CompiledTest,
    Equals,
    IncludesAll,
    IncludesAny,
    IncludesNone,
    InRange,
    IsKnown,
    Maximum,
    Minimum,
    Negation,
    OfContacts,
    OneOf,
    TextContains,
    TextEnds,
    TextStarts,
    WithinDays,
)
from icp_playbook.fit.program import NamedCondition
from icp_playbook.fit.ranges import Ranges, split
from icp_playbook.values import Interval

Truth: TypeAlias = bool | None


def holds(condition: CompiledCondition, account: Account, as_of: datetime.date) -> Truth:
    """Whether a compiled condition is true. An absent value makes a test unknown, except `known`."""
    match condition:
        case AllOf(parts=parts):
            return _all(holds(part, account, as_of) for part in parts)
        case AnyOf(parts=parts):
            return _negated(_all(_negated(holds(part, account, as_of)) for part in parts))
        case Negation(part=part):
            return _negated(holds(part, account, as_of))
        case OfContacts(part=part):
            return _together([holds(part, one, as_of) for one in each_contact(condition, account)], condition)
        case _:
            value = account.get(condition.field)
            if value is None:
                return not condition.known if isinstance(condition, IsKnown) else None
            if isinstance(value, ContactValues):
                raise TypeError(f"a test of contacts stands outside of `contacts`: {condition.field}")
            return _test(condition, value, as_of)


def each_contact(condition: OfContacts, account: Account) -> Sequence[Account]:
    """The account with each of its contacts as its only one; as it is where it has none."""
    several = {
        name: value.values
        for name in condition.fields
        if isinstance(value := account.get(name), ContactValues) and value.values
    }
    if not several:
        return [account]
    rest = {name: value for name, value in account.items() if name not in several}
    return [
        rest | {name: value for name, values in several.items() if (value := _at(values, place)) is not None}
        for place in range(max(map(len, several.values())))
    ]


def _at(values: Sequence[OneKnown | None], place: int) -> OneKnown | None:
    return values[place] if place < len(values) else None


def _together(truths: Sequence[Truth], condition: OfContacts) -> Truth:
    """What contacts come to: one that is true is enough, or with `every` one that is false too much."""
    if condition.every:
        return _all(iter(truths))
    return _negated(_all(_negated(one) for one in truths))


def surely_holds(row: NamedCondition, account: Account, as_of: datetime.date, ranges: Ranges) -> Truth:
    """Whether a condition is true of every number that the account's ranges allow, or of none."""
    truth = holds(row.when, account, as_of)
    if truth is not None or not ranges:
        return truth
    parts = split(account, ranges, row.cuts)
    if parts is None:
        return None
    truths = {holds(row.when, one, as_of) for one in parts.accounts.values()}
    return truths.pop() if len(truths) == 1 else None


def open_fields(row: NamedCondition, account: Account, as_of: datetime.date, ranges: Ranges) -> set[str]:
    """The fields whose values can decide a condition. None when it is decided."""
    parts = split(account, ranges, row.cuts) if ranges else None
    if parts is None:
        return set(unknown_fields(row.when, account, as_of))
    truths = parts.results(lambda one: holds(row.when, one, as_of))
    found = set(parts.matters(truths))
    for one in parts.accounts.values():
        found.update(unknown_fields(row.when, one, as_of))
    return found


def unknown_fields(condition: CompiledCondition, account: Account, as_of: datetime.date) -> Iterator[str]:
    """The fields that keep a condition unknown, in reading order. Nothing when it is decided."""
    if holds(condition, account, as_of) is not None:
        return
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from unknown_fields(part, account, as_of)
        case Negation(part=part):
            yield from unknown_fields(part, account, as_of)
        case OfContacts(part=part):
            for one in each_contact(condition, account):
                yield from unknown_fields(part, one, as_of)
        case _:
            yield condition.field


def lacking_fields(
    condition: CompiledCondition,
    account: Account,
    as_of: datetime.date,
    ranges: Ranges,
    *,
    wanted: bool = True,
) -> tuple[str, ...] | None:
    """The fields whose answers can make a condition come out as wanted, in reading order.

    Unlike `unknown_fields` it counts a test of what is known. Empty where it comes out so already, None
    where no answer can make it: what is known speaks against it.
    """
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            found = [lacking_fields(part, account, as_of, ranges, wanted=wanted) for part in parts]
            return _lacking(found, every=isinstance(condition, AllOf) is wanted)
        case OfContacts(part=part, every=every):
            contacts = each_contact(condition, account)
            found = [lacking_fields(part, one, as_of, ranges, wanted=wanted) for one in contacts]
            return _lacking(found, every=every is wanted)
        case Negation(part=part):
            return lacking_fields(part, account, as_of, ranges, wanted=not wanted)
        case IsKnown(field=field, known=known) if field not in account:
            return (field,) if known is wanted else ()
        case _:
            ranged = isinstance(account.get(condition.field), Interval)
            row = NamedCondition("", condition)
            truth = surely_holds(row, account, as_of, ranges) if ranged else holds(condition, account, as_of)
            return (condition.field,) if truth is None else () if truth is wanted else None


def _lacking(found: Sequence[tuple[str, ...] | None], *, every: bool) -> tuple[str, ...] | None:
    """The same of several, every one of which is needed, or any."""
    if every:
        needed = [fields for fields in found if fields is not None]
        return None if len(needed) < len(found) else tuple(name for one in needed for name in one)
    if () in found:
        return ()
    some = [name for fields in found for name in fields or ()]
    return tuple(some) if some else None


def _all(parts: Iterator[Truth]) -> Truth:
    """False as soon as one is, else unknown if one is, else true."""
    result: Truth = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            result = None
    return result


def _negated(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _test(test: CompiledTest, value: OneKnown, as_of: datetime.date) -> Truth:
    match test:
        case Equals(value=wanted):
            return _equals(value, wanted)
        case OneOf(values=values):
            if isinstance(value, Interval):
                return _negated(_all(_negated(_equals(value, one)) for one in values))
            return value in values
        case InRange(low=low, high=high):
            return _between(value, low, high)
        case Minimum(bound=low):
            return _between(value, low, None)
        case Maximum(bound=high):
            return _between(value, None, high)
        case IncludesAny(values=members):
            held = _list(value)
            return any(one in held for one in members)
        case IncludesAll(values=members):
            held = _list(value)
            return all(one in held for one in members)
        case IncludesNone(values=members):
            held = _list(value)
            return not any(one in held for one in members)
        case TextContains(texts=texts):
            text = _text(value)
            return any(part in text for part in texts)
        case TextStarts(texts=texts):
            return _text(value).startswith(texts)
        case TextEnds(texts=texts):
            return _text(value).endswith(texts)
        case WithinDays(days=days):
            return 0 <= (as_of - _day(value)).days <= days
        case IsKnown(known=known):
            return known
        case _:
            assert_never(test)


def _equals(value: OneKnown, wanted: Value) -> Truth:
    return _between(value, wanted, wanted) if isinstance(value, Interval) else value == wanted


def _between(value: OneKnown, low: Value | None, high: Value | None) -> Truth:
    """A band of numbers passes only if all of it does, and misses only if none of it passes."""
    if not isinstance(value, Interval):
        return (low is None or value >= low) and (high is None or value <= high)  # type: ignore[operator]  # one field, so one type
    above = low is None or value.low >= low  # type: ignore[operator]  # as above
    below = high is None or (value.high is not None and value.high <= high)  # type: ignore[operator]  # as above
    if above and below:
        return True
    too_low = low is not None and value.high is not None and value.high < low  # type: ignore[operator]  # as above
    too_high = high is not None and value.low > high  # type: ignore[operator]  # as above
    return False if too_low or too_high else None


def _list(value: OneKnown) -> frozenset[str]:
    if isinstance(value, frozenset):
        return value
    raise TypeError(f"not a list of choices: {value}")


def _text(value: OneKnown) -> str:
    if isinstance(value, str):
        return folded_text(value)
    raise TypeError(f"not a text: {value}")


def _day(value: OneKnown) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    raise TypeError(f"not a date: {value}")
