"""What became of an ICP's accounts: its page, on the screen and on one sheet."""

from icp_playbook.views.evidence.page import (
    EVIDENCE_LEAD,
    EvidenceView,
    evidence_title,
    evidence_view,
    tested_icps,
)

__all__ = ["EVIDENCE_LEAD", "EvidenceView", "evidence_title", "evidence_view", "tested_icps"]
