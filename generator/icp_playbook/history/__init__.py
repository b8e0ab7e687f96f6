"""Who changed what, when and why: revisions of entries, from git, by what files mean."""

from icp_playbook.history.messages import Message, read_message
from icp_playbook.history.reader import PATHS, cache_of, read_history
from icp_playbook.history.renames import Lives
from icp_playbook.history.revisions import (
    Commit,
    Gap,
    History,
    Note,
    Person,
    Revision,
    Snapshot,
    Step,
    Tombstone,
)

__all__ = [
    "PATHS",
    "Commit",
    "Gap",
    "History",
    "Lives",
    "Message",
    "Note",
    "Person",
    "Revision",
    "Snapshot",
    "Step",
    "Tombstone",
    "cache_of",
    "read_history",
    "read_message",
]
