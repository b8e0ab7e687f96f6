"""What conditions allow: whether any account can meet them all, and which bands a criterion can reach.

Conditions cannot tell two values of a field apart that lie between the same bounds, or in the same
lists. So a few representative values stand for all, and the evaluator's own logic, run over every
combination of them, decides for every account. Where they would be too many, or a date is compared with
both a calendar day and an age, nothing is claimed.
"""

import datetime
import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, TypeAlias, assert_never

from icp_playbook.fields import Catalogue, Field, FieldType, Value, country_names
from icp_playbook.fit import (
    Account,
    CompiledCondition,
    CompiledTest,
    Known,
    PointBand,
    fields_in,
    holds,
    named_values,
    tests_in,
)
from icp_playbook.fit import condition as node

Values: TypeAlias = tuple[Known, ...]
Distinction: TypeAlias = Literal["equality", "order", "membership", "part", "age", "presence", "other"]
"""What of a value a test looks at: whether it equals one that is named, lies above or below it, has it as
a member or as a part of a text, how old it is, whether there is one. `other` is all else: no representative
values stand for it."""

AS_OF = datetime.date(2000, 1, 1)
"""Ages are counted back from here; only the distance matters."""
MOST = 5000
"""Combinations beyond which nothing is claimed."""
WORK = 100_000
"""Tests to evaluate, over all values of a field or all combinations, beyond which nothing is claimed."""


def impossible(conditions: Sequence[CompiledCondition], catalogue: Catalogue) -> bool:
    """True when provably no account meets all of the conditions."""
    accounts = _accounts(conditions, (), catalogue)
    return accounts is not None and not any(
        all(holds(condition, account, AS_OF) for condition in conditions) for account in accounts
    )


def possible(conditions: Sequence[CompiledCondition], catalogue: Catalogue) -> bool:
    """True when some account provably meets all of the conditions; not the contrary of `impossible`."""
    accounts = _accounts(conditions, (), catalogue)
    return accounts is not None and any(
        all(holds(condition, account, AS_OF) for condition in conditions) for account in accounts
    )


def implies(given: Sequence[CompiledCondition], condition: CompiledCondition, catalogue: Catalogue) -> bool:
    """True when provably no account that meets everything given misses the condition.

    An account of which enough is known to decide the condition then meets it.
    """
    return impossible([*_linked(given, [condition]), node.Negation(condition)], catalogue)


def outcomes(
    bands: Sequence[PointBand], given: Sequence[CompiledCondition], catalogue: Catalogue
) -> frozenset[int | None]:
    """The bands that a criterion can come to for accounts that meet what is given; None is no band.

    Whatever cannot be ruled out is included. Empty when no account meets what is given.
    """
    return next(outcomes_within(bands, [given], catalogue))


def outcomes_within(
    bands: Sequence[PointBand], givens: Iterable[Sequence[CompiledCondition]], catalogue: Catalogue
) -> Iterator[frozenset[int | None]]:
    """The same for what is given in turn. Where the criterion has no part in what differs, nothing does."""
    conditions = [band.when for band in bands]
    before: list[CompiledCondition] | None = None
    found: frozenset[int | None] = frozenset()
    for given in givens:
        required = _linked(given, conditions)
        if required != before:
            before, found = required, _outcomes(conditions, required, catalogue)
        yield found


def _outcomes(
    conditions: Sequence[CompiledCondition], required: Sequence[CompiledCondition], catalogue: Catalogue
) -> frozenset[int | None]:
    accounts = _accounts(required, conditions, catalogue)
    if accounts is None:
        return frozenset((*range(len(conditions)), None))
    found: set[int | None] = set()
    for account in accounts:
        if all(holds(condition, account, AS_OF) for condition in required):
            found.update(_open(conditions, account))
    return frozenset(found)


def _open(conditions: Sequence[CompiledCondition], account: Account) -> Iterator[int | None]:
    """The outcomes of one account: more than one only where the account does not decide."""
    for index, condition in enumerate(conditions):
        truth = holds(condition, account, AS_OF)
        if truth is not False:
            yield index
        if truth is True:
            return
    yield None


def _linked(
    given: Sequence[CompiledCondition], asked: Sequence[CompiledCondition]
) -> list[CompiledCondition]:
    """The given conditions that share a field with those asked about. Dropping the rest only claims less."""
    fields = fields_in(*asked)
    return [part for part in _conjuncts(given) if fields & fields_in(part)]


