"""The accounts of a list of outcomes judged in the engine, each as of the day it was created."""

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlglot.expressions as exp

from icp_playbook.engines.account_groups import GROUPS, AccountGroup
from icp_playbook.engines.account_table import MOVED, ROW, AccountTable, column_types
from icp_playbook.engines.compiler import group_steps
from icp_playbook.engines.judged_list import quoted
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.outcome_cells import learnt, made
from icp_playbook.engines.outcome_table import OUTCOMES, OutcomeTable
from icp_playbook.engines.statements import statement
from icp_playbook.fit import PreparedPlaybook

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ACCOUNTS = "outcome accounts"
_DAY = datetime.date.max
"""As of it all are judged: their dates are as long before it as they were before the day of creation."""


@dataclass(frozen=True, slots=True)
class VerdictRequest:
    """The request. `icp` is None for the best of all.

    What was learnt later than a deal was closed, or with `by_created` than it was created, counts as not
    known; fields that are `unused` do so altogether. `bins` are where ranges of scores start.
    """

    prepared: PreparedPlaybook
    icp: str | None
    by_created: bool
    unused: Collection[str]
    bins: Sequence[int]


def keep_verdicts(
    outcomes: OutcomeTable, request: VerdictRequest, name: str, some: parts.Sql | None = None
) -> list[AccountGroup]:
    """Makes a table of ROW and GROUPS of `some` accounts, or of all; gives the group of each number.

    Raises CommandError for what no statement can say.
    """
    connection, program = outcomes.connection, request.prepared.program
    fields = [one for one in outcomes.cells.table.fields if one not in request.unused]
    ranged = frozenset(fields) & outcomes.cells.table.ranged
    table = AccountTable(frozenset(fields), ranged, name=quoted(_ACCOUNTS), moved=True)
    accounts = exp.select(parts.column(ROW), *_columns(outcomes, request, table))
    accounts = accounts.from_(parts.relation(OUTCOMES))
    if some is not None:
        accounts = accounts.where(some)
    parts.run(connection, parts.created("VIEW", _ACCOUNTS, accounts))
    if request.icp is None and not any(one.operational for one in program.icps.values()):
        _keep_none(connection, name)
        return [AccountGroup("all")]
    steps, groups = group_steps(program, request.prepared.words, table, _DAY, request.icp, request.bins)
    made = connection.sql(statement(steps, "duckdb"))
    parts.run(connection, parts.dropped(name))
    made.create(quoted(name))
    return groups


def _columns(outcomes: OutcomeTable, request: VerdictRequest, table: AccountTable) -> Iterator[parts.Sql]:
    """The columns of facts as far as they count, dates also moved."""
    day = outcomes.scored_day
    known_by = day if request.by_created else parts.first_of(parts.column(made("closed")), outcomes.taken_day)
    for name, field in _fields_of(request.prepared, table):
        value = parts.column(name.removesuffix(MOVED))
        if name.endswith(MOVED):
            value = _moved(value, day)
        if field in outcomes.columns.days:
            late = parts.first_of(parts.compare(parts.column(learnt(field)), ">", known_by), exp.false())
            value = parts.case((exp.Not(this=late), value))
        yield parts.named(value, name)


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


def _keep_none(connection: "DuckDBPyConnection", name: str) -> None:
    """Puts every account into the one group of all."""
    alone = parts.named(parts.cast(exp.Array(expressions=[parts.number(0)]), "INTEGER[]"), GROUPS)
    nobody = exp.select(parts.column(ROW), alone).from_(parts.relation(_ACCOUNTS))
    parts.run(connection, parts.dropped(name))
    connection.sql(nobody.sql(dialect=parts.DIALECT)).create(quoted(name))
