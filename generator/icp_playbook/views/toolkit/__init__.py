"""The toolkit: forms, worksheets, checklists and outreach templates."""

from icp_playbook.views.toolkit.outreach import (
    OUTREACH_LEAD,
    TOOLKIT_TITLE,
    OutreachView,
    icps_with_outreach,
    outreach_title,
    outreach_view,
)
from icp_playbook.views.toolkit.pages import (
    CHECKLIST_LEAD,
    TOOLKIT_LEAD,
    ToolkitView,
    WorksheetView,
    checklist,
    checklist_title,
    form_title,
    toolkit_view,
    worksheet_view,
)

__all__ = [
    "CHECKLIST_LEAD",
    "OUTREACH_LEAD",
    "TOOLKIT_LEAD",
    "TOOLKIT_TITLE",
    "OutreachView",
    "ToolkitView",
    "WorksheetView",
    "checklist",
    "checklist_title",
    "form_title",
    "icps_with_outreach",
    "outreach_title",
    "outreach_view",
    "toolkit_view",
    "worksheet_view",
]
