"""Plain spellings that the engine reads itself; every other text goes to Python's reader.

Each expression is null for a text that it does not read. What it reads is what `fields.cell_reader` reads,
for every such text; the tests draw them. Nothing here may fail for a text: the engine tries conditions in any
order.
"""

import math

import sqlglot.expressions as exp

from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.fields import FIRST_YEAR, LAST_YEAR, NOT_KNOWN, Field

_MOST = 10**15 - 1
"""Numbers of up to fifteen digits."""
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_DECIMAL = r"[0-9]{1,12}\.[0-9]{1,2}"
"""With one or two digits behind the point it cannot be a mark between thousands."""
_WHOLE_DECIMAL = r"[0-9]{1,12}\.0{1,2}"
_PERCENT = r"[0-9]{1,12}(?:\.[0-9]{1,2})?%"
_TEXT = r"[!-~](?:[ -~]*[!-~])?"
"""ASCII that can be seen, without blanks around it."""
_LONGEST_NOT_KNOWN = max(map(len, NOT_KNOWN))
_DOMAIN = r"(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}"
"""Without two hyphens in a row, as encoded names have them."""
_LONGEST_DOMAIN = 63
_SCHEMES = ("https://", "http://")
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]+ ?(?:[Zz]|[+-][0-9:]{4,6})?"
_ZERO_DAYS = ("1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01")
"""Python's reader says what is wrong with these."""
FIRST_MS, END_MS = 10**11, 4_102_444_800_000
"""Milliseconds of twelve digits, and those of 2100."""


def plain_value(field: Field, cell: parts.Sql, scale: str = "") -> parts.Sql | None:
    """The value of a text if it is plainly spelt; None for a type whose texts are all looked up.

    `scale` is what the sums of the column are counted in.
    """
    if scale:
        return _scaled(field, cell, scale)
    match field.type:
        case "integer" | "number" | "money" | "percent":
            return _quantity(field, cell)
        case "year":
            whole = whole_number(cell)
            return parts.case((_between(whole, FIRST_YEAR, LAST_YEAR), whole))
        case "date":
            return _date(cell)
        case "domain":
            return _domain(cell)
        case "text":
            return _text(cell)
        case _:
            return None


def whole_number(cell: parts.Sql) -> parts.Sql:
    """The whole number in a text that has its digits alone; null for any other text."""
    found = parts.try_cast(cell, "BIGINT")
    return parts.case((parts.equals(parts.cast(found, "VARCHAR"), cell), found))


def least(field: Field) -> int:
    """The least whole number that is read without a further look."""
    return max(0, math.ceil(field.minimum or 0))


def _between(value: parts.Sql, low: int, high: int) -> parts.Sql:
    return exp.Between(this=value.copy(), low=parts.number(low), high=parts.number(high))


