"""What became of the accounts of all lists of outcomes, counted group by group in the engine."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import ibis
import ibis.expr.types as ir
import sqlglot.expressions as exp

from icp_playbook.engines.account_groups import GROUPS, AccountGroup
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.judged_list import query, quoted
from icp_playbook.engines.lists import NUMBER
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.outcome_cells import AMOUNT, DAYS, RESULT, STAGE, made
from icp_playbook.engines.outcome_companies import (
    COMPANY,
    DOMAIN,
    KEY,
    LABEL,
    LIST,
    NAMED,
    NAMELESS,
    companies,
)
from icp_playbook.engines.outcome_table import OUTCOMES, OutcomeTable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

VERDICTS, _ROWS, _COUNTED, _COMPANIES = (
    "outcome verdicts",
    "outcome rows",
    "outcomes counted",
    "outcome companies",
)
_GROUP, _TOOK, _STAYED, _LEFT, _SEVERAL = "group", "took", "stayed", "left", "several"
_FLAGS = ("renewed", "expanded")
_TYPES = {
    LIST: "int64",
    ROW: "int64",
    NUMBER: "int64",
    LABEL: "string",
    KEY: "string",
    DOMAIN: "string",
    RESULT: "string",
    STAGE: "string",
    AMOUNT: "int64",
    _TOOK: "int64",
    _STAYED: "int64",
    _LEFT: "boolean",
    **dict.fromkeys(_FLAGS, "boolean"),
    GROUPS: "array<int32>",
}
_SQL = {"int64": "BIGINT", "string": "VARCHAR", "boolean": "BOOLEAN", "array<int32>": "INTEGER[]"}
_SUMS = ("n", "won", "lost", "value", "valued", "renewed", "renewal_known", "expanded", "expansion_known")
_SQUARED = ("decided", "won", "renewal_known", "expansion_known")


class GroupCounts(NamedTuple):
    """How many accounts are in a group, and what became of them; all but `n` and `lost` of the won ones.

    The last four are the squares of how many rows a company has, summed over companies: of the decided rows,
    of the won ones, and of those of which it is known whether they renewed or expanded.
    """

    n: int
    won: int
    lost: int
    value: int
    valued: int
    renewed: int
    renewal_known: int
    expanded: int
    expansion_known: int
    decided_squares: int
    won_squares: int
    renewal_squares: int
    expansion_squares: int


class Buyer(NamedTuple):
    """An account that bought: the place of its list, its number there, its label, and what it brought."""

    place: int
    row: int
    label: str
    value: int | None


class GroupedOutcomes:
    """The rows of several lists with their groups, one list added after the other, and what they come to."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self.connection = connection
        self.groups: list[AccountGroup] = []
        types = {name: _SQL[type_] for name, type_ in _TYPES.items()}
        parts.run(connection, parts.created("TABLE", _ROWS, parts.without_rows(types)))

    def add(self, outcomes: OutcomeTable, groups: list[AccountGroup]) -> None:
        """Adds the rows of a list whose names and verdicts are kept; those without verdict do not count."""
        self.groups = groups
        created, closed, churned = (parts.column(made(one), OUTCOMES) for one in DAYS)
        won = parts.equals(parts.column(made(RESULT), OUTCOMES), parts.text("won"))
        stayed = exp.Sub(this=parts.first_of(churned, outcomes.taken_day), expression=closed.copy())
        stage = parts.column(made(STAGE), OUTCOMES) if STAGE in outcomes.columns.named else parts.NULL
        values: dict[str, parts.Sql] = {
            **{one: parts.column(one, NAMED) for one in (LIST, ROW, NUMBER, LABEL, KEY, DOMAIN)},
            RESULT: parts.column(made(RESULT), OUTCOMES),
            STAGE: parts.cast(stage, "VARCHAR"),
            AMOUNT: parts.case((won, parts.column(made(AMOUNT), OUTCOMES))),
            _TOOK: parts.case((won, exp.Sub(this=closed, expression=created))),
            _STAYED: parts.case((won, stayed)),
            _LEFT: parts.has_value(churned),
            **{one: parts.column(made(one), OUTCOMES) for one in _FLAGS},
            GROUPS: parts.column(GROUPS, VERDICTS),
        }
        found = exp.select(*(parts.named(values[name], name) for name in _TYPES)).from_(
            parts.relation(OUTCOMES)
        )
        row = parts.column(ROW, OUTCOMES)
        found = found.join(parts.relation(NAMED), on=parts.equals(parts.column(ROW, NAMED), row))
        same = parts.equals(parts.column(ROW, VERDICTS), row)
        found = found.join(parts.relation(VERDICTS), on=same, join_type="left")
        parts.run(self.connection, parts.inserted(_ROWS, found))

    def count(self) -> tuple[int, int, int, int]:
        """Finds the company of each row that counts.

        Gives how many companies there are, how many of them have several rows, how many rows these have, and
        how many rows name none.
        """
        counts = parts.has_value(parts.column(GROUPS, _ROWS))
        of_rows = companies(_ROWS).subquery(_COMPANIES)
        same = parts.every(
            *(parts.equals(parts.column(one, _COMPANIES), parts.column(one, _ROWS)) for one in (LIST, ROW))
        )
        columns = [parts.named(parts.column(one, _ROWS), one) for one in _TYPES]
        found = exp.select(*columns, parts.column(COMPANY, _COMPANIES)).from_(parts.relation(_ROWS))
        joined = found.join(of_rows, on=same).where(counts)
        over = exp.Window(this=exp.Count(this=exp.Star()), partition_by=[parts.column(COMPANY)])
        several = parts.named(parts.compare(over, ">", parts.number(1)), _SEVERAL)
        whole = exp.select(exp.Star(), several).from_(joined.subquery("joined"))
        parts.run(self.connection, parts.created("TABLE", _COUNTED, whole))
        sizes = self._table.group_by(COMPANY).agg(rows=self._table.count())
        repeated = sizes.rows > 1
        summed = sizes.aggregate(
            all=sizes.count(),
            repeated=sizes.count(where=repeated),
            rows=sizes.rows.sum(where=repeated),
            nameless=sizes.count(where=sizes[COMPANY].startswith(NAMELESS)),
        )
        [row] = query(self.connection, summed).fetchall()
        return int(row[0]), int(row[1]), int(row[2] or 0), int(row[3])

    @property
    def _table(self) -> ir.Table:
        return ibis.table({**_TYPES, COMPANY: "string", _SEVERAL: "boolean"}, name=quoted(_COUNTED))

    def _expanded(self, rows: ir.Table, *columns: str) -> ir.Table:
        """Rows as often as they have groups."""
        found = rows.select(*(rows[one] for one in columns), **{_GROUP: rows[GROUPS].unnest()})
        return found.filter(found[_GROUP].notnull())

    def counts(self) -> Iterator[tuple[AccountGroup, GroupCounts]]:
        """Each group that has accounts. Rows of companies that have no other are counted at once."""
        table = self._table
        found: dict[int, list[int]] = {}
        alone = self._expanded(table.filter(~table[_SEVERAL]), RESULT, AMOUNT, *_FLAGS)
        rows = query(self.connection, alone.group_by(_GROUP).agg(**_sums(alone))).fetchall()
        for number, *sums in rows:
            whole = [int(one or 0) for one in sums]
            row = dict(zip(_SUMS, whole, strict=True)) | {"decided": whole[1] + whole[2]}
            found[number] = [*whole, *(row[one] for one in _SQUARED)]
        some = self._expanded(table.filter(table[_SEVERAL]), RESULT, AMOUNT, COMPANY, *_FLAGS)
        each = some.group_by([_GROUP, COMPANY]).agg(**_sums(some))
        each = each.mutate(decided=each.won + each.lost)
        squares = {f"{one} squares": (each[one] * each[one]).sum() for one in _SQUARED}
        both = each.group_by(_GROUP).agg(**{one: each[one].sum() for one in _SUMS}, **squares)
        for number, *sums in query(self.connection, both).fetchall():
            before = found.get(number, [0] * len(sums))
            found[number] = [one + int(other or 0) for one, other in zip(before, sums, strict=True)]
        for number, whole in found.items():
            yield self.groups[number], GroupCounts(*whole)

    def cycles(self) -> Iterator[tuple[AccountGroup, int, int]]:
        """Days from created to closed, with how many won deals of a group took so long."""
        for number, days, count in self._days(_TOOK, _TOOK):
            yield self.groups[number], days, count

    def tenures(self) -> Iterator[tuple[AccountGroup, bool, int, int]]:
        """Whether customers of a group left, days from the close until then, and how many they are."""
        for number, left, days, count in self._days(_STAYED, _LEFT, _STAYED):
            yield self.groups[number], bool(left), days, count

    def _days(self, known: str, *keys: str) -> list[tuple[Any, ...]]:
        table = self._table
        rows = self._expanded(table.filter(table[known].notnull()), *keys)
        counts = rows.group_by([_GROUP, *keys]).agg(count=rows.count())
        return query(self.connection, counts).fetchall()

    def stages(self, group: AccountGroup) -> Mapping[tuple[str | None, Any], int]:
        """The stages and the results of the accounts of a group, with how many have both."""
        if group not in self.groups:
            return {}
        rows = self._expanded(self._table, STAGE, RESULT)
        some = rows.filter(rows[_GROUP] == self.groups.index(group))
        counts = some.group_by([STAGE, RESULT]).agg(count=some.count())
        return {(stage, result): count for stage, result, count in query(self.connection, counts).fetchall()}

    def buyers(self, groups: Collection[AccountGroup]) -> Iterator[tuple[AccountGroup, Buyer]]:
        """The won accounts of some groups, in the order of the lists."""
        numbers = [at for at, one in enumerate(self.groups) if one in groups]
        if not numbers:
            return
        table = self._table
        rows = self._expanded(table.filter(table[RESULT] == "won"), LIST, ROW, NUMBER, LABEL, AMOUNT)
        some = rows.filter(rows[_GROUP].isin(numbers)).order_by([LIST, ROW])
        found = some.select(_GROUP, LIST, NUMBER, LABEL, AMOUNT)
        for number, *buyer in query(self.connection, found).fetchall():
            yield self.groups[number], Buyer(*buyer)


def _sums(rows: ir.Table) -> dict[str, ir.Value]:
    found: Sequence[ir.Value] = [
        rows.count(),
        rows.count(where=rows[RESULT] == "won"),
        rows.count(where=rows[RESULT] == "lost"),
        rows[AMOUNT].sum(),
        rows[AMOUNT].count(),
        rows.count(where=rows["renewed"]),
        rows["renewed"].count(),
        rows.count(where=rows["expanded"]),
        rows["expanded"].count(),
    ]
    return dict(zip(_SUMS, found, strict=True))
