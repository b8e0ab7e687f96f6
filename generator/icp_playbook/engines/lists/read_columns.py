"""The columns of a list that tell fields, as the engine reads them: plain texts itself, others looked up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlglot.expressions as exp

from icp_playbook.accounts import ColumnCell, ColumnReader
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.raw_list import RawList, cell_column
from icp_playbook.engines.lists.text_lookup import (
    CAUSE,
    FOLDED,
    SENTENCE,
    TEXT,
    VALUE,
    TextLookup,
    look_up,
)
from icp_playbook.engines.lists.typed_cells import TypedCell, typed_cell
from icp_playbook.fields import Catalogue, Cause, Column, Field, Recognised

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SPELT = "spelt"
"""The relation of the cells with the plain values and the keys of each column that is read."""
FOREIGN: Cause = "other-currency"
FEW_TEXTS = 1000
"""Different texts of a column, all of which are looked up."""
_ROWS_OF_A_TEXT = 100
"""The same of a long list: as many rows for each text."""
_FIRST_ROWS, _FIRST_TEXTS = 50_000, 10_000
"""A column with more different texts in its first rows has too many."""


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column that tells a field. `texts` and `currencies` are what Python's readers say of its texts.

    Its expressions are over `spelt_cells`, joined to the look-ups by `joined`.
    """

    field: Field
    column: Column
    cell: TypedCell
    texts: TextLookup | None
    currencies: TextLookup | None
    beside: parts.Sql | None
    """The text of the column of currencies."""

    @property
    def banded(self) -> bool:
        """Whether a cell is a band of numbers."""
        return self.texts is not None and self.texts.banded

    @property
    def problems(self) -> bool:
        """Whether there is something to say of a cell."""
        return any(one is not None and one.problems for one in (self.texts, self.currencies))

    @property
    def is_ruled(self) -> bool:
        """Whether a row may have its sum in another currency."""
        return self.currencies is not None and self.currencies.problems

    def value(self, part: str = VALUE) -> parts.Sql:
        """The value of a cell whatever its currency, its high end or its folded text; null if not known."""
        found = []
        if self.cell.plain is not None:
            plain = parts.column(self._name("plain"), SPELT)
            found.append(parts.call("lower", plain) if part == FOLDED else plain)
        if self.texts is not None:
            found.append(parts.column(part, self._name("texts")))
        return parts.first_of(*found) if found else parts.NULL

    def foreign(self) -> parts.Sql:
        """What is said of the currency of a row, if it is not the playbook's; null if it is."""
        if not self.is_ruled:
            return parts.NULL
        return parts.column(SENTENCE, self._name("currencies"))

    def is_foreign(self) -> parts.Sql:
        """Whether there is a sum in another currency."""
        return parts.every(parts.has_value(self.value()), parts.has_value(self.foreign()))

    def is_known(self) -> parts.Sql:
        """Whether the cell gives the field a value."""
        if not self.is_ruled:
            return parts.has_value(self.value())
        return parts.every(parts.has_value(self.value()), parts.is_null(self.foreign()))

    def problem(self) -> parts.Sql:
        """The sentence that says what of the cell is not read; null if there is none."""
        own = parts.NULL
        if self.texts is not None and self.texts.problems:
            own = parts.column(SENTENCE, self._name("texts"))
        if not self.is_ruled:
            return own.copy()
        return parts.case((self.is_foreign(), self.foreign()), otherwise=own)

    def cause(self) -> parts.Sql:
        """The cause of the problem."""
        own = parts.column(CAUSE, self._name("texts")) if self.texts is not None else parts.NULL
        return parts.case((self.is_foreign(), parts.text(FOREIGN)), otherwise=own)

    def key_text(self) -> parts.Sql:
        """The text of the cell: its key, over the cells alone."""
        return self.cell.key

    def _name(self, what: str) -> str:
        return f"{what} {self.column.place + 1}"

    def spelt(self) -> list[parts.Sql]:
        """The columns that `spelt_cells` gives besides the cells."""
        found = []
        key = self.cell.key
        if self.cell.plain is not None:
            found.append(parts.named(self.cell.plain, self._name("plain")))
            key = parts.case((parts.is_null(self.cell.plain), key))
        if self.texts is not None:
            found.append(parts.named(key, self._name("key")))
        if self.currencies is not None and self.beside is not None:
            found.append(parts.named(self.beside, self._name("beside")))
        return found

    def joined(self, query: exp.Select) -> exp.Select:
        """A query over `spelt_cells`, with the look-ups of the column."""
        for lookup, key, alias in ((self.texts, "key", "texts"), (self.currencies, "beside", "currencies")):
            if lookup is not None:
                name = self._name(alias)
                same = parts.equals(parts.column(TEXT, name), parts.column(self._name(key), SPELT))
                query = query.join(parts.relation(lookup.name, name), on=same, join_type="left")
        return query


