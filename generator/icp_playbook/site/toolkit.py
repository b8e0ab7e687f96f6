"""The pages and files of /toolkit/: blank forms, worksheets, checklists and templates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

import jinja2

from icp_playbook.forms import FormRow, Guide, about, blank, form_rows, guides, paginated
from icp_playbook.model import every_kind
from icp_playbook.playbook import Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page_later
from icp_playbook.views.labels import label
from icp_playbook.views.toolkit import (
    CHECKLIST_LEAD,
    TOOLKIT_TITLE,
    ToolkitView,
    WorksheetView,
    checklist,
    checklist_title,
    form_title,
    icps_with_outreach,
    outreach_view,
    toolkit_view,
    worksheet_view,
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A worksheet before it is laid out: what it is named, and what makes it."""

    name: str
    view: Callable[[], WorksheetView]


def toolkit_files(playbook: Playbook, templates: jinja2.Environment) -> Iterator[GeneratedFile]:
    """The index, then every page it leads to, and the forms as YAML."""
    sheets = tuple(_sheets(playbook))
    letters = {icp: cache(partial(outreach_view, playbook, icp)) for icp in icps_with_outreach(playbook)}

    def index() -> ToolkitView:
        return toolkit_view(
            playbook, [sheet.view() for sheet in sheets], [letter() for letter in letters.values()]
        )

    for kind in every_kind():
        form = partial(blank, kind, playbook.settings.custom_properties)
        yield GeneratedFile(f"toolkit/forms/{kind}.yaml", form)
        yield GeneratedFile(f"toolkit/forms/{kind}-all.yaml", partial(form, whole=True))
    yield GeneratedFile("toolkit/index.md", page_later(templates, "toolkit", index, known=TOOLKIT_TITLE))
    for sheet in sheets:
        yield GeneratedFile(f"toolkit/{sheet.name}.md", page_later(templates, "worksheet", sheet.view))
    for icp, letter in letters.items():
        yield GeneratedFile(f"toolkit/outreach-{icp}.md", page_later(templates, "outreach", letter))


def _sheets(playbook: Playbook) -> Iterator[_Sheet]:
    best = dict.fromkeys(
        label(name) for profile in playbook.profiles.values() for name in profile.evidence.best_means
    )
    for name, guide in guides(best).items():
        yield _Sheet(name, cache(partial(_guide, playbook, name, guide)))
    for kind in every_kind():
        yield _Sheet(f"{kind}-form", cache(partial(_form, playbook, kind)))
    for icp in playbook.profiles:
        yield _Sheet(f"checklist-{icp}", cache(partial(_checklist, playbook, icp)))


def _guide(playbook: Playbook, name: str, guide: Guide) -> WorksheetView:
    title, lead, rows = guide
    return _worksheet(playbook, name, "Worksheet", title, lead, rows)


def _form(playbook: Playbook, kind: str) -> WorksheetView:
    custom = playbook.settings.custom_properties
    rows, form = form_rows(kind, custom), blank(kind, custom)
    return _worksheet(playbook, f"{kind}-form", "Form", form_title(kind), about(kind), rows, form)


def _checklist(playbook: Playbook, icp: str) -> WorksheetView:
    rows = tuple(FormRow(kind, name, asks) for kind, name, asks in checklist(playbook, icp))
    title = checklist_title(playbook.profiles[icp])
    return _worksheet(playbook, f"checklist-{icp}", "Checklist", title, CHECKLIST_LEAD, rows)


def _worksheet(
    playbook: Playbook, name: str, sort: str, title: str, lead: str, rows: tuple[FormRow, ...], form: str = ""
) -> WorksheetView:
    return worksheet_view(playbook, name, sort, (title, lead), paginated(rows), form)
