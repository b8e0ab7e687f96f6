"""The cells of a list of outcomes in the engine: facts, when they were learnt, and what came of accounts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import sqlglot.expressions as exp

from icp_playbook.engines.account_table import ROW, AccountTable, column_types, folded_fields
from icp_playbook.engines.lists import (
    NUMBER,
    SPELT,
    RawList,
    ReadColumn,
    ReadField,
    account_rows,
    field_columns,
    has_rows,
    is_blank,
    spelt_cells,
    unknown_before,
    value_columns,
    wanted_cells,
)
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.text_lookup import HIGH, VALUE
from icp_playbook.engines.refusals import NotInEngine
from icp_playbook.fields import Catalogue, Column, Field, FieldType, Recognised, missing_value
from icp_playbook.fit import Program

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PREFIX, CELLS = "outcomes", "outcome cells"
RESULT, AMOUNT, STAGE = "outcome", "value", "stage"
TEXTS = (RESULT, STAGE)
"""The keys whose cells are read as they are."""
DAYS, FLAGS = ("created", "closed", "churned"), ("won", "renewed", "expanded")
_TYPES: Mapping[str, str] = {
    **dict.fromkeys(DAYS, "date"),
    **dict.fromkeys(FLAGS, "boolean"),
    AMOUNT: "int64",
    **dict.fromkeys(TEXTS, "string"),
}
Values: TypeAlias = Mapping[str, parts.Sql]


class NamedColumn(NamedTuple):
    """A column, and the field by whose type it is read."""

    column: Column
    field: Field


@dataclass(frozen=True, slots=True)
class OutcomeShape:
    """Where a list says what."""

    catalogue: Catalogue
    facts: Recognised
    """The columns of fields that conditions test, and of those that tell companies apart."""
    tested: frozenset[str]
    named: Mapping[str, NamedColumn]
    """The columns of TEXTS, AMOUNT, DAYS and FLAGS that are read."""
    days: Mapping[str, NamedColumn]
    """Field → the column that says when its value was learnt."""
    wanted: Mapping[int, Field]
    """Every column that is read at all; a row without any of these is blank."""


@dataclass(frozen=True, slots=True)
class OutcomeCells:
    """The view CELLS: ROW, NUMBER, facts, and columns that `own`, `wrong`, `learnt` and `gap` name."""

    table: AccountTable
    """Of the fields that conditions test."""
    types: Mapping[str, str]
    gaps: tuple[str, ...]
    """The fields of which cells cannot be read."""


def own(key: str) -> str:
    """The column of what a key names. No field can have a blank in its id."""
    return f"own {key}"


def made(key: str) -> str:
    """The column of what a key comes to by the rules of outcomes."""
    return f"made {key}"


def wrong(key: str) -> str:
    """The column that says whether the cell of a key, or the day of a field, is wrong."""
    return f"wrong {key}"


def learnt(field: str) -> str:
    """The column of the day on which a value was learnt."""
    return f"learnt {field}"


def gap(field: str) -> str:
    """The column of how many cells of a field cannot be read in a row."""
    return f"gap {field}"


def view_cells(
    connection: "DuckDBPyConnection", raw: RawList, columns: OutcomeShape, program: Program, name: str
) -> OutcomeCells:
    """Makes CELLS of the rows that are accounts.

    Raises CommandError for a column whose type nothing is read from, and NotInEngine for one that is read as
    two types.
    """
    wanted_cells(raw, columns.wanted, name)
    odd = not raw.typed and has_rows(connection, raw.odd)
    read = _read_columns(connection, raw, columns)
    facts = _facts(columns, program, read)
    values = {one.alias: one.this for field in facts for one in value_columns(field, odd=odd)}
    named = {**_named(raw, columns, read, name), **_learnt(columns, read)}
    gaps = {
        gap(field.field.id): _gaps(field.columns)
        for field in facts
        if field.field.id in columns.tested and any(one.problems for one in field.columns)
    }
    used = [one for some in read.values() for one in some]
    query = exp.select(
        *(parts.column(one, SPELT) for one in (ROW, NUMBER)),
        *(parts.named(value, one) for one, value in {**values, **named, **gaps}.items()),
    ).from_(spelt_cells(raw, used))
    for column in used:
        query = column.joined(query)
    query = account_rows(query, raw, odd=odd)
    if raw.typed:
        blank = parts.every(*_blanks(raw, columns, name))
        query = query.where(exp.Not(this=exp.Paren(this=blank)))
    parts.run(connection, parts.created("VIEW", CELLS, query))
    tested = [one for one in facts if one.field.id in columns.tested]
    table = AccountTable(
        frozenset(one.field.id for one in tested), frozenset(one.field.id for one in tested if one.ranged)
    )
    types = {
        **dict.fromkeys((ROW, NUMBER), "int64"),
        **dict.fromkeys(values, "string"),
        **column_types(program, table),
        **{one: _type(one) for one in named},
        **dict.fromkeys(gaps, "int64"),
    }
    return OutcomeCells(table, types, tuple(one.field.id for one in facts if gap(one.field.id) in gaps))


def _type(column: str) -> str:
    kind, _, key = column.partition(" ")
    return {"own": _TYPES.get(key, ""), "wrong": "boolean", "learnt": "date"}[kind]


def _place(place: int) -> str:
    return f"place {place}"


def _read_columns(
    connection: "DuckDBPyConnection", raw: RawList, columns: OutcomeShape
) -> Mapping[str, tuple[ReadColumn, ...]]:
    """The columns of facts by their fields, those of what is named by their places; each is read once."""
    others: dict[str, NamedColumn] = {}
    for key, one in (*columns.named.items(), *columns.days.items()):
        if key not in TEXTS:
            others.setdefault(_place(one.column.place), one)
    _expect_one_type(raw, columns)
    fields = [one.field.model_copy(update={"id": id_}) for id_, one in others.items()]
    own_fields = columns.catalogue.fields.values()
    taken = {**columns.facts.taken, **{id_: (one.column,) for id_, one in others.items()}}
    catalogue = Catalogue((*own_fields, *fields), columns.catalogue.conventions)
    return field_columns(connection, raw, replace(columns.facts, taken=taken), catalogue, PREFIX)


def _expect_one_type(raw: RawList, columns: OutcomeShape) -> None:
    types: dict[int, set[FieldType]] = {}
    for one in (*columns.named.values(), *columns.days.values()):
        types.setdefault(one.column.place, set()).add(one.field.type)
    several = [place for place, found in types.items() if len(found) > 1]
    if several:
        raise NotInEngine(
            f'the column "{raw.table.headers[several[0]]}" is read as two types, which DuckDB does not',
            "use --engine python, or name another column",
        )


def _facts(
    columns: OutcomeShape, program: Program, read: Mapping[str, tuple[ReadColumn, ...]]
) -> list[ReadField]:
    folded = folded_fields(program)
    return [
        ReadField(field, "", read[name], None, missing_value(field), wanted=True, folded=name in folded)
        for name, field in columns.catalogue.fields.items()
        if name in columns.facts.taken
    ]


def _named(
    raw: RawList, columns: OutcomeShape, read: Mapping[str, tuple[ReadColumn, ...]], name: str
) -> Values:
    """What is named, and where that is wrong."""
    found: dict[str, parts.Sql] = {}
    for key, one in columns.named.items():
        if key in TEXTS:
            found[own(key)] = cell_text(raw, one, name)
            continue
        [column] = read[_place(one.column.place)]
        low = column.value(VALUE)
        bad = [parts.has_value(column.problem())]
        if column.banded:
            high = column.value(HIGH)
            band = parts.some(parts.is_null(high), parts.compare(high, "<>", low))
            bad.append(parts.every(parts.has_value(low), exp.Paren(this=band)))
        found[own(key)] = parts.case((exp.Not(this=exp.Paren(this=parts.some(*bad))), low))
        found[wrong(key)] = parts.some(*bad)
    return found


def cell_text(raw: RawList, one: NamedColumn, name: str) -> parts.Sql:
    """The text of a cell; "" where there is none."""
    [cell] = wanted_cells(raw, {one.column.place: one.field}, name).values()
    return parts.first_of(parts.cast(cell.key, "VARCHAR"), parts.text(""))


def _learnt(columns: OutcomeShape, read: Mapping[str, tuple[ReadColumn, ...]]) -> Values:
    found: dict[str, parts.Sql] = {}
    for name, one in columns.days.items():
        [column] = read[_place(one.column.place)]
        found[learnt(name)] = parts.case((parts.is_null(column.problem()), column.value()))
        found[wrong(name)] = parts.has_value(column.problem())
    return found


def _gaps(read: Sequence[ReadColumn]) -> parts.Sql:
    """How many cells cannot be read; those behind a value are not looked at."""
    found: list[parts.Sql] = []
    for place, column in enumerate(read):
        if column.problems:
            holds = parts.every(parts.has_value(column.problem()), *unknown_before(read, place))
            found.append(parts.case((holds, parts.number(1)), otherwise=parts.number(0)))
    whole = found[0]
    for one in found[1:]:
        whole = exp.Add(this=whole, expression=one)
    return parts.cast(whole, "BIGINT")


def _blanks(raw: RawList, columns: OutcomeShape, name: str) -> Iterator[parts.Sql]:
    """That no column that is read holds anything."""
    for cell in wanted_cells(raw, columns.wanted, name).values():
        key = parts.cast(cell.key, "VARCHAR")
        yield is_blank(key) if cell.is_text else parts.is_null(key)
