"""A list judged by two playbooks: how many accounts have which verdict on both sides, and the first of each.

Cells are read with each side's own catalogue. Verdicts are counted in the engine; what becomes of an account
between two verdicts is for those to say who ask.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlglot.expressions as exp

from icp_playbook.accounts import AccountReader, AccountRow, ListRow
from icp_playbook.engines.account_table import BETWEEN_IDS, LOW, ROW, column_types
from icp_playbook.engines.compiler import compiled_steps
from icp_playbook.engines.judged_list import quoted
from icp_playbook.engines.lists import NUMBER, WIDTH, EngineList, read_again, read_source
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.result_columns import CAUSES, COMPARED
from icp_playbook.engines.sessions import EngineRun, Stages, session, watched
from icp_playbook.engines.statements import statement
from icp_playbook.engines.typed_accounts import typed_account
from icp_playbook.fields import CellValue
from icp_playbook.fit import Membership, PreparedPlaybook
from icp_playbook.values import LOWEST

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BEFORE, _AFTER = "icp before", "icp after"
_STAGES = {"read": 0.35, "judged": 0.9, "counted": 1.0}
"""Stage → how much of all the work is done at its end."""
_UNWATCHED = EngineRun()
_FIRST, _COUNT, _WORTH, _KNOWN = "first rows", "accounts", "worth", "worth known"


@dataclass(frozen=True, slots=True)
class SideVerdict:
    """What one playbook says of an account: of the ICP that comes first, or of the one that was named.

    `icp` is "" where no ICP takes part. `tiers` are those still possible, the best first; `asks` are the
    fields that decide in or out.
    """

    icp: str
    membership: Membership
    tiers: tuple[str, ...]
    segment: str | None
    play: str | None
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictPair:
    """Accounts that have one verdict before and one after."""

    before: SideVerdict
    after: SideVerdict
    causes: Mapping[str, tuple[str, str]]
    """ICP of the new side → `must` or `out` and the id of what keeps them out of it; where they are as surely
    in as before, nothing."""
    accounts: int
    worth: int
    """The sum of a field over those of whom it is known."""
    worth_known: int
    rows: Sequence[int]
    """The first of them, by `icp_row`."""


@dataclass(frozen=True, slots=True)
class RowPair:
    """One row as each side reads it."""

    before: AccountRow
    after: AccountRow


@dataclass(frozen=True, slots=True)
class ListComparison:
    """A list that two playbooks have judged."""

    pairs: Sequence[VerdictPair]
    not_read: int
    """Rows that cannot be read as an account."""
    gaps: int
    """Cells that the new side cannot read."""
    _connection: "DuckDBPyConnection"
    _lists: tuple[EngineList, EngineList]
    _sides: tuple[PreparedPlaybook, PreparedPlaybook]

    def rows(self, wanted: Sequence[int]) -> Mapping[int, RowPair]:
        """Rows by their `icp_row`."""
        cells = _cells(self._connection, self._lists[1], wanted)
        found = [
            {
                row: _account(listed, prepared, listed_row, values.get(row))
                for row, listed_row in cells.items()
            }
            for listed, prepared, values in (
                (listed, prepared, _values(self._connection, listed, prepared, wanted))
                for listed, prepared in zip(self._lists, self._sides, strict=True)
            )
        ]
        return {row: RowPair(found[0][row], found[1][row]) for row in cells}


@contextmanager
def compared_list(
    source: str,
    sides: tuple[PreparedPlaybook, PreparedPlaybook],
    as_of: datetime.date,
    icps: tuple[str, str] | None = None,
    *,
    worth: str | None = None,
    first: int = 200,
    run: EngineRun = _UNWATCHED,
) -> Iterator[ListComparison]:
    """The comparison; its rows can be asked for within the context.

    `icps` are the ids of the one ICP to judge against on both sides; None for the best of all. `worth` is a
    field of the new side that holds whole numbers; of a band the low end counts. Of each pair of verdicts the
    `first` rows are named. Raises CommandError as `score_in_engine` does.
    """
    with session(run.memory) as connection:
        stages = Stages(_STAGES, run.progress)
        with watched(connection, stages.part("read", 0, 0.7)):
            after = read_source(connection, source, sides[1], {}, name="accounts")
        with watched(connection, stages.part("read", 0.7, 1)):
            before = read_again(connection, after, sides[0], name="accounts_before")
        lists = (before, after)
        for place, name in enumerate((_BEFORE, _AFTER)):
            icp = icps[place] if icps is not None else None
            columns = (*COMPARED, CAUSES) if name == _AFTER else COMPARED
            with watched(connection, stages.part("judged", place / 2, (place + 1) / 2)):
                _evaluate(connection, name, sides[place], lists[place], as_of, icp, columns)
        with watched(connection, stages.part("counted")):
            rows = connection.execute(_counted(after, worth, first).sql(dialect=parts.DIALECT)).fetchall()
        pairs = [_pair(row, sides, icps) for row in rows]
        tally = after.tally
        gaps = sum(one.count for one in tally.unread.values()) + tally.unlisted - tally.not_judged
        pairs.sort(key=lambda one: one.rows[0])
        yield ListComparison(pairs, tally.not_judged, gaps, connection, lists, sides)


def _evaluate(
    connection: "DuckDBPyConnection",
    name: str,
    prepared: PreparedPlaybook,
    listed: EngineList,
    as_of: datetime.date,
    icp: str | None,
    columns: Sequence[str],
) -> None:
    """Makes a table of the verdicts of one side: ROW and the columns."""
    program = prepared.program
    if not _taking_part(prepared, icp):
        types = {one: "BIGINT" if one.startswith("icp_tier") else "VARCHAR" for one in columns}
        empty = {one: parts.cast(parts.NULL, type_) for one, type_ in types.items()}
        empty["icp_membership"] = parts.text("out")
        values = [parts.named(value, one) for one, value in empty.items()]
        query = exp.select(parts.column(ROW), *values).from_(parts.relation(listed.table.name))
        parts.run(connection, parts.created("TABLE", name, query))
        return
    steps = compiled_steps(program, prepared.words, listed.table, as_of, icp, columns, arrays=True)
    connection.sql(statement(steps, "duckdb")).create(quoted(name))


def _taking_part(prepared: PreparedPlaybook, icp: str | None) -> list[str]:
    """The ICPs that accounts are judged against."""
    icps = prepared.program.icps.values()
    return [one.id for one in icps if (one.operational if icp is None else one.id == icp)]


def _counted(listed: EngineList, worth: str | None, first: int) -> exp.Select:
    """The verdicts before and after, CAUSES, how many accounts, their worth, of how many, the first rows."""
    was, now = ([parts.column(one, side) for one in COMPARED] for side in (_BEFORE, _AFTER))
    moved = parts.compare(was[1], "<>", now[1])
    causes = parts.case((moved, parts.column(CAUSES, _AFTER)))
    row = parts.column(ROW, _AFTER)
    amount = parts.cast(parts.NULL, "BIGINT")
    if worth is not None and worth in listed.table.fields:
        amount = parts.column(f"{worth}{LOW}" if worth in listed.table.ranged else worth, "values")
        amount = parts.case((parts.compare(amount, ">", parts.number(LOWEST)), amount))
    keys = [parts.named(one, f"part {at}") for at, one in enumerate([*was, *now, causes])]
    counts = [
        parts.named(parts.call("count", row), _COUNT),
        parts.named(parts.call("sum", amount), _WORTH),
        parts.named(parts.call("count", amount), _KNOWN),
        parts.named(parts.call("min", row, parts.number(first)), _FIRST),
    ]
    query = exp.select(*keys, *counts).from_(parts.relation(_AFTER))
    query = query.join(parts.relation(_BEFORE), on=parts.equals(parts.column(ROW, _BEFORE), row))
    if worth is not None:
        values = parts.relation(listed.table.name, "values")
        query = query.join(values, on=parts.equals(parts.column(ROW, "values"), row))
    return query.group_by(*(parts.number(at) for at in range(1, len(keys) + 1)))


def _pair(
    row: Sequence[Any],
    sides: tuple[PreparedPlaybook, PreparedPlaybook],
    icps: tuple[str, str] | None,
) -> VerdictPair:
    width = len(COMPARED)
    causes = str(row[2 * width] or "").split(BETWEEN_IDS)
    named = zip(_taking_part(sides[1], icps[1] if icps is not None else None), causes, strict=False)
    found = {icp: cause.partition(":") for icp, cause in named if cause}
    accounts, worth, known, rows = row[2 * width + 1 :]
    return VerdictPair(
        _verdict(row[:width], sides[0]),
        _verdict(row[width : 2 * width], sides[1]),
        {icp: (kind, id_) for icp, (kind, _, id_) in found.items()},
        accounts,
        int(worth or 0),
        known,
        sorted(rows),
    )


def _verdict(cells: Sequence[Any], prepared: PreparedPlaybook) -> SideVerdict:
    icp, membership, best, worst, segment, play, asks = cells
    tiers = [one.id for one in prepared.program.tiers]
    return SideVerdict(
        icp or "",
        membership,
        tuple(tiers[best : worst + 1]) if best is not None else (),
        segment,
        play,
        tuple(one for one in (asks or "").split(BETWEEN_IDS) if one),
    )


def _cells(
    connection: "DuckDBPyConnection", listed: EngineList, wanted: Sequence[int]
) -> Mapping[int, ListRow]:
    """Rows as the reader of lists has them."""
    columns = listed.raw.columns
    query = _of_rows((ROW, NUMBER, WIDTH, *columns), listed.rows, wanted)
    found = {}
    for row, number, width, *values in parts.run(connection, query):
        cells = ["" if value is None else str(value) for value in values]
        found[row] = ListRow(number or row, cells[: len(cells) if width is None else width])
    return found


def _values(
    connection: "DuckDBPyConnection", listed: EngineList, prepared: PreparedPlaybook, wanted: Sequence[int]
) -> Mapping[int, Mapping[str, CellValue]]:
    """What a typed list says of accounts, as the engine judged them; nothing of a list of texts."""
    if not listed.typed:
        return {}
    columns = tuple(column_types(prepared.program, listed.table))
    found: dict[int, Mapping[str, CellValue]] = {}
    for row, *cells in parts.run(connection, _of_rows((ROW, *columns), listed.table.name, wanted)):
        values = dict(zip(columns, cells, strict=True))
        found[row] = typed_account(prepared.program, listed.table, values)
    return found


def _of_rows(columns: Sequence[str], name: str, wanted: Sequence[int]) -> exp.Select:
    query = exp.select(*map(parts.column, columns)).from_(parts.relation(name))
    rows = [parts.number(one) for one in wanted] or [parts.number(0)]
    return query.where(exp.In(this=parts.column(ROW), expressions=rows))


def _account(
    listed: EngineList, prepared: PreparedPlaybook, row: ListRow, values: Mapping[str, CellValue] | None
) -> AccountRow:
    """A row read as Python reads its cells; of a typed list, as the engine does."""
    found = AccountReader(listed.recognised, prepared.catalogue, {}).read(row)
    if values is None or found.account is None:
        return found
    read = {name: value for name, value in found.account.items() if name not in listed.table.fields}
    return AccountRow(row, {**read, **values}, ())
