"""The pages by role and the call sheet of every segment."""

from collections.abc import Callable, Iterator
from functools import partial

import jinja2

from icp_playbook.fit import Program
from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import HeadedView, LaterPage, page_later
from icp_playbook.views.call_sheets import call_url, call_view
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.ready_filters import FilterMaker, filter_day
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
    is_cut,
    leader_view,
    marketer_view,
    new_hire_view,
    part_url,
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
    maker = FilterMaker(playbook, program, filter_day(playbook, provenance))
    by_icp: tuple[tuple[Role, Callable[..., HeadedView]], ...] = (
        (SALES_DEVELOPMENT, sales_development_view),
        (ACCOUNT_EXECUTIVE, account_executive_view),
        (MARKETER, partial(marketer_view, maker)),
        (PRODUCT, product_view),
    )  # their pages list segments: a large playbook has one for each ICP as well
    for role, cut in by_icp:
        whole = partial(cut, playbook, provenance=provenance)
        content = LaterPage(templates, role.id, whole, partial(_role_words, role), role.name)
        yield GeneratedFile(f"{role_url(role)[:-1]}.md", content)
        for icp in playbook.profiles if is_cut(playbook) else ():
            part = page_later(templates, role.id, partial(cut, playbook, icp))
            yield GeneratedFile(f"{part_url(role, icp)[:-1]}.md", part)
    for role, view in (
        (CUSTOMER_SUCCESS, partial(customer_success_view, playbook, provenance)),
        (LEADER, partial(leader_view, playbook, provenance)),
        (NEW_HIRE, partial(new_hire_view, playbook, provenance)),
    ):
        content = LaterPage(templates, role.id, view, partial(_role_words, role), role.name)
        yield GeneratedFile(f"{role_url(role)[:-1]}.md", content)
    for id_, segment in playbook.segments.items():
        sheet = page_later(templates, "call", partial(call_view, playbook, id_, program))
        source = playbook.paths[Key("segment", id_)]
        yield GeneratedFile(f"{call_url(id_)[:-1]}.md", sheet, source, segment.review.last)


def _role_words(role: Role, _: object) -> tuple[str, str]:
    return role.name, role.lead
