"""The page of the leader: the state of each ICP, and what is due."""

import datetime
from dataclasses import dataclass

from icp_playbook.lint import waiver_for
from icp_playbook.model import review_due
from icp_playbook.playbook import Key, Playbook, must_label
from icp_playbook.views.change_policy import ChangePolicyView, change_policy_view
from icp_playbook.views.decision_log import DecisionLine, latest_decisions
from icp_playbook.views.entries import has_figures
from icp_playbook.views.events import RecentChangeRow, recent_boundary_changes
from icp_playbook.views.head import PageHead, overdue_after
from icp_playbook.views.labels import label
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles.index import (
    LEADER,
    role_head,
    role_url,
)
from icp_playbook.views.routes import Link, Place, index_route

DECISIONS = 5
"""How many decisions the page shows."""


@dataclass(frozen=True, slots=True)
class IcpState:
    """An ICP from its leader's point of view."""

    icp: Link
    status: str
    owner: str
    musts: tuple[str, ...]
    outs: tuple[str, ...]
    figures: int
    smallest: int
    """Accounts or deals behind the weakest figure; 0 without figures."""
    interviews: int
    illustrative: bool
    reviewed: datetime.date | None
    due: datetime.date | None
    overdue_after: datetime.date | None
    """The day after which the review is called overdue; None where it never is."""
    missing: tuple[str, ...]
    """Functions that must have reviewed it and have not."""
    waived: bool
    """Whether the ICP says why that is right."""


@dataclass(frozen=True, slots=True)
class LeaderView:
    """The context of pages/leader.md.j2."""

    head: PageHead
    icps: tuple[IcpState, ...]
    figures_url: str
    """The way to win rates and cycles of all ICPs."""
    has_functions: bool
    """Whether the policy names functions that must review an ICP."""
    how: str
    policy: ChangePolicyView | None
    """What a change to who qualifies needs; None where nothing is asked."""
    recent_changes: tuple[RecentChangeRow, ...]
    changes_url: str
    """Empty if the site shows no history, or there is none."""
    decisions: tuple[DecisionLine, ...]
    """The latest."""
    decisions_url: str
    building: str
    due: tuple[tuple[Link, str, datetime.date], ...]
    """Entries in the order in which their reviews fall due, but those waived for good: link, owner, day."""


def leader_view(playbook: Playbook, provenance: Provenance) -> LeaderView:
    """The page of the leader."""
    place = Place(role_url(LEADER))
    return LeaderView(
        head=role_head(playbook, LEADER),
        icps=tuple(_icp_state(playbook, place, icp, provenance.has_state) for icp in playbook.profiles),
        figures_url=place.to(f"{index_route('profile')}#figures") if has_figures(playbook) else "",
        has_functions=bool(playbook.settings.review.functions),
        how=playbook.settings.review.how,
        policy=change_policy_view(playbook.settings.policy),
        recent_changes=recent_boundary_changes(playbook, provenance, place),
        changes_url=place.to("changes/") if provenance.timeline and provenance.timeline.events else "",
        decisions=latest_decisions(playbook, place, DECISIONS),
        decisions_url=place.to(index_route("decision")),
        building=place.to("building/"),
        due=_due(playbook, place),
    )


def _icp_state(playbook: Playbook, place: Place, icp: str, has_state: bool) -> IcpState:
    profile = playbook.profiles[icp]
    evidence, review = profile.evidence, profile.review
    key, due = Key("profile", icp), review_due(profile, playbook.settings.review)
    return IcpState(
        icp=place.entry(playbook, Key("profile", icp), profile.definition),
        status=profile.status,
        owner=playbook.owner_of(profile),
        musts=tuple(must_label(must, playbook.catalogue) for must in profile.fit.must),
        outs=tuple(playbook.disqualifiers[out].name for out in profile.fit.disqualifiers),
        figures=len(evidence.figures),
        smallest=min((figure.sample for figure in evidence.figures), default=0),
        interviews=len(evidence.interviews),
        illustrative=evidence.illustrative,
        reviewed=review.last,
        due=due,
        overdue_after=overdue_after(playbook, key, due) if has_state else None,
        missing=tuple(label(name) for name in playbook.settings.review.functions if name not in review.by),
        waived=waiver_for(playbook, key, "unheard-function") is not None,
    )


def _due(playbook: Playbook, place: Place) -> tuple[tuple[Link, str, datetime.date], ...]:
    rows = [
        (place.entry(playbook, key), playbook.owner_of(entry), day)
        for key, entry in playbook.entries()
        if (day := overdue_after(playbook, key, review_due(entry, playbook.settings.review))) is not None
    ]
    return tuple(sorted(rows, key=lambda row: row[2])[:12])
