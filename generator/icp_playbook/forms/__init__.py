"""Blank forms for each kind of entry, generated from its model, for a person to fill in."""

from icp_playbook.forms.blank import blank
from icp_playbook.forms.creating import create
from icp_playbook.forms.lines import FormLine, lines

__all__ = ["FormLine", "blank", "create", "lines"]
