"""The page of the account executive: who decides, how the contract gets signed, what comes up."""

from dataclasses import dataclass

from icp_playbook.model import Objection, Step
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.call_sheets import call_url
from icp_playbook.views.entries import SeatCard, seat_cards
from icp_playbook.views.head import PageHead
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles.by_icp import RolePart, RoleScope
from icp_playbook.views.roles.calls import IcpCalls, calls
from icp_playbook.views.roles.disqualifiers import DisqualifierGuidance, disqualifier_guidance
from icp_playbook.views.roles.index import ACCOUNT_EXECUTIVE
from icp_playbook.views.roles.news import RoleNews, role_news
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class Deal:
    """An ICP as a deal: who decides, how the contract gets signed, what comes up."""

    icp: Link
    contract: tuple[int, int] | None
    """A year, in the playbook's currency."""
    cycle: tuple[int, int] | None
    """Days."""
    decision: str
    committee: tuple[SeatCard, ...]
    procurement: tuple[Step, ...]
    objections: tuple[tuple[Link, tuple[tuple[Objection, str], ...]], ...]
    """Call sheet of a segment → its objections with the way to each answer."""


@dataclass(frozen=True, slots=True)
class AccountExecutiveView:
    """The context of pages/account-executive.md.j2."""

    head: PageHead
    news: RoleNews
    fit_url: str
    objections_url: str
    parts: tuple[RolePart, ...]
    """The pages of the ICPs, where this one does not show them."""
    calls: tuple[IcpCalls, ...]
    deals: tuple[Deal, ...]
    stops: tuple[DisqualifierGuidance, ...]


def account_executive_view(
    playbook: Playbook, icp: str = "", provenance: Provenance | None = None
) -> AccountExecutiveView:
    """The page of the account executive, or the one for an ICP."""
    scope = RoleScope(ACCOUNT_EXECUTIVE, playbook, icp)
    return AccountExecutiveView(
        head=scope.head(),
        news=role_news(playbook, provenance, ACCOUNT_EXECUTIVE),
        fit_url=scope.place.to("fit/"),
        objections_url=scope.objections_url,
        parts=scope.parts(),
        calls=calls(scope),
        deals=tuple(_deal(playbook, scope.place, shown) for shown in scope.shown),
        stops=disqualifier_guidance(scope),
    )


def _deal(playbook: Playbook, place: Place, icp: str) -> Deal:
    profile = playbook.profiles[icp]
    return Deal(
        icp=place.entry(playbook, Key("profile", icp)),
        contract=profile.buying.order_value,
        cycle=profile.buying.cycle,
        decision=profile.buying.decision,
        committee=tuple(seat_cards(playbook, place, profile)),
        procurement=profile.procurement,
        objections=tuple(
            (
                Link(segment.name, place.to(call_url(id_))),
                tuple(
                    (objection, place.to(f"{call_url(id_)}#objection-{objection.id}"))
                    for objection in segment.objections
                ),
            )
            for id_, segment in playbook.segments_of(icp).items()
        ),
    )
