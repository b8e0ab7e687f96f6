"""Engines: the program over whole tables. One compiler makes Ibis expressions of it; engines run them."""

from icp_playbook.engines.account_table import ROW, AccountTable, column_types, folded_fields
from icp_playbook.engines.statements import DIALECTS, statement
from icp_playbook.engines.steps import QueryStep

__all__ = ["DIALECTS", "ROW", "AccountTable", "QueryStep", "column_types", "folded_fields", "statement"]
