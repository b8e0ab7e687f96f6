"""The entries of a playbook: pydantic models, the single source of truth for what YAML may say."""

from icp_playbook.model.disqualifier import Disqualifier
from icp_playbook.model.entry import FUNCTIONS, Entry, Function, Review
from icp_playbook.model.example import Example
from icp_playbook.model.persona import ROLES, Persona, Role
from icp_playbook.model.profile import Profile
from icp_playbook.model.review_dates import EVIDENCE_DAYS, DatedEvidence, dated_evidence, review_due
from icp_playbook.model.segment import Segment
from icp_playbook.model.settings import HistoryPolicy, Settings
from icp_playbook.model.signal import Signal

ENTRY_MODELS: dict[str, type[Entry]] = {
    "profile": Profile,
    "disqualifier": Disqualifier,
    "signal": Signal,
    "example": Example,
    "persona": Persona,
    "segment": Segment,
}
"""Kind → its model."""

__all__ = [
    "ENTRY_MODELS",
    "EVIDENCE_DAYS",
    "FUNCTIONS",
    "ROLES",
    "DatedEvidence",
    "Disqualifier",
    "Entry",
    "Example",
    "Function",
    "HistoryPolicy",
    "Persona",
    "Profile",
    "Review",
    "Role",
    "Segment",
    "Settings",
    "Signal",
    "dated_evidence",
    "review_due",
]
