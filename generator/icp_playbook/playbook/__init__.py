"""Documents in, a linked playbook and every finding out."""

from icp_playbook.playbook.linked import Documents, Key, Playbook, Reference
from icp_playbook.playbook.loading import Loaded, load

__all__ = ["Documents", "Key", "Loaded", "Playbook", "Reference", "load"]
