"""A program run by a warehouse over typed accounts."""

from icp_playbook.engines import ROW, column_types, compiled_steps, statement
from tests.engines.cases import Case
from tests.engines.parity import Row, table_of, typed_rows
from tests.engines.warehouses import Warehouse


def by_warehouse(warehouse: Warehouse, case: Case) -> list[Row]:
    """The columns of each account, from one statement."""
    program, words, accounts = case.typed()
    table = table_of(program, accounts, all_ranged=case.all_ranged)
    types = {ROW: "int64", **column_types(program, table)}
    warehouse.load("accounts", types, list(typed_rows(program, table, accounts)))
    steps = compiled_steps(program, words, table, case.day, case.icp or None, case.columns)
    found = sorted(warehouse.rows(statement(steps, warehouse.dialect)), key=lambda row: row[ROW])
    return [{name: row[name] for name in case.columns} for row in found]
