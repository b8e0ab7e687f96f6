"""What an account may have in a field, as terms of z3: its value, and what each test says of it."""

import datetime
import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, Protocol, TypeGuard, assert_never

import z3

from icp_playbook.fields import FIRST_YEAR, LAST_YEAR, Field, Value, country_names
from icp_playbook.fit import CompiledTest, OneKnown
from icp_playbook.fit import condition as node
from icp_playbook.values import MAX_MONEY
from tests.boundary.text_classes import answer, text_classes

Term = Any
"""z3 ships without types."""


class FieldTerm(Protocol):
    """A field of one account, or of one of its contacts."""

    facts: list[Term]
    """What every value of the field is."""

    def test(self, test: CompiledTest) -> Term:
        """Whether a test of a value that is known is true."""

    def equals(self, value: Any) -> Term:
        """That the value is this one, as far as tests tell."""

    def value(self, model: Term) -> OneKnown:
        """The value in a model."""


def field_term(field: Field, tests: Sequence[CompiledTest], name: str, as_of: Term) -> FieldTerm:
    """The term of a field that some tests are made of; `name` is that of its variable."""
    match field.type:
        case "integer" | "money" | "year" | "number" | "percent":
            return NumberTerm(field, tests, name)
        case "boolean":
            return ListTerm([True, False], name)
        case "choice":
            return ListTerm([choice.id for choice in field.values], name)
        case "country":
            named = {value for test in tests for value in node.named_values(test)}
            other = next(code for code in country_names() if code not in named)
            return ListTerm([*sorted(map(str, named)), other], name)
        case "choices":
            return TagsTerm(tests, name)
        case "date":
            return DayTerm(name, as_of)
        case "text" | "domain":
            return TextTerm(tests, name, domain=field.type == "domain")
        case _:
            assert_never(field.type)


class NumberTerm:
    """A whole number, or any number that there is: between two of those that a machine has lies none."""

    def __init__(self, field: Field, tests: Sequence[CompiledTest], name: str) -> None:
        self.whole = field.type not in ("number", "percent")
        self.variable = z3.Int(name) if self.whole else z3.Real(name)
        self.facts = []
        if field.minimum is not None:
            self.facts.append(self.variable >= self._number(field.minimum))
        if field.type in ("money", "percent"):
            self.facts += [self.variable >= -MAX_MONEY, self.variable <= MAX_MONEY]
        if field.type == "year":
            self.facts += [self.variable >= FIRST_YEAR, self.variable <= LAST_YEAR]
        bounds = {float(bound) for test in tests for bound in node.named_values(test) if _is_number(bound)}
        for low, high in pairwise(sorted({*bounds, float(field.minimum or 0)})):
            if not self.whole and math.nextafter(low, math.inf) == high:
                outside = self.variable <= self._number(low), self.variable >= self._number(high)
                self.facts.append(z3.Or(outside))

    def _number(self, number: Any) -> Term:
        exact = Fraction(number)
        return z3.Q(exact.numerator, exact.denominator)

    def test(self, test: CompiledTest) -> Term:
        match test:
            case node.Equals(value=value):
                return self.variable == self._number(value)
            case node.OneOf(values=values):
                return z3.Or([self.variable == self._number(value) for value in values])
            case node.InRange(low=low, high=high):
                return z3.And(self.variable >= self._number(low), self.variable <= self._number(high))
            case node.Minimum(bound=bound):
                return self.variable >= self._number(bound)
            case node.Maximum(bound=bound):
                return self.variable <= self._number(bound)
            case _:
                raise AssertionError(test)

    def equals(self, value: Any) -> Term:
        return self.variable == self._number(value)

    def value(self, model: Term) -> OneKnown:
        found = model.eval(self.variable, model_completion=True)
        return int(found.as_long()) if self.whole else float(found.as_fraction())


def _is_number(value: Value) -> TypeGuard[int | float]:
    return isinstance(value, int | float)


def number_of(model: Term, variable: Term) -> int:
    """A whole number in a model."""
    return int(model.eval(variable, model_completion=True).as_long())


