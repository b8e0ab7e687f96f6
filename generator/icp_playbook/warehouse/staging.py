"""The staging model: a row of the source as the account that a statement reads."""

from collections.abc import Iterator

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from icp_playbook.engines import AccountTable, QueryStep, column_types
from icp_playbook.fields import Catalogue, Field, missing_value
from icp_playbook.fit import Program
from icp_playbook.warehouse.cell_expressions import CellTexts, cell_value, needs_key, nothing_known
from icp_playbook.warehouse.folded_words import list_key, marks_of, word_key
from icp_playbook.warehouse.source_columns import AccountSource, SourceColumn

UNREAD = "icp_unread_cells"
_BLANKS = "^ +| +$"
_NO_CURRENCY = ("-", "--", "n/a", "na", "none", "null", "unknown")


class Staging:
    """Makes the steps from a table of that name."""

    def __init__(
        self, program: Program, catalogue: Catalogue, source: AccountSource, table: AccountTable, name: str
    ) -> None:
        self._program, self._catalogue, self._table, self._source = program, catalogue, table, source
        names = dict.fromkeys((source.key, *(name for _, _, one in self._columns() for name in _read(one))))
        self._relation = ibis.table(dict.fromkeys(names, dt.unknown), name=name)
        self._steps: list[QueryStep] = []

    def steps(self) -> list[QueryStep]:
        """All of them; the last has the key, the columns of the contract and UNREAD."""
        self._texts()
        self._keys()
        self._values()
        self._accounts()
        return self._steps

    def _columns(self) -> Iterator[tuple[Field, int, SourceColumn]]:
        """The columns of each field, numbered from 1."""
        for name in self._program.fields:
            for place, column in enumerate(self._source.columns.get(name, ()), 1):
                yield self._catalogue[name], place, column

    def _step(self, name: str, about: str, relation: ir.Table) -> None:
        self._steps.append(QueryStep(name, about, relation))
        self._relation = ibis.table(relation.schema(), name=name)

    def _texts(self) -> None:
        source = self._relation
        found = {self._table.key: source[self._source.key].cast("string")}
        for field, place, column in self._columns():
            found[_text(field, place)] = _trimmed(source[column.name])
            if column.currency is not None:
                found[_currency(field, place)] = _trimmed(source[column.currency])
        self._step("icp_texts", "Every cell as a text without blanks around it", source.select(**found))

    def _keys(self) -> None:
        found = {}
        for field, place, _ in self._columns():
            if needs_key(field):
                text = self._relation[_text(field, place)]
                found[_key(field, place)] = word_key(text)
                if field.type == "choices" and (marks := marks_of(field)):
                    found[_parts(field, place)] = list_key(text, marks)
        if found:
            about = "Names of listed values without case, blanks, marks and the word and"
            self._step("icp_words", about, self._relation.mutate(**found))

    def _values(self) -> None:
        found = {}
        for field, place, column in self._columns():
            value = cell_value(field, self._cell(field, place), column.scale)
            if column.currency is not None:
                sort = self._relation[_currency(field, place)]
                own = sort.isnull() | sort.lower().isin(_NO_CURRENCY)
                value = ibis.cases((own | (sort.upper() == self._catalogue.currency), value))
            found[_value(field, place)] = value
        self._step("icp_cells", "What plain spellings say; the rest is null", self._relation.mutate(**found))

    def _cell(self, field: Field, place: int) -> CellTexts:
        table = self._relation
        if not needs_key(field):
            return CellTexts(table[_text(field, place)])
        parts = table[_parts(field, place)] if _parts(field, place) in table.columns else None
        return CellTexts(table[_text(field, place)], table[_key(field, place)], parts)

    def _accounts(self) -> None:
        table = self._relation
        found: dict[str, ir.Value] = {self._table.key: table[self._table.key]}
        types = column_types(self._program, self._table)
        counts = []
        for name in self._program.fields:
            places = range(1, len(self._source.columns.get(name, ())) + 1)
            if not places:
                continue
            field = self._catalogue[name]
            unread = [self._unread(field, place) for place in places]
            counts += unread
            value = ibis.coalesce(*(table[_value(field, place)] for place in places))
            if (empty := missing_value(field)) is not None:
                value = _filled(value, _literal(empty, types[name]), unread)
            found[name] = value.cast(types[name])
            if f"{name}__folded" in types:
                found[f"{name}__folded"] = value.lower()
        found[UNREAD] = _total(counts)
        self._step(
            "icp_accounts", "The first column of each field that says something", table.select(**found)
        )

    def _unread(self, field: Field, place: int) -> ir.BooleanValue:
        """Whether a cell says something that was not read, and no column before it said anything."""
        text = self._relation[_text(field, place)]
        before = [self._relation[_value(field, one)].isnull() for one in range(1, place)]
        unread = text.notnull() & self._relation[_value(field, place)].isnull() & ~nothing_known(field, text)
        return ibis.and_(*before, unread)


def _read(column: SourceColumn) -> Iterator[str]:
    yield column.name
    if column.currency is not None:
        yield column.currency


def _trimmed(cell: ir.Value) -> ir.StringValue:
    return cell.cast("string").re_replace(_BLANKS, "").nullif("")


def _filled(value: ir.Value, empty: ir.Value, unread: list[ir.BooleanValue]) -> ir.Value:
    """What an empty cell stands for; a cell that was not read is not empty."""
    return ibis.cases((value.isnull() & ~ibis.or_(*unread), empty), else_=value)


def _literal(value: object, type_: str) -> ir.Value:
    if isinstance(value, frozenset):
        return ibis.literal(f";{';'.join(sorted(value))};" if value else ";")
    return ibis.literal(value, type_)


def _total(unread: list[ir.BooleanValue]) -> ir.IntegerValue:
    parts = [ibis.cases((one, ibis.literal(1, "int64")), else_=ibis.literal(0, "int64")) for one in unread]
    whole = parts[0]
    for part in parts[1:]:
        whole += part
    return whole.cast("int64")


def _text(field: Field, place: int) -> str:
    return f"{field.id}__text_{place}"


def _currency(field: Field, place: int) -> str:
    return f"{field.id}__currency_{place}"


def _key(field: Field, place: int) -> str:
    return f"{field.id}__word_{place}"


def _parts(field: Field, place: int) -> str:
    return f"{field.id}__parts_{place}"


def _value(field: Field, place: int) -> str:
    return f"{field.id}__value_{place}"
