"""The as-of day of a statement, left open: days before it become `icp_day(n)`, which dbt fills in.

A program is compiled as of a day that no date in it could be mistaken for; the dates that follow from that
day are then told from the dates that the playbook names.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

import ibis
import ibis.expr.operations as ops

from icp_playbook.engines import QueryStep
from icp_playbook.fit import Program, tests_in
from icp_playbook.fit import condition as node

LAST_DAY = datetime.date(9999, 12, 31)
DAY_CALL = "icp_day({})"


def steps_as_of_any_day(
    program: Program, steps: Callable[[datetime.date], Sequence[QueryStep]]
) -> list[QueryStep]:
    """The steps, with `CAST('icp_day(90)' AS DATE)` for the day 90 days before the as-of day."""
    named, days = _named_dates(program)
    as_of = LAST_DAY
    while named & {as_of - datetime.timedelta(days=one) for one in days}:
        as_of -= datetime.timedelta(days=1)
    return [_moved(step, as_of, named) for step in steps(as_of)]


def _named_dates(program: Program) -> tuple[frozenset[datetime.date], frozenset[int]]:
    """The dates that conditions name, and the days of `within`."""
    dates: set[object] = set()
    days = {0}
    conditions = [one for icp in program.icps.values() for one in icp.conditions]
    for test in tests_in(*conditions):
        match test:
            case node.WithinDays(days=one):
                days.add(one)
            case node.Equals(value=value):
                dates.add(value)
            case node.InRange(low=low, high=high):
                dates |= {low, high}
            case node.Minimum(bound=bound) | node.Maximum(bound=bound):
                dates.add(bound)
            case _:
                continue
    return frozenset(one for one in dates if isinstance(one, datetime.date)), frozenset(days)


def _moved(step: QueryStep, as_of: datetime.date, named: frozenset[datetime.date]) -> QueryStep:
    open_days = {
        literal: _day(as_of - literal.value)
        for literal in step.relation.op().find(ops.Literal)
        if literal.dtype.is_date() and literal.value is not None and literal.value not in named
    }
    return replace(step, relation=step.relation.op().replace(open_days).to_expr()) if open_days else step


def _day(before: datetime.timedelta) -> ops.Node:
    node_: ops.Node = ibis.literal(DAY_CALL.format(before.days)).cast("date").op()
    return node_