def _scaled(field: Field, cell: parts.Sql, scale: str) -> parts.Sql:
    factor = _SCALES[scale]
    whole = whole_number(cell)
    enough = _between(whole, max(1, least(field)), _MOST // factor)
    return parts.case((enough, exp.Mul(this=whole, expression=parts.number(factor))))


def _quantity(field: Field, cell: parts.Sql) -> parts.Sql:
    whole = whole_number(cell)
    fits = _between(whole, least(field), _MOST)
    decimal = parts.try_cast(cell, "DOUBLE")
    enough = parts.compare(decimal, ">=", parts.number(field.minimum or 0))
    match field.type:
        case "integer":
            pattern, value = _WHOLE_DECIMAL, parts.try_cast(decimal, "BIGINT")
        case "money":
            value = parts.try_cast(parts.call("trunc", decimal), "BIGINT")
            pattern, enough = _DECIMAL, parts.compare(value, ">=", parts.number(field.minimum or 0))
        case "percent":  # a fraction below 1 could be a share
            pattern, value = _DECIMAL, decimal
            enough = parts.every(enough, parts.compare(decimal, ">=", parts.number(1)))
        case _:
            pattern, value = _DECIMAL, decimal
    if field.type not in ("integer", "money"):
        whole = parts.cast(whole, "DOUBLE")
    pointed = parts.call("contains", cell, parts.text("."))  # spares most texts the pattern
    cases = [(fits, whole), (parts.every(pointed, parts.matches(cell, pattern), enough), value)]
    if field.type == "percent":
        share = parts.try_cast(parts.call("rtrim", cell, parts.text("%")), "DOUBLE")
        least_share = parts.compare(share, ">=", parts.number(field.minimum or 0))
        marked = parts.call("ends_with", cell, parts.text("%"))
        cases.append((parts.every(marked, parts.matches(cell, _PERCENT), least_share), share))
    return parts.case(*cases)


def _date(cell: parts.Sql) -> parts.Sql:
    day = parts.try_cast(cell, "DATE")
    alone = parts.every(
        parts.equals(parts.call("strlen", cell), parts.number(10)),
        parts.equals(parts.cast(day, "VARCHAR"), cell),
        is_certain_day(day),
    )
    first = parts.try_cast(parts.call("substr", cell, parts.number(1), parts.number(10)), "DATE")
    whole = whole_number(cell)
    epoch = epoch_day(whole)
    return parts.case(
        (alone, day),
        (parts.every(parts.matches(cell, _MOMENT), is_certain_day(first)), first),
        (_between(whole, FIRST_MS, END_MS - 1), epoch),
    )


def epoch_day(milliseconds: parts.Sql) -> parts.Sql:
    """The day of milliseconds since 1970 in UTC; of numbers out of bounds another, and no failure."""
    bounded = parts.call("greatest", parts.number(0), parts.call("least", milliseconds, parts.number(END_MS)))
    return parts.cast(parts.call("epoch_ms", bounded), "DATE")


def is_certain_day(day: parts.Sql) -> parts.Sql:
    """Whether a day exists and is none that exports write for no date."""
    zero = [parts.cast(parts.text(one), "DATE") for one in _ZERO_DAYS]
    return parts.every(
        exp.Between(
            this=day.copy(),
            low=parts.cast(parts.text("1000-01-01"), "DATE"),
            high=parts.cast(parts.text("9999-12-31"), "DATE"),
        ),
        exp.Not(this=exp.In(this=day.copy(), expressions=zero)),
    )


def _domain(cell: parts.Sql) -> parts.Sql:
    """A domain alone, or as an address of the web without a path."""
    start = {scheme: parts.call("starts_with", cell, parts.text(scheme)) for scheme in _SCHEMES}
    rests = [
        (starts, parts.call("substr", cell, parts.number(len(one) + 1))) for one, starts in start.items()
    ]
    bare = parts.call("rtrim", parts.case(*rests), parts.text("/"))
    return parts.case(
        (_is_domain(cell), _without_www(cell)),
        (parts.every(parts.some(*start.values()), _is_domain(bare)), _without_www(bare)),
    )


def _is_domain(text: parts.Sql) -> parts.Sql:
    """Whether a text is one, with labels that are short enough whatever they are."""
    short = parts.compare(parts.call("strlen", text), "<=", parts.number(_LONGEST_DOMAIN))
    return parts.every(short, parts.matches(text, _DOMAIN))


def _without_www(domain: parts.Sql) -> parts.Sql:
    lower = parts.call("lower", domain)
    rest = parts.call("substr", lower, parts.number(5))
    inside = parts.call("starts_with", lower, parts.text("www."))
    return parts.case(
        (parts.every(inside, parts.call("contains", rest, parts.text("."))), rest), otherwise=lower
    )


def _text(cell: parts.Sql) -> parts.Sql:
    nothing = exp.In(
        this=parts.call("lower", cell), expressions=[parts.text(one) for one in sorted(NOT_KNOWN)]
    )
    long = parts.compare(parts.call("strlen", cell), ">", parts.number(_LONGEST_NOT_KNOWN))
    return parts.case(
        (parts.every(parts.matches(cell, _TEXT), parts.some(long, exp.Not(this=nothing))), cell)
    )
