"""The entries of a playbook: pydantic models, the single source of truth for what YAML may say."""

from icp_playbook.model.disqualifier import Disqualifier
from icp_playbook.model.entry import FUNCTIONS, Entry, Function, Review
from icp_playbook.model.example import Example
from icp_playbook.model.kinds import Kind, every_kind, layout, models, outline_of, sections
from icp_playbook.model.marks import conditions_of
from icp_playbook.model.outline import UNKNOWN, OutlineRow
from icp_playbook.model.persona import ROLES, Persona, Role
from icp_playbook.model.profile import Profile
from icp_playbook.model.review_dates import EVIDENCE_DAYS, DatedEvidence, dated_evidence, review_due
from icp_playbook.model.segment import Segment
from icp_playbook.model.settings import HistoryPolicy, Settings
from icp_playbook.model.signal import Signal

__all__ = [
    "EVIDENCE_DAYS",
    "FUNCTIONS",
    "ROLES",
    "UNKNOWN",
    "DatedEvidence",
    "Disqualifier",
    "Entry",
    "Example",
    "Function",
    "HistoryPolicy",
    "Kind",
    "OutlineRow",
    "Persona",
    "Profile",
    "Review",
    "Role",
    "Segment",
    "Settings",
    "Signal",
    "conditions_of",
    "dated_evidence",
    "every_kind",
    "layout",
    "models",
    "outline_of",
    "review_due",
    "sections",
]
