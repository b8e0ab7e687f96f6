"""Lists of accounts, as exported by CRMs and data providers: read, scored and written row by row."""

from icp_playbook.accounts.assumed import assumptions
from icp_playbook.accounts.columns import ADDED
from icp_playbook.accounts.files import opened, written
from icp_playbook.accounts.formats import list_table
from icp_playbook.accounts.reading import AccountReader, AccountRow
from icp_playbook.accounts.scoring import FORMS, ORDERS, Form, Order, ScoreRequest, expect_columns, score_list

__all__ = [
    "ADDED",
    "FORMS",
    "ORDERS",
    "AccountReader",
    "AccountRow",
    "Form",
    "Order",
    "ScoreRequest",
    "assumptions",
    "expect_columns",
    "list_table",
    "opened",
    "score_list",
    "written",
]
