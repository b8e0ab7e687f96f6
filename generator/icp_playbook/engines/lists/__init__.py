"""Lists of any size in DuckDB: their rows, and their cells as Python's readers read them."""

from icp_playbook.engines.lists.account_view import (
    ReadField,
    account_rows,
    row_view,
    unknown_before,
    value_columns,
)
from icp_playbook.engines.lists.list_files import ListSource, list_source
from icp_playbook.engines.lists.list_reading import (
    IN_ORDER,
    EngineList,
    has_rows,
    raw_list,
    read_again,
    read_source,
)
from icp_playbook.engines.lists.raw_list import BEYOND, KIND, NUMBER, PROBLEM, WIDTH, RawList, insert_rows
from icp_playbook.engines.lists.read_columns import SPELT, ReadColumn, field_columns, spelt_cells
from icp_playbook.engines.lists.text_lists import CountHeaders, is_blank
from icp_playbook.engines.lists.typed_rows import expect_typed, typed_table, wanted_cells

__all__ = [
    "BEYOND",
    "IN_ORDER",
    "KIND",
    "NUMBER",
    "PROBLEM",
    "SPELT",
    "WIDTH",
    "CountHeaders",
    "EngineList",
    "ListSource",
    "RawList",
    "ReadColumn",
    "ReadField",
    "account_rows",
    "expect_typed",
    "field_columns",
    "has_rows",
    "insert_rows",
    "is_blank",
    "list_source",
    "raw_list",
    "read_again",
    "read_source",
    "row_view",
    "spelt_cells",
    "typed_table",
    "unknown_before",
    "value_columns",
    "wanted_cells",
]
