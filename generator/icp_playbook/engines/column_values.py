"""What the columns of a table of accounts hold that a field can: the values that `score` reads in such cells.

All else is not known: it says nothing (an export's "n/a", or 0 below the least that a field can be), or it
cannot be read. Where `score` reads more than a column should hold, such as the name of a value for its id, it
cannot be read here; no value is ever another than that of `score`.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TypeAlias, assert_never

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.account_table import BETWEEN_IDS, FOLDED, HIGH, LOW
from icp_playbook.engines.expressions import Holds, all_of, any_of, as_expression, none_of
from icp_playbook.fields import (
    CAUSES,
    FIRST_YEAR,
    LAST_YEAR,
    NOT_KNOWN,
    CellValue,
    Field,
    country_names,
    missing_value,
    traits,
)
from icp_playbook.values import LOWEST

Cause: TypeAlias = tuple[Holds, str]
"""Where a value has this wrong with it, and what that is."""
_LARGEST = -LOWEST
_ZERO_DAYS = ("1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01")
_LAST_DAY = "9999-12-31"
_GLYPH, _WITH_HYPHEN = "[^ -/:-`{-~]", "[^ -,./:-`{-~]"
"""Small letters, digits, and what is not in ASCII."""
_LABEL = f"{_GLYPH}({_WITH_HYPHEN}*{_GLYPH})?"
_DOMAIN = f"^({_LABEL}[.])+{_LABEL}$"
_NO_DOMAIN = "(^www[.].*[.]|(^|[.])xn--|[.]([0-9]+|.)$|[^.]{64})"
"""In brackets as a whole: Ibis puts `.*` on both sides for Snowflake."""
_LONGEST_DOMAIN = 253
_SPECIAL, _UNSAID = frozenset("+.*?|(){}$"), frozenset("^\\[]")
_BLANKS = "^ +| +$"
_A_NAME = "it is the name of a value: the column holds ids"
_HAS_A_NAME = "it has the name of a value: the column holds ids"
_UNLISTED = "it has a value that the field does not list"
_NO_IDS = "it is no list of ids between semicolons, such as ;crm;erp;"


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How the columns of a field are read."""

    columns: Mapping[str, ir.Value]
    """Column → what it holds as it counts; null where the field is not known."""
    unread: Holds
    """Whether there is something that cannot be read."""
    causes: Sequence[Cause]
    """Why, the first that holds; the last of them always does."""


def column_reading(field: Field, table: ir.Table, *, ranged: bool, folded: bool) -> ColumnReading:
    """How the columns of a field are read. A column of whole numbers is given as one of floats."""
    if ranged:
        return _range_reading(field, table)
    column = table[field.id]
    value, fits, silent, causes = (
        column,
        _fits(field, column),
        _silent(field, column),
        [*_causes(field, column)],
    )
    if traits(field.type).number:
        value = _number(field, column)
    elif field.type == "text":
        value = _trimmed(column)
    elif field.listing == "open" and field.type == "choices":
        value = column.lower()  # a tag that no list has is compared with nothing
    missing = missing_value(field)
    cases: list[tuple[ir.BooleanValue, ir.Value]] = [(as_expression(fits), value)]
    if missing is not None:
        cases.append((as_expression(any_of([column.isnull(), silent])), _constant(missing, value)))
    columns = {field.id: value if fits is True and missing is None else ibis.cases(*cases)}
    if folded:
        columns[f"{field.id}{FOLDED}"] = ibis.cases(
            (as_expression(fits), _trimmed(table[f"{field.id}{FOLDED}"]))
        )
    none = [column.notnull(), *(~one for one in (fits, silent) if not isinstance(one, bool))]
    return ColumnReading(columns, all_of(none) if causes else False, causes)


