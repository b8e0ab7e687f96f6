"""The pages of marketing, customer success and product: what each ICP asks of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.conditions import say
from icp_playbook.model import Profile
from icp_playbook.model.evidence import Figure
from icp_playbook.model.message import Need
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.entries.profile import NeedRow, needs_rows
from icp_playbook.views.head import PageHead
from icp_playbook.views.roles.roles import CUSTOMER_SUCCESS, MARKETER, PRODUCT, role_head, role_url
from icp_playbook.views.routes import Link, Place

STAYING = ("retention", "onboarding", "adoption", "support", "expansion", "lifetime-value")
"""Measures that tell how customers fare once they have bought."""


@dataclass(frozen=True, slots=True)
class CampaignBrief:
    """An ICP as a campaign."""

    icp: Link
    id: str
    musts: tuple[str, ...]
    """Conditions in words; the filter of the audience."""
    outs: tuple[Link, ...]
    needs: tuple[NeedRow, ...]
    signals: tuple[Link, ...]
    segments: tuple[Link, ...]
    """With the headline of each."""
    profile: Profile


@dataclass(frozen=True, slots=True)
class MarketerView:
    """The context of pages/marketer.md.j2."""

    head: PageHead
    briefs: tuple[CampaignBrief, ...]


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """An ICP after the signature."""

    icp: Link
    profile: Profile
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CustomerSuccessView:
    """The context of pages/customer-success.md.j2."""

    head: PageHead
    icps: tuple[RetentionRow, ...]


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


def marketer_view(playbook: Playbook) -> MarketerView:
    """The page of the marketer."""
    place = Place(role_url(MARKETER))
    return MarketerView(
        role_head(playbook, MARKETER), tuple(_brief(playbook, place, icp) for icp in playbook.profiles)
    )


def _brief(playbook: Playbook, place: Place, icp: str) -> CampaignBrief:
    profile = playbook.profiles[icp]
    own = {id_: segment for id_, segment in playbook.segments.items() if segment.icp == icp}
    return CampaignBrief(
        icp=place.entry(playbook, Key("profile", icp), profile.definition),
        id=icp,
        musts=tuple(say(must.when, playbook.catalogue) for must in profile.fit.must),
        outs=tuple(place.entry(playbook, Key("disqualifier", out)) for out in profile.fit.disqualifiers),
        needs=needs_rows(profile),
        signals=tuple(place.entry(playbook, Key("signal", id_)) for id_ in profile.signals),
        segments=tuple(
            place.entry(playbook, Key("segment", id_), segment.messaging.headline)
            for id_, segment in own.items()
        ),
        profile=profile,
    )


def customer_success_view(playbook: Playbook) -> CustomerSuccessView:
    """The page of customer success."""
    place = Place(role_url(CUSTOMER_SUCCESS))
    return CustomerSuccessView(
        role_head(playbook, CUSTOMER_SUCCESS),
        tuple(
            RetentionRow(
                place.entry(playbook, Key("profile", icp), profile.definition),
                profile,
                tuple(figure for figure in profile.evidence.figures if figure.measure in STAYING),
            )
            for icp, profile in playbook.profiles.items()
        ),
    )


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
        value = values[need.value]
        used = {id_: segment for id_, segment in own.items() if set(segment.proof) & set(value.proof)}
        yield NeedCount(
            need=need,
            icp=place.entry(playbook, Key("profile", icp)),
            promise=value.says,
            segments=tuple(place.entry(playbook, Key("segment", id_)) for id_ in used),
            of=len(own),
            objections=sum(
                objection.proof in value.proof for segment in own.values() for objection in segment.objections
            ),
        )
