"""Booleans that are known before a statement runs, and those that an engine works out."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias, TypeVar

import ibis
import ibis.expr.types as ir

Holds: TypeAlias = bool | ir.BooleanValue
"""Never null where it is worked out by an engine, or null only in place of false."""
Part = TypeVar("Part", ir.BooleanValue, ir.IntegerValue, ir.StringValue)


def all_of(parts: Iterable[Holds]) -> Holds:
    """Whether all hold."""
    found: list[ir.BooleanValue] = []
    for part in parts:
        if part is False:
            return False
        if part is not True:
            found.append(part)
    return _balanced(found, ibis.and_) if found else True


def any_of(parts: Iterable[Holds]) -> Holds:
    """Whether one holds."""
    found: list[ir.BooleanValue] = []
    for part in parts:
        if part is True:
            return True
        if part is not False:
            found.append(part)
    return _balanced(found, ibis.or_) if found else False


def none_of(part: Holds) -> Holds:
    """Whether it does not hold; null counts as false."""
    return not part if isinstance(part, bool) else ~part.fill_null(False)


def as_expression(holds: Holds) -> ir.BooleanValue:
    """The same for an engine."""
    return ibis.literal(holds, "boolean") if isinstance(holds, bool) else holds


def total(parts: Sequence[ir.IntegerValue | int]) -> ir.IntegerValue | int:
    """A sum; a number where nothing has to be worked out."""
    known = sum(part for part in parts if isinstance(part, int))
    found = [part for part in parts if not isinstance(part, int)]
    if not found:
        return known
    result = _balanced(found, lambda one, other: one + other)
    return result + known if known else result


def number(value: ir.IntegerValue | int) -> ir.IntegerValue:
    """A number for an engine."""
    return ibis.literal(value, "int64") if isinstance(value, int) else value


def chosen(cases: Sequence[tuple[Holds, object]], otherwise: object, type_: str) -> ir.Value:
    """The value of the first case that holds."""
    left: list[tuple[ir.BooleanValue, ir.Value]] = []
    for holds, value in cases:
        if holds is True:
            otherwise = value
            break
        if holds is not False:
            left.append((holds, _literal(value, type_)))
    last = _literal(otherwise, type_)
    return ibis.cases(*left, else_=last) if left else last


def _literal(value: object, type_: str) -> ir.Value:
    return value if isinstance(value, ir.Value) else ibis.literal(value, type_)


def _balanced(parts: Sequence[Part], join: object) -> Part:
    """Parts joined two by two, so that a statement does not nest as deep as they are many."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return join(_balanced(parts[:middle], join), _balanced(parts[middle:], join))  # type: ignore[operator]
