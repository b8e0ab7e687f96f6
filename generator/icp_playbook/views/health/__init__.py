"""The state of the playbook: of the whole, and in a large one of each ICP."""

from icp_playbook.views.health.owned_tasks import EACH, OwnedTask, due_by_owner
from icp_playbook.views.health.parts import (
    HEALTH_PART_LEAD,
    HealthPartView,
    health_part_title,
    health_part_view,
)
from icp_playbook.views.health.state import HEALTH_TITLE, HealthView, health_view, is_cut, part_url

__all__ = [
    "EACH",
    "HEALTH_PART_LEAD",
    "HEALTH_TITLE",
    "HealthPartView",
    "HealthView",
    "OwnedTask",
    "due_by_owner",
    "health_part_title",
    "health_part_view",
    "health_view",
    "is_cut",
    "part_url",
]
