"""The state of one ICP of a large playbook, or of the entries that several share."""

from dataclasses import dataclass

from icp_playbook.lint import CheckedPlaybook
from icp_playbook.model import EVIDENCE_DAYS
from icp_playbook.playbook import Playbook
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.health.coverage import CoverageTable, coverage_tables
from icp_playbook.views.health.rows import DueRow, EvidenceDateRow, Source, evidence_dates, reviews
from icp_playbook.views.health.state import (
    HEALTH,
    HEALTH_TITLE,
    SHARED,
    dated_counts,
    gap_count,
    keys_of,
    part_url,
)
from icp_playbook.views.routes import Link, Place

HEALTH_PART_LEAD = "What is missing, what grows old and what falls due, each with the line to fix."


@dataclass(frozen=True, slots=True)
class HealthPartView:
    """The context of pages/health-part.md.j2."""

    head: PageHead
    counts: tuple[tuple[str, int, str], ...]
    """Anchor, number and what it counts."""
    listed: frozenset[str]
    """The anchors that there is something to show at."""
    old: int
    """Days after which evidence calls for newer."""
    tables: tuple[CoverageTable, ...]
    """The grid of the ICP, where it has segments."""
    dated: tuple[EvidenceDateRow, ...]
    """The oldest first."""
    due: tuple[DueRow, ...]
    whole: str
    """The way to the state of the whole playbook, which says why findings are waived."""


def health_part_title(playbook: Playbook, icp: str) -> str:
    """The title of the page of an ICP, or of what several share if there is no id."""
    return f"The state of {playbook.profiles[icp].name}" if icp else f"The state of what is s{SHARED[1:]}"


def health_part_view(
    playbook: Playbook, checked: CheckedPlaybook, edit_base: str, icp: str
) -> HealthPartView:
    """The grid, the evidence and the reviews of an ICP, or of what several share if there is no id."""
    place, source = Place(part_url(icp)), Source(playbook, checked, edit_base)
    icps = [icp] if icp else []
    keys = keys_of(playbook, icp)
    tables = tuple(table for _, table in coverage_tables(playbook, place, source, icps))
    dated = tuple(row for _, row in evidence_dates(playbook, place, source, icps))
    due = tuple(row for _, row in reviews(playbook, place, source, keys))
    more = {"coverage": bool(tables), "dated": bool(dated), "reviews": bool(due)}
    return HealthPartView(
        head=page_head(
            playbook,
            place,
            health_part_title(playbook, icp),
            HEALTH_PART_LEAD,
            (Link(HEALTH_TITLE, place.to(HEALTH)),),
        ),
        counts=(
            gap_count(sum(table.gaps for table in tables)),
            *dated_counts(len(dated), len(due)),
        ),
        listed=frozenset(anchor for anchor, there in more.items() if there),
        old=EVIDENCE_DAYS,
        tables=tables,
        dated=dated,
        due=due,
        whole=place.to(HEALTH),
    )
