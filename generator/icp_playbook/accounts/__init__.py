"""Lists of accounts, as exported by CRMs and data providers: read, scored and written row by row."""

from icp_playbook.accounts.apart import is_inside, set_apart
from icp_playbook.accounts.assumed import assumptions
from icp_playbook.accounts.column_reading import ColumnCell, ColumnReader
from icp_playbook.accounts.columns import (
    ADDED,
    FORMULA_STARTS,
    TO_REACH,
    Added,
    Placement,
    added_cells,
    placement,
    reach_line,
    way_up,
)
from icp_playbook.accounts.contact_list import (
    CONTACT_ADDED,
    ContactList,
    ContactRequest,
    read_contacts,
    say_contacts,
    write_contacts,
)
from icp_playbook.accounts.files import opened, written
from icp_playbook.accounts.filled_fields import read_filled_fields
from icp_playbook.accounts.formats import list_table
from icp_playbook.accounts.playbook_lists import read_lists
from icp_playbook.accounts.reading import AccountReader, AccountRow, is_unreadable, row_problem
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.scoring import (
    ORDERS,
    Order,
    ScoreRequest,
    expect_columns,
    score_list,
    tested_fields,
)
from icp_playbook.accounts.shown_cells import ShownCells
from icp_playbook.accounts.single_account import SingleAccount, score_single
from icp_playbook.accounts.summary import say_above, say_columns, say_tally
from icp_playbook.accounts.table import Table, expect_headers
from icp_playbook.accounts.tally import KINDS, ROWS, Tally, UnreadCells
from icp_playbook.accounts.workload_lines import say_workload
from icp_playbook.accounts.writing import FORMS, Form, list_writer

__all__ = [
    "ADDED",
    "CONTACT_ADDED",
    "FORMS",
    "FORMULA_STARTS",
    "KINDS",
    "ORDERS",
    "ROWS",
    "TO_REACH",
    "AccountReader",
    "AccountRow",
    "Added",
    "ColumnCell",
    "ColumnReader",
    "ContactList",
    "ContactRequest",
    "Form",
    "ListRow",
    "Order",
    "Placement",
    "ScoreRequest",
    "ShownCells",
    "SingleAccount",
    "Table",
    "Tally",
    "UnreadCells",
    "added_cells",
    "assumptions",
    "expect_columns",
    "expect_headers",
    "is_inside",
    "is_unreadable",
    "list_table",
    "list_writer",
    "opened",
    "placement",
    "reach_line",
    "read_contacts",
    "read_filled_fields",
    "read_lists",
    "row_problem",
    "say_above",
    "say_columns",
    "say_contacts",
    "say_tally",
    "say_workload",
    "score_list",
    "score_single",
    "set_apart",
    "tested_fields",
    "way_up",
    "write_contacts",
    "written",
]
