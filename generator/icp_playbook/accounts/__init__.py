"""Lists of accounts, as exported by CRMs and data providers: read, scored and written row by row."""

from icp_playbook.accounts.assumed import assumptions
from icp_playbook.accounts.columns import ADDED, added_cells
from icp_playbook.accounts.contact_list import CONTACT_ADDED, ContactRequest
from icp_playbook.accounts.files import opened, written
from icp_playbook.accounts.filled_fields import read_filled_fields
from icp_playbook.accounts.formats import list_table
from icp_playbook.accounts.reading import AccountReader, AccountRow
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.scoring import ORDERS, Order, ScoreRequest, expect_columns, score_list
from icp_playbook.accounts.single_account import SingleAccount, score_single
from icp_playbook.accounts.writing import FORMS, Form

__all__ = [
    "ADDED",
    "CONTACT_ADDED",
    "FORMS",
    "ORDERS",
    "AccountReader",
    "AccountRow",
    "ContactRequest",
    "Form",
    "ListRow",
    "Order",
    "ScoreRequest",
    "SingleAccount",
    "added_cells",
    "assumptions",
    "expect_columns",
    "list_table",
    "opened",
    "read_filled_fields",
    "score_list",
    "score_single",
    "written",
]
