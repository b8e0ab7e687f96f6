"""The columns of a list that tell fields, as the engine reads them: plain texts itself, others looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


def read_columns(
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
            texts = _lookup(connection, raw, column.place, cell, field, reader, prefix)
            beside = None
            if column.currency is not None:
                beside = _beside(raw, column.currency)
                if column.currency not in currencies:
                    currencies[column.currency] = _currencies(
                        connection, raw, beside, field, reader, prefix, column
                    )
            known = currencies.get(column.currency) if column.currency is not None else None
            read.append(ReadColumn(field, column, cell, texts, known, beside))
        found[name] = tuple(read)
    return found


def _cell(place: int) -> parts.Sql:
    return parts.column(cell_column(place))


def _beside(raw: RawList, place: int) -> parts.Sql:
    cell = _cell(place)
    return cell if raw.types[place] == "VARCHAR" else parts.cast(cell, "VARCHAR")


def _waiting(raw: RawList, key: parts.Sql, *others: parts.Sql) -> exp.Select:
    """The different texts of a column that are not empty, under conditions."""
    query = exp.select(parts.named(key, TEXT)).distinct().from_(parts.relation(raw.cells))
    return query.where(parts.every(parts.compare(key, "<>", parts.text("")), *others))


def _lookup(
    connection: "DuckDBPyConnection",
    raw: RawList,
    place: int,
    cell: TypedCell,
    field: Field,
    reader: ColumnReader,
    prefix: str,
) -> TextLookup | None:
    odd = [] if cell.plain is None else [parts.is_null(cell.plain)]
    return look_up(
        connection,
        f"{prefix} texts {place + 1}",
        _waiting(raw, cell.key, *odd),
        lambda text: reader.alone(cell.written(text)),
        field,
    )


def _currencies(
    connection: "DuckDBPyConnection",
    raw: RawList,
    beside: parts.Sql,
    field: Field,
    reader: ColumnReader,
    prefix: str,
    column: Column,
) -> TextLookup | None:
    def read(sort: str) -> ColumnCell:
        foreign = reader.foreign(sort)
        return ColumnCell(None, foreign, FOREIGN if foreign else None)

    name = f"{prefix} currencies {(column.currency or 0) + 1}"
    return look_up(connection, name, _waiting(raw, beside), read, field)
