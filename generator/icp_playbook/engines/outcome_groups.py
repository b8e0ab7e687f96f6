"""The accounts of a list of outcomes judged as of the days they were created, and counted group by group."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlglot.expressions as exp

from icp_playbook.engines.account_groups import GROUPS, AccountGroup
from icp_playbook.engines.account_table import MOVED, ROW, AccountTable, column_types
from icp_playbook.engines.compiler import group_steps
from icp_playbook.engines.judged_list import quoted
from icp_playbook.engines.lists import NUMBER
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.outcome_cells import AMOUNT, RESULT, learnt
from icp_playbook.engines.outcome_table import OUTCOMES, OutcomeTable
from icp_playbook.engines.statements import statement
from icp_playbook.fit import PreparedPlaybook

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ACCOUNTS, _VERDICTS, _CUSTOMERS = "outcome accounts", "outcome verdicts", "outcome customers"
_DAY = datetime.date.max
"""As of it all are judged: their dates are as long before it as they were before the day of creation."""
NAME = "name"
"""The field that names an account."""
_GROUP, _TOOK, _STAYED, _LEFT = "group", "took", "stayed", "left"


class GroupCounts(NamedTuple):
    """How many accounts are in a group, and what became of them; all but `n` and `lost` of the won ones."""

    n: int
    won: int
    lost: int
    value: int
    valued: int
    renewed: int
    renewal_known: int
    expanded: int
    expansion_known: int


class Buyer(NamedTuple):
    """An account that bought: its number in the list, what it is called there, and what it brought."""

    row: int
    name: str | None
    value: int | None


@dataclass(frozen=True, slots=True)
class GroupedOutcomes:
    """The groups of a list, and what became of the accounts in each."""

    connection: "DuckDBPyConnection"
    groups: list[AccountGroup]
    has_names: bool

    def counts(self) -> Iterator[tuple[AccountGroup, GroupCounts]]:
        """Each group that has accounts."""
        group, result = parts.column(_GROUP), parts.column(RESULT)
        sides = {
            one: parts.call("count_if", parts.equals(result, parts.text(one))) for one in ("won", "lost")
        }
        found = exp.select(group, exp.Count(this=exp.Star()), *sides.values())
        rows = self._run(found.from_(_expanded(OUTCOMES, (RESULT,))).group_by(group))
        sums = [parts.call("sum", parts.column(AMOUNT)), parts.call("count", parts.column(AMOUNT))]
        for key in ("renewed", "expanded"):
            sums += [parts.call("count_if", parts.column(key)), parts.call("count", parts.column(key))]
        of_customers = exp.select(group, *sums).from_(_expanded(_CUSTOMERS, (AMOUNT, "renewed", "expanded")))
        sums_of = {one: values for one, *values in self._run(of_customers.group_by(group))}
        for number, *counts in rows:
            rest = sums_of.get(number, (0,) * len(sums))
            yield self.groups[number], GroupCounts(*(int(one or 0) for one in (*counts, *rest)))

    def cycles(self) -> Iterator[tuple[AccountGroup, int, int]]:
        """Days from created to closed, with how many won deals of a group took so long."""
        for number, days, count in self._days((_TOOK,), _TOOK):
            yield self.groups[number], days, count

    def tenures(self) -> Iterator[tuple[AccountGroup, bool, int, int]]:
        """Whether customers of a group left, days from the close until then, and how many they are."""
        for number, left, days, count in self._days((_LEFT, _STAYED), _STAYED):
            yield self.groups[number], bool(left), days, count

    def _days(self, keys: tuple[str, ...], known: str) -> list[tuple[int, ...]]:
        columns = [parts.column(one) for one in (_GROUP, *keys)]
        found = exp.select(*columns, exp.Count(this=exp.Star())).from_(_expanded(_CUSTOMERS, keys))
        return self._run(found.where(parts.has_value(parts.column(known))).group_by(*columns))

    def buyers(self, groups: Collection[AccountGroup]) -> Iterator[tuple[AccountGroup, Buyer]]:
        """The won accounts of some groups, in the order of the list."""
        numbers = [parts.number(at) for at, one in enumerate(self.groups) if one in groups]
        if not numbers:
            return
        name = parts.column(NAME) if self.has_names else parts.cast(parts.NULL, "VARCHAR")
        columns = (ROW, NUMBER, AMOUNT, *([NAME] if self.has_names else []))
        found = exp.select(parts.column(_GROUP), parts.column(NUMBER), name, parts.column(AMOUNT))
        found = found.from_(_expanded(_CUSTOMERS, columns))
        found = found.where(exp.In(this=parts.column(_GROUP), expressions=numbers)).order_by(
            parts.column(ROW)
        )
        for number, *buyer in self._run(found):
            yield self.groups[number], Buyer(*buyer)

    def _run(self, query: exp.Select) -> list[tuple[Any, ...]]:
        return parts.run(self.connection, query)


def _expanded(table: str, columns: tuple[str, ...]) -> exp.Subquery:
    """Each row of a table of outcomes as often as it has groups."""
    group = parts.named(parts.call("unnest", parts.column(GROUPS, _VERDICTS)), _GROUP)
    found = exp.select(group, *(parts.named(parts.column(one, table), one) for one in columns))
    same = parts.equals(parts.column(ROW, table), parts.column(ROW, _VERDICTS))
    found = found.from_(parts.relation(_VERDICTS)).join(parts.relation(table), on=same)
    known = exp.select(exp.Star()).from_(found.subquery("of groups"))
    return known.where(parts.has_value(parts.column(_GROUP))).subquery("expanded")


def group_outcomes(
    outcomes: OutcomeTable,
    prepared: PreparedPlaybook,
    icp: str | None,
    *,
    by_created: bool,
    unused: Collection[str],
    first: datetime.date | None,
) -> GroupedOutcomes:
    """Judges the accounts that were created on or after the `first` day, each as of its own day.

    What was learnt later than a deal was closed, or with `by_created` than it was created, counts as not
    known; fields that are `unused` do so altogether. Raises CommandError for what no statement can say.
    """
    connection = outcomes.connection
    fields = [name for name in outcomes.cells.table.fields if name not in unused]
    table = AccountTable(
        frozenset(fields),
        frozenset(name for name in fields if name in outcomes.cells.table.ranged),
        moved=True,
    )
    created, closed, taken = (
        parts.column("created"),
        parts.column("closed"),
        parts.cast(parts.text(outcomes.taken.isoformat()), "DATE"),
    )
    day = parts.first_of(created, closed, taken)
    known_by = day if by_created else parts.first_of(closed, taken)
    columns = []
    for name, field in _fields_of(prepared, table):
        value = parts.column(name.removesuffix(MOVED))
        if name.endswith(MOVED):
            value = _moved(value, day)
        if field in outcomes.columns.days:
            late = parts.compare(parts.column(learnt(field)), ">", known_by)
            value = parts.case((exp.Not(this=exp.Paren(this=parts.first_of(late, exp.false()))), value))
        columns.append(parts.named(value, name))
    accounts = exp.select(parts.column(ROW), *columns).from_(parts.relation(OUTCOMES))
    if first is not None:
        since = parts.cast(parts.text(first.isoformat()), "DATE")
        accounts = accounts.where(parts.compare(day, ">=", since))
    parts.run(connection, parts.created("VIEW", _ACCOUNTS, accounts))
    groups = _verdicts(connection, prepared, table, icp)
    has_names = NAME in outcomes.cells.types
    _keep_customers(connection, taken, has_names=has_names)
    return GroupedOutcomes(connection, groups, has_names)


def _fields_of(prepared: PreparedPlaybook, table: AccountTable) -> Iterator[tuple[str, str]]:
    """The columns of a table of accounts, each with its field."""
    for name in prepared.program.fields:
        if name in table.fields:
            one = AccountTable(frozenset({name}), table.ranged & {name}, moved=table.moved)
            yield from ((column, name) for column in column_types(prepared.program, one))


def _moved(date: parts.Sql, day: parts.Sql) -> parts.Sql:
    """A date as long before _DAY as it is before a day."""
    end = parts.cast(parts.text(_DAY.isoformat()), "DATE")
    more = exp.Paren(this=exp.Sub(this=end, expression=day.copy()))
    return exp.Add(this=date, expression=parts.cast(more, "INTEGER"))


def _verdicts(
    connection: "DuckDBPyConnection", prepared: PreparedPlaybook, table: AccountTable, icp: str | None
) -> list[AccountGroup]:
    program = prepared.program
    if icp is None and not any(one.operational for one in program.icps.values()):
        alone = parts.named(exp.Array(expressions=[parts.number(0)]), GROUPS)
        nobody = exp.select(parts.column(ROW), alone).from_(parts.relation(_ACCOUNTS))
        parts.run(connection, parts.created("TABLE", _VERDICTS, nobody))
        return [AccountGroup("all")]
    named = AccountTable(table.fields, table.ranged, moved=True, name=quoted(_ACCOUNTS))
    steps, groups = group_steps(program, prepared.words, named, _DAY, icp)
    connection.sql(statement(steps, "duckdb")).create(quoted(_VERDICTS))
    return groups


def _keep_customers(connection: "DuckDBPyConnection", taken: parts.Sql, *, has_names: bool) -> None:
    """Makes a table of the won deals: what they brought, how long they took, and for how long they stayed."""
    created, closed, churned = map(parts.column, ("created", "closed", "churned"))
    took = exp.Sub(this=closed, expression=created)
    stayed = exp.Sub(this=parts.first_of(churned, taken), expression=closed.copy())
    kept = (ROW, NUMBER, AMOUNT, "renewed", "expanded", *([NAME] if has_names else []))
    found = exp.select(
        *map(parts.column, kept),
        parts.named(took, _TOOK),
        parts.named(stayed, _STAYED),
        parts.named(parts.has_value(churned), _LEFT),
    ).from_(parts.relation(OUTCOMES))
    won = parts.equals(parts.column(RESULT), parts.text("won"))
    parts.run(connection, parts.created("TABLE", _CUSTOMERS, found.where(won)))
