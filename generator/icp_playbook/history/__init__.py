"""Who changed what, when and why: revisions of entries from git, compared by meaning."""

from icp_playbook.history.addresses import without_addresses
from icp_playbook.history.cache import HistoryCache
from icp_playbook.history.cache_folder import cache_of, package_cache, signed_content, write_signed
from icp_playbook.history.code_version import package_version
from icp_playbook.history.decided_changes import concerned
from icp_playbook.history.effective_entries import (
    AS_DEFINED_NOW,
    EffectivePlaybook,
    PendingChange,
    effective_playbook,
    later_decisions,
)
from icp_playbook.history.messages import Message, read_message
from icp_playbook.history.playbook_people import known_people
from icp_playbook.history.policy import policy_of
from icp_playbook.history.reader import read_history
from icp_playbook.history.reasons import stated_whys
from icp_playbook.history.renames import Renames
from icp_playbook.history.revisions import (
    Commit,
    Context,
    EarlierCommit,
    EntryEdit,
    Gap,
    History,
    Join,
    Line,
    MainlineStep,
    Note,
    Person,
    Revision,
    Snapshot,
    Tombstone,
)

__all__ = [
    "AS_DEFINED_NOW",
    "Commit",
    "Context",
    "EarlierCommit",
    "EffectivePlaybook",
    "EntryEdit",
    "Gap",
    "History",
    "HistoryCache",
    "Join",
    "Line",
    "MainlineStep",
    "Message",
    "Note",
    "PendingChange",
    "Person",
    "Renames",
    "Revision",
    "Snapshot",
    "Tombstone",
    "cache_of",
    "concerned",
    "effective_playbook",
    "known_people",
    "later_decisions",
    "package_cache",
    "package_version",
    "policy_of",
    "read_history",
    "read_message",
    "signed_content",
    "stated_whys",
    "without_addresses",
    "write_signed",
]
