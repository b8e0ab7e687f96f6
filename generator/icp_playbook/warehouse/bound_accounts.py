"""Small accounts at every bound of an ICP: of each only one field is known, just below, at or above it.

So little is known of them that what one test comes to shows in the verdict.
"""

import datetime
import math
from collections.abc import Collection, Iterator, Mapping
from typing import assert_never

from icp_playbook.fields import Catalogue, Field, Value, traits
from icp_playbook.fit import Account, CompiledTest, IcpProgram, tests_in
from icp_playbook.fit import condition as node

NOTHING = "nothing known"
_STEP = 0.01
"""The least that a number of a field with fractions is off a bound."""
_COUNTRIES = ("DE", "US", "FR", "GB", "JP")
_ANOTHER_TEXT = "something else"
Known = Value | frozenset[str]


def bound_accounts(
    icp: IcpProgram, catalogue: Catalogue, fields: Collection[str], as_of: datetime.date
) -> Mapping[str, Account]:
    """Name → account, as `employees 50`; the first knows nothing, the others one of these fields each."""
    tests: dict[str, list[CompiledTest]] = {}
    for test in tests_in(*icp.conditions):
        if test.field in fields:
            tests.setdefault(test.field, []).append(test)
    found: dict[str, Account] = {NOTHING: {}}
    for name in catalogue.fields:
        known = {value for test in tests.get(name, ()) for value in _around(test, catalogue[name], as_of)}
        for value in sorted(known, key=_order):
            found[f"{name} {_shown(value)}"] = {name: value}
    return found


def _around(test: CompiledTest, field: Field, as_of: datetime.date) -> Iterator[Known]:
    """Values on both sides of what a test asks for, which the field can have."""
    match test:
        case node.Minimum(bound=bound):
            yield from _possible(field, bound, -1, 0)
        case node.Maximum(bound=bound):
            yield from _possible(field, bound, 0, 1)
        case node.InRange(low=low, high=high):
            yield from _possible(field, low, -1, 0)
            yield from _possible(field, high, 0, 1)
        case node.WithinDays(days=days):
            first = datetime.date.fromordinal(max(2, as_of.toordinal() - days))
            yield from _possible(field, first, -1, 0)
            yield from _possible(field, as_of, 0, 1)
        case node.Equals(value=bool()):
            yield from (True, False)
        case node.Equals(value=value):
            yield from _and_another(field, [value])
        case node.OneOf(values=values):
            yield from _and_another(field, values)
        case node.IncludesAny(values=members) | node.IncludesNone(values=members):
            yield from (frozenset([one]) for one in (members[0], members[-1]))
            yield from (frozenset([one]) for one in _others(field, members))
        case node.IncludesAll(values=members):
            yield frozenset(members)
            yield from (frozenset([*members[:-1]]) for _ in members[1:2])
        case node.TextContains(texts=texts) | node.TextStarts(texts=texts) | node.TextEnds(texts=texts):
            yield from (texts[0], _ANOTHER_TEXT)
        case node.IsKnown():
            return  # every other account shows it, and the one of whom nothing is known
        case _:
            assert_never(test)


def _possible(field: Field, bound: node.Bound, *steps: int) -> Iterator[Value]:
    """A bound and its neighbours, as far as the field goes."""
    for step in steps:
        if isinstance(bound, datetime.date):
            if datetime.date.min < bound < datetime.date.max:
                yield bound + datetime.timedelta(days=step)
            continue
        size = 1 if traits(field.type).whole else _STEP
        value = bound + step * size if traits(field.type).whole else round(bound + step * size, 6)
        if value >= (-math.inf if field.minimum is None else field.minimum):
            yield value


def _and_another(field: Field, values: Collection[Value]) -> Iterator[Value]:
    """The first and the last of some values, and one that is none of them."""
    listed = [*values]
    yield from dict.fromkeys((listed[0], listed[-1]))
    numbers = [one for one in listed if isinstance(one, int | float | datetime.date)]
    if isinstance(listed[0], bool):
        yield not listed[0]
    elif numbers:
        yield from _possible(field, max(numbers), 1)
    else:
        yield from _others(field, [str(one) for one in listed])


def _others(field: Field, values: Collection[str]) -> Iterator[str]:
    """A value of the field that is none of these, if there is one."""
    match field.type:
        case "choice" | "choices":
            known: Collection[str] = [*field.choices]
        case "country":
            known = _COUNTRIES
        case "domain":
            known = ("example.com", "example.org")
        case _:
            known = (_ANOTHER_TEXT, f"{_ANOTHER_TEXT} again")
    yield from [one for one in known if one not in values][:1]


def _order(value: Known) -> tuple[object, ...]:
    """Numbers and days by size, all else by name."""
    return tuple(sorted(value)) if isinstance(value, frozenset) else (value,)


def _shown(value: Known) -> str:
    match value:
        case frozenset():
            return " and ".join(sorted(value)) or "none"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
