"""Who may see what: a playbook and its history as an audience may see them, before any view does."""

from icp_playbook.disclosure.asked import asked_audience
from icp_playbook.disclosure.disclosing import disclose
from icp_playbook.disclosure.left_out import Disclosure, LeftOut
from icp_playbook.disclosure.places import audience_of, kept_keys, says_audience

__all__ = ["Disclosure", "LeftOut", "asked_audience", "audience_of", "disclose", "kept_keys", "says_audience"]