def _fits(field: Field, column: ir.Value) -> Holds:
    """Whether a column holds a value of its field."""
    match field.type:
        case "integer" | "money" | "year" | "number" | "percent":
            return _number_fits(field, column, _least(field))
        case "boolean":
            return True
        case "date":
            return all_of([column <= _day(_LAST_DAY), column.notin([_day(day) for day in _ZERO_DAYS])])
        case "text":
            return ~_says_nothing(column)
        case "domain":
            short = column.length() <= _LONGEST_DOMAIN
            plain = column.re_search(_DOMAIN) & ~column.re_search(_NO_DOMAIN)
            return all_of([short, plain, column == column.lower()])
        case "choice":
            return column.isin(list(field.choices))
        case "country":
            return column.re_search(_countries())
        case "choices" if field.listing == "open":
            listed = column.re_search("^;([^;]+;)*$")
            return all_of([listed, none_of(_has_name(field, column))])
        case "choices":
            return column.re_search(f"^;(({'|'.join(field.choices)});)*$")
        case _:
            assert_never(field.type)


def _silent(field: Field, column: ir.Value) -> Holds:
    """Whether a column says that nothing is known, where it holds no value."""
    match field.type:
        case "year":
            return column.isin([0, -1])
        case "money":
            return False if _least(field) is None else (column > -2) & (column < 1)
        case "integer" | "number" | "percent":
            return False if _least(field) is None else column.isin([0, -1])
        case "boolean" | "date":
            return False
        case "text" | "domain" | "country":
            return _says_nothing(column)
        case "choice" | "choices":  # "none" may be a value
            return _says_nothing(column, _names(field))
        case _:
            assert_never(field.type)


def _causes(field: Field, column: ir.Value) -> Iterator[Cause]:
    """What may be wrong with a column, the last of which is sure."""
    match field.type:
        case "integer" | "money" | "number" | "percent":
            yield from _number_causes(field, column)
        case "year":
            yield True, CAUSES["not-a-year"]
        case "date":
            yield column <= _day(_LAST_DAY), CAUSES["zero-day"]
            yield True, "it is a date without an end"
        case "domain":
            yield True, "it is no internet domain in small letters, such as acme.com"
        case "country":
            yield True, "it is no two-letter code of a country in capitals"
        case "choice":
            yield column.lower().re_search(f"^ *({_any_of(_names(field))}) *$"), _A_NAME
            yield True, CAUSES["not-listed"]
        case "choices":
            yield ~column.re_search("^;([^;]+;)*$"), _NO_IDS
            if field.listing == "closed":
                yield _has_name(field, column), _HAS_A_NAME
                yield True, _UNLISTED
            else:
                yield True, _HAS_A_NAME
        case "boolean" | "text":
            return
        case _:
            assert_never(field.type)


def _least(field: Field) -> float | None:
    """The least that a field can be, as far as its numbers are whole."""
    if field.minimum is None:
        return None
    return math.ceil(field.minimum) if traits(field.type).whole else field.minimum


def _number_fits(field: Field, number: ir.FloatingValue, least: float | None) -> Holds:
    if field.type == "year":
        return all_of([number.between(FIRST_YEAR, LAST_YEAR), number % 1 == 0])
    parts: list[Holds] = [number.between(LOWEST if least is None else least, _LARGEST)]
    if field.type == "integer":
        parts.append(number % 1 == 0)
    if field.type == "percent":  # a fraction below 1 could be a share
        parts.append((number == 0) | (number.abs() >= 1))
    return all_of(parts)


def _number(field: Field, number: ir.FloatingValue) -> ir.NumericValue:
    """The number as the contract has it; of an amount of money without what is behind the point."""
    if not traits(field.type).whole:
        return number
    whole = number.floor()
    if field.type == "money" and (field.minimum is None or field.minimum < 0):
        whole = ibis.cases((number >= 0, whole), else_=number.ceil())
    return whole.cast("int64")


def _number_causes(field: Field, number: ir.FloatingValue) -> Iterator[Cause]:
    if not traits(field.type).whole:
        yield number.isnan(), "it is NaN, which is no number"
    if field.type == "percent":
        yield (number > -1) & (number < 1) & (number != 0), "it could be that many percent or that share of 1"
    if field.type == "integer":
        yield number.between(LOWEST, _LARGEST) & (number % 1 != 0), CAUSES["not-whole"]
    if field.minimum is not None:
        yield number < field.minimum, f"it is below {field.minimum}, the least that the field can be"
    yield True, CAUSES["too-large"]


