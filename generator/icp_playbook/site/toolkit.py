"""The pages and files of /toolkit/: blank forms, worksheets, checklists and templates."""

from collections.abc import Iterator

import jinja2

from icp_playbook.forms import FormRow, about, blank, form_rows, guides, paginated
from icp_playbook.model import every_kind
from icp_playbook.playbook import Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page
from icp_playbook.views.labels import label
from icp_playbook.views.toolkit import (
    CHECKLIST_LEAD,
    OutreachView,
    WorksheetView,
    checklist,
    checklist_title,
    form_title,
    outreach_view,
    toolkit_view,
    worksheet_view,
)


def toolkit_files(playbook: Playbook, templates: jinja2.Environment) -> Iterator[GeneratedFile]:
    """The index, then every page it leads to, and the forms as YAML."""
    best = dict.fromkeys(
        label(name) for profile in playbook.profiles.values() for name in profile.evidence.best_means
    )
    sheets: list[WorksheetView] = []
    for name, (title, lead, rows) in guides(best).items():
        sheets.append(_worksheet(playbook, name, "Worksheet", title, lead, rows))
    custom = playbook.settings.custom_properties
    for kind in every_kind():
        title, form = form_title(kind), blank(kind, custom)
        whole = blank(kind, custom, whole=True)
        rows = form_rows(kind, custom)
        sheets.append(_worksheet(playbook, f"{kind}-form", "Form", title, about(kind), rows, form))
        yield GeneratedFile(f"toolkit/forms/{kind}.yaml", form)
        yield GeneratedFile(f"toolkit/forms/{kind}-all.yaml", whole)
    for icp, profile in playbook.profiles.items():
        rows = tuple(FormRow(kind, name, asks) for kind, name, asks in checklist(playbook, icp))
        title = checklist_title(profile)
        sheets.append(_worksheet(playbook, f"checklist-{icp}", "Checklist", title, CHECKLIST_LEAD, rows))
    letters = [outreach_view(playbook, icp) for icp in playbook.profiles]
    index = toolkit_view(playbook, sheets, letters)
    content = page(templates, "toolkit", index, index.head.title, index.head.lead)
    yield GeneratedFile("toolkit/index.md", content)
    for sheet in sheets:
        yield _page(templates, "worksheet", sheet)
    for letter in letters:
        yield _page(templates, "outreach", letter)


def _worksheet(
    playbook: Playbook, name: str, sort: str, title: str, lead: str, rows: tuple[FormRow, ...], form: str = ""
) -> WorksheetView:
    return worksheet_view(playbook, name, sort, (title, lead), paginated(rows), form)


def _page(templates: jinja2.Environment, template: str, view: WorksheetView | OutreachView) -> GeneratedFile:
    content = page(templates, template, view, view.head.title, view.head.lead)
    return GeneratedFile(f"toolkit/{view.name}.md", content)
