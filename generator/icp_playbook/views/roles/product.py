"""The page of product: the needs of every ICP, and in how many segments each counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.model import Need, Profile
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.head import PageHead
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles.by_icp import RolePart, RoleScope, part_url
from icp_playbook.views.roles.index import PRODUCT
from icp_playbook.views.roles.news import RoleNews, role_news
from icp_playbook.views.routes import Link


@dataclass(frozen=True, slots=True)
class NeedCount:
    """A need with the segments it counts in: those that lean on proof of what answers it."""

    need: Need
    icp: Link
    promise: str
    counts: int
    """Segments that it counts in."""
    segments: tuple[Link, ...]
    """The same by name, unless the ICP has a page of its own for this role."""
    page: str
    """That page, or nothing."""
    of: int
    """Segments of the ICP."""
    objections: int
    """Objections of these segments that are answered with the same proof."""


@dataclass(frozen=True, slots=True)
class ProductView:
    """The context of pages/product.md.j2."""

    head: PageHead
    news: RoleNews
    parts: tuple[RolePart, ...]
    """The pages of the ICPs, where this one does not show them."""
    needs: tuple[NeedCount, ...]
    icps: tuple[tuple[Link, Profile], ...]
    pains: tuple[tuple[Link, str, tuple[str, ...]], ...]
    """Segment, name of its ICP, what hurts there."""


def product_view(playbook: Playbook, icp: str = "", provenance: Provenance | None = None) -> ProductView:
    """The page of product, or the one for an ICP. Needs that count in most segments stand first."""
    scope = RoleScope(PRODUCT, playbook, icp)
    place = scope.place
    counted = [row for of in ([icp] if icp else playbook.profiles) for row in _counted(scope, of)]
    return ProductView(
        head=scope.head(),
        news=role_news(playbook, provenance, PRODUCT),
        parts=scope.parts(),
        needs=tuple(sorted(counted, key=lambda row: (-row.counts, -row.objections))),
        icps=tuple(
            (place.entry(playbook, Key("profile", shown)), playbook.profiles[shown]) for shown in scope.shown
        ),
        pains=tuple(
            (place.entry(playbook, Key("segment", id_)), playbook.profiles[segment.icp].name, segment.pains)
            for id_, segment in playbook.segments.items()
            if segment.icp in scope.shown
        ),
    )


def _counted(scope: RoleScope, icp: str) -> Iterator[NeedCount]:
    """The needs of an ICP. Where the page does not show the ICP, its own page names the segments."""
    playbook, place = scope.playbook, scope.place
    profile = playbook.profiles[icp]
    own = playbook.segments_of(icp)
    values = {value.id: value for value in profile.value_propositions}
    for need in profile.needs:
        value = values.get(need.value)
        proof = set(value.proof) if value else set()
        used = {id_: segment for id_, segment in own.items() if set(segment.proof) & proof}
        yield NeedCount(
            need=need,
            icp=place.entry(playbook, Key("profile", icp)),
            promise=value.says if value else "",
            counts=len(used),
            segments=tuple(place.entry(playbook, Key("segment", id_)) for id_ in used)
            if icp in scope.shown
            else (),
            page=place.to(part_url(PRODUCT, icp)) if icp not in scope.shown else "",
            of=len(own),
            objections=sum(
                objection.proof in proof for segment in own.values() for objection in segment.objections
            ),
        )
