"""Lists of accounts: read as CRMs and data providers export them, judged row by row, written back."""

from icp_playbook.accounts.assumptions import assumptions
from icp_playbook.accounts.columns import ADDED
from icp_playbook.accounts.files import opened, written
from icp_playbook.accounts.scoring import FORMS, Form, ScoreRequest, score_list

__all__ = [
    "ADDED",
    "FORMS",
    "Form",
    "ScoreRequest",
    "assumptions",
    "opened",
    "score_list",
    "written",
]
