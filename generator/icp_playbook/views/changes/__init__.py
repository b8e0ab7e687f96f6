"""The pages of /changes/, and the pages at former addresses of entries."""

from icp_playbook.views.changes.pages import (
    CHANGES_TITLE,
    COMPARE_TITLE,
    changes_view,
    compare_view,
    items_by_day,
    year_url,
    year_view,
)
from icp_playbook.views.changes.redirects import (
    RedirectView,
    git_redirects,
    listed_redirects,
    redirect_view,
    tombstone_view,
    tombstones,
)
from icp_playbook.views.changes.states import MOST, decision_records, states_record

__all__ = [
    "CHANGES_TITLE",
    "COMPARE_TITLE",
    "MOST",
    "RedirectView",
    "changes_view",
    "compare_view",
    "decision_records",
    "git_redirects",
    "items_by_day",
    "listed_redirects",
    "redirect_view",
    "states_record",
    "tombstone_view",
    "tombstones",
    "year_url",
    "year_view",
]
