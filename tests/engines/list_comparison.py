"""A list read by Python row by row, and by DuckDB: what both must find, in one form."""

import datetime
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from icp_playbook.accounts import AccountReader, ListRow, ShownCells, Tally, list_table, opened
from icp_playbook.engines import AccountTable, column_types
from icp_playbook.engines.lists import EngineList, read_columns, read_source
from icp_playbook.fields import (
    Catalogue,
    CellValue,
    Conventions,
    Field,
    folded_text,
    header_counter,
    recognise,
)
from icp_playbook.fit import Account, PreparedPlaybook
from icp_playbook.values import Interval
from tests.fit.programs import program_of, words_of

Cells = tuple[str, ...]


@dataclass
class ReadList:
    """What a list says, row by row, keyed by the number of the row."""

    kinds: dict[int, str] = field(default_factory=dict)
    cells: dict[int, Cells] = field(default_factory=dict)
    accounts: dict[int, dict[str, object]] = field(default_factory=dict)
    """The columns of the fields."""
    problems: dict[int, str | None] = field(default_factory=dict)
    unread: list[Any] = field(default_factory=list)
    counts: tuple[int, int, int] = (0, 0, 0)
    below: list[ListRow] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """How cells were read, column by column."""


def prepared_for(catalogue: Catalogue) -> PreparedPlaybook:
    """A playbook whose one ICP tests every field, and looks for parts of its texts."""
    types = {name: one.type for name, one in catalogue.fields.items()}
    tests = [
        {"field": name, "contains_any": ["x"]}
        if type_ in ("text", "domain")
        else {"field": name, "known": True}
        for name, type_ in types.items()
    ]
    icp = {"id": "any", "operational": True, "must": [{"id": "any", "when": {"any": tests}}]}
    words = {
        "version": "1",
        "fields": {name: {"label": one.label, "question": None} for name, one in catalogue.fields.items()},
        "tiers": {},
        "icps": {"any": {"name": "Any", "must": {"any": {"label": "Any"}}, "score": {}, "disqualifiers": {}}},
    }
    return PreparedPlaybook(program_of({"fields": types, "icps": [icp]}), words_of(words), catalogue)


def one_column(one: Field, conventions: Conventions) -> PreparedPlaybook:
    """A playbook with one field."""
    return prepared_for(Catalogue((one,), conventions))


def by_python(
    path: str, prepared: PreparedPlaybook, table: AccountTable, assumed: Mapping[str, CellValue]
) -> ReadList:
    """The list as `AccountReader` reads it, in the columns of a table."""
    own = prepared.catalogue.describing("account")
    found, tally = ReadList(), Tally()
    with opened(path) as stream:
        read = list_table(stream, path, header_counter(own))
        recognised, shown = recognise(read.headers, own), ShownCells(prepared.catalogue)
        reader = AccountReader(recognised, prepared.catalogue, assumed, shown.watch)
        for row in read.rows:
            found.cells[row.number] = tuple(row.cells)
            if row.aside or row.is_blank:
                found.kinds[row.number] = "aside" if row.aside else "blank"
                tally.pass_over(row)
                continue
            entry = reader.read(row)
            tally.add(entry, None, None, ())
            found.kinds[row.number] = "account" if entry.account is not None else "unreadable"
            labels = prepared.words.fields
            problems = [
                f"{labels[one.field].label}: {one.sentence}" if one.field else one.sentence
                for one in entry.problems
            ]
            found.problems[row.number] = "; ".join(problems) or None
            if entry.account is not None:
                found.accounts[row.number] = columns_of(entry.account, prepared, table)
            else:
                tally.not_judged += 0
    unreadable = sum(kind == "unreadable" for kind in found.kinds.values())
    found.counts, found.below = (tally.accounts, unreadable, tally.unlisted), tally.below
    found.unread, found.shown = unread_of(tally), [*shown.say(recognised)]
    return found


