"""Cells of tables with types: each means what the cell of a list would that Python writes for its value.

A number is that number and has one reading, whatever the playbook's style of numbers; NaN and the infinite
are nothing, as are dates without an end. A moment is its day as written, one with a time zone that of UTC. A
list of texts is a list in JSON. Strings are read like the cells of a CSV file.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import sqlglot.expressions as exp

from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.plain_cells import (
    END_MS,
    FIRST_MS,
    epoch_day,
    is_certain_day,
    least,
    plain_value,
)
from icp_playbook.fields import FIRST_YEAR, LAST_YEAR, Field

_WHOLE = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT"}) | {
    *("UINTEGER", "UBIGINT", "UHUGEINT")
}
_FLOATS = frozenset({"FLOAT", "DOUBLE"})
_DECIMAL = re.compile(r"DECIMAL\((?P<width>[0-9]+),(?P<scale>[0-9]+)\)")
_MOMENTS = frozenset({"TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE"})
_TEXTS = frozenset({"VARCHAR", "UUID", "TIME", "TIME WITH TIME ZONE", "JSON"})
_MOST = 10**15
_LEAST_FRACTION = 1e-6
_SURE = 15
"""Digits that a float keeps."""
_AMBIGUOUS = (3, 4)
"""Digits behind a point that could be a mark between thousands, or a year."""
_CLEAR = 5


@dataclass(frozen=True, slots=True)
class TypedCell:
    """How a column is read: `key` is the text by which a cell is looked up, `plain` its value if it is plain.

    `written` makes of a key the cell that is read.
    """

    key: parts.Sql
    plain: parts.Sql | None
    written: Callable[[str], str] = str
    is_text: bool = False


def typed_cell(field: Field, type_: str, cell: parts.Sql, scale: str = "") -> TypedCell | None:
    """How a column of a type is read for a field; None for a type that no field can be read from."""
    if type_ in _TEXTS or type_.startswith("ENUM("):
        text = cell if type_ == "VARCHAR" else parts.cast(cell, "VARCHAR")
        return TypedCell(text, plain_value(field, text, scale), is_text=True)
    if type_ in _WHOLE:
        plain = None if scale else _whole(field, cell)
        return TypedCell(parts.cast(cell, "VARCHAR"), plain)
    if type_ in _FLOATS or (found := _DECIMAL.fullmatch(type_)):
        digits = 0 if type_ in _FLOATS else int(found["scale"]) if found else 0
        exact = parts.cast(cell, "DOUBLE") if type_ in _FLOATS else cell
        whole_type = type_ in _FLOATS or digits < _SURE
        key = parts.cast(exact, "VARCHAR")
        if type_ in _FLOATS:
            key = parts.case((parts.call("isfinite", exact), key))
        plain = _fraction(field, exact, digits) if not scale and whole_type else None
        return TypedCell(key, plain, plain_digits)
    if type_ == "BOOLEAN":
        return TypedCell(parts.cast(cell, "VARCHAR"), cell if field.type == "boolean" else None, str.upper)
    if type_ == "DATE" or type_ in _MOMENTS:
        return _day(field, type_, cell)
    if type_.endswith("[]") and (type_[:-2] in _TEXTS or type_.startswith("ENUM(")):
        listed = parts.call("to_json", parts.cast(cell, "VARCHAR[]"))
        return TypedCell(parts.cast(listed, "VARCHAR"), None)
    return None


def plain_digits(number: str) -> str:
    """A number written out so that it has one reading in every style: 1.125 as 1.12500."""
    exact = Decimal(number)
    whole, _, fraction = f"{exact:f}".partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) in _AMBIGUOUS:
        fraction = fraction.ljust(_CLEAR, "0")
    return f"{whole}.{fraction}" if fraction else "0" if whole == "-0" else whole


def _between(value: parts.Sql, low: int | float, high: int | float) -> parts.Sql:
    return exp.Between(this=value.copy(), low=parts.number(low), high=parts.number(high))


def _whole(field: Field, cell: parts.Sql) -> parts.Sql | None:
    match field.type:
        case "integer" | "money":
            return parts.case((_between(cell, least(field), _MOST), parts.try_cast(cell, "BIGINT")))
        case "number" | "percent":
            return parts.case((_between(cell, least(field), _MOST), parts.cast(cell, "DOUBLE")))
        case "year":
            return parts.case((_between(cell, FIRST_YEAR, LAST_YEAR), parts.try_cast(cell, "BIGINT")))
        case "date":
            day = epoch_day(parts.try_cast(cell, "BIGINT"))
            return parts.case((_between(cell, FIRST_MS, END_MS - 1), day))
        case _:
            return None


def _fraction(field: Field, cell: parts.Sql, digits: int) -> parts.Sql | None:
    """Of floats, and of decimals with some digits behind the point: as many as a float keeps exactly."""
    whole = parts.equals(parts.call("trunc", cell), cell)
    most = 10 ** (_SURE - digits)
    match field.type:
        case "integer" | "year" | "date":
            plain = _whole(field, cell)
            return None if plain is None else parts.case((whole, plain))
        case "money":
            sum_ = parts.try_cast(parts.call("trunc", cell), "BIGINT")
            fits = parts.every(_between(cell, 0, most), parts.compare(sum_, ">=", parts.number(least(field))))
            return parts.case((fits, sum_))
        case "number" | "percent":
            low = parts.number(max(0, field.minimum or 0))
            least_fraction = parts.number(1 if field.type == "percent" else _LEAST_FRACTION)
            plain = parts.some(whole, parts.compare(cell, ">=", least_fraction))
            fits = exp.Between(this=cell.copy(), low=low, high=parts.number(most))
            return parts.case((parts.every(fits, plain), parts.cast(cell, "DOUBLE")))
        case _:
            return None


def _day(field: Field, type_: str, cell: parts.Sql) -> TypedCell:
    """A day, and a moment as the day that is written; in another field their text."""
    moment, finite = cell, parts.call("isfinite", cell)
    if type_ == "TIMESTAMP WITH TIME ZONE":
        moment = parts.case((finite, parts.call("make_timestamp", parts.call("epoch_us", cell))))
    if type_ == "TIMESTAMP_NS":
        moment = parts.case(
            (finite, parts.call("make_timestamp", _microseconds(parts.call("epoch_ns", cell))))
        )
    day = parts.cast(moment, "DATE")
    if field.type == "date":
        key = parts.case((finite, parts.cast(day, "VARCHAR")))
        return TypedCell(key, parts.case((is_certain_day(day), day)))
    if type_ != "DATE":
        moment = parts.cast(parts.call("date_trunc", parts.text("second"), moment), "TIMESTAMP")
    return TypedCell(parts.case((finite, parts.cast(moment, "VARCHAR"))), None, _moment)


def _microseconds(nanoseconds: parts.Sql) -> parts.Sql:
    """Without the rest, before 1970 too; a cast would round, and so give another day."""
    thousand = parts.number(1000)
    rest = parts.call(
        "mod", exp.Add(this=parts.call("mod", nanoseconds, thousand), expression=thousand), thousand
    )
    return exp.IntDiv(
        this=exp.Paren(this=exp.Sub(this=nanoseconds, expression=rest)), expression=thousand.copy()
    )


def _moment(text: str) -> str:
    """Midnight is a day alone, as in a workbook."""
    return text.removesuffix(" 00:00:00").replace(" ", "T")
