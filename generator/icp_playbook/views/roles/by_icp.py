"""Pages by role in a large playbook: each leads to a page for each ICP, with what its reader needs there."""

from dataclasses import dataclass

from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.objections import objection_icps
from icp_playbook.views.roles.index import FOLDER, Role, role_head, role_url
from icp_playbook.views.routes import Link, Place, objections_url

IN_ONE = 40
"""Segments of a playbook that the page of a role shows by itself."""


@dataclass(frozen=True, slots=True)
class RolePart:
    """The page of a role for one ICP, with the definition of the ICP."""

    id: str
    link: Link
    segments: int


@dataclass(frozen=True, slots=True)
class RoleScope:
    """What a page of a role shows: everything, one ICP, or the way to each."""

    role: Role
    playbook: Playbook
    icp: str = ""
    """Empty on the page of the role itself."""

    @property
    def place(self) -> Place:
        """Where the page is."""
        return Place(part_url(self.role, self.icp) if self.icp else role_url(self.role))

    @property
    def shown(self) -> tuple[str, ...]:
        """The ICPs that the page shows in full."""
        if self.icp:
            return (self.icp,)
        return () if is_cut(self.playbook) else tuple(self.playbook.profiles)

    def head(self) -> PageHead:
        """The head of the page."""
        if not self.icp:
            return role_head(self.playbook, self.role)
        title = f"{self.role.name}: {self.playbook.profiles[self.icp].name}"
        crumbs = (
            Link("By role", self.place.to(FOLDER)),
            Link(self.role.name, self.place.to(role_url(self.role))),
        )
        return page_head(self.playbook, self.place, title, self.role.lead, crumbs)

    @property
    def objections_url(self) -> str:
        """The way to all objections, or to those of the ICP that the page is about."""
        cut = objection_icps(self.playbook)
        if self.icp in cut:
            return self.place.to(objections_url(self.icp))
        return self.place.to(objections_url() + (f"?icp={self.icp}" if self.icp and not cut else ""))

    def parts(self) -> tuple[RolePart, ...]:
        """The way to the page of each ICP; nothing where this page shows them."""
        if self.shown:
            return ()
        return tuple(
            RolePart(
                id_,
                Link(profile.name, self.place.to(part_url(self.role, id_)), profile.definition),
                len(self.playbook.segments_of(id_)),
            )
            for id_, profile in self.playbook.profiles.items()
        )

    def related(self, kind: str) -> tuple[Key, ...]:
        """The signals or the disqualifiers that the page is about: those of its ICP, else all."""
        if not self.icp:
            return tuple(Key(kind, id_) for id_ in self.playbook.by_kind[kind])
        profile = self.playbook.profiles[self.icp]
        named = profile.signals if kind == "signal" else profile.fit.disqualifiers
        return tuple(Key(kind, id_) for id_ in dict.fromkeys(named))


def is_cut(playbook: Playbook) -> bool:
    """Whether pages by role lead to one for each ICP."""
    return len(playbook.segments) > IN_ONE


def part_url(role: Role, icp: str) -> str:
    """The URL of a role's page for an ICP, from the root of the site."""
    return f"{role_url(role)}{icp}/"
