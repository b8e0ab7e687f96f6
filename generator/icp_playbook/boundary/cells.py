"""A value for every cell of a field: every case that tests of it tell apart."""

import datetime
import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar, assert_never

from icp_playbook.fields import FIRST_YEAR, LAST_YEAR, Field, Value, country_names
from icp_playbook.fit import CompiledTest, OneKnown, named_values, passing_ranges
from icp_playbook.fit import condition as node
from icp_playbook.values import MAX_MONEY

Size = TypeVar("Size", int, float)
_FIRST_DAY, _LAST_DAY = 1, datetime.date.max.toordinal()
_NEAR = 100
"""How far a span that begins low is looked at for a round number."""


def values_of(
    field: Field, tests: Sequence[CompiledTest], as_of: datetime.date, near: OneKnown | None = None
) -> Sequence[OneKnown]:
    """A value for each cell of a field with one value that is no text: the nearest to one, or a round one."""
    match field.type:
        case "boolean":
            return (True, False)
        case "choice":
            return _alike(field.choices, tests)
        case "country":
            return _alike(country_names(), tests)
        case "integer" | "money" | "year":
            least, most = _limits(field)
            stretches = spans(whole_starts(tests), least, most)
            if isinstance(near, int):
                return [_nearest(near, *span) for span in stretches]
            return [round_number(*span) for span in stretches]
        case "number" | "percent":
            least, most = _limits(field)
            fractions = _float_spans(tests, least, most)
            if isinstance(near, int | float):
                return [_nearest(near, *span) for span in fractions]
            return [round_fraction(*span) for span in fractions]
        case "date":
            starts = {*day_starts(tests), *age_starts(tests, as_of)}
            days = spans(starts, _FIRST_DAY, _LAST_DAY)
            if isinstance(near, datetime.date):
                number = near.toordinal()
                return [datetime.date.fromordinal(_nearest(number, *span)) for span in days]
            return [_day(*span) for span in days]
        case "text" | "domain" | "choices":
            raise TypeError(f"`{field.id}` has more than one axis")
        case _:
            assert_never(field.type)


def _nearest(number: Size, low: Size | None, high: Size | None) -> Size:
    """The number of a span that is nearest to another."""
    if low is not None and number < low:
        return low
    return high if high is not None and number > high else number


def _limits(field: Field) -> tuple[float | int | None, float | int | None]:
    """The least and the greatest number that a field can be, where there is one."""
    match field.type:
        case "year":
            return max(FIRST_YEAR, field.minimum or FIRST_YEAR), LAST_YEAR
        case "money" | "percent":
            return -MAX_MONEY if field.minimum is None else field.minimum, MAX_MONEY
        case _:
            return field.minimum, None


def _alike(members: Collection[str], tests: Sequence[CompiledTest]) -> list[str]:
    """The first of each group of members that the same tests name; last of those that no test does."""
    named_by: dict[Value, list[int]] = {}
    for place, test in enumerate(tests):
        for name in dict.fromkeys(named_values(test)):
            named_by.setdefault(name, []).append(place)
    found: dict[tuple[int, ...], str] = {}
    for member in [one for one in members if one in named_by]:
        found.setdefault(tuple(named_by[member]), member)
    others = (one for one in members if one not in named_by)
    return [*found.values(), *itertools.islice(others, 1)]


def whole_starts(tests: Iterable[CompiledTest]) -> set[int]:
    """The whole numbers from which on tests come to something else."""
    found: set[int] = set()
    for low, high in _ranges(tests):
        if isinstance(low, int | float):
            found.add(math.ceil(low))
        if isinstance(high, int | float):
            found.add(math.floor(high) + 1)
    return found


def _float_spans(
    tests: Iterable[CompiledTest], least: float | None, most: float | None
) -> Iterator[tuple[float | None, float | None]]:
    """The least and the greatest number of each stretch on which tests are constant."""
    starts: set[float] = set()
    for low, high in _ranges(tests):
        if isinstance(low, int | float):
            starts.add(low)
        if isinstance(high, int | float):
            starts.add(math.nextafter(high, math.inf))
    inside = sorted(
        start for start in starts if (least is None or start > least) and (most is None or start <= most)
    )
    edges = [least, *inside]
    for at, edge in enumerate(edges):
        last = at + 1 == len(edges)
        yield edge, most if last else math.nextafter(inside[at], -math.inf)


def _ranges(tests: Iterable[CompiledTest]) -> Iterator[tuple[object, object]]:
    for test in tests:
        yield from passing_ranges(test)


def day_starts(tests: Iterable[CompiledTest]) -> set[int]:
    """The days of the calendar, as numbers, from which on tests come to something else."""
    found: set[int] = set()
    for low, high in _ranges(tests):
        if isinstance(low, datetime.date):
            found.add(low.toordinal())
        if isinstance(high, datetime.date):
            found.add(high.toordinal() + 1)
    return found


def ages_in(tests: Iterable[CompiledTest]) -> list[int]:
    """The days back from the as-of date that tests ask for."""
    return [test.days for test in tests if isinstance(test, node.WithinDays)]


def age_starts(tests: Iterable[CompiledTest], as_of: datetime.date) -> set[int]:
    """The same of tests of age."""
    ages, today = ages_in(tests), as_of.toordinal()
    return {today - age for age in ages} | ({today + 1} if ages else set())


def spans(
    starts: Iterable[int], least: float | None, most: float | None
) -> Iterator[tuple[int | None, int | None]]:
    """The first and the last whole number of each stretch that begins at a start, within limits."""
    first = None if least is None else math.ceil(least)
    last = None if most is None else math.floor(most)
    inside = sorted(
        start for start in starts if (first is None or start > first) and (last is None or start <= last)
    )
    for one, following in itertools.pairwise([first, *inside, None]):
        yield one, last if following is None else following - 1


def round_number(low: int | None, high: int | None) -> int:
    """A whole number in a span, as round as there is, and above 0 where it can be: 100 of 51 to 200.

    A long span is cut at twice its lower end, so that what stands for it is a number people would write.
    """
    if low is None:
        low = 1 if high is None or high > 0 else 2 * high - _NEAR
    if low <= 0 and (high is None or high > 0):
        low = 1
    if low <= 0:
        return -round_number(-(high or 0), -low) if high else 0
    most = max(2 * low, _NEAR)
    high = most if high is None else min(high, most)
    step = int(10 ** (len(str(high)) - 1))
    while -(-low // step) * step > high:
        step //= 10
    return -(-low // step) * step


def round_fraction(low: float | None, high: float | None) -> int | float:
    """A number in a span, a round one where there is one."""
    if low is None or high is None:
        least = (None if low is None else math.ceil(low)), (None if high is None else math.floor(high))
        return round_number(*least)
    first, last = math.ceil(low), math.floor(high)
    if first <= last:
        return round_number(first, last)
    for digits in range(1, 16):
        found = round(low, digits)
        found = found if found >= low else round(found + 10**-digits, digits)
        if low <= found <= high:
            return found
    return low


def _day(low: int | None, high: int | None) -> datetime.date:
    """A day in a span: in the middle if it has ends of its own, else not far from its end."""
    first, last = low or _FIRST_DAY, high or _LAST_DAY
    if first == _FIRST_DAY:
        number = max(first, last - 30)
    elif last == _LAST_DAY:
        number = min(last, first + 30)
    else:
        number = (first + last) // 2
    return datetime.date.fromordinal(number)
