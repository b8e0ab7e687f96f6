"""The page of sales development: who to call today, and when to stop."""

from dataclasses import dataclass

from icp_playbook.model import signal_steps
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.head import PageHead
from icp_playbook.views.pictures import Grid, grid
from icp_playbook.views.roles.disqualifiers import DisqualifierGuidance, disqualifier_guidance
from icp_playbook.views.roles.index import (
    SALES_DEVELOPMENT,
    IcpCalls,
    calls,
    role_head,
    role_url,
)
from icp_playbook.views.routes import Link, Place


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
    fit_url: str
    calls: tuple[IcpCalls, ...]
    signals: tuple[TriggerRow, ...]
    stops: tuple[DisqualifierGuidance, ...]
    grid: Grid | None


def sales_development_view(playbook: Playbook) -> SalesDevelopmentView:
    """The page of sales development."""
    place = Place(role_url(SALES_DEVELOPMENT))
    signals = (
        TriggerRow(
            place.entry(playbook, Key("signal", id_), signal.says),
            max(band.points for band in signal_steps(signal)),
            signal.act,
        )
        for id_, signal in playbook.signals.items()
    )
    return SalesDevelopmentView(
        head=role_head(playbook, SALES_DEVELOPMENT),
        fit_url=place.to("fit/"),
        calls=calls(playbook, place),
        signals=tuple(sorted(signals, key=lambda row: -row.points)),
        stops=disqualifier_guidance(playbook, place),
        grid=grid(playbook),
    )
