"""The values that a field could have: a few that stand for all, as far as the tests of it can tell."""

import datetime
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from icp_playbook.fields import (
    FIRST_YEAR,
    LAST_YEAR,
    Catalogue,
    ContactMatch,
    Field,
    FieldType,
    Value,
    country_names,
)
from icp_playbook.fit.account import ContactValues, Known, OneKnown
from icp_playbook.fit.condition import (
    CompiledTest,
    TextContains,
    TextEnds,
    TextStarts,
    WithinDays,
    named_values,
)
from icp_playbook.fit.logic import Truth, holds
from icp_playbook.values import Interval

MOST_VALUES = 5000
"""Values of one field beyond which nothing is claimed."""


class TooManyValuesError(Exception):
    """More would have to be tried than can be in a moment."""


@dataclass(frozen=True, slots=True)
class FieldDomain:
    """What a field can be: its type, the values of one that chooses among them, the least of a number."""

    type: FieldType
    choices: tuple[str, ...] = ()
    minimum: int | float | None = None
    match: ContactMatch | None = None
    """How many contacts have to meet a condition, where it is of contacts."""


Domains: TypeAlias = Mapping[str, FieldDomain]
"""Field → what it can be, in file order."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value that a field could have instead of what is known of it."""

    value: Known
    learn: bool
    """Whether it agrees with what is known: to learn it is an answer; else a fact would have to change."""


def domains_of(catalogue: Catalogue) -> Domains:
    """What the fields of a catalogue can be."""
    return {name: _domain(field) for name, field in catalogue.fields.items()}


def _domain(field: Field) -> FieldDomain:
    choices = tuple(country_names()) if field.type == "country" else tuple(field.choices)
    return FieldDomain(field.type, choices, field.minimum, field.match)


def field_values(
    domain: FieldDomain, tests: Sequence[CompiledTest], current: Known | None, as_of: datetime.date
) -> tuple[FieldValue, ...]:
    """The values that come out otherwise in the tests than what is known, one for all that come out alike.

    Raises TooManyValuesError where they cannot be listed.
    """
    if isinstance(current, ContactValues):
        return tuple(_of_contacts(domain, tests, current, as_of))
    exact = current is not None and not isinstance(current, Interval)
    seen: set[tuple[bool, tuple[Truth, ...]]] = set()
    if exact:
        seen.add((False, _outcome(tests, current, as_of)))
    found = []
    for value in _listed(domain, tests, current, as_of):
        learn = current is None or (isinstance(current, Interval) and _within(value, current))
        outcome = (learn, _outcome(tests, value, as_of))
        if outcome not in seen:
            seen.add(outcome)
            found.append(FieldValue(value, learn))
    return tuple(found)


def _of_contacts(
    domain: FieldDomain, tests: Sequence[CompiledTest], current: ContactValues, as_of: datetime.date
) -> Iterator[FieldValue]:
    """What contacts could have: an answer is what those have of whom it is not known.

    To change a fact is to get to know one contact more, where any of them counts, or that all have another.
    """
    found: dict[tuple[Truth, ...], OneKnown] = {}
    for value in _listed(domain, tests, None, as_of):
        found.setdefault(_outcome(tests, value, as_of), value)
    for value in found.values():
        filled = tuple(value if _agrees(value, one) else one for one in current.values)
        if filled != current.values:
            yield FieldValue(ContactValues(filled), True)
        if domain.match == "any":
            yield FieldValue(ContactValues((*current.values, value)), False)
    for value in found.values():
        yield FieldValue(ContactValues((value,) * len(current.values)), False)


def _agrees(value: OneKnown, known: OneKnown | None) -> bool:
    """Whether a value could be that of which this is known."""
    return known is None or (isinstance(known, Interval) and _within(value, known))


def _outcome(
    tests: Sequence[CompiledTest], value: OneKnown | None, as_of: datetime.date
) -> tuple[Truth, ...]:
    return tuple(holds(test, {} if value is None else {test.field: value}, as_of) for test in tests)


def _within(value: OneKnown, band: Interval) -> bool:
    return isinstance(value, int | float) and band.low <= value and (band.high is None or value <= band.high)


