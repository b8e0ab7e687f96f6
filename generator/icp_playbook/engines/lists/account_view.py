"""The view of a list that a statement reads: its accounts, the columns of their fields, and their problems."""

from collections.abc import Mapping, Sequence

import sqlglot.expressions as exp

from icp_playbook.engines import account_table
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.account_table import ROW
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


def account_view(
    raw: RawList,
    fields: Mapping[str, Field],
    columns: Mapping[str, Sequence[ReadColumn]],
    assumed: Mapping[str, CellValue],
    missing: Mapping[str, CellValue],
    ranged: frozenset[str],
    folded: frozenset[str],
    labels: Mapping[str, str],
    *,
    odd: bool,
) -> exp.Select:
    """The rows that are accounts: the original columns, ROW, those of `fields`, and PROBLEMS.

    `columns` are those of every field that the list has; `odd` says whether any row is no plain account.
    """
    every = [one for read in columns.values() for one in read]
    query = exp.select(
        *(parts.column(one, SPELT) for one in (*raw.columns, ROW)),
        *(
            one
            for name, field in fields.items()
            for one in _field_columns(
                field,
                columns.get(name, ()),
                assumed.get(name),
                missing.get(name),
                name in ranged,
                name in folded,
                odd=odd,
            )
        ),
        parts.named(_problems(columns, labels, odd=odd), PROBLEMS),
    ).from_(spelt_cells(raw, every))
    for column in every:
        query = column.joined(query)
    return _accounts_alone(query, raw) if odd else query


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


def _accounts_alone(query: exp.Select, raw: RawList) -> exp.Select:
    kind = parts.column(KIND, ODD)
    alone = parts.some(parts.is_null(kind), parts.equals(kind, parts.text("account")))
    return _with_odd(query, raw).where(alone)


def account_rows(query: exp.Select, raw: RawList, *, odd: bool) -> exp.Select:
    """A query over the cells of a list, of the rows alone that are accounts."""
    return _accounts_alone(query, raw) if odd else query


def unknown_before(columns: Sequence[ReadColumn], place: int) -> list[parts.Sql]:
    """That no column of a field before one holds a value: only then does it count."""
    return [exp.Not(this=exp.Paren(this=one.is_known())) for one in columns[:place]]


def _problems(
    columns: Mapping[str, Sequence[ReadColumn]], labels: Mapping[str, str], *, odd: bool
) -> parts.Sql:
    """What could not be read in a row, in the order of the fields; null where there is nothing."""
    found = [parts.column(PROBLEM, ODD)] if odd else []
    for name, read in columns.items():
        for place, column in enumerate(read):
            if not column.problems:
                continue
            sentence = parts.call("concat", parts.text(f"{labels[name]}: "), column.problem())
            conditions = [parts.has_value(column.problem()), *unknown_before(read, place)]
            found.append(parts.case((parts.every(*conditions), sentence)))
    if not found:
        return parts.cast(parts.NULL, "VARCHAR")
    return parts.call("nullif", parts.call("concat_ws", parts.text("; "), *found), parts.text(""))


def _field_columns(
    field: Field,
    columns: Sequence[ReadColumn],
    assumed: CellValue | None,
    missing: CellValue | None,
    ranged: bool,
    folded: bool,
    *,
    odd: bool,
) -> list[parts.Sql]:
    """The columns of a field, by the rules of `column_types`."""

    def one(name: str, part: str, type_: str) -> parts.Sql:
        return parts.named(_value(field, columns, assumed, missing, part, type_, odd=odd), name)

    name, type_ = field.id, value_type(field)
    if ranged:
        return [
            one(f"{name}{account_table.LOW}", VALUE, type_),
            one(f"{name}{account_table.HIGH}", HIGH, type_),
        ]
    whole = [one(name, VALUE, type_)]
    return [*whole, one(f"{name}{account_table.FOLDED}", FOLDED, type_)] if folded else whole


def _value(
    field: Field,
    columns: Sequence[ReadColumn],
    assumed: CellValue | None,
    missing: CellValue | None,
    part: str,
    type_: str,
    *,
    odd: bool,
) -> parts.Sql:
    """The first value of the columns of a field, else what is assumed, else what an empty cell stands for."""
    rest: parts.Sql | None = None
    if assumed is not None:
        rest = _constant(assumed, part, type_)
        if foreign := [one.is_foreign() for one in columns if one.currencies is not None]:
            rest = parts.case((exp.Not(this=exp.Paren(this=parts.some(*foreign))), rest))
    elif missing is not None and columns:
        silent = [parts.is_null(one.problem()) for one in columns if one.problems]
        if odd:
            place = min(one.column.place for one in columns)
            width = parts.column(WIDTH, ODD)
            there = parts.compare(width, ">", parts.number(place))
            silent.append(parts.some(parts.is_null(width), there))
        rest = _constant(missing, part, type_)
        rest = parts.case((parts.every(*silent), rest)) if silent else rest
    simple = all(one.currencies is None or not one.currencies.problems for one in columns)
    if simple and part != HIGH:
        values = [one.value(part) for one in columns]
        found = [*values, *([] if rest is None else [rest])]
        return parts.cast(parts.first_of(*found), type_) if found else parts.cast(parts.NULL, type_)
    cases = [(one.is_known(), one.value(part)) for one in columns]
    if not cases:
        return parts.cast(rest if rest is not None else parts.NULL, type_)
    return parts.cast(parts.case(*cases, otherwise=rest), type_)


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


def is_ranged(field: Field, columns: Sequence[ReadColumn], *others: CellValue | None) -> bool:
    """Whether a field has bands of numbers: in a column, or in what stands for an empty cell."""
    bands = any(one.banded for one in columns) or any(isinstance(one, Interval) for one in others)
    return traits(field.type).number and bands
