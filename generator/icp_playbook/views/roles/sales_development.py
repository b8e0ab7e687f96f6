"""The page of sales development: who to call today, and when to stop."""

from dataclasses import dataclass

from icp_playbook.model import signal_steps
from icp_playbook.playbook import Playbook
from icp_playbook.views.head import PageHead
from icp_playbook.views.pictures import Grid, grid
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles.by_icp import RolePart, RoleScope
from icp_playbook.views.roles.calls import IcpCalls, calls
from icp_playbook.views.roles.disqualifiers import DisqualifierGuidance, disqualifier_guidance
from icp_playbook.views.roles.index import SALES_DEVELOPMENT
from icp_playbook.views.roles.news import RoleNews, role_news
from icp_playbook.views.routes import Link


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
    news: RoleNews
    fit_url: str
    objections_url: str
    parts: tuple[RolePart, ...]
    """The pages of the ICPs, where this one does not show them."""
    calls: tuple[IcpCalls, ...]
    signals: tuple[TriggerRow, ...]
    stops: tuple[DisqualifierGuidance, ...]
    grid: Grid | None


def sales_development_view(
    playbook: Playbook, icp: str = "", provenance: Provenance | None = None
) -> SalesDevelopmentView:
    """The page of sales development, or the one for an ICP."""
    scope = RoleScope(SALES_DEVELOPMENT, playbook, icp)
    signals = (
        TriggerRow(
            scope.place.entry(playbook, key, signal.says),
            max(band.points for band in signal_steps(signal)),
            signal.act,
        )
        for key in scope.related("signal")
        for signal in (playbook.signals[key.id],)
    )
    return SalesDevelopmentView(
        head=scope.head(),
        news=role_news(playbook, provenance, SALES_DEVELOPMENT),
        fit_url=scope.place.to("fit/"),
        objections_url=scope.objections_url,
        parts=scope.parts(),
        calls=calls(scope),
        signals=tuple(sorted(signals, key=lambda row: -row.points)),
        stops=disqualifier_guidance(scope),
        grid=grid(playbook),
    )
