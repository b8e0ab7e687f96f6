"""Lists of any size, read in DuckDB cell for cell as Python reads them.

What the readers of `fields` and `accounts` say of a text decides, here too: the engine itself reads plain
spellings alone, and every other text of a column goes through them once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlglot.expressions as exp

from icp_playbook.accounts import ShownCells, Tally, expect_columns
from icp_playbook.engines.account_table import AccountTable, folded_fields
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.account_view import ReadField, account_view, row_view
from icp_playbook.engines.lists.cell_readings import show_cells
from icp_playbook.engines.lists.list_files import ListSource, list_source
from icp_playbook.engines.lists.raw_list import KIND, RawList
from icp_playbook.engines.lists.read_columns import field_columns
from icp_playbook.engines.lists.text_lists import CountHeaders, read_texts
from icp_playbook.engines.lists.typed_cells import typed_cell
from icp_playbook.engines.lists.typed_lists import read_parquet, read_table
from icp_playbook.engines.lists.unread_cells import count_unread
from icp_playbook.fields import Catalogue, CellValue, Recognised, header_counter, missing_value, recognise
from icp_playbook.fit import PreparedPlaybook, Program, fields_in

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


IN_ORDER = exp.Set(
    expressions=[exp.SetItem(this=parts.equals(exp.column("preserve_insertion_order"), exp.true()))]
)
"""Rows are numbered as they are loaded."""


@dataclass(frozen=True, slots=True)
class EngineList:
    """A list in the engine.

    `table.name` is a view of the accounts that are read: the original cells (`raw.columns`, in the order of
    the header), `icp_row` from 1 in the order of the list, the columns of `column_types(program, table)` and
    `icp_problems`. `rows` is a view of every row: the original cells, `icp_row`, `icp_kind` (account, blank,
    aside, unreadable), "row number" as a spreadsheet counts, "row width" where a row has more or fewer cells
    than the header, "row problem" and the "cells beyond" the header.
    """

    table: AccountTable
    rows: str
    raw: RawList
    recognised: Recognised
    tally: Tally
    """The accounts, those that cannot be read as not judged, what could not be read, the rows below."""

    @property
    def typed(self) -> bool:
        """Whether the input is typed."""
        return self.raw.typed


def read_source(
    connection: "DuckDBPyConnection",
    source: str,
    prepared: PreparedPlaybook,
    assumed: Mapping[str, CellValue],
    *,
    shown: ShownCells | None = None,
    name: str = "accounts",
) -> EngineList:
    """Reads a CSV file, a workbook, Parquet, a folder or pattern of them, or `database.duckdb::table`.

    Temporary tables and views of the connection begin with `name`, which is the view of the accounts. `shown`
    counts how the cells of each column were read.
    Raises CommandError for what cannot be read, as the reader of lists does.
    """
    parts.run(connection, IN_ORDER)
    own = prepared.catalogue.describing("account")
    found = list_source(source)
    raw = raw_list(connection, found, header_counter(own), name)
    called = "standard input" if source == "-" else found.name
    recognised = _readable(recognise(raw.table.headers, own), raw, own)
    expect_columns(recognised, raw.table, called)
    return _listed(connection, raw, prepared, recognised, assumed, name, shown)


def read_again(
    connection: "DuckDBPyConnection", listed: EngineList, prepared: PreparedPlaybook, *, name: str
) -> EngineList:
    """The same rows as another playbook reads their cells, which may know none of their columns."""
    own = prepared.catalogue.describing("account")
    recognised = _readable(recognise(listed.raw.table.headers, own), listed.raw, own)
    return _listed(connection, listed.raw, prepared, recognised, {}, name)


def _listed(
    connection: "DuckDBPyConnection",
    raw: RawList,
    prepared: PreparedPlaybook,
    recognised: Recognised,
    assumed: Mapping[str, CellValue],
    name: str,
    shown: ShownCells | None = None,
) -> EngineList:
    """The views of a list, and what could not be read in it."""
    fields = _read_fields(connection, prepared, raw, recognised, assumed, name, whole=shown is not None)
    odd = has_rows(connection, raw.odd)
    parts.run(connection, parts.created("VIEW", name, account_view(raw, fields, odd=odd)))
    rows = f"{name} rows"
    parts.run(connection, parts.created("VIEW", rows, row_view(raw, odd=odd)))
    if shown is not None:
        show_cells(connection, raw, fields, prepared.catalogue, shown, odd=odd)
    wanted = [one for one in fields if one.wanted]
    table = AccountTable(
        frozenset(one.field.id for one in wanted),
        frozenset(one.field.id for one in wanted if one.ranged),
        name,
    )
    return EngineList(table, rows, raw, recognised, _counted(connection, raw, fields, odd=odd))


def _read_fields(
    connection: "DuckDBPyConnection",
    prepared: PreparedPlaybook,
    raw: RawList,
    recognised: Recognised,
    assumed: Mapping[str, CellValue],
    prefix: str,
    *,
    whole: bool,
) -> list[ReadField]:
    """The fields that the list or an assumption tells, in the order of the catalogue.

    A text that no condition tests is none of them, unless the `whole` list is read: nothing can be wrong
    with it.
    """
    catalogue, tested = prepared.catalogue, tested_in(prepared.program)
    folded = folded_fields(prepared.program)
    taken = {
        name: columns
        for name, columns in recognised.taken.items()
        if whole or name in tested or catalogue[name].type != "text"
    }
    columns = field_columns(connection, raw, replace(recognised, taken=taken), catalogue, prefix)
    return [
        ReadField(
            field,
            prepared.words.fields[name].label,
            columns.get(name, ()),
            assumed.get(name),
            missing_value(field) if name in columns else None,
            wanted=name in prepared.program.fields,
            folded=name in folded,
        )
        for name, field in catalogue.fields.items()
        if name in columns or (name in assumed and (name in tested or field.type != "text"))
    ]


def tested_in(program: Program) -> frozenset[str]:
    """The fields that a condition of an ICP tests."""
    return frozenset(name for icp in program.icps.values() for name in fields_in(*icp.conditions))


def raw_list(
    connection: "DuckDBPyConnection", source: ListSource, count: CountHeaders, prefix: str
) -> RawList:
    """The list as it came. Raises CommandError for what cannot be read."""
    match source.kind:
        case "list":
            return read_texts(connection, source.files, count, prefix)
        case "parquet":
            return read_parquet(connection, source.files, prefix)
        case "database":
            return read_table(connection, source, prefix)


def _readable(recognised: Recognised, raw: RawList, own: Catalogue) -> Recognised:
    """Without the columns whose type no field can be read from; they count as not read."""
    if not raw.typed:
        return recognised
    unread = list(recognised.unread)
    taken = {}
    for name, columns in recognised.taken.items():
        kept = []
        for column in columns:
            type_ = raw.types[column.place]
            if typed_cell(own[name], type_, parts.NULL) is None:
                unread.append((column.place, f"its type is {type_}"))
            else:
                kept.append(column)
        if kept:
            taken[name] = tuple(kept)
    return replace(recognised, taken=taken, unread=tuple(sorted(unread)))


def has_rows(connection: "DuckDBPyConnection", name: str) -> bool:
    """Whether a table has any."""
    query = exp.select(parts.number(1)).from_(parts.relation(name)).limit(1)
    return bool(parts.run(connection, query))


def _counted(
    connection: "DuckDBPyConnection", raw: RawList, fields: Sequence[ReadField], *, odd: bool
) -> Tally:
    tally = Tally(below=list(raw.below))
    kinds: dict[str, int] = {}
    if odd:
        kind = parts.column(KIND)
        query = exp.select(kind, exp.Count(this=exp.Star())).from_(parts.relation(raw.odd)).group_by(kind)
        kinds = dict(parts.run(connection, query))
    tally.accounts = raw.rows - kinds.get("blank", 0) - kinds.get("aside", 0)
    tally.not_judged = kinds.get("unreadable", 0)
    count_unread(connection, raw, fields, tally, odd=odd)
    return tally