def _listed(
    domain: FieldDomain, tests: Sequence[CompiledTest], current: OneKnown | None, as_of: datetime.date
) -> Iterable[OneKnown]:
    match domain.type:
        case "boolean":
            return (True, False)
        case "choice" | "country":
            return _choices(domain.choices, tests)
        case "choices":
            return _sets(tests)
        case "text" | "domain":
            return _texts(tests)
        case "integer" | "money" | "year" | "number" | "percent":
            return _numbers(domain, tests, current)
        case "date":
            return _days(tests, as_of)
        case _:
            assert_never(domain.type)


def _choices(choices: Iterable[str], tests: Sequence[CompiledTest]) -> list[str]:
    """Those that tests name, and the first of the others."""
    named, found, others = set(_named(tests)), [], 0
    for choice in choices:
        others += choice not in named
        if choice in named or others == 1:
            found.append(choice)
            others += choice not in named
    return found


def _sets(tests: Sequence[CompiledTest]) -> Iterable[frozenset[str]]:
    """Of the members that the same tests name none, one or all."""
    groups: dict[tuple[bool, ...], list[str]] = {}
    for member in dict.fromkeys(str(value) for value in _named(tests)):
        groups.setdefault(tuple(member in named_values(test) for test in tests), []).append(member)
    options = [dict.fromkeys([(), (group[0],), tuple(group)]) for group in groups.values()]
    _bounded(math.prod(map(len, options)))
    return [frozenset(itertools.chain(*parts)) for parts in itertools.product(*options)]


def _texts(tests: Sequence[CompiledTest]) -> Iterable[str]:
    """The texts that tests name, and one with every start, end and set of parts that they ask for."""
    starts, parts, ends = (
        list(dict.fromkeys(text for test in tests if isinstance(test, kind) for text in test.texts))
        for kind in (TextStarts, TextContains, TextEnds)
    )
    named = [str(value) for value in _named(tests)]
    taken = set().union(*starts, *parts, *ends, *named)
    between = next(chr(code) for code in itertools.count(1) if chr(code) not in taken)
    _bounded((len(starts) + 1) * 2 ** min(len(parts), 30) * (len(ends) + 1))
    sets = itertools.product(*(((), (part,)) for part in parts))
    made = (
        between.join((start, *itertools.chain(*held), end))
        for start, held, end in itertools.product(("", *starts), sets, ("", *ends))
    )
    return (*dict.fromkeys(named), *made)


def _numbers(
    domain: FieldDomain, tests: Sequence[CompiledTest], current: OneKnown | None
) -> Iterable[int | float]:
    """Numbers at the bounds that tests name and on both sides of them, and the ends of what is known."""
    bounds = {value for value in _named(tests) if isinstance(value, int | float)}
    least, most = domain.minimum, None
    if domain.type == "year":
        least, most = max(FIRST_YEAR, least or FIRST_YEAR), LAST_YEAR
    if least is not None:
        bounds.add(least)
    found: set[int | float] = set()
    if domain.type in ("number", "percent"):
        ordered = sorted(bounds or {0})
        middles = [low / 2 + high / 2 for low, high in itertools.pairwise(ordered)]
        found = {ordered[0] - 1, *ordered, *middles, ordered[-1] + 1}
    else:
        for bound in bounds or {0}:
            found |= {math.floor(bound), math.floor(bound) + 1, math.ceil(bound), math.ceil(bound) - 1}
    if isinstance(current, Interval):
        found |= {current.low} if current.high is None else {current.low, current.high}
    return [one for one in sorted(found) if (least is None or one >= least) and (most is None or one <= most)]


def _days(tests: Sequence[CompiledTest], as_of: datetime.date) -> Iterable[datetime.date]:
    """The days that tests name or count back to, and those beside them."""
    named = [value for value in _named(tests) if isinstance(value, datetime.date)]
    numbers = {as_of.toordinal() - test.days for test in tests if isinstance(test, WithinDays)}
    numbers |= {as_of.toordinal(), *(day.toordinal() for day in named)}
    around = {number + step for number in numbers for step in (-1, 0, 1)}
    last = datetime.date.max.toordinal()
    return [datetime.date.fromordinal(number) for number in sorted(around) if 1 <= number <= last]


def _bounded(count: int) -> None:
    if count > MOST_VALUES:
        raise TooManyValuesError


def _named(tests: Iterable[CompiledTest]) -> list[Value]:
    """The values that tests name, each of which the field could be."""
    return [value for test in tests for value in named_values(test)]
