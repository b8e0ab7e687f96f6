"""The page of product: the needs of every ICP, and in how many segments each counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.model import Need, Profile
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.head import PageHead
from icp_playbook.views.roles.index import (
    PRODUCT,
    role_head,
    role_url,
)
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class NeedCount:
    """A need with the segments it counts in: those that lean on proof of what answers it."""

    need: Need
    icp: Link
    promise: str
    segments: tuple[Link, ...]
    of: int
    """Segments of the ICP."""
    objections: int
    """Objections of these segments that are answered with the same proof."""


@dataclass(frozen=True, slots=True)
class ProductView:
    """The context of pages/product.md.j2."""

    head: PageHead
    needs: tuple[NeedCount, ...]
    icps: tuple[tuple[Link, Profile], ...]
    pains: tuple[tuple[Link, str, tuple[str, ...]], ...]
    """Segment, name of its ICP, what hurts there."""


def product_view(playbook: Playbook) -> ProductView:
    """The page of product: needs by how many segments they count in, the most first."""
    place = Place(role_url(PRODUCT))
    counted = [row for icp in playbook.profiles for row in _counted(playbook, place, icp)]
    return ProductView(
        head=role_head(playbook, PRODUCT),
        needs=tuple(sorted(counted, key=lambda row: (-len(row.segments), -row.objections))),
        icps=tuple(
            (place.entry(playbook, Key("profile", icp)), profile)
            for icp, profile in playbook.profiles.items()
        ),
        pains=tuple(
            (place.entry(playbook, Key("segment", id_)), playbook.profiles[segment.icp].name, segment.pains)
            for id_, segment in playbook.segments.items()
        ),
    )


def _counted(playbook: Playbook, place: Place, icp: str) -> Iterator[NeedCount]:
    profile = playbook.profiles[icp]
    own = {id_: segment for id_, segment in playbook.segments.items() if segment.icp == icp}
    values = {value.id: value for value in profile.value_propositions}
    for need in profile.needs:
        value = values.get(need.value)
        proof = set(value.proof) if value else set()
        used = {id_: segment for id_, segment in own.items() if set(segment.proof) & proof}
        yield NeedCount(
            need=need,
            icp=place.entry(playbook, Key("profile", icp)),
            promise=value.says if value else "",
            segments=tuple(place.entry(playbook, Key("segment", id_)) for id_ in used),
            of=len(own),
            objections=sum(
                objection.proof in proof for segment in own.values() for objection in segment.objections
            ),
        )
