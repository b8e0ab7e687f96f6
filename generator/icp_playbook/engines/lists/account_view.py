"""The view of a list that a statement reads: its accounts, their fields, and what of them was not read."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlglot.expressions as exp

from icp_playbook.engines import account_table
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.raw_list import BEYOND, KIND, NUMBER, PROBLEM, WIDTH, RawList
from icp_playbook.engines.lists.read_columns import SPELT, ReadColumn, spelt_cells
from icp_playbook.engines.lists.text_lookup import (
    FOLDED,
    HIGH,
    VALUE,
    EngineValue,
    engine_value,
    high_end,
    value_type,
)
from icp_playbook.fields import CellValue, Field, folded_text, traits
from icp_playbook.values import Interval

ODD = "odd"
PROBLEMS = "icp_problems"


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field that a list or an assumption tells."""

    field: Field
    label: str
    columns: tuple[ReadColumn, ...]
    assumed: CellValue | None
    missing: CellValue | None
    """What an empty cell stands for."""
    wanted: bool
    """Whether a statement may ask for its value, rather than for the problems of its cells alone."""
    folded: bool
    """Whether parts of its texts are looked for."""

    @property
    def ranged(self) -> bool:
        """Whether it has bands of numbers: in a column, or in what stands for an empty cell."""
        bands = any(isinstance(one, Interval) for one in (self.assumed, self.missing))
        return traits(self.field.type).number and (bands or any(one.banded for one in self.columns))


def account_view(raw: RawList, fields: Sequence[ReadField], *, odd: bool) -> exp.Select:
    """The rows that are accounts: the original columns, ROW, those of the wanted fields, and PROBLEMS.

    `odd` says whether any row is no plain account.
    """
    columns = [one for field in fields for one in field.columns]
    found = [one for field in fields if field.wanted for one in value_columns(field, odd=odd)]
    query = exp.select(
        *(parts.column(one, SPELT) for one in (*raw.columns, ROW)),
        *found,
        parts.named(_problems(fields, odd=odd), PROBLEMS),
    ).from_(spelt_cells(raw, columns))
    for column in columns:
        query = column.joined(query)
    return account_rows(query, raw, odd=odd)


def row_view(raw: RawList, *, odd: bool) -> exp.Select:
    """Every row of a list: the original columns, ROW, NUMBER, and the columns of its table of odd rows."""
    cells = [parts.column(one, SPELT) for one in (*raw.columns, ROW, NUMBER)]
    source = parts.relation(raw.cells, SPELT)
    if not odd:
        types = {WIDTH: "INTEGER", PROBLEM: "VARCHAR", BEYOND: "VARCHAR[]"}
        empty = [parts.named(parts.cast(parts.NULL, type_), one) for one, type_ in types.items()]
        return exp.select(*cells, parts.named(parts.text("account"), KIND), *empty).from_(source)
    kind = parts.first_of(parts.column(KIND, ODD), parts.text("account"))
    others = [parts.named(parts.column(one, ODD), one) for one in (WIDTH, PROBLEM, BEYOND)]
    return _with_odd(exp.select(*cells, parts.named(kind, KIND), *others).from_(source), raw)


def _with_odd(query: exp.Select, raw: RawList) -> exp.Select:
    same = parts.equals(parts.column(ROW, ODD), parts.column(ROW, SPELT))
    return query.join(parts.relation(raw.odd, ODD), on=same, join_type="left")


def account_rows(query: exp.Select, raw: RawList, *, odd: bool) -> exp.Select:
    """A query over the cells of a list, of the rows alone that are accounts."""
    if not odd:
        return query
    kind = parts.column(KIND, ODD)
    alone = parts.some(parts.is_null(kind), parts.equals(kind, parts.text("account")))
    return _with_odd(query, raw).where(alone)


def unknown_before(columns: Sequence[ReadColumn], place: int) -> list[parts.Sql]:
    """That no column of a field before one holds a value: only then does it count."""
    return [exp.Not(this=exp.Paren(this=one.is_known())) for one in columns[:place]]


def _problems(fields: Sequence[ReadField], *, odd: bool) -> parts.Sql:
    """What could not be read in a row, in the order of the fields; null where there is nothing."""
    found = [parts.column(PROBLEM, ODD)] if odd else []
    for field in fields:
        for place, column in enumerate(field.columns):
            if not column.problems:
                continue
            sentence = parts.call("concat", parts.text(f"{field.label}: "), column.problem())
            conditions = [parts.has_value(column.problem()), *unknown_before(field.columns, place)]
            found.append(parts.case((parts.every(*conditions), sentence)))
    if not found:
        return parts.cast(parts.NULL, "VARCHAR")
    return parts.call("nullif", parts.call("concat_ws", parts.text("; "), *found), parts.text(""))


def value_columns(field: ReadField, *, odd: bool) -> list[parts.Sql]:
    """The columns of a field, by the rules of `column_types`."""
    name = field.field.id
    if field.ranged:
        ends = {account_table.LOW: VALUE, account_table.HIGH: HIGH}
        return [parts.named(_value(field, part, odd=odd), f"{name}{end}") for end, part in ends.items()]
    found = [parts.named(_value(field, VALUE, odd=odd), name)]
    if field.folded:
        found.append(parts.named(_value(field, FOLDED, odd=odd), f"{name}{account_table.FOLDED}"))
    return found


def _value(field: ReadField, part: str, *, odd: bool) -> parts.Sql:
    """The first value of the columns of a field, else what is assumed, else what an empty cell stands for."""
    columns, type_ = field.columns, value_type(field.field)
    rest = _without_value(field, part, odd=odd)
    if part != HIGH and not any(one.is_ruled for one in columns):
        values = [*(one.value(part) for one in columns), rest]
        return parts.cast(parts.first_of(*values), type_)
    cases = [(one.is_known(), one.value(part)) for one in columns]
    return parts.cast(parts.case(*cases, otherwise=rest) if cases else rest, type_)


def _without_value(field: ReadField, part: str, *, odd: bool) -> parts.Sql:
    """What counts in a row where no column of a field holds a value."""
    columns, type_ = field.columns, value_type(field.field)
    if field.assumed is not None:
        rest = _constant(field.assumed, part, type_)
        foreign = [one.is_foreign() for one in columns if one.is_ruled]
        return parts.case((exp.Not(this=exp.Paren(this=parts.some(*foreign))), rest)) if foreign else rest
    if field.missing is None or not columns:
        return parts.NULL
    silent = [parts.is_null(one.problem()) for one in columns if one.problems]
    if odd:
        place = parts.number(min(one.column.place for one in columns))
        width = parts.column(WIDTH, ODD)
        silent.append(parts.some(parts.is_null(width), parts.compare(width, ">", place)))
    rest = _constant(field.missing, part, type_)
    return parts.case((parts.every(*silent), rest)) if silent else rest


def _constant(value: CellValue, part: str, type_: str) -> parts.Sql:
    found: EngineValue | None = engine_value(value)
    if part == HIGH:
        found = high_end(value)
    elif part == FOLDED:
        found = folded_text(str(found))
    if found is None:
        return parts.NULL
    if isinstance(found, bool):
        return exp.true() if found else exp.false()
    literal = parts.number(found) if isinstance(found, int | float) else parts.text(str(found))
    return parts.cast(literal, type_)
