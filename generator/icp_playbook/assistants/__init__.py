"""For assistants: the playbook as read-only tools over the Model Context Protocol, and a skill."""

from icp_playbook.assistants.serving import serve
from icp_playbook.assistants.skill import SKILL, write_skill

__all__ = ["SKILL", "serve", "write_skill"]
