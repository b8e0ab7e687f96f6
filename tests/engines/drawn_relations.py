"""Relations that tests draw: filters, cases, sums and windows over one small table, with unknown values."""

from collections.abc import Callable
from random import Random
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir

from icp_playbook.engines import QueryStep

COLUMNS = {"icp_row": "int64", "size": "int64", "growth": "int64", "name": "string", "paper": "boolean"}
Value: TypeAlias = Any
"""An expression of Ibis, which ships without types."""


def drawn_steps(random: Random) -> list[QueryStep]:
    """One to three steps, each over the one before, the first over `accounts`."""
    table = ibis.table(COLUMNS, name="accounts")
    steps = []
    for number in range(random.randint(1, 3)):
        relation = _relation(random, table)
        steps.append(QueryStep(f"icp_step_{number}", "One of the steps.", relation, {"size": "Counts."}))
        table = ibis.table(relation.schema(), name=f"icp_step_{number}")
    return steps


def drawn_rows(random: Random) -> list[tuple[object, ...]]:
    """Rows of the table of accounts."""
    return [
        (
            row,
            random.choice([None, 0, 3, 7, 50]),
            random.choice([None, -2, 0, 40]),
            random.choice([None, "", "crm", "paper"]),
            random.choice([None, True, False]),
        )
        for row in range(1, 21)
    ]


def _relation(random: Random, table: ir.Table) -> ir.Table:
    made = {
        random.choice(["size", "growth", "points"]): _number(random, table, 3),
        random.choice(["paper", "met"]): _truth(random, table, 3),
    }
    relation = table.mutate(**made)
    if random.random() < 0.5:
        relation = relation.filter(_truth(random, relation, 2).fill_null(True))
    if random.random() < 0.4:
        order = [relation.size.desc(), relation.icp_row]
        relation = relation.mutate(rank=ibis.row_number().over(order_by=order))
    if random.random() < 0.4:
        relation = relation.filter(relation.growth.sum().over(group_by=relation.paper).fill_null(1) > 0)
    return relation.select(*COLUMNS, *sorted(set(relation.columns) - set(COLUMNS)))


def _number(random: Random, table: ir.Table, depth: int) -> Value:
    if depth == 0:
        return random.choice([table.size, table.growth, ibis.literal(random.randint(-5, 60), "int64")])
    first, second = (_number(random, table, depth - 1) for _ in range(2))
    made: list[Callable[[], Value]] = [
        lambda: first + second,
        lambda: first - second,
        lambda: first * (second - first),
        lambda: ibis.cases((_truth(random, table, depth - 1), first), else_=second),
        lambda: first.cast("int64").cast("int32").cast("int64").fill_null(second),
    ]
    return random.choice(made)()


def _truth(random: Random, table: ir.Table, depth: int) -> Value:
    if depth == 0:
        return random.choice(
            [table.paper, table.name == "crm", table.size.isnull(), table.size.between(1, 9)]
        )
    first, second = (_truth(random, table, depth - 1) for _ in range(2))
    made: list[Callable[[], Value]] = [
        lambda: first & second,
        lambda: first | second,
        lambda: ~first,
        lambda: (first & second) | ~second,
        lambda: _number(random, table, depth - 1) >= _number(random, table, depth - 1),
        lambda: table.name.isin(["crm", "erp"]) | (first == second),
    ]
    return random.choice(made)()
