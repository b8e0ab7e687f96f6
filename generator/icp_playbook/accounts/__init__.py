"""Lists of accounts, as exported by CRMs and data providers: read, scored and written row by row."""

from icp_playbook.accounts.assumed import assumptions
from icp_playbook.accounts.columns import ADDED
from icp_playbook.accounts.encoding import lines_of
from icp_playbook.accounts.files import opened, written
from icp_playbook.accounts.reading import AccountReader, AccountRow
from icp_playbook.accounts.scoring import FORMS, Form, ScoreRequest, expect_columns, score_list
from icp_playbook.accounts.table import table_of

__all__ = [
    "ADDED",
    "FORMS",
    "AccountReader",
    "AccountRow",
    "Form",
    "ScoreRequest",
    "assumptions",
    "expect_columns",
    "lines_of",
    "opened",
    "score_list",
    "table_of",
    "written",
]
