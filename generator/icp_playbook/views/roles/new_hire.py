"""The page of the new hire: what to read in the first hour."""

from dataclasses import dataclass

from icp_playbook.model import Term
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.example_verdicts import examples_of
from icp_playbook.views.head import PageHead
from icp_playbook.views.labels import SHOWS_LABELS
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles.index import (
    NEW_HIRE,
    ROLES,
    role_head,
    role_url,
)
from icp_playbook.views.roles.news import RoleNews, role_news
from icp_playbook.views.routes import Link, Place

FIRST_TERMS = 6
"""Terms of the glossary that the new hire reads first."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """An ICP with an example of each kind."""

    icp: Link
    examples: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class NewHireView:
    """The context of pages/new-hire.md.j2."""

    head: PageHead
    news: RoleNews
    about: str
    terms: tuple[Term, ...]
    glossary: str
    icps: tuple[ReadingRow, ...]
    onboarding: str
    practice: str
    fit_url: str
    building: str
    roles: tuple[Link, ...]


def new_hire_view(playbook: Playbook, provenance: Provenance | None = None) -> NewHireView:
    """The page of the new hire."""
    place = Place(role_url(NEW_HIRE))
    return NewHireView(
        head=role_head(playbook, NEW_HIRE),
        news=role_news(playbook, provenance, NEW_HIRE),
        about=playbook.settings.company.about,
        terms=playbook.settings.glossary[:FIRST_TERMS],
        glossary=place.to("glossary/"),
        icps=tuple(
            ReadingRow(
                place.entry(playbook, Key("profile", icp), profile.definition),
                tuple(
                    (SHOWS_LABELS[playbook.examples[id_].shown], place.entry(playbook, Key("example", id_)))
                    for id_ in examples_of(playbook, icp)
                ),
            )
            for icp, profile in playbook.profiles.items()
        ),
        onboarding=place.to("onboarding/"),
        practice=place.to("onboarding/practice/"),
        fit_url=place.to("fit/"),
        building=place.to("building/"),
        roles=tuple(Link(role.name, place.to(role_url(role))) for role in ROLES if role is not NEW_HIRE),
    )
