"""The pages by role and the call sheets as search sees them."""

from collections.abc import Iterator

from icp_playbook.playbook import Playbook
from icp_playbook.search.choices import faceted_values
from icp_playbook.search.document import DocumentPart, SearchDocument, answered
from icp_playbook.views.call_sheets import call_url
from icp_playbook.views.roles import CUT_ROLES, ROLES, is_cut, part_url, role_url

CALL_SHEET = "call sheet script"
_ROLE = {
    "sales-development": (
        *("SDR", "BDR", "call sheets", "call sheet", "prospecting", "cold calling", "cold calls"),
        *("call list", "talk track"),
    ),
    "account-executive": ("AE", "account executive", "closer"),
    "marketer": ("campaign brief", "campaign briefs"),
    "customer-success": ("CSM", "retention plays", "renewals"),
    "product": ("needs by segment", "needs of every ICP", "roadmap"),
    "leader": ("sales leader", "boundary, evidence and review state"),
    "new-hire": ("newcomer", "first day", "where do I start"),
}
"""Role → other names for its readers and its page."""


def roles(playbook: Playbook) -> Iterator[SearchDocument]:
    """The page of each role, then each segment's call sheet with its opener."""
    for role in ROLES:
        yield SearchDocument(
            "Role", role_url(role), role.name, role.lead, _ROLE[role.id], (DocumentPart(2, (role.lead,)),)
        )
    if is_cut(playbook):
        yield from _parts(playbook)
    for id_, segment in playbook.segments.items():
        parts = (
            DocumentPart(4, tuple(faceted_values(playbook.catalogue, segment.facets))),
            DocumentPart(3, (playbook.profiles[segment.icp].name, segment.icp)),
        )
        opener = answered(segment.messaging.opener)
        yield SearchDocument(
            "Call sheet", call_url(id_), segment.name, opener, segment.aliases, parts, CALL_SHEET
        )


def _parts(playbook: Playbook) -> Iterator[SearchDocument]:
    """The pages of roles for one ICP."""
    for role in CUT_ROLES:
        for icp, profile in playbook.profiles.items():
            title = f"{role.name}: {profile.name}"
            yield SearchDocument(
                "Role", part_url(role, icp), title, role.lead, (), (DocumentPart(2, (icp,)),)
            )
