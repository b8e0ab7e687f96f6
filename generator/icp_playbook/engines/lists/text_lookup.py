"""What Python's readers say of the texts that the engine does not read itself, each text once.

A look-up is a table of the engine, so that it takes no memory of Python's however many texts there are.
"""

import datetime
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlglot.expressions as exp

from icp_playbook.accounts import ColumnCell
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.raw_list import insert_rows
from icp_playbook.fields import CellValue, Field, folded_text, traits
from icp_playbook.values import Interval

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TEXT, VALUE, HIGH, FOLDED, SENTENCE, CAUSE = "text", "value", "high", "folded", "sentence", "cause"
_PAGE = 20_000
"""Texts that are in Python's memory at once."""
Number = int | float
EngineValue = str | int | float | bool | datetime.date


@dataclass(frozen=True, slots=True)
class TextLookup:
    """A table with a row for each text: TEXT, VALUE (a band's low end), HIGH, FOLDED, SENTENCE, CAUSE."""

    name: str
    banded: bool
    """Whether a text is a band of numbers."""
    problems: bool
    """Whether there is something to say of a text."""


def value_type(field: Field) -> str:
    """The engine's type for the values of a field."""
    kind = traits(field.type)
    if kind.number:
        return "BIGINT" if kind.whole else "DOUBLE"
    return {"boolean": "BOOLEAN", "date": "DATE"}.get(field.type, "VARCHAR")


def engine_value(value: CellValue) -> EngineValue:
    """A value as the engine holds it, of a band the low end."""
    if isinstance(value, Interval):
        return value.low
    if isinstance(value, frozenset):
        return ids_text(value)
    return value


def ids_text(ids: frozenset[str]) -> str:
    """The ids of a list as the statement looks for them: `;crm;erp;`. A tag that is no id may hold a `;`."""
    return "".join(f";{one.replace(';', ',')}" for one in sorted(ids)) + ";"


def high_end(value: CellValue) -> Number | None:
    """The high end of a number or a band; None where it has none."""
    if isinstance(value, Interval):
        return value.high
    return value if isinstance(value, int | float) else None


def look_up(
    connection: "DuckDBPyConnection",
    name: str,
    waiting: str,
    read: Callable[[str], ColumnCell],
    field: Field,
) -> TextLookup | None:
    """Reads the different texts in the column TEXT of a table; None if there are none."""
    number = value_type(field)
    types = {
        TEXT: "VARCHAR",
        VALUE: number,
        HIGH: number if traits(field.type).number else "BOOLEAN",
        FOLDED: "VARCHAR",
        SENTENCE: "VARCHAR",
        CAUSE: "VARCHAR",
    }
    empty = [parts.named(parts.cast(parts.NULL, type_), one) for one, type_ in types.items()]
    parts.run(connection, parts.created("TABLE", name, exp.select(*empty).limit(0)))
    banded = problems = found = False
    for page in _pages(connection, waiting):
        cells = [(text, read(text)) for text in page]
        rows = [_row(text, cell, field) for text, cell in cells]
        insert_rows(connection, name, list(types.values()), rows)
        found = True
        banded = banded or any(isinstance(cell.value, Interval) for _, cell in cells)
        problems = problems or any(cell.problem is not None for _, cell in cells)
    return TextLookup(name, banded, problems) if found else None


def _pages(connection: "DuckDBPyConnection", name: str) -> Iterator[list[str]]:
    """The texts of a table, piece by piece."""
    place = exp.column("rowid")
    for start in range(0, 1 << 62, _PAGE):
        window = exp.Between(this=place, low=parts.number(start), high=parts.number(start + _PAGE - 1))
        query = exp.select(parts.column(TEXT)).from_(parts.relation(name)).where(window)
        page = [text for (text,) in parts.run(connection, query)]
        if not page:
            return
        yield page


def _row(text: str, cell: ColumnCell, field: Field) -> tuple[object, ...]:
    value = cell.value
    if value is None:
        return text, None, None, None, cell.problem, cell.cause
    high = high_end(value) if traits(field.type).number else None
    folded = folded_text(value) if field.type in ("text", "domain") and isinstance(value, str) else None
    return text, _as_stored(value, field), high, folded, cell.problem, cell.cause


def _as_stored(value: CellValue, field: Field) -> EngineValue:
    """A value; a band of whole numbers begins at one, though the field's minimum may have a fraction."""
    found = engine_value(value)
    return math.ceil(found) if traits(field.type).whole and isinstance(found, float) else found
