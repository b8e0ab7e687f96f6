"""Blank forms: what an entry of each kind may say, made from its model, to be filled in by a person."""

from icp_playbook.forms.blank import blank
from icp_playbook.forms.creating import create
from icp_playbook.forms.lines import FormLine, lines

__all__ = ["FormLine", "blank", "create", "lines"]
