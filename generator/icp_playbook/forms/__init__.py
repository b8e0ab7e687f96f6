"""Blank forms for each kind of entry, generated from its model, for a person to fill in."""

from icp_playbook.forms.blank_form import blank
from icp_playbook.forms.creating import create, create_entry
from icp_playbook.forms.form_lines import FormLine, about, lines
from icp_playbook.forms.sheets import FormRow, paginated
from icp_playbook.forms.worksheets import Guide, form_rows, guides

__all__ = [
    "FormLine",
    "FormRow",
    "Guide",
    "about",
    "blank",
    "create",
    "create_entry",
    "form_rows",
    "guides",
    "lines",
    "paginated",
]
