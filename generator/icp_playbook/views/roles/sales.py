"""The pages of those who sell: sales development and the account executive."""

from dataclasses import dataclass

from icp_playbook.model.buying import Step
from icp_playbook.model.message import Objection
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.call_sheets import call_url
from icp_playbook.views.entries.profile import SeatCard, seat_cards
from icp_playbook.views.head import PageHead
from icp_playbook.views.pictures.grid import Grid, grid
from icp_playbook.views.roles.roles import (
    ACCOUNT_EXECUTIVE,
    SALES_DEVELOPMENT,
    IcpCalls,
    calls,
    role_head,
    role_url,
)
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class StopRow:
    """A disqualifier: what to ask, the words to cite, what to tell the prospect."""

    link: Link
    ask: str
    cite: str
    tell_them: str


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """A signal: what it is, the most points it gives, what to do."""

    link: Link
    points: int
    act: str


@dataclass(frozen=True, slots=True)
class SalesDevelopmentView:
    """The context of pages/sales-development.md.j2."""

    head: PageHead
    judge: str
    calls: tuple[IcpCalls, ...]
    signals: tuple[TriggerRow, ...]
    stops: tuple[StopRow, ...]
    grid: Grid


@dataclass(frozen=True, slots=True)
class Deal:
    """An ICP as a deal: who decides, how paper gets signed, what comes up."""

    icp: Link
    contract: tuple[int, int]
    """A year, in the playbook's currency."""
    cycle: tuple[int, int]
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
    judge: str
    calls: tuple[IcpCalls, ...]
    deals: tuple[Deal, ...]
    stops: tuple[StopRow, ...]


def sales_development_view(playbook: Playbook) -> SalesDevelopmentView:
    """The page of sales development."""
    place = Place(role_url(SALES_DEVELOPMENT))
    signals = (
        TriggerRow(
            place.entry(playbook, Key("signal", id_), signal.says),
            max(band.points for band in signal.bands),
            signal.act,
        )
        for id_, signal in playbook.signals.items()
    )
    return SalesDevelopmentView(
        head=role_head(playbook, SALES_DEVELOPMENT),
        judge=place.to("fit/"),
        calls=calls(playbook, place),
        signals=tuple(sorted(signals, key=lambda row: -row.points)),
        stops=_stops(playbook, place),
        grid=grid(playbook),
    )


def account_executive_view(playbook: Playbook) -> AccountExecutiveView:
    """The page of the account executive."""
    place = Place(role_url(ACCOUNT_EXECUTIVE))
    return AccountExecutiveView(
        head=role_head(playbook, ACCOUNT_EXECUTIVE),
        judge=place.to("fit/"),
        calls=calls(playbook, place),
        deals=tuple(_deal(playbook, place, icp) for icp in playbook.profiles),
        stops=_stops(playbook, place),
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
            for id_, segment in playbook.segments.items()
            if segment.icp == icp
        ),
    )


def _stops(playbook: Playbook, place: Place) -> tuple[StopRow, ...]:
    return tuple(
        StopRow(
            place.entry(playbook, Key("disqualifier", id_), entry.says),
            entry.ask[0],
            entry.cite,
            entry.tell_them,
        )
        for id_, entry in playbook.disqualifiers.items()
    )
