"""Kinds of accounts: those of one kind come out alike in every test of some conditions.

What Python finds of one of a kind so holds for all of it. A kind is a text: how each test of a field comes
out, and the ends of a band of numbers. Kinds are collected in the engine, one account of each is read from
there, and what is found of it is kept there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir
import sqlglot.expressions as exp

from icp_playbook.engines.account_table import HIGH, LOW, ROW, AccountTable, column_types
from icp_playbook.engines.expressions import number, total
from icp_playbook.engines.field_tests import test_expression
from icp_playbook.engines.judged_list import query, quoted, table_of
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.typed_accounts import typed_account
from icp_playbook.fit import (
    Account,
    BandedPoints,
    CompiledCondition,
    CompiledTest,
    IcpProgram,
    NamedCondition,
    Program,
    tests_in,
)

if TYPE_CHECKING:
    import datetime

    from duckdb import DuckDBPyConnection

KIND, SCORED, ACCOUNTS = "kind of account", "scored against", "accounts of the kind"
"""Columns: no field can have a blank in its id."""
_BITS = 60
"""Tests whose outcomes are one number."""
_AT_ONCE = 500
"""Kinds that are in Python's memory."""


@dataclass(frozen=True, slots=True)
class AccountKind:
    """One account for all of its kind."""

    kind: str
    icp: str
    """The ICP that these accounts are scored against."""
    accounts: int
    """How many they are."""
    account: Account
    """The first of them."""


def fit_conditions(icp: IcpProgram) -> Iterator[CompiledCondition]:
    """What decides status and tier of an ICP."""
    rows: tuple[NamedCondition | BandedPoints, ...] = (*icp.must, *icp.disqualifiers, *icp.score)
    for row in rows:
        yield from row.conditions
    if icp.enough is not None:
        yield icp.enough


def typed_table(program: Program, table: AccountTable) -> ir.Table:
    """The accounts as expressions read them; a number that is no band also under the name of its field."""
    types = {ROW: "int64", **column_types(program, table)}
    accounts = ibis.table(types, name=quoted(table.name))
    exact = {
        name: ibis.cases((accounts[f"{name}{LOW}"] == accounts[f"{name}{HIGH}"], accounts[f"{name}{LOW}"]))
        for name in sorted(table.ranged)
    }
    return accounts.mutate(**exact) if exact else accounts


def kind_text(
    accounts: ir.Table, table: AccountTable, as_of: "datetime.date", conditions: Iterable[CompiledCondition]
) -> ir.StringValue:
    """The kind of each account of `typed_table`, as far as these conditions tell."""
    tests: dict[str, dict[CompiledTest, None]] = {}
    for test in tests_in(*conditions):
        if test.field in table.fields:
            tests.setdefault(test.field, {})[test] = None
    found: list[ir.StringValue] = []
    for name, some in tests.items():
        if name in table.ranged:
            found.append(_band(accounts, name))
        found += [one.cast("string") for one in _outcomes(accounts, name, [*some], as_of)]
    return ibis.literal(",").join(found) if found else ibis.literal("")


def _band(accounts: ir.Table, name: str) -> ir.StringValue:
    """The ends of a band of numbers; nothing for one number and where none is known."""
    low, high = (accounts[f"{name}{end}"].cast("string").fill_null("") for end in (LOW, HIGH))
    return ibis.cases((accounts[name].isnull(), low + "-" + high), else_=ibis.literal(""))


def _outcomes(
    accounts: ir.Table, name: str, tests: Sequence[CompiledTest], as_of: "datetime.date"
) -> Iterator[ir.IntegerValue]:
    """Whether a field is known, and which tests of it hold, as the bits of numbers."""
    holds = [accounts[name].notnull(), *(test_expression(test, accounts, as_of) for test in tests)]
    for first in range(0, len(holds), _BITS):
        bits = enumerate(holds[first : first + _BITS])
        yield number(total([ibis.cases((one, 1 << place), else_=0).cast("int64") for place, one in bits]))


def collect_kinds(
    connection: "DuckDBPyConnection", program: Program, table: AccountTable, keyed: str, name: str
) -> int:
    """Makes a table of the kinds of a table of ROW, SCORED and KIND; gives how many there are."""
    rows = table_of(connection, keyed)
    first = rows.group_by(KIND, SCORED).agg(**{ROW: rows[ROW].min(), ACCOUNTS: rows.count()})
    accounts = typed_table(program, table)
    joined = accounts.inner_join(first, accounts[ROW] == first[ROW])
    columns = {one: accounts[one] for one in column_types(program, table)}
    own = {one: first[one] for one in (KIND, SCORED, ACCOUNTS)}
    query(connection, joined.select(**own, **columns)).create(quoted(name))
    kinds = table_of(connection, name)
    [(count,)] = query(connection, kinds.aggregate(count=kinds.count())).fetchall()
    return int(count)


def read_kinds(
    connection: "DuckDBPyConnection", program: Program, table: AccountTable, name: str
) -> Iterator[list[AccountKind]]:
    """The kinds of a table that `collect_kinds` made, some at once."""
    columns = (KIND, SCORED, ACCOUNTS, *column_types(program, table))
    place = exp.column("rowid")
    for start in range(0, 1 << 62, _AT_ONCE):
        window = exp.Between(this=place, low=parts.number(start), high=parts.number(start + _AT_ONCE - 1))
        found = exp.select(*map(parts.column, columns)).from_(parts.relation(name)).where(window)
        rows = [dict(zip(columns, row, strict=True)) for row in parts.run(connection, found)]
        if not rows:
            return
        yield [
            AccountKind(row[KIND], row[SCORED], row[ACCOUNTS], typed_account(program, table, row))
            for row in rows
        ]


def by_icp(scored: ir.StringValue, kinds: Mapping[str, ir.StringValue]) -> ir.StringValue:
    """The kind of an account, of the ICP that it is scored against."""
    return ibis.cases(*((scored == icp, kind) for icp, kind in kinds.items()), else_=ibis.literal(""))
