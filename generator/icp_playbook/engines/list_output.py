"""A judged list written: CSV and JSON as the reader of lists writes them, or Parquet with its types.

Rows are written so many at once, in the order of the list: no sort of all of them fills the memory.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias

import ibis
import ibis.expr.types as ir

from icp_playbook.accounts import (
    FORMULA_STARTS,
    Added,
    Form,
    ListRow,
    Placement,
    list_writer,
)
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.judged_list import UNREADABLE, JudgedList, query, query_text, scored_rows, table_of
from icp_playbook.engines.lists import BEYOND, KIND, NUMBER, WIDTH
from icp_playbook.engines.result_columns import RANK
from icp_playbook.findings import CommandError
from icp_playbook.phrases import counted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_AT_ONCE = 200_000
"""Rows."""
_FETCHED = 5_000
_PREFIX = "icp-playbook-"
EngineForm: TypeAlias = Form | Literal["parquet"]
Done = Callable[[int], None]
"""Gets the rows written."""


@dataclass(frozen=True, slots=True)
class ListOutput:
    """What is written: the judged list, where its added columns go, which rows, and in what order."""

    connection: "DuckDBPyConnection"
    judged: JudgedList
    where: Placement
    done: Done
    top: int | None = None
    """So many of the best accounts alone, the best first; None for every row."""
    best_first: bool = False

    def write(self, form: EngineForm, target: BinaryIO) -> None:
        """Writes the list. Raises CommandError for what a form has no place for."""
        if form == "parquet":
            self._write_parquet(target)
        else:
            self._write_text(form, target)

    @property
    def _by_rank(self) -> bool:
        return self.best_first or self.top is not None

    def _ordered(self) -> ir.Table:
        """The accounts by rank, then the rows that are none; under a limit, so many accounts alone."""
        whole = scored_rows(self.connection, self.judged, 1, self.judged.rows)
        few = whole if self.top is None else whole.filter(whole[RANK] <= self.top)
        return few.order_by(few[RANK].asc(), few[ROW])

    def _pieces(self) -> Iterator[tuple[ir.Table, int]]:
        """The list so many rows at once, with how many rows they are."""
        rows = self.judged.rows
        for first in range(1, rows + 1, _AT_ONCE):
            last = min(first + _AT_ONCE - 1, rows)
            yield scored_rows(self.connection, self.judged, first, last).order_by(ROW), last - first + 1
            self.done(last)

    def _write_text(self, form: Form, target: BinaryIO) -> None:
        writer = list_writer(form, target, self.judged.listed.raw.table, self.where)
        writer.begin()
        plain = self.judged.plain and form == "csv"
        for relation, count in [(self._ordered(), 0)] if self._by_rank else self._pieces():
            if plain and not self._by_rank and self._copied(relation, target, count):
                continue
            for row, cells in self._rows(relation):
                if (text := writer.text(row, cells)) is not None:
                    writer.row(text, _rank(cells))
        writer.end()

    def _write_parquet(self, target: BinaryIO) -> None:
        self._expect_columns()
        names = dict(zip(self.where.headers, self._sources(), strict=True))

        def columns(relation: ir.Table) -> ir.Table:
            return relation.select(**{header: relation[name] for header, name in names.items()})

        with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
            whole = Path(folder, "whole.parquet")
            if self._by_rank:
                query(self.connection, columns(self._ordered())).write_parquet(str(whole))
            else:
                pieces: list[str] = []
                for relation, _ in self._pieces():
                    pieces.append(str(Path(folder, f"{len(pieces)}.parquet")))
                    query(self.connection, columns(relation)).write_parquet(pieces[-1])
                if not pieces:
                    pieces = [str(Path(folder, "0.parquet"))]
                    query(self.connection, columns(self._ordered())).write_parquet(pieces[0])
                self.connection.read_parquet(pieces).write_parquet(str(whole))
            with whole.open("rb") as stream:
                shutil.copyfileobj(stream, target, 1 << 20)

    def _sources(self) -> list[str]:
        """The column in the engine of each column that is written."""
        own = self.judged.listed.raw.columns
        sources = [*own, *([""] * (len(self.where.headers) - len(own)))]
        for name, place in zip(self.where.columns, self.where.places, strict=True):
            sources[place] = name
        return sources

    def _copied(self, relation: ir.Table, target: BinaryIO, rows: int) -> bool:
        """Whether the engine could write these rows itself: it ends all of them alike."""
        table = self.judged.listed.raw.table
        cells = {
            f"cell {place}": _cell(relation, name, added=name in self.where.columns)
            for place, name in enumerate(self._sources())
        }
        ordered = relation.select(**cells, row=relation[ROW]).order_by("row").drop("row")
        with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
            piece = Path(folder, "rows.csv")
            query(self.connection, ordered).write_csv(
                str(piece), sep=table.delimiter, header=False, na_rep=""
            )
            if table.line_end == "\n":
                with piece.open("rb") as stream:
                    shutil.copyfileobj(stream, target, 1 << 20)
                return True
            text = piece.read_bytes()
        if text.count(b"\n") != rows:
            return False
        target.write(text.replace(b"\n", table.line_end.encode()))
        return True

    def _rows(self, relation: ir.Table) -> Iterator[tuple[ListRow, Added | None]]:
        """Rows as the reader of lists has them, each with its added cells; with none if it is no account."""
        columns = self.judged.listed.raw.columns
        names = list(relation.columns)
        texts = relation.mutate(**{name: relation[name].cast("string") for name in columns})
        result = self.connection.execute(query_text(texts))
        while page := result.fetchmany(_FETCHED):
            for values in page:
                row = dict(zip(names, values, strict=True))
                cells = ["" if row[name] is None else row[name] for name in columns]
                width, beyond = row.get(WIDTH), row.get(BEYOND) or []
                cells = [*cells[: len(cells) if width is None else width], *beyond]
                kind = row.get(KIND, "account")
                listed = ListRow(row.get(NUMBER) or row[ROW], cells, aside=kind == "aside")
                added: Added = {name: row[name] for name in self.where.columns}
                yield listed, added if kind in ("account", UNREADABLE) else None

    def _expect_columns(self) -> None:
        """Raises CommandError for names and cells that a table of Parquet cannot have."""
        folded = [header.casefold() for header in self.where.headers]
        twice = next((one for one in self.where.headers if folded.count(one.casefold()) > 1), None)
        if twice is not None or "" in folded:
            found = f'"{twice}" in two spellings' if twice else "a column without a name"
            raise CommandError(f"the list has {found}, which Parquet has no place for", "write CSV instead")
        if self.judged.plain:
            return
        rows = table_of(self.connection, self.judged.listed.rows)
        [(beyond,)] = query(self.connection, rows.aggregate(count=rows[BEYOND].count())).fetchall()
        if beyond:
            raise CommandError(
                f"{counted(beyond, 'row')} with cells beyond the header, which Parquet has no column for",
                "write CSV instead",
            )


def _cell(relation: ir.Table, name: str, *, added: bool) -> ir.StringValue:
    """A column as text: an empty one as null, which is written as nothing; an added one is no formula."""
    column = relation[name]
    text = column.cast("string")
    if added and column.type().is_string():
        starts = text.left(1).isin(FORMULA_STARTS)
        text = ibis.cases((starts, ibis.literal("'") + text), else_=text)
    return text.nullif("")


def _rank(cells: Added | None) -> int | None:
    rank = None if cells is None else cells[RANK]
    return rank if isinstance(rank, int) else None
