"""Tests of a field as expressions over its column; null where the field is not known."""

import datetime
from typing import assert_never

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.account_table import BETWEEN_IDS, FOLDED, MOVED
from icp_playbook.engines.expressions import all_of, any_of
from icp_playbook.fields import Value
from icp_playbook.fit import CompiledTest
from icp_playbook.fit import condition as node


def test_expression(test: CompiledTest, accounts: ir.Table, as_of: datetime.date) -> ir.BooleanValue:
    """Whether a test holds of a known value that is no range."""
    column = accounts[test.field]
    match test:
        case node.Equals(value=bool(value)):
            return column if value else ~column
        case node.Equals(value=value):
            return column == _literal(value)
        case node.OneOf(values=values):
            return _one_of(column, values)
        case node.InRange(low=low, high=high):
            return column.between(_literal(low), _literal(high))
        case node.Minimum(bound=bound):
            return column >= _literal(bound)
        case node.Maximum(bound=bound):
            return column <= _literal(bound)
        case node.IncludesAny(values=values):
            return _known(any_of(_includes(column, one) for one in values), column)
        case node.IncludesAll(values=values):
            return _known(all_of(_includes(column, one) for one in values), column)
        case node.IncludesNone(values=values):
            return _known(all_of(~_includes(column, one) for one in values), column)
        case node.TextContains(field=field, texts=texts):
            text = accounts[f"{field}{FOLDED}"]
            return _known(any_of(text.contains(part) for part in texts), column)
        case node.TextStarts(field=field, texts=texts):
            text = accounts[f"{field}{FOLDED}"]
            return _known(any_of(text.startswith(part) for part in texts), column)
        case node.TextEnds(field=field, texts=texts):
            text = accounts[f"{field}{FOLDED}"]
            return _known(any_of(text.endswith(part) for part in texts), column)
        case node.WithinDays(days=days):
            first = datetime.date.fromordinal(max(1, as_of.toordinal() - days))
            name = f"{test.field}{MOVED}"
            moved = accounts[name] if name in accounts.schema() else column
            return moved.between(_literal(first), _literal(as_of))
        case node.IsKnown(known=known):
            return column.notnull() if known else column.isnull()
        case _:
            assert_never(test)


def _one_of(column: ir.Value, values: tuple[Value, ...]) -> ir.BooleanValue:
    if all(isinstance(one, bool) for one in values):
        return _known(any_of(column if one else ~column for one in values), column)
    return column.isin([_literal(one) for one in values])


def _includes(column: ir.StringValue, member: str) -> ir.BooleanValue:
    return column.contains(f"{BETWEEN_IDS}{member}{BETWEEN_IDS}")


def _literal(value: Value) -> ir.Value:
    return ibis.literal(value)


def _known(holds: bool | ir.BooleanValue, column: ir.Value) -> ir.BooleanValue:
    """A test of no values at all is decided wherever the field is known."""
    if isinstance(holds, bool):
        return ibis.cases((column.notnull(), ibis.literal(holds)))
    return holds
