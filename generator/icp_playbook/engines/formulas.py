"""What may be said of a condition, as formulas of two values: it is true, not true, false, not false.

Kleene's third value is so kept apart from the null of SQL: a formula holds of an account or does not. Where
numbers are known only as a range, it holds of each number or does not, and the account is asked whether it
holds of any.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.fields import Value
from icp_playbook.fit import CompiledCondition, CompiledTest, holds
from icp_playbook.fit import condition as node


@dataclass(frozen=True, slots=True)
class Claim:
    """A test comes out as this truth, or with `or_unknown` is unknown."""

    test: CompiledTest
    truth: bool
    or_unknown: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """A field is known, or is not."""

    field: str
    known: bool


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple["Formula", ...]


Formula: TypeAlias = bool | Claim | Presence | Every | Some


def every(parts: Iterable[Formula]) -> Formula:
    """The conjunction, as simple as can be seen at once."""
    found: dict[Formula, None] = {}
    for part in parts:
        if part is False:
            return False
        if part is not True:
            found.update(dict.fromkeys(part.parts if isinstance(part, Every) else (part,)))
    if any(negated(part) in found for part in found if isinstance(part, Presence)):
        return False
    return _only(found, Every, empty=True)


def some(parts: Iterable[Formula]) -> Formula:
    """The disjunction, as simple as can be seen at once."""
    found: dict[Formula, None] = {}
    for part in parts:
        if part is True:
            return True
        if part is not False:
            found.update(dict.fromkeys(part.parts if isinstance(part, Some) else (part,)))
    return _only(found, Some, empty=False)


def _only(found: dict[Formula, None], kind: type[Every] | type[Some], *, empty: bool) -> Formula:
    match tuple(found):
        case ():
            return empty
        case (one,):
            return one
        case parts:
            return kind(parts)


def negated(formula: Formula) -> Formula:
    """What holds where the formula does not."""
    match formula:
        case bool():
            return not formula
        case Claim(test=test, truth=truth, or_unknown=or_unknown):
            return Claim(test, not truth, not or_unknown)
        case Presence(field=field, known=known):
            return Presence(field, not known)
        case Every(parts=parts):
            return some(map(negated, parts))
        case Some(parts=parts):
            return every(map(negated, parts))


def claimed(condition: CompiledCondition, truth: bool, *, or_unknown: bool = False) -> Formula:
    """A condition comes out as this truth, or with `or_unknown` is unknown (Kleene).

    No contact of an account is known, so that what is asked of contacts is asked of one nothing is known of.
    """
    match condition:
        case node.AllOf(parts=parts) | node.AnyOf(parts=parts):
            found = (claimed(part, truth, or_unknown=or_unknown) for part in parts)
            return every(found) if isinstance(condition, node.AllOf) is truth else some(found)
        case node.Negation(part=part):
            return claimed(part, not truth, or_unknown=or_unknown)
        case node.OfContacts(part=part):
            return claimed(part, truth, or_unknown=or_unknown)
        case node.IsKnown(field=field, known=known):
            return Presence(field, known is truth)
        case _:
            return Claim(condition, truth, or_unknown)


def settled(formula: Formula, field: str, value: Value | None, as_of: datetime.date) -> Formula:
    """What is left of a formula where a field has this value; None: where it is not known."""

    def leaf(one: Claim | Presence) -> Formula:
        if isinstance(one, Presence):
            return one.known is (value is not None) if one.field == field else one
        if one.test.field != field:
            return one
        if value is None:
            return one.or_unknown
        return holds(one.test, {field: value}, as_of) is one.truth

    return _mapped(formula, leaf)


def without(formula: Formula, fields: Callable[[str], bool]) -> Formula:
    """What is left of a formula where these fields are not known."""

    def leaf(one: Claim | Presence) -> Formula:
        if isinstance(one, Presence):
            return not one.known if fields(one.field) else one
        return one.or_unknown if fields(one.test.field) else one

    return _mapped(formula, leaf)


def _mapped(formula: Formula, leaf: Callable[[Claim | Presence], Formula]) -> Formula:
    match formula:
        case bool():
            return formula
        case Claim() | Presence():
            return leaf(formula)
        case Every(parts=parts):
            return every(_mapped(part, leaf) for part in parts)
        case Some(parts=parts):
            return some(_mapped(part, leaf) for part in parts)


def leaves(formula: Formula) -> Iterator[Claim | Presence]:
    """What a formula says of single fields."""
    match formula:
        case Every(parts=parts) | Some(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Claim() | Presence():
            yield formula
        case bool():
            return


def field_of(leaf: Claim | Presence) -> str:
    """The field that a leaf is about."""
    return leaf.field if isinstance(leaf, Presence) else leaf.test.field


def fields_of(formula: Formula) -> frozenset[str]:
    """The fields that a formula is about."""
    return frozenset(map(field_of, leaves(formula)))
