"""Commits as readers see them: in lines, as JSON, and as recent changes beside what they touched."""

from icp_playbook.views.events.decided_changes import NAMED, NamedChange, named_changes
from icp_playbook.views.events.decision_dates import (
    ABOUT_FILES,
    DECISION,
    DatedDecision,
    dated_decisions,
)
from icp_playbook.views.events.events import (
    EntryLines,
    EventView,
    entry_name,
    entry_url,
    event_views,
    kind_name,
    people,
    request,
)
from icp_playbook.views.events.recent_changes import (
    SHOWN,
    EntryChanges,
    RecentChangeRow,
    RowChange,
    entry_changes,
    recent_boundary_changes,
    row_changes,
)
from icp_playbook.views.events.records import JsonRecord, changes_index, decision_record, event_records
from icp_playbook.views.events.role_news import READERS, NewsLine, NewsRow, Reader, news_by_role

__all__ = [
    "ABOUT_FILES",
    "DECISION",
    "NAMED",
    "READERS",
    "SHOWN",
    "DatedDecision",
    "EntryChanges",
    "EntryLines",
    "EventView",
    "JsonRecord",
    "NamedChange",
    "NewsLine",
    "NewsRow",
    "Reader",
    "RecentChangeRow",
    "RowChange",
    "changes_index",
    "dated_decisions",
    "decision_record",
    "entry_changes",
    "entry_name",
    "entry_url",
    "event_records",
    "event_views",
    "kind_name",
    "named_changes",
    "news_by_role",
    "people",
    "recent_boundary_changes",
    "request",
    "row_changes",
]
