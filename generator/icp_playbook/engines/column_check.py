"""The columns of a table of accounts as they count, and what of them cannot be read, counted."""

from collections.abc import Iterator
from functools import reduce

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.account_table import FOLDED, HIGH, LOW, AccountTable, column_types
from icp_playbook.engines.column_values import ColumnReading, column_reading, written
from icp_playbook.engines.expressions import as_expression, chosen
from icp_playbook.engines.steps import QueryStep
from icp_playbook.fields import Catalogue
from icp_playbook.fit import Program

KNOWN = "icp_known"
CHECKED = ("field", "problem", "accounts", "example")
"""The columns that a check gives: a row for each field and what is wrong with some of its values."""
_PROBLEM = "__problem"


def known_values(program: Program, catalogue: Catalogue, table: AccountTable) -> QueryStep:
    """The first step of a statement over a table that nobody has read: the same columns, as they count."""
    source = _source(program, table)
    found: dict[str, ir.Value] = {table.key: source[table.key]}
    for _, reading in _readings(program, catalogue, table, source):
        found.update(reading.columns)
    about = "The columns as far as their fields can hold what they do; all else is not known"
    return QueryStep(KNOWN, about, source.select(**found))


def check_steps(program: Program, catalogue: Catalogue, table: AccountTable) -> list[QueryStep]:
    """The steps that end in CHECKED."""
    source = _source(program, table)
    readings = [
        (field, one)
        for field, one in _readings(program, catalogue, table, source)
        if one.causes and one.unread is not False
    ]
    if not readings:
        return [QueryStep("icp_check", "No column can hold anything that cannot be read", _nothing(source))]
    kept = [source[name] for name in column_types(program, table)]
    problems = {
        f"{field}{_PROBLEM}": ibis.cases(
            (as_expression(one.unread), chosen(one.causes, ibis.null("string"), "string"))
        )
        for field, one in readings
    }
    first = source.select(*kept, **problems)
    step = QueryStep("icp_unread", "What of each column cannot be read, and so counts as not known", first)
    counts = [_counted(field, ibis.table(first.schema(), name=step.name)) for field, _ in readings]
    tables = (ibis.table(one.relation.schema(), name=one.name) for one in counts)
    whole = reduce(lambda above, below: above.union(below), tables)
    return [step, *counts, QueryStep("icp_check", "All of them", whole)]


def _counted(field: str, checked: ir.Table) -> QueryStep:
    some = checked.filter(checked[f"{field}{_PROBLEM}"].notnull())
    groups = some.group_by(problem=some[f"{field}{_PROBLEM}"])
    counts = groups.aggregate(accounts=some.count(), example=written(field, some).min())
    found = counts.select(field=ibis.literal(field), **{name: counts[name] for name in CHECKED[1:]})
    return QueryStep(f"icp_check_{field}", "", found)


def _nothing(source: ir.Table) -> ir.Table:
    text = ibis.null("string")
    empty = source.select(field=text, problem=text, accounts=ibis.null("int64"), example=text)
    return empty.filter(ibis.literal(False))  # no option: the condition


def _source(program: Program, table: AccountTable) -> ir.Table:
    """The table; its whole numbers may be stored with a point, so they are taken for floats."""
    types = column_types(program, table)
    loose = {name: "float64" if type_ == "int64" else type_ for name, type_ in types.items()}
    return ibis.table({table.key: "int64" if table.key_is_number else "string", **loose}, name=table.name)


def _readings(
    program: Program, catalogue: Catalogue, table: AccountTable, source: ir.Table
) -> Iterator[tuple[str, ColumnReading]]:
    types = column_types(program, table)
    for name in program.fields:
        if name in types or f"{name}{LOW}" in types:
            ranged, folded = f"{name}{HIGH}" in types, f"{name}{FOLDED}" in types
            yield name, column_reading(catalogue[name], source, ranged=ranged, folded=folded)