def spelt_cells(raw: RawList, columns: Sequence[ReadColumn]) -> exp.Subquery:
    """The cells of a list with what the expressions of the columns need."""
    added = [one for column in columns for one in column.spelt()]
    return exp.select(exp.Star(), *added).from_(parts.relation(raw.cells)).subquery(SPELT)


def field_columns(
    connection: "DuckDBPyConnection",
    raw: RawList,
    recognised: Recognised,
    catalogue: Catalogue,
    prefix: str,
) -> Mapping[str, tuple[ReadColumn, ...]]:
    """The columns of each field. Reads every text that is not plain, each once a column."""
    currencies: dict[int, TextLookup | None] = {}
    found = {}
    for name, columns in recognised.taken.items():
        field = catalogue[name]
        read = []
        for column in columns:
            reader = ColumnReader(column, field, catalogue.conventions)
            cell = typed_cell(field, raw.types[column.place], _cell(column.place), column.scale)
            if cell is None:
                continue
            waiting, looked_up = f"{prefix} waiting", f"{prefix} texts {column.place + 1}"
            if _collect(connection, raw, cell, waiting):
                cell = replace(cell, plain=None)
            texts = look_up(connection, looked_up, waiting, _reading(reader, cell), field)
            beside = None
            if (place := column.currency) is not None:
                beside = _beside(raw, place)
                if place not in currencies:
                    name_of = f"{prefix} currencies {place + 1}"
                    currencies[place] = _currencies(connection, raw, beside, field, reader, name_of)
            known = currencies.get(column.currency) if column.currency is not None else None
            read.append(ReadColumn(field, column, cell, texts, known, beside))
        found[name] = tuple(read)
    return found


def _reading(reader: ColumnReader, cell: TypedCell) -> Callable[[str], ColumnCell]:
    return lambda text: reader.alone(cell.written(text))


def _cell(place: int) -> parts.Sql:
    return parts.column(cell_column(place))


def _beside(raw: RawList, place: int) -> parts.Sql:
    cell = _cell(place)
    return cell if raw.types[place] == "VARCHAR" else parts.cast(cell, "VARCHAR")


def _different(raw: RawList, key: parts.Sql, *others: parts.Sql) -> exp.Select:
    """The different texts of a column that are not empty, under conditions."""
    query = exp.select(parts.named(key, TEXT)).distinct().from_(parts.relation(raw.cells))
    return query.where(parts.every(parts.compare(key, "<>", parts.text("")), *others))


def _collect(connection: "DuckDBPyConnection", raw: RawList, cell: TypedCell, name: str) -> bool:
    """Collects the texts of a column that are to be looked up. Whether they are all that it has.

    A text that repeats is found sooner than read: of a column with few different ones, all are looked up.
    """
    if cell.plain is None or (cell.is_text and _repeats(connection, raw, cell.key)):
        [[count]] = parts.run(connection, parts.created("TABLE", name, _different(raw, cell.key)))
        if cell.plain is None or count <= max(FEW_TEXTS, raw.rows // _ROWS_OF_A_TEXT):
            return True
    parts.run(connection, parts.created("TABLE", name, _different(raw, cell.key, parts.is_null(cell.plain))))
    return False


def _repeats(connection: "DuckDBPyConnection", raw: RawList, key: parts.Sql) -> bool:
    """Whether the first rows have few different texts."""
    if not FEW_TEXTS:
        return False
    first = exp.select(parts.named(key, TEXT)).from_(parts.relation(raw.cells)).limit(_FIRST_ROWS)
    different = exp.Count(this=exp.Distinct(expressions=[parts.column(TEXT)]))
    [[count]] = parts.run(connection, exp.select(different).from_(first.subquery("first")))
    return bool(count <= _FIRST_TEXTS)


def _currencies(
    connection: "DuckDBPyConnection",
    raw: RawList,
    beside: parts.Sql,
    field: Field,
    reader: ColumnReader,
    name: str,
) -> TextLookup | None:
    def read(sort: str) -> ColumnCell:
        foreign = reader.foreign(sort)
        return ColumnCell(None, foreign, FOREIGN if foreign else None)

    waiting = f"{name} waiting"
    parts.run(connection, parts.created("TABLE", waiting, _different(raw, beside)))
    return look_up(connection, name, waiting, read, field)