def columns_of(account: Account, prepared: PreparedPlaybook, table: AccountTable) -> dict[str, object]:
    """An account in the columns of `column_types`."""
    types = column_types(prepared.program, table)
    found = {name: _in_column(name, account, table) for name in types}
    return {
        name: float(value) if types[name] == "float64" and isinstance(value, int) else value
        for name, value in found.items()
    }


def _in_column(name: str, account: Account, table: AccountTable) -> object:
    id_, _, part = name.partition("__")
    value = account.get(id_)
    match value:
        case None:
            return None
        case frozenset():
            return "".join(f";{one.replace(';', ',')}" for one in sorted(value)) + ";"
        case Interval(low, high):
            assert id_ in table.ranged
            return low if part == "low" else high
        case str() if part == "folded":
            return folded_text(value)
        case _:
            return value


def unread_of(tally: Tally) -> list[Any]:
    """What could not be read, in the order in which it was met."""
    return [
        (key, one.sentence, one.count, one.rows, list(one.texts.items()), one.alike)
        for key, one in tally.unread.items()
    ]


def by_engine(
    connection: duckdb.DuckDBPyConnection, prepared: PreparedPlaybook, read: EngineList
) -> ReadList:
    """The list as it stands in the engine."""
    found = ReadList()
    columns = [
        *read.raw.columns,
        "icp_row",
        "icp_kind",
        "row number",
        "row width",
        "row problem",
        "cells beyond",
    ]
    names = {}
    for *cells, row, kind, number, width, problem, beyond in _fetched(connection, read.rows, columns):
        names[row] = number
        whole = [_text(one) for one in cells]
        found.cells[number] = (*whole[: len(whole) if width is None else width], *(beyond or []))
        found.kinds[number] = kind
        if kind == "unreadable":
            found.problems[number] = problem
    types = list(column_types(prepared.program, read.table))
    for row, problem, *values in _fetched(connection, read.table.name, ["icp_row", "icp_problems", *types]):
        found.accounts[names[row]] = dict(zip(types, values, strict=True))
        found.problems[names[row]] = problem
    found.problems = dict(sorted(found.problems.items()))
    tally = read.tally
    found.counts, found.below = (tally.accounts, tally.not_judged, tally.unlisted), tally.below
    found.unread = unread_of(tally)
    assert list(names) == list(range(1, len(names) + 1))
    return found


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _fetched(connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]) -> list[Any]:
    found = connection.table(f'"{name}"').select(*map(duckdb.ColumnExpression, columns))
    return found.order("icp_row").fetchall()


def differences(
    content: bytes,
    prepared: PreparedPlaybook,
    assumed: Mapping[str, CellValue] | None = None,
    few_texts: int = 0,
) -> dict[str, object]:
    """What DuckDB finds otherwise in a list than Python does, beside Python's; nothing if all is equal.

    With no `few_texts`, each plain text is read by the engine, however few there are.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        return file_differences(str(path), prepared, assumed or {}, few_texts)


def file_differences(
    path: str, prepared: PreparedPlaybook, assumed: Mapping[str, CellValue], few_texts: int = 0
) -> dict[str, object]:
    """The same of a file."""
    with duckdb.connect() as connection, patch.object(read_columns, "FEW_TEXTS", few_texts):
        shown = ShownCells(prepared.catalogue)
        read = read_source(connection, path, prepared, assumed, shown=shown)
        expected = by_python(path, prepared, read.table, assumed)
        found = by_engine(connection, prepared, read)
        found.shown = [*shown.say(read.recognised)]
    wrong: dict[str, object] = {}
    for what in ("kinds", "cells", "accounts", "problems", "unread", "counts", "below", "shown"):
        one, other = getattr(found, what), getattr(expected, what)
        if isinstance(one, dict) and one != other:
            rows = [row for row in sorted({*one, *other}) if one.get(row) != other.get(row)]
            wrong[what] = [(row, one.get(row), other.get(row)) for row in rows[:5]]
        elif one != other or _types(one) != _types(other):
            wrong[what] = (one, other)
    return wrong


def _types(value: object) -> object:
    if isinstance(value, dict):
        return {key: _types(one) for key, one in value.items()}
    return datetime.date if isinstance(value, datetime.date) else type(value)