def _conjuncts(conditions: Iterable[CompiledCondition]) -> Iterator[CompiledCondition]:
    """Conditions with every `all` taken apart."""
    for condition in conditions:
        if isinstance(condition, node.AllOf):
            yield from _conjuncts(condition.parts)
        else:
            yield condition


def _accounts(
    required: Sequence[CompiledCondition], asked: Sequence[CompiledCondition], catalogue: Catalogue
) -> Iterator[Account] | None:
    """Accounts that stand for all that may meet what is required; None when they cannot be listed.

    A field is left out only where a test asks whether it is known: otherwise filling it in decides more
    and contradicts nothing.
    """
    if len({one for one in (*required, *asked) if _asks_contacts(one)}) > 1:
        return None  # an account of one contact stands for others as long as one condition asks for contacts
    tests = tests_by_field((*required, *asked))
    parts = [(part, fields_in(part)) for part in _conjuncts(required)]
    values: dict[str, tuple[Known | None, ...]] = {}
    for name, of_field in tests.items():
        listed = representatives(catalogue[name], of_field)
        if listed is None:
            return None
        absent = (None,) if any(distinction(test) == "presence" for test in of_field) else ()
        alone = [part for part, fields in parts if fields == {name}]
        if alone and len(listed) * len(of_field) > WORK:
            return None
        values[name] = tuple(value for value in (*absent, *listed) if _meets(name, value, alone))
        if _product(len(found) for found in values.values()) > MOST:
            return None
    work = _product(map(len, values.values())) * sum(map(len, tests.values()))
    if work > WORK:
        return None
    return (_account(values, combination) for combination in itertools.product(*values.values()))


def _asks_contacts(condition: CompiledCondition) -> bool:
    """Whether a condition is asked of contacts, or is the opposite of one that is."""
    inner = condition.part if isinstance(condition, node.Negation) else condition
    return isinstance(inner, node.OfContacts)


def tests_by_field(conditions: Iterable[CompiledCondition]) -> dict[str, list[CompiledTest]]:
    """Field → the tests of it in some compiled conditions, in reading order."""
    tests: dict[str, list[CompiledTest]] = {}
    for test in tests_in(*conditions):
        tests.setdefault(test.field, []).append(test)
    return tests


def _meets(name: str, value: Known | None, conditions: Iterable[CompiledCondition]) -> bool:
    account = _account([name], [value])
    return all(holds(condition, account, AS_OF) for condition in conditions)


def _account(names: Collection[str], values: Collection[Known | None]) -> Account:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _product(sizes: Iterable[int]) -> int:
    total = 1
    for size in sizes:
        total *= size
    return total


def representatives(field: Field, tests: Sequence[CompiledTest]) -> Values | None:
    """Values that stand for all others as far as the tests go; None when they cannot be listed."""
    if not comparable(field, tests) or len(field.choices) * len(tests) > WORK:
        return None
    match field.type:
        case "boolean":
            return (True, False)
        case "choice":
            return tuple(group[0] for group in _alike(field.choices, tests))
        case "country":
            return tuple(group[0] for group in _alike(country_names(), tests))
        case "text" | "domain":
            return _texts(tests)
        case "choices":
            return _sets(_alike(field.choices, tests))
        case "integer" | "money" | "year":
            nears = {bound + step for bound in _sizes(tests) for step in (-1, 0, 1)}
            return _from_minimum(field, sorted({math.ceil(field.minimum or 0), *nears}))
        case "number" | "percent":
            return _from_minimum(field, _numbers(sorted({field.minimum or 0, *_sizes(tests)})))
        case "date":
            return _days(tests)
        case _:
            assert_never(field.type)


def comparable(field: Field, tests: Iterable[CompiledTest]) -> bool:
    """Whether representative values can stand for all others in tests of a field: else nothing is claimed."""
    can = {*_distinctions(field.type), "presence"}
    return all(distinction(test) in can for test in tests)


def _distinctions(type_: FieldType) -> tuple[Distinction, ...]:
    """What tests may look at for `representatives` to list values of a type, besides whether there is one."""
    match type_:
        case "boolean" | "choice" | "country":
            return ("equality",)
        case "text" | "domain":
            return "equality", "part"
        case "choices":
            return ("membership",)
        case "integer" | "number" | "percent" | "year" | "money":
            return "equality", "order"
        case "date":
            return "equality", "order", "age"
        case _:
            assert_never(type_)


