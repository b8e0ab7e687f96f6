"""The accounts of a list of outcomes that are new, counted month by month in the engine."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

import sqlglot.expressions as exp

from icp_playbook.engines.account_groups import GROUPS, AccountGroup
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.outcome_cells import made
from icp_playbook.engines.outcome_companies import COMPANY, NAMED, companies
from icp_playbook.engines.outcome_groups import VERDICTS
from icp_playbook.engines.outcome_table import OUTCOMES, OutcomeTable
from icp_playbook.engines.outcome_verdicts import VerdictRequest, keep_verdicts

_FIRST, _VERDICTS, _MONTH, _GROUP = "outcomes new", "outcome verdicts of the new", "month", "group"
_KINDS = ("all", "status", "tier")


class MonthCount(NamedTuple):
    """How many new accounts of a month are in a group."""

    month: datetime.date
    group: AccountGroup
    accounts: int


def count_months(
    outcomes: OutcomeTable,
    request: VerdictRequest,
    days: tuple[datetime.date, datetime.date],
    groups: list[AccountGroup] | None,
) -> Iterator[MonthCount]:
    """The new accounts from a day on to the month that begins with another, by status and tier.

    A company is new with the first row that was created of those it has. `groups` are those of VERDICTS where
    these are of the same request; None to judge anew. Raises CommandError as `keep_verdicts` does.
    """
    connection = outcomes.connection
    _keep_first(outcomes, days)
    verdicts = VERDICTS
    if groups is None:
        verdicts = _VERDICTS
        rows = exp.select(parts.column(ROW)).from_(parts.relation(_FIRST))
        some = exp.In(this=parts.column(ROW), query=exp.Subquery(this=rows))
        groups = keep_verdicts(outcomes, request, verdicts, some)
    same = parts.equals(parts.column(ROW, verdicts), parts.column(ROW, _FIRST))
    each = exp.select(
        parts.column(_MONTH, _FIRST),
        parts.named(parts.call("unnest", parts.column(GROUPS, verdicts)), _GROUP),
    )
    each = each.from_(parts.relation(_FIRST)).join(parts.relation(verdicts), on=same)
    keys = [parts.column(one) for one in (_MONTH, _GROUP)]
    found = exp.select(*keys, exp.Count(this=exp.Star())).from_(each.subquery("each"))
    found = found.where(parts.has_value(keys[1])).group_by(*keys)
    for month, number, count in parts.run(connection, found):
        if groups[number].kind in _KINDS:
            yield MonthCount(month, groups[number], count)


def _keep_first(outcomes: OutcomeTable, days: tuple[datetime.date, datetime.date]) -> None:
    """Makes a table of ROW and the first day of the month, of the first row of each company in these days."""
    created = parts.column(made("created"), OUTCOMES)
    order = exp.Order(
        expressions=[
            exp.Ordered(this=created.copy(), nulls_first=False),
            exp.Ordered(this=parts.column(ROW, OUTCOMES), nulls_first=False),
        ]
    )
    own = companies(NAMED).subquery("own")
    place = exp.Window(this=exp.RowNumber(), partition_by=[parts.column(COMPANY, "own")], order=order)
    found = exp.select(
        parts.named(parts.column(ROW, OUTCOMES), ROW),
        parts.named(created, "created"),
        parts.named(place, "place"),
    ).from_(parts.relation(OUTCOMES))
    same = parts.equals(parts.column(ROW, "own"), parts.column(ROW, OUTCOMES))
    every = found.join(own, on=same).subquery("every")
    month = parts.cast(parts.call("date_trunc", parts.text("month"), parts.column("created")), "DATE")
    start, last = (parts.cast(parts.text(one.isoformat()), "DATE") for one in days)
    new = exp.select(parts.column(ROW), parts.named(month, _MONTH)).from_(every)
    new = new.where(
        parts.every(
            parts.equals(parts.column("place"), parts.number(1)),
            parts.compare(parts.column("created"), ">=", start),
            parts.compare(month, "<=", last),
        )
    )
    parts.run(outcomes.connection, parts.created("TABLE", _FIRST, new))
