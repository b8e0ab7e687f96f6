"""The pages by role and the call sheet of every segment."""

from collections.abc import Iterator

import jinja2

from icp_playbook.fit import Program
from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page
from icp_playbook.views.call_sheets import call_url, call_view
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles import (
    ACCOUNT_EXECUTIVE,
    CUSTOMER_SUCCESS,
    LEADER,
    MARKETER,
    NEW_HIRE,
    PRODUCT,
    SALES_DEVELOPMENT,
    account_executive_view,
    customer_success_view,
    leader_view,
    marketer_view,
    new_hire_view,
    product_view,
    role_index,
    role_url,
    sales_development_view,
)


def role_files(
    playbook: Playbook, templates: jinja2.Environment, provenance: Provenance, program: Program
) -> Iterator[GeneratedFile]:
    """The index of roles, a page for each, a call sheet for each segment."""
    index = role_index(playbook)
    yield GeneratedFile("roles/index.md", page(templates, "roles", index, index.head.title, index.head.lead))
    for role, view in (
        (SALES_DEVELOPMENT, sales_development_view(playbook)),
        (ACCOUNT_EXECUTIVE, account_executive_view(playbook)),
        (MARKETER, marketer_view(playbook)),
        (CUSTOMER_SUCCESS, customer_success_view(playbook)),
        (PRODUCT, product_view(playbook)),
        (LEADER, leader_view(playbook, provenance)),
        (NEW_HIRE, new_hire_view(playbook)),
    ):
        content = page(templates, role.id, view, role.name, role.lead)
        yield GeneratedFile(f"{role_url(role)[:-1]}.md", content)
    for id_, segment in playbook.segments.items():
        sheet = call_view(playbook, id_, program)
        content = page(templates, "call", sheet, sheet.head.title, sheet.head.lead)
        source = playbook.paths[Key("segment", id_)]
        yield GeneratedFile(f"{call_url(id_)[:-1]}.md", content, source, segment.review.last)
