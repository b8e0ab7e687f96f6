"""Compiled conditions: the closed tree that decides, its operands typed by their fields, groups expanded.

The nodes of the YAML are those of `conditions.tree`; what a playbook compiles to is told apart from
them by its type. Code that handles nodes case by case ends in `assert_never`, so that the type
checker names each place that lacks a new one.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

from icp_playbook.fields import Value

Bound: TypeAlias = int | float | datetime.date
"""What has an order."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """True if every part is true."""

    parts: tuple["CompiledCondition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True if at least one part is true."""

    parts: tuple["CompiledCondition", ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """True if the part is false."""

    part: "CompiledCondition"


@dataclass(frozen=True, slots=True)
class OfContacts:
    """True if the part is true of at least one contact of the account, or with `every` of each of them.

    An account without contacts is judged as one contact of whom nothing is known.
    """

    part: "CompiledCondition"
    every: bool
    fields: frozenset[str] = field(init=False, compare=False, repr=False)
    """The fields that the part tests."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", frozenset(fields_in(self.part)))


@dataclass(frozen=True, slots=True)
class Equals:
    """`is`: the value equals."""

    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class OneOf:
    """`in`: the value is one of these."""

    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class InRange:
    """`between`: the value lies from the low to the high end, both included."""

    field: str
    low: Bound
    high: Bound


@dataclass(frozen=True, slots=True)
class Minimum:
    """`at_least`: the value is this or more."""

    field: str
    bound: Bound


@dataclass(frozen=True, slots=True)
class Maximum:
    """`at_most`: the value is this or less."""

    field: str
    bound: Bound


@dataclass(frozen=True, slots=True)
class IncludesAny:
    """`has_any`: the list has at least one of these."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncludesAll:
    """`has_all`: the list has all of these."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncludesNone:
    """`has_none`: the list has none of these."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextContains:
    """`contains_any`: the text has one of these in it; they are folded, and the text is compared so."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextStarts:
    """`starts_with`: the text, folded, starts with one of these."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextEnds:
    """`ends_with`: the text, folded, ends with one of these."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithinDays:
    """`within`: the date lies at most this many days before the as-of date."""

    field: str
    days: int


@dataclass(frozen=True, slots=True)
class IsKnown:
    """`known`: the value is known, or with false is not. The one test that is never unknown itself."""

    field: str
    known: bool


CompiledTest: TypeAlias = (
    Equals
    | OneOf
    | InRange
    | Minimum
    | Maximum
    | IncludesAny
    | IncludesAll
    | IncludesNone
    | TextContains
    | TextStarts
    | TextEnds
    | WithinDays
    | IsKnown
)
"""A test of one field."""

CompiledCondition: TypeAlias = AllOf | AnyOf | Negation | OfContacts | CompiledTest


def with_tests(
    condition: CompiledCondition, replaced: Callable[[CompiledTest], CompiledTest]
) -> CompiledCondition:
    """A condition with each of its tests replaced."""
    match condition:
        case AllOf(parts=parts):
            return AllOf(tuple(with_tests(part, replaced) for part in parts))
        case AnyOf(parts=parts):
            return AnyOf(tuple(with_tests(part, replaced) for part in parts))
        case Negation(part=part):
            return Negation(with_tests(part, replaced))
        case OfContacts(part=part, every=every):
            return OfContacts(with_tests(part, replaced), every)
        case _:
            return replaced(condition)


def tests_in(*conditions: CompiledCondition) -> Iterator[CompiledTest]:
    """Every field test of compiled conditions, in reading order."""
    return (test for test, _ in signed_tests_in(*conditions))


def signed_tests_in(
    *conditions: CompiledCondition, negated: bool = False
) -> Iterator[tuple[CompiledTest, bool]]:
    """The same, each with whether it speaks against its condition."""
    for condition in conditions:
        match condition:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                yield from signed_tests_in(*parts, negated=negated)
            case OfContacts(part=part):
                yield from signed_tests_in(part, negated=negated)
            case Negation(part=part):
                yield from signed_tests_in(part, negated=not negated)
            case _:
                yield condition, negated


def fields_in(*conditions: CompiledCondition) -> set[str]:
    """The fields that compiled conditions test."""
    return {test.field for test in tests_in(*conditions)}


def named_values(test: CompiledTest) -> tuple[Value, ...]:
    """The values that a test names, each of which an account could have in the field.

    Those of `known` and the days of `within` are none of the field's; nor would part of a text be.
    """
    match test:
        case Equals(value=value):
            return (value,)
        case OneOf(values=values):
            return values
        case InRange(low=low, high=high):
            return (low, high)
        case Minimum(bound=bound) | Maximum(bound=bound):
            return (bound,)
        case IncludesAny(values=members) | IncludesAll(values=members):
            return members
        case IncludesNone(values=members):
            return members
        case WithinDays() | IsKnown():
            return ()
        case TextContains() | TextStarts() | TextEnds():
            return ()
        case _:
            assert_never(test)
