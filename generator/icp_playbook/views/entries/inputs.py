"""What the pages of entries are made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from icp_playbook.backtest import IcpOutcomes
from icp_playbook.playbook import Playbook
from icp_playbook.views.example_verdicts import ExampleVerdicts
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.ready_filters import FilterMaker, ReadyFilter, filter_day
from icp_playbook.views.routes import Place, evidence_url


@dataclass(frozen=True, slots=True)
class PageInputs:
    """The same for every page of a build."""

    playbook: Playbook
    provenance: Provenance
    judged: ExampleVerdicts
    outcomes: Callable[[], Mapping[str, IcpOutcomes]] | None = None
    """What became of accounts, by ICP; None for a site that says nothing of it."""

    def evidence(self, place: Place, icp: str) -> str:
        """The way to what became of an ICP's accounts; "" where the site does not show it."""
        shown = self.provenance.has_outcomes and self.playbook.profiles[icp].status == "operational"
        return place.to(evidence_url(icp)) if shown else ""

    def filters(self, icp: str) -> tuple[ReadyFilter, ...]:
        """An ICP as a filter for each tool."""
        day = filter_day(self.playbook, self.provenance)
        return FilterMaker(self.playbook, self.judged.program, day).filters(icp)
