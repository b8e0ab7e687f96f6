"""The ways in by role: who reads the playbook, where each begins, the index of their pages."""

from dataclasses import dataclass

from icp_playbook.playbook import Playbook
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.routes import Link, Place

FOLDER = "roles/"


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of reader: the page's name, what the reader is called, the question the page answers."""

    id: str
    name: str
    lead: str


SALES_DEVELOPMENT = Role(
    "sales-development",
    "Sales development",
    "Who to call today, how to open, what to ask first, and when to stop.",
)
ACCOUNT_EXECUTIVE = Role(
    "account-executive",
    "Account executive",
    "Who decides, how the contract gets signed, which objections come up and what proves the answer.",
)
MARKETER = Role(
    "marketer",
    "Marketer",
    "A campaign brief for each ICP: who to reach, what hurts, what to say, where and when.",
)
CUSTOMER_SUCCESS = Role(
    "customer-success",
    "Customer success",
    "What loyal customers do, what going live takes, and the plays that retain them.",
)
PRODUCT = Role(
    "product",
    "Product",
    "Every ICP's needs, how many segments each counts in, and what to build for them.",
)
LEADER = Role(
    "leader",
    "Leader",
    "Where the boundary is, the evidence for it, who has reviewed it and what is overdue.",
)
NEW_HIRE = Role(
    "new-hire",
    "New hire",
    "What to read in the first hour, in order, and where to try it out.",
)
CUT_ROLES = (SALES_DEVELOPMENT, ACCOUNT_EXECUTIVE, MARKETER, PRODUCT)
"""Roles whose pages list segments: in a large playbook, each ICP has a page of its own."""
ROLES = (SALES_DEVELOPMENT, ACCOUNT_EXECUTIVE, MARKETER, CUSTOMER_SUCCESS, PRODUCT, LEADER, NEW_HIRE)


@dataclass(frozen=True, slots=True)
class RoleIndexView:
    """The context of pages/roles.md.j2."""

    head: PageHead
    roles: tuple[Link, ...]


def role_url(role: Role) -> str:
    """The URL of a role's page, from the root of the site."""
    return f"{FOLDER}{role.id}/"


def role_links(place: Place) -> tuple[Link, ...]:
    """The way to every role's page."""
    return tuple(Link(role.name, place.to(role_url(role)), role.lead) for role in ROLES)


def role_head(playbook: Playbook, role: Role) -> PageHead:
    """The head of a role's page."""
    place = Place(role_url(role))
    return page_head(playbook, place, role.name, role.lead, (Link("By role", place.to(FOLDER)),))


def role_index(playbook: Playbook) -> RoleIndexView:
    """The page that leads to every role's."""
    place = Place(FOLDER)
    lead = "The same playbook, arranged for the work you do."
    return RoleIndexView(page_head(playbook, place, "By role", lead), role_links(place))
