"""Commits as readers see them: in lines, as JSON, and as recent changes beside what they touched."""

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
from icp_playbook.views.events.named_changes import NAMED, NamedChange, named_changes
from icp_playbook.views.events.recent_changes import (
    SHOWN,
    EntryChanges,
    RecentChangeRow,
    RowChange,
    entry_changes,
    news,
    recent_boundary_changes,
    row_changes,
)
from icp_playbook.views.events.records import JsonRecord, changes_index, event_records

__all__ = [
    "NAMED",
    "SHOWN",
    "EntryChanges",
    "EntryLines",
    "EventView",
    "JsonRecord",
    "NamedChange",
    "RecentChangeRow",
    "RowChange",
    "changes_index",
    "entry_changes",
    "entry_name",
    "entry_url",
    "event_records",
    "event_views",
    "kind_name",
    "named_changes",
    "news",
    "people",
    "recent_boundary_changes",
    "request",
    "row_changes",
]
