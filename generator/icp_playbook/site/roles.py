"""The pages by role and the call sheet of every segment."""

from collections.abc import Iterator
from functools import partial

import jinja2

from icp_playbook.fit import Program
from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import LaterPage, page_later
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
    Role,
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
    yield GeneratedFile("roles/index.md", page_later(templates, "roles", partial(role_index, playbook)))
    for role, view in (
        (SALES_DEVELOPMENT, partial(sales_development_view, playbook)),
        (ACCOUNT_EXECUTIVE, partial(account_executive_view, playbook)),
        (MARKETER, partial(marketer_view, playbook)),
        (CUSTOMER_SUCCESS, partial(customer_success_view, playbook)),
        (PRODUCT, partial(product_view, playbook)),
        (LEADER, partial(leader_view, playbook, provenance)),
        (NEW_HIRE, partial(new_hire_view, playbook)),
    ):
        content = LaterPage(templates, role.id, view, partial(_role_words, role), role.name)
        yield GeneratedFile(f"{role_url(role)[:-1]}.md", content)
    for id_, segment in playbook.segments.items():
        sheet = page_later(templates, "call", partial(call_view, playbook, id_, program))
        source = playbook.paths[Key("segment", id_)]
        yield GeneratedFile(f"{call_url(id_)[:-1]}.md", sheet, source, segment.review.last)


def _role_words(role: Role, _: object) -> tuple[str, str]:
    return role.name, role.lead
