"""A list in the engine as it came: its cells, and which of its rows are no plain accounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import sqlglot.expressions as exp

from icp_playbook.accounts import ListRow, Table, is_unreadable, row_problem
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.lists import statement_parts as parts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NUMBER = "row number"
"""The column with the number of a row as a spreadsheet counts them. No field can have a blank in its id."""
KIND, WIDTH, PROBLEM, BEYOND = "icp_kind", "row width", "row problem", "cells beyond"
RowKind: TypeAlias = Literal["account", "blank", "aside", "unreadable"]
"""`aside` is a row below the table, `unreadable` one with more cells than the header."""
_BATCH = 10_000
_ODD_TYPES = {ROW: "BIGINT", KIND: "VARCHAR", WIDTH: "INTEGER", PROBLEM: "VARCHAR", BEYOND: "VARCHAR[]"}


def cell_column(place: int) -> str:
    """The name of the column with the original cells of a column of the list, counted from 0."""
    return f"column {place + 1}"


@dataclass(frozen=True, slots=True)
class RawList:
    """What is in the engine. `cells` is a relation of the original columns, ROW and NUMBER.

    `odd` is a table of the rows that are no accounts, or have more or fewer cells than the header: ROW, KIND,
    WIDTH (the number of cells, null if it is the header's), PROBLEM (what is said of that) and BEYOND (the
    cells that the header has no column for).
    """

    table: Table
    """The header and what else is known of the list, without rows."""
    types: tuple[str, ...]
    """The engine's types of the columns."""
    cells: str
    odd: str
    rows: int
    """How many there are, of all kinds."""
    typed: bool = False
    """Whether the list is a table with types, not text."""
    below: tuple[ListRow, ...] = ()
    """The rows below the table."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the original columns in the engine, in the order of the header."""
        return tuple(map(cell_column, range(len(self.types))))


class OddRows:
    """Collects the rows of a list that are no plain accounts, in a table of the engine."""

    def __init__(self, connection: "DuckDBPyConnection", name: str) -> None:
        self.name = name
        self.below: list[ListRow] = []
        self._connection = connection
        self._rows: list[tuple[int, RowKind, int | None, str | None, list[str] | None]] = []
        empty = [parts.named(parts.cast(parts.NULL, type_), one) for one, type_ in _ODD_TYPES.items()]
        parts.run(connection, parts.created("TABLE", name, exp.select(*empty).limit(0)))

    def add(self, place: int, row: ListRow, width: int) -> None:
        """Looks at a row. `place` is its ROW, `width` the number of columns."""
        cells = row.cells
        if len(cells) == width and not row.aside and cells[0] and not cells[0].isspace():
            return  # nearly every row
        if row.aside:
            self.below.append(row)
        kind: RowKind = "aside" if row.aside else "blank" if row.is_blank else "account"
        if kind == "account" and len(cells) == width:
            return
        problem = None
        if kind == "account":
            kind = "unreadable" if is_unreadable(cells, width) else kind
            problem = found.sentence if (found := row_problem(cells, width)) is not None else None
        beyond = cells[width:] or None
        self._rows.append((place, kind, len(cells) if len(cells) != width else None, problem, beyond))
        if len(self._rows) >= _BATCH:
            self.flush()

    def add_query(self, kind: RowKind, query: exp.Select) -> None:
        """Adds the rows whose ROW a query finds, each with as many cells as the header."""
        values = [parts.named(parts.column(ROW), ROW), parts.named(parts.text(kind), KIND)]
        empty = [
            parts.named(parts.cast(parts.NULL, _ODD_TYPES[one]), one) for one in (WIDTH, PROBLEM, BEYOND)
        ]
        whole = exp.select(*values, *empty).from_(query.subquery("found"))
        parts.run(self._connection, parts.inserted(self.name, whole))

    def flush(self) -> None:
        """Writes what has been collected."""
        if self._rows:
            insert_rows(self._connection, self.name, list(_ODD_TYPES.values()), self._rows)
            self._rows = []


def insert_rows(
    connection: "DuckDBPyConnection", name: str, types: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Adds rows to a table; without numpy, whole columns as lists are the quickest way."""
    columns = [list(one) for one in zip(*rows, strict=True)]
    if not columns:
        return
    filled = [one for one in columns if any(value is not None for value in one)]
    values, place = [], 0
    for type_, column in zip(types, columns, strict=True):
        if any(value is not None for value in column):
            place += 1
            listed = exp.Parameter(this=exp.Literal.number(place))
            values.append(parts.call("unnest", parts.cast(listed, f"{type_}[]")))
        else:
            values.append(parts.cast(parts.NULL, type_))
    parts.run(connection, parts.inserted(name, exp.select(*values)), filled)
