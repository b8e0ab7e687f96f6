"""The sidebar: section indexes always, entries while the playbook is small."""

from collections.abc import Collection
from typing import TypeAlias

from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.roles import ROLES, role_url
from icp_playbook.views.routes import index_route, objections_url, route

Nav: TypeAlias = "list[str | dict[str, str | Nav]]"

SMALL = 80
"""Entries up to which the sidebar lists them all: every page renders the whole sidebar."""


def navigation(playbook: Playbook, lacking: Collection[str]) -> Nav:
    """The tree in MkDocs' own form. Titles of pages come from the pages.

    A log that grows from quarter to quarter is not listed in full: its index is.

    `lacking` are the URLs of pages that the site has not, or that have nothing to show.
    """
    count = sum(len(playbook.by_kind[kind.id]) for kind in playbook.sections if not kind.dated)
    nav: Nav = ["index.md", {"Fit": "fit.md"}]
    nav.append({"By role": ["roles/index.md", *(f"{role_url(role)[:-1]}.md" for role in ROLES)]})
    nav.append({"Onboarding": ["onboarding/index.md", "onboarding/practice.md"]})
    for kind in playbook.sections:
        listed = [f"{route(Key(kind.id, id_))[:-1]}.md" for id_ in playbook.by_kind[kind.id]]
        index = f"{index_route(kind.id)}index.md"
        nav.append({kind.many: [index, *listed] if count <= SMALL and not kind.dated else index})
    nav.append({"Objections": f"{objections_url()}index.md"})
    nav.append({"Toolkit": "toolkit/index.md"})
    if "changes/" not in lacking:
        nav.append({"Changes": "changes.md"})
    state = [] if "health/" in lacking else ["health.md"]
    nav.append({"Reference": ["building.md", *state, "glossary.md", "tags.md"]})
    return nav
