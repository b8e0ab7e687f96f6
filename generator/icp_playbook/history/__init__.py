"""Who changed what, when and why: revisions of entries from git, compared by meaning."""

from icp_playbook.history.cache import HistoryCache
from icp_playbook.history.messages import Message, read_message
from icp_playbook.history.reader import cache_of, read_history
from icp_playbook.history.renames import Renames
from icp_playbook.history.revisions import (
    Commit,
    EntryEdit,
    Gap,
    History,
    Note,
    Person,
    Revision,
    Snapshot,
    Tombstone,
)

__all__ = [
    "Commit",
    "EntryEdit",
    "Gap",
    "History",
    "HistoryCache",
    "Message",
    "Note",
    "Person",
    "Renames",
    "Revision",
    "Snapshot",
    "Tombstone",
    "cache_of",
    "read_history",
    "read_message",
]
