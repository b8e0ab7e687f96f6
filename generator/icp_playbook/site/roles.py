"""The pages by role and the call sheet of every segment."""

from collections.abc import Iterator

import jinja2

from icp_playbook.fit import Program
from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page
from icp_playbook.views.call_sheets import call_url, call_view
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles import roles
from icp_playbook.views.roles.account_executive import account_executive_view
from icp_playbook.views.roles.customer_success import customer_success_view
from icp_playbook.views.roles.leader import leader_view
from icp_playbook.views.roles.marketer import marketer_view
from icp_playbook.views.roles.new_hire import new_hire_view
from icp_playbook.views.roles.product import product_view
from icp_playbook.views.roles.sales_development import sales_development_view


def role_files(
    playbook: Playbook, templates: jinja2.Environment, provenance: Provenance, program: Program
) -> Iterator[GeneratedFile]:
    """The index of roles, a page for each, a call sheet for each segment."""
    index = roles.role_index(playbook)
    yield GeneratedFile("roles/index.md", page(templates, "roles", index, index.head.title, index.head.lead))
    for role, view in (
        (roles.SALES_DEVELOPMENT, sales_development_view(playbook)),
        (roles.ACCOUNT_EXECUTIVE, account_executive_view(playbook)),
        (roles.MARKETER, marketer_view(playbook)),
        (roles.CUSTOMER_SUCCESS, customer_success_view(playbook)),
        (roles.PRODUCT, product_view(playbook)),
        (roles.LEADER, leader_view(playbook, provenance)),
        (roles.NEW_HIRE, new_hire_view(playbook)),
    ):
        content = page(templates, role.id, view, role.name, role.lead)
        yield GeneratedFile(f"{roles.role_url(role)[:-1]}.md", content)
    for id_, segment in playbook.segments.items():
        sheet = call_view(playbook, id_, program)
        content = page(templates, "call", sheet, sheet.head.title, sheet.head.lead)
        source = playbook.paths[Key("segment", id_)]
        yield GeneratedFile(f"{call_url(id_)[:-1]}.md", content, source, segment.review.last)
