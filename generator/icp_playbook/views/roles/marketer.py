"""The page of the marketer: a campaign brief for each ICP."""

from dataclasses import dataclass

from icp_playbook.conditions import say
from icp_playbook.model import Profile
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.entries import NeedRow, needs_rows
from icp_playbook.views.example_domains import fitting_domains
from icp_playbook.views.head import PageHead
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.ready_filters import FilterMaker, ReadyFilter
from icp_playbook.views.roles.by_icp import RolePart, RoleScope
from icp_playbook.views.roles.index import MARKETER
from icp_playbook.views.roles.news import RoleNews, role_news
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class CampaignBrief:
    """An ICP as a campaign."""

    icp: Link
    id: str
    musts: tuple[str, ...]
    """Conditions in words; the campaign filter."""
    outs: tuple[Link, ...]
    needs: tuple[NeedRow, ...]
    signals: tuple[Link, ...]
    segments: tuple[Link, ...]
    """With the headline of each."""
    profile: Profile
    filters: tuple[ReadyFilter, ...]
    domains: tuple[str, ...]
    """Of the examples that fit, for a look-alike audience."""
    words: tuple[tuple[Link, tuple[str, ...], tuple[str, ...]], ...]
    """Segments with the words that work there and the channels."""


@dataclass(frozen=True, slots=True)
class MarketerView:
    """The context of pages/marketer.md.j2."""

    head: PageHead
    news: RoleNews
    parts: tuple[RolePart, ...]
    """The pages of the ICPs, where this one does not show them."""
    briefs: tuple[CampaignBrief, ...]


def marketer_view(
    maker: FilterMaker, playbook: Playbook, icp: str = "", provenance: Provenance | None = None
) -> MarketerView:
    """The page of the marketer, or the one for an ICP. `maker` writes the filters of the same playbook."""
    scope = RoleScope(MARKETER, playbook, icp)
    return MarketerView(
        scope.head(),
        role_news(playbook, provenance, MARKETER),
        scope.parts(),
        tuple(_brief(playbook, scope.place, shown, maker.filters(shown)) for shown in scope.shown),
    )


def _brief(playbook: Playbook, place: Place, icp: str, filters: tuple[ReadyFilter, ...]) -> CampaignBrief:
    profile = playbook.profiles[icp]
    own = playbook.segments_of(icp)
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
        filters=filters,
        domains=fitting_domains(playbook, icp),
        words=tuple(
            (place.entry(playbook, Key("segment", id_)), segment.messaging.say, segment.channels)
            for id_, segment in own.items()
            if segment.messaging.say or segment.channels
        ),
    )