def _range_reading(field: Field, table: ir.Table) -> ColumnReading:
    low, high, least = table[f"{field.id}{LOW}"], table[f"{field.id}{HIGH}"], _least(field)
    begins = any_of([_number_fits(field, low, None), low == LOWEST])
    ends = all_of([_number_fits(field, high, least), high >= low])
    fits = as_expression(all_of([begins, any_of([high.isnull(), ends])]))
    first = _number(field, low)
    if least is not None:
        first = ibis.greatest(first, ibis.literal(least).cast(first.type()))
    found = {f"{field.id}{LOW}": (fits, first), f"{field.id}{HIGH}": (fits, _number(field, high))}
    silent = all_of([low == high, _silent(field, high)])
    missing = missing_value(field)
    nothing = as_expression(any_of([all_of([low.isnull(), high.isnull()]), silent]))
    columns = {
        name: ibis.cases(case, *([] if missing is None else [(nothing, _constant(missing, case[1]))]))
        for name, case in found.items()
    }
    known = any_of([low.notnull(), high.notnull()])
    causes: list[Cause] = [
        (low.isnull(), "it has an upper end and no lower one"),
        (low > high, CAUSES["backwards"]),
        *_number_causes(field, high),
    ]
    if field.type == "year":
        causes[2:] = [(True, CAUSES["not-a-year"])]
    return ColumnReading(columns, all_of([known, none_of(fits), none_of(silent)]), causes)


def written(field: str, table: ir.Table) -> ir.StringValue:
    """What a field has in its column or columns, as a text."""
    if field in table.columns:
        return table[field].cast("string")
    low, high = (table[f"{field}{end}"].cast("string").fill_null("") for end in (LOW, HIGH))
    return low.concat("–", high)


def _day(text: str) -> ir.DateValue:
    return ibis.literal(text).cast("date")


@cache
def _countries() -> str:
    """A pattern for the codes of all countries, by their first letters."""
    codes = sorted(code for code in country_names() if code.lower() not in NOT_KNOWN)
    groups = groupby(codes, lambda code: code[0])
    seconds = {first: "".join(code[1] for code in codes) for first, codes in groups}
    return f"^({'|'.join(f'{first}[{last}]' for first, last in seconds.items())})$"


def _names(field: Field) -> set[str]:
    """What the listed values are called, in small letters, beside their ids."""
    words = {word.lower() for choice in field.values for word in (choice.label, *choice.synonyms)}
    return {*words, *field.choices}


def _has_name(field: Field, column: ir.StringValue) -> Holds:
    """Whether a list has a value by its name. Each part of the pattern stands for itself."""
    names = _any_of(name for name in _names(field) - field.choices.keys() if BETWEEN_IDS not in name)
    return column.lower().re_search(f";({names});") if names else False


def _any_of(words: Iterable[str]) -> str:
    """A pattern for words, each glyph of which stands for itself, as far as a pattern can say them."""
    plain = [word for word in sorted(words) if not _UNSAID.intersection(word)]
    return "|".join("".join(f"[{one}]" if one in _SPECIAL else one for one in word) for word in plain)


def _trimmed(column: ir.StringValue) -> ir.StringValue:
    return column.re_replace(_BLANKS, "")


def _says_nothing(column: ir.StringValue, names: Collection[str] = ()) -> ir.BooleanValue:
    """Whether a text is none, or a word for nothing that names no value."""
    words = _any_of(NOT_KNOWN.difference(names, [""]))
    return column.lower().re_search(f"^ *({words})? *$") | (column == "[]")


def _constant(value: CellValue, like: ir.Value) -> ir.Value:
    if isinstance(value, frozenset):
        return ibis.literal("".join(f"{BETWEEN_IDS}{one}" for one in sorted(value)) + BETWEEN_IDS)
    return ibis.literal(value).cast(like.type())
