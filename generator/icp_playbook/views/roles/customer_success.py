"""The page of customer success: what keeps the customers of each ICP."""

from dataclasses import dataclass

from icp_playbook.model import Figure, Profile
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.head import PageHead
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles.index import (
    CUSTOMER_SUCCESS,
    role_head,
    role_url,
)
from icp_playbook.views.roles.news import RoleNews, role_news
from icp_playbook.views.routes import Link, Place

STAYING = ("retention", "onboarding", "adoption", "support", "expansion", "lifetime-value")
"""Measures that tell how customers fare once they have bought."""


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """An ICP after the contract is signed."""

    icp: Link
    profile: Profile
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CustomerSuccessView:
    """The context of pages/customer-success.md.j2."""

    head: PageHead
    news: RoleNews
    icps: tuple[RetentionRow, ...]


def customer_success_view(playbook: Playbook, provenance: Provenance | None = None) -> CustomerSuccessView:
    """The page of customer success."""
    place = Place(role_url(CUSTOMER_SUCCESS))
    return CustomerSuccessView(
        role_head(playbook, CUSTOMER_SUCCESS),
        role_news(playbook, provenance, CUSTOMER_SUCCESS),
        tuple(
            RetentionRow(
                place.entry(playbook, Key("profile", icp), profile.definition),
                profile,
                tuple(figure for figure in profile.evidence.figures if figure.measure in STAYING),
            )
            for icp, profile in playbook.profiles.items()
        ),
    )
