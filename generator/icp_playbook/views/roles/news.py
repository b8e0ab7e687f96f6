"""What is new for a role, on its own page: of each change the sentence that its reader acts on."""

import datetime
from dataclasses import dataclass

from icp_playbook.playbook import Playbook
from icp_playbook.views.events import NewsLine, news_by_role
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles.index import Role, role_url
from icp_playbook.views.routes import Place

_MOST = 5
"""How many changes the page of a role shows."""


@dataclass(frozen=True, slots=True)
class RoleNewsRow:
    """A change or a decision, in the words for the role."""

    day: datetime.date
    line: NewsLine
    why: str
    stated: bool
    """Whether somebody has written down why."""


@dataclass(frozen=True, slots=True)
class RoleNews:
    """The latest for a role, and the way to everything; no rows where nothing matters to it."""

    rows: tuple[RoleNewsRow, ...]
    changes_url: str


def role_news(playbook: Playbook, provenance: Provenance | None, role: Role) -> RoleNews:
    """The latest that matters to a role; nothing on a page that belongs to one ICP and has no provenance."""
    place = Place(role_url(role))
    if provenance is None or provenance.timeline is None:
        return RoleNews((), "")
    found = [
        RoleNewsRow(row.row.day, own, row.row.change.why, row.row.change.stated)
        for row in news_by_role(playbook, provenance, place)
        for own in [one for one in row.lines if role.id in one.readers][:1]
    ]
    return RoleNews(tuple(found[:_MOST]), place.to("changes/"))