def distinction(test: CompiledTest) -> Distinction:
    """What of a value a test looks at."""
    match test:
        case node.Equals() | node.OneOf():
            return "equality"
        case node.InRange() | node.Minimum() | node.Maximum():
            return "order"
        case node.IncludesAny() | node.IncludesAll() | node.IncludesNone():
            return "membership"
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            return "part"
        case node.WithinDays():
            return "age"
        case node.IsKnown():
            return "presence"
        case _:
            assert_never(test)


def _operands(tests: Iterable[CompiledTest]) -> list[Value]:
    return [value for test in tests for value in named_values(test)]


def _sizes(tests: Iterable[CompiledTest]) -> list[int | float]:
    return [value for value in _operands(tests) if isinstance(value, int | float)]


def _alike(members: Iterable[str], tests: Sequence[CompiledTest]) -> list[list[str]]:
    """Members grouped by the tests that name them, in order; last those, often many, that no test names."""
    named = [frozenset(named_values(test)) for test in tests]
    anywhere = frozenset().union(*named)
    nowhere = [member for member in members if member not in anywhere]
    groups: dict[tuple[bool, ...], list[str]] = {}
    for member in members if anywhere else ():
        if member in anywhere:
            groups.setdefault(tuple([member in names for names in named]), []).append(member)
    return [*groups.values(), nowhere] if nowhere else list(groups.values())


def _texts(tests: Sequence[CompiledTest]) -> Values | None:
    """Texts with every start, every end and every set of parts that the tests ask for, and those they name.

    What stands between two parts is in none of them, so that a text has no part but those it is made from.
    """
    starts, parts, ends = (
        tuple(dict.fromkeys(text for test in tests if isinstance(test, kind) for text in test.texts))
        for kind in (node.TextStarts, node.TextContains, node.TextEnds)
    )
    named = [value for value in _operands(tests) if isinstance(value, str)]
    taken = set().union(*starts, *parts, *ends, *named)
    between = next(chr(code) for code in itertools.count() if chr(code) not in taken)
    if (len(starts) + 1) * 2 ** min(len(parts), 30) * (len(ends) + 1) > MOST:
        return None
    sets = itertools.product(*(((), (part,)) for part in parts))
    made = (
        between.join((start, *itertools.chain(*held), end))
        for start, held, end in itertools.product(("", *starts), sets, ("", *ends))
    )
    return (*dict.fromkeys(named), *made)


def _sets(groups: Sequence[Sequence[str]]) -> Values | None:
    """Sets of members: of each group of like members none, one or all."""
    if 3 ** len(groups) > MOST:
        return None
    options = [dict.fromkeys([(), (group[0],), tuple(group)]) for group in groups]
    return tuple(frozenset(itertools.chain(*parts)) for parts in itertools.product(*options))


def _numbers(bounds: Sequence[float]) -> Values:
    """Each bound, one number between each two, one beyond each end."""
    middles = [(low + high) / 2 for low, high in itertools.pairwise(bounds)]
    return (bounds[0] - 1, *bounds, *middles, bounds[-1] + 1)


def _from_minimum(field: Field, numbers: Iterable[Known]) -> Values:
    """Those of some numbers that the field can be."""
    least = field.minimum
    return tuple(one for one in numbers if least is None or (isinstance(one, int | float) and one >= least))


def _days(tests: Sequence[CompiledTest]) -> Values | None:
    """Ages for `within`, calendar days for the rest; without a clock the two do not compare."""
    ages, named = ages_in(tests), days_in(tests)
    if ages and named:
        return None
    days = named or [AS_OF - datetime.timedelta(days=age) for age in (0, *ages)]
    numbers = {day.toordinal() + step for day in days for step in (-1, 0, 1)}
    return tuple(
        datetime.date.fromordinal(number)
        for number in sorted(numbers)
        if 1 <= number <= datetime.date.max.toordinal()
    )


def ages_in(tests: Iterable[CompiledTest]) -> list[int]:
    """The days back from the as-of date that tests ask for."""
    return [days for test in tests if (days := _age(test)) is not None]


def _age(test: CompiledTest) -> int | None:
    match test:
        case node.WithinDays(days=days):
            return days
        case node.Equals() | node.OneOf() | node.InRange() | node.Minimum() | node.Maximum():
            return None
        case node.IncludesAny() | node.IncludesAll() | node.IncludesNone() | node.IsKnown():
            return None
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            return None
        case _:
            assert_never(test)


def days_in(tests: Iterable[CompiledTest]) -> list[datetime.date]:
    """The days of the calendar that tests name."""
    return [value for value in _operands(tests) if isinstance(value, datetime.date)]
