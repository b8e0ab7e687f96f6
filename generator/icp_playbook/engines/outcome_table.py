"""A list of outcomes as a table of the engine: what became of each account, by the rules of Python's reader.

Rows with anything wrong in them are few; these Python reads itself, and says which are left out.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import ibis
import ibis.expr.types as ir
import sqlglot.expressions as exp

from icp_playbook.accounts import ListRow
from icp_playbook.engines.account_table import LOW, ROW
from icp_playbook.engines.expressions import any_of, as_expression
from icp_playbook.engines.judged_list import query, quoted
from icp_playbook.engines.lists import (
    BEYOND,
    IN_ORDER,
    KIND,
    NUMBER,
    WIDTH,
    CountHeaders,
    RawList,
    expect_typed,
    insert_rows,
    list_source,
    raw_list,
    row_view,
    wanted_cells,
)
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.outcome_cells import (
    AMOUNT,
    CELLS,
    DAYS,
    FLAGS,
    PREFIX,
    RESULT,
    TEXTS,
    OutcomeCells,
    OutcomeShape,
    cell_text,
    gap,
    learnt,
    made,
    own,
    view_cells,
    wrong,
)
from icp_playbook.fit import Program

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

OUTCOMES, _ROWS, _LEFT_OUT = "outcomes", "outcome list", "outcomes left out"
_TROUBLE, _TEXT = "in trouble", "the text"
_PAGE = 10_000
ReadText: TypeAlias = Callable[[str], str | None]
"""What the text of a cell says, such as won, lost or open; None for a text that says nothing of the kind."""


class FieldGap(NamedTuple):
    """A field of which cells could not be read."""

    field: str
    cells: int
    first: int
    """The first row that has one."""


class KnownCounts(NamedTuple):
    """Of how many decided deals a field is known, how many learnt late, and won and lost ones in time."""

    known: int
    after_close: int
    after_creation: int
    won: int
    lost: int


@dataclass(frozen=True, slots=True)
class OpenedOutcomes:
    """A list of outcomes whose cells are not read yet."""

    raw: RawList
    name: str

    @property
    def headers(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.raw.table.headers

    @property
    def notes(self) -> Sequence[str]:
        """What is to be said of how it was read."""
        return self.raw.table.notes


def open_outcomes(
    connection: "DuckDBPyConnection", source: str, count: CountHeaders, *, typed: bool
) -> OpenedOutcomes:
    """Opens a list; `count` finds the header of one that is not `typed`.

    Raises CommandError for what cannot be read.
    """
    found = list_source(source)
    if typed:
        expect_typed(found, source)
    parts.run(connection, IN_ORDER)
    return OpenedOutcomes(raw_list(connection, found, count, PREFIX), found.name)


def _meanings(key: str) -> str:
    """The table of what the texts of a column say."""
    return f"outcomes by {key}"


class OutcomeTable:
    """The table OUTCOMES of a connection."""

    def __init__(
        self,
        connection: "DuckDBPyConnection",
        opened: OpenedOutcomes,
        columns: OutcomeShape,
        program: Program,
        taken: datetime.date,
        reads: Mapping[str, ReadText],
    ) -> None:
        """Reads the list, which was `taken` on a day; `reads` say what texts of TEXTS mean.

        Raises CommandError as `view_cells` does.
        """
        self.connection, self.taken, self.columns = connection, taken, columns
        self._raw, self._name = opened.raw, opened.name
        self.cells: OutcomeCells = view_cells(connection, opened.raw, columns, program, opened.name)
        for key in TEXTS:
            if key in columns.named:
                self._texts(key, reads[key])
        made = self._made()
        self._types = dict(zip(made.columns, made.schema().types, strict=True))
        found = query(connection, made)
        parts.run(connection, parts.dropped(OUTCOMES))
        found.create(quoted(OUTCOMES))

    @property
    def table(self) -> ir.Table:
        """It as expressions read it."""
        return ibis.table(self._types, name=quoted(OUTCOMES))

    @property
    def rows(self) -> int:
        """How many rows of the list say something, before any is left out."""
        [(count,)] = query(self.connection, self.table.aggregate(count=self.table.count())).fetchall()
        return int(count) + len(self._unreadable())

    def _texts(self, key: str, read: ReadText) -> None:
        """Makes a table of what each text of a column says."""
        value = cell_text(self._raw, self.columns.named[key], self._name)
        different = exp.select(parts.named(value, _TEXT)).distinct().from_(parts.relation(self._raw.cells))
        types = {_TEXT: "VARCHAR", made(key): "VARCHAR"}
        texts = parts.run(self.connection, different)
        parts.run(self.connection, parts.created("TABLE", _meanings(key), parts.without_rows(types)))
        rows = [(text, read(self.written(key, text))) for (text,) in texts]
        insert_rows(self.connection, _meanings(key), list(types.values()), rows)

    def written(self, key: str, text: str) -> str:
        """The text of a result or a stage as the cell of a list has it."""
        one = self.columns.named[key]
        [cell] = wanted_cells(self._raw, {one.column.place: one.field}, self._name).values()
        return cell.written(text) if text else ""

    def _made(self) -> ir.Table:
        cells = ibis.table(self.cells.types, name=quoted(CELLS))
        named = self.columns.named
        bad: list[ir.BooleanValue] = [cells[wrong(key)] for key in named if key not in TEXTS]
        bad += [cells[wrong(name)] for name in self.columns.days]
        for key in TEXTS:
            if key in named:
                meanings = ibis.table({_TEXT: "string", made(key): "string"}, name=quoted(_meanings(key)))
                joined = cells.left_join(meanings, cells[own(key)] == meanings[_TEXT])
                cells = joined.select(*(cells[one] for one in cells.columns), meanings[made(key)])
        if RESULT in named:
            bad.append(cells[made(RESULT)].isnull())
        else:
            flag = cells[own("won")]
            cells = cells.mutate(**{made(RESULT): ibis.cases((flag, "won"), (~flag, "lost"), else_="open")})

        def value(key: str, type_: str, counts: ir.BooleanValue) -> ir.Value:
            return ibis.cases((counts, cells[own(key)])) if key in named else ibis.null(type_)

        always = ibis.literal(True)  # no option: the condition
        won, open_ = (cells[made(RESULT)] == one for one in ("won", "open"))
        counts = {"created": always, "closed": ~open_, "churned": won}
        found: dict[str, ir.Value] = {key: value(key, "date", counts[key]) for key in DAYS}
        found[AMOUNT] = value(AMOUNT, "int64", always)
        found |= {key: value(key, "boolean", won) for key in FLAGS[1:]}
        kept = [
            one
            for one in cells.columns
            if one not in {own(key) for key in (*DAYS, *FLAGS, AMOUNT)} and not one.startswith("wrong ")
        ]
        trouble = as_expression(any_of([*bad, *self._impossible(found)])).fill_null(True)
        values = {made(key): one for key, one in found.items()}
        return cells.select(*(cells[one] for one in kept), **values, **{_TROUBLE: trouble})

    def _impossible(self, found: Mapping[str, ir.Value]) -> Iterator[ir.BooleanValue]:
        """That days are in an order that cannot be, or after the day on which the list was taken."""
        created, closed, churned = (found[key] for key in DAYS)
        for one in (closed < created, churned < closed, closed.isnull() & (churned < created)):
            yield one.fill_null(False)
        for day in (created, closed, churned):
            yield (day > ibis.literal(self.taken)).fill_null(False)

    def _unreadable(self) -> list[int]:
        """The rows that are no accounts, as they have more cells than the header."""
        if self._raw.typed:
            return []
        found = exp.select(parts.column(ROW)).from_(parts.relation(self._raw.odd))
        found = found.where(parts.equals(parts.column(KIND), parts.text("unreadable")))
        return [row for (row,) in parts.run(self.connection, found)]

    def troubled(self) -> Iterator[tuple[int, ListRow]]:
        """The rows that need a closer look, with their places, in the order of the list."""
        trouble = exp.select(parts.column(ROW)).from_(parts.relation(OUTCOMES)).where(parts.column(_TROUBLE))
        some = exp.In(this=parts.column(ROW), query=exp.Subquery(this=trouble))
        yield from self._typed_rows(some) if self._raw.typed else self._text_rows(some)

    def _typed_rows(self, some: parts.Sql) -> Iterator[tuple[int, ListRow]]:
        cells = wanted_cells(self._raw, self.columns.wanted, self._name)
        keys = [parts.named(parts.cast(cell.key, "VARCHAR"), f"key {at}") for at, cell in cells.items()]
        found = exp.select(parts.column(ROW), *keys).from_(parts.relation(self._raw.cells)).where(some)
        for page in parts.pages(self.connection, found.order_by(parts.column(ROW)), _PAGE):
            for row, *values in page:
                texts = [""] * len(self._raw.table.headers)
                for (place, cell), key in zip(cells.items(), values, strict=True):
                    texts[place] = "" if key is None else cell.written(key)
                yield row, ListRow(row, texts)

    def _text_rows(self, some: parts.Sql) -> Iterator[tuple[int, ListRow]]:
        parts.run(self.connection, parts.created("VIEW", _ROWS, row_view(self._raw, odd=True)))
        unreadable = parts.equals(parts.column(KIND), parts.text("unreadable"))
        columns = map(parts.column, (ROW, NUMBER, WIDTH, BEYOND, *self._raw.columns))
        found = exp.select(*columns).from_(parts.relation(_ROWS)).where(parts.some(some, unreadable))
        for page in parts.pages(self.connection, found.order_by(parts.column(ROW)), _PAGE):
            for row, number, width, beyond, *cells in page:
                texts = [cell or "" for cell in cells]
                texts = texts if width is None else [*texts[:width], *(beyond or ())]
                yield row, ListRow(number, texts)

    def texts(self) -> Mapping[str, int]:
        """The texts of results, as cells have them, with how many rows have each."""
        if RESULT not in self.columns.named:
            return {}
        text = self.table[own(RESULT)]
        found = query(self.connection, self.table.group_by(text=text).agg(count=text.count())).fetchall()
        return {self.written(RESULT, one): count for one, count in found}

    def leave_out(self, rows: Iterable[int]) -> None:
        """Removes rows by their places."""
        left = [(row,) for row in rows]
        if left:
            parts.run(self.connection, parts.created("TABLE", _LEFT_OUT, parts.without_rows({ROW: "BIGINT"})))
            insert_rows(self.connection, _LEFT_OUT, ["BIGINT"], left)
            out = exp.select(parts.column(ROW)).from_(parts.relation(_LEFT_OUT))
            some = exp.In(this=parts.column(ROW), query=exp.Subquery(this=out))
            parts.run(self.connection, exp.Delete(this=parts.relation(OUTCOMES), where=exp.Where(this=some)))

    def gaps(self) -> list[FieldGap]:
        """The fields of which cells could not be read, in the order of the first rows that have one."""
        names = list(self.cells.gaps)
        if not names:
            return []
        table = self.table
        sums = {f"sum {at}": table[gap(name)].sum() for at, name in enumerate(names)}
        first = {f"first {at}": table[ROW].min(where=table[gap(name)] > 0) for at, name in enumerate(names)}
        [found] = query(self.connection, table.aggregate(**sums, **first)).fetchall()
        half = len(names)
        gaps = [FieldGap(name, found[at] or 0, found[half + at] or 0) for at, name in enumerate(names)]
        return sorted((one for one in gaps if one.cells), key=lambda one: one.first)

    def results(self) -> tuple[int, int]:
        """How many were won, and how many lost."""
        table = self.table
        counts = [table.count(where=table[made(RESULT)] == one) for one in ("won", "lost")]
        [found] = query(self.connection, table.aggregate(won=counts[0], lost=counts[1])).fetchall()
        return int(found[0]), int(found[1])

    def day(self) -> ir.DateValue:
        """The same as an expression over the table."""
        table = self.table
        return ibis.coalesce(table[made("created")], table[made("closed")], ibis.literal(self.taken))

    def known(self, field: str) -> ir.BooleanValue:
        """Whether a field is known."""
        table = self.cells.table
        return self.table[f"{field}{LOW}" if field in table.ranged else field].notnull()

    def since(self, first: datetime.date | None) -> parts.Sql | None:
        """Whether an account was created on or after a day; None where all count."""
        if first is None:
            return None
        return parts.compare(self.scored_day, ">=", parts.cast(parts.text(first.isoformat()), "DATE"))

    @property
    def taken_day(self) -> parts.Sql:
        """The day on which the list was taken."""
        return parts.cast(parts.text(self.taken.isoformat()), "DATE")

    @property
    def scored_day(self) -> parts.Sql:
        """The day as of which an account is scored."""
        return parts.first_of(parts.column(made("created")), parts.column(made("closed")), self.taken_day)

    def last_day(self) -> datetime.date | None:
        """The last day as of which an account is scored; None without accounts."""
        table = self.table.mutate(day=self.day())
        [(found,)] = query(self.connection, table.aggregate(last=table.day.max())).fetchall()
        return found  # type: ignore[no-any-return]  # the engine has no types

    def counted(self, first: datetime.date | None, dated: Sequence[str]) -> list[int]:
        """Of the rows from a day on: all, those without day, won ones, those of no close, of no value.

        Then of each `dated` field of how many it is not known when it was learnt, and how many know it.
        """
        table = self.table
        since = ibis.literal(True) if first is None else self.day() >= ibis.literal(first)  # no option
        won = since & (table[made(RESULT)] == "won")
        holds = [since, since & table[made("created")].isnull(), won, won & table[made("closed")].isnull()]
        holds.append(won & table[made(AMOUNT)].isnull())
        for name in dated:
            known = since & self.known(name)
            holds += [known & table[learnt(name)].isnull(), known]
        counts = {f"count {at}": table.count(where=one) for at, one in enumerate(holds)}
        [found] = query(self.connection, table.aggregate(**counts)).fetchall()
        return [int(one) for one in found]

    def knowledge(self, fields: Sequence[str], *, by_created: bool) -> Mapping[str, KnownCounts]:
        """What is known of fields, of decided deals."""
        if not fields:
            return {}
        table, found = self.table, {}
        decided = table[made(RESULT)].isin(["won", "lost"])
        for at, name in enumerate(fields):
            known = decided & self.known(name)
            closed = created = ibis.literal(False)  # no option: the condition
            if name in self.columns.days:
                closed = (table[learnt(name)] > table[made("closed")]).fill_null(False)
                if by_created:
                    created = (table[learnt(name)] > self.day()).fill_null(False)
            in_time = known & ~closed & ~created
            won, lost = (in_time & (table[made(RESULT)] == one) for one in ("won", "lost"))
            for part, holds in enumerate((known, known & closed, known & created, won, lost)):
                found[f"{at} {part}"] = table.count(where=holds)
        [counts] = query(self.connection, table.aggregate(**found)).fetchall()
        return {name: KnownCounts(*map(int, counts[at * 5 : at * 5 + 5])) for at, name in enumerate(fields)}
