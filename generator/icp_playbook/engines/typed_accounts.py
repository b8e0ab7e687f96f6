"""Accounts as Python's evaluator takes them, from the columns that statements read."""

from collections.abc import Mapping
from typing import Any, cast

from icp_playbook.engines.account_table import BETWEEN_IDS, HIGH, LOW, AccountTable
from icp_playbook.fields import CellValue, traits
from icp_playbook.fit import Program
from icp_playbook.values import Interval


def typed_account(program: Program, table: AccountTable, values: Mapping[str, Any]) -> dict[str, CellValue]:
    """The account of a row: the values of the columns of `column_types` by their names."""
    known = {name: _value(name, program, table, values) for name in program.fields if name in table.fields}
    return {name: value for name, value in known.items() if value is not None}


def _value(name: str, program: Program, table: AccountTable, values: Mapping[str, Any]) -> CellValue | None:
    if name in table.ranged:
        low, high = values[f"{name}{LOW}"], values[f"{name}{HIGH}"]
        if low is None:
            return None
        return cast(CellValue, low) if low == high else Interval(low, high)
    value = values[name]
    if value is not None and traits(program.fields[name]).many:
        return frozenset(one for one in value.split(BETWEEN_IDS) if one)
    return cast(CellValue | None, value)
