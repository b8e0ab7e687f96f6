"""Three-valued logic over compiled conditions: met, missed, or None for unknown (Kleene, 1938)."""

import datetime
from collections.abc import Iterator
from typing import Any, TypeAlias

from icp_playbook.fit.account import Account
from icp_playbook.fit.program import Json
from icp_playbook.values import Interval

Truth: TypeAlias = bool | None


def holds(condition: Json, account: Account, as_of: datetime.date) -> Truth:
    """Whether a compiled condition holds. An absent value makes a test unknown, except `known`."""
    if "all" in condition:
        return _all(holds(part, account, as_of) for part in condition["all"])
    if "any" in condition:
        return _negated(_all(_negated(holds(part, account, as_of)) for part in condition["any"]))
    if "not" in condition:
        return _negated(holds(condition["not"], account, as_of))
    value = account.get(condition["field"])
    if "known" in condition:
        return bool((value is not None) is condition["known"])
    return None if value is None else _test(condition, value, as_of)


def unknown_fields(condition: Json, account: Account, as_of: datetime.date) -> Iterator[str]:
    """The fields that keep a condition unknown, in reading order. Nothing when it is decided."""
    if holds(condition, account, as_of) is not None:
        return
    parts = condition.get("all") or condition.get("any") or ([condition["not"]] if "not" in condition else [])
    for part in parts:
        yield from unknown_fields(part, account, as_of)
    if "field" in condition:
        yield condition["field"]


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


def _test(test: Json, value: Any, as_of: datetime.date) -> Truth:
    if isinstance(value, Interval):
        return _interval(test, value)
    if isinstance(value, datetime.date):
        if "within" in test:
            return bool(0 <= (as_of - value).days <= test["within"])
        value = value.isoformat()
    match test:
        case {"is": wanted}:
            return bool(value == wanted)
        case {"in": wanted}:
            return bool(value in wanted)
        case {"between": [low, high]}:
            return bool(low <= value <= high)
        case {"at_least": low}:
            return bool(value >= low)
        case {"at_most": high}:
            return bool(value <= high)
        case {"has_any": wanted}:
            return any(one in value for one in wanted)
        case {"has_all": wanted}:
            return all(one in value for one in wanted)
        case {"has_none": wanted}:
            return not any(one in value for one in wanted)
        case _:
            raise ValueError(f"not a compiled test: {test}")


def _interval(test: Json, value: Interval) -> Truth:
    """A band of numbers: a pass only if all of it passes, a miss only if none of it does."""
    match test:
        case {"is": wanted}:
            return _within(value, wanted, wanted)
        case {"in": wanted}:
            return _negated(_all(_negated(_within(value, one, one)) for one in wanted))
        case {"between": [low, high]}:
            return _within(value, low, high)
        case {"at_least": low}:
            return _within(value, low, None)
        case {"at_most": high}:
            return _within(value, None, high)
        case _:
            raise ValueError(f"a band of numbers has no such test: {test}")


def _within(value: Interval, low: float | None, high: float | None) -> Truth:
    above = low is None or value.low >= low
    below = high is None or (value.high is not None and value.high <= high)
    if above and below:
        return True
    too_low = low is not None and value.high is not None and value.high < low
    too_high = high is not None and value.low > high
    return False if too_low or too_high else None