class ListTerm:
    """One of some values."""

    def __init__(self, values: Sequence[str | bool], name: str) -> None:
        self.values = values
        self.variable = z3.Int(name)
        self.facts = [self.variable >= 0, self.variable < len(values)]

    def test(self, test: CompiledTest) -> Term:
        match test:
            case node.Equals(value=value):
                return self._among((value,))
            case node.OneOf(values=values):
                return self._among(values)
            case _:
                raise AssertionError(test)

    def _among(self, wanted: Sequence[Value]) -> Term:
        return z3.Or([self.variable == at for at, value in enumerate(self.values) if value in wanted])

    def equals(self, value: Any) -> Term:
        place = self.values.index(value) if value in self.values else len(self.values) - 1
        return self.variable == place

    def value(self, model: Term) -> OneKnown:
        return self.values[number_of(model, self.variable)]


class TagsTerm:
    """Any set of tags: only those that tests name make a difference."""

    def __init__(self, tests: Sequence[CompiledTest], name: str) -> None:
        tags = dict.fromkeys(str(tag) for test in tests for tag in node.named_values(test))
        self.variables = {tag: z3.Bool(f"{name}/{tag}") for tag in tags}
        self.facts: list[Term] = []

    def test(self, test: CompiledTest) -> Term:
        match test:
            case node.IncludesAny(values=tags):
                return z3.Or([self.variables[tag] for tag in tags])
            case node.IncludesAll(values=tags):
                return z3.And([self.variables[tag] for tag in tags])
            case node.IncludesNone(values=tags):
                return z3.And([z3.Not(self.variables[tag]) for tag in tags])
            case _:
                raise AssertionError(test)

    def equals(self, value: Any) -> Term:
        return z3.And([variable == (tag in value) for tag, variable in self.variables.items()])

    def value(self, model: Term) -> OneKnown:
        return frozenset(tag for tag, variable in self.variables.items() if z3.is_true(model[variable]))


class DayTerm:
    """A day of the calendar, by its number."""

    def __init__(self, name: str, as_of: Term) -> None:
        self.as_of = as_of
        self.variable = z3.Int(name)
        self.facts = in_calendar(self.variable)

    def test(self, test: CompiledTest) -> Term:
        match test:
            case node.Equals(value=value):
                return self.variable == _number(value)
            case node.OneOf(values=values):
                return z3.Or([self.variable == _number(value) for value in values])
            case node.InRange(low=low, high=high):
                return z3.And(self.variable >= _number(low), self.variable <= _number(high))
            case node.Minimum(bound=bound):
                return self.variable >= _number(bound)
            case node.Maximum(bound=bound):
                return self.variable <= _number(bound)
            case node.WithinDays(days=days):
                age = self.as_of - self.variable
                return z3.And(age >= 0, age <= days)
            case _:
                raise AssertionError(test)

    def equals(self, value: Any) -> Term:
        return self.variable == _number(value)

    def value(self, model: Term) -> OneKnown:
        return day_of(model, self.variable)


def in_calendar(variable: Term) -> list[Term]:
    """That a number is one of a day."""
    return [variable >= 1, variable <= datetime.date.max.toordinal()]


def day_of(model: Term, variable: Term) -> datetime.date:
    """A day in a model."""
    return datetime.date.fromordinal(number_of(model, variable))


def _number(value: Value) -> int:
    assert isinstance(value, datetime.date)
    return value.toordinal()


class TextTerm:
    """One of the texts that stand for all texts."""

    def __init__(self, tests: Sequence[CompiledTest], name: str, *, domain: bool) -> None:
        self.tests: list[CompiledTest] = [
            test for test in dict.fromkeys(tests) if not isinstance(test, node.IsKnown)
        ]
        self.classes = text_classes(self.tests, domain=domain)
        self.variable = z3.Int(name)
        self.facts = [self.variable >= 0, self.variable < len(self.classes)]

    def test(self, test: CompiledTest) -> Term:
        column = self.tests.index(test)
        return z3.Or([self.variable == at for at, answers in enumerate(self.classes) if answers[column]])

    def equals(self, value: Any) -> Term:
        answers = tuple(answer(test, value) for test in self.tests)
        return self.variable == list(self.classes).index(answers)

    def value(self, model: Term) -> OneKnown:
        return list(self.classes.values())[number_of(model, self.variable)]
