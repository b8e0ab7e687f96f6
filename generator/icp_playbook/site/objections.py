"""The pages of objections: one, or one that leads to those of each ICP."""

from collections.abc import Iterator
from functools import partial

import jinja2

from icp_playbook.playbook import Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page_later
from icp_playbook.views.objections import objection_icps, objections_view
from icp_playbook.views.routes import objections_url


def objection_files(playbook: Playbook, templates: jinja2.Environment) -> Iterator[GeneratedFile]:
    """The table of all objections; of a large playbook a table for each ICP."""
    view = partial(objections_view, playbook)
    yield GeneratedFile(f"{objections_url()}index.md", page_later(templates, "objections", view))
    for icp in objection_icps(playbook):
        content = page_later(templates, "objections", partial(view, icp))
        yield GeneratedFile(f"{objections_url(icp)[:-1]}.md", content)
