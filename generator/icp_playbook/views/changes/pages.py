"""The pages of history: the timeline, a page for each year, the tombstone of an entry that is gone."""

import datetime
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.history import Note
from icp_playbook.model import Audience
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Playbook
from icp_playbook.timeline import Event
from icp_playbook.views.coming import ComingChange, coming_changes
from icp_playbook.views.events import DECISION, DatedDecision, EventView, kind_name
from icp_playbook.views.filters import TableFilter, by_icp
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.labels import EFFECT_LABELS
from icp_playbook.views.plain_text import line
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Link, Place

PLACE = Place("changes/")
CHANGES_TITLE = "Changes"
COMPARE_TITLE = "Compare two days"
LATEST = 20
"""Events that stand on /changes/ without a script."""
RUN = 3
"""Quiet events in a row that are folded into one line."""
_READERS: Mapping[Audience, str] = {"internal": "", "partner": "partners", "public": "everyone"}
_QUIET = {
    "messaging": "messaging",
    "people": "people",
    "evidence": "evidence",
    "editorial": "wording",
    "trouble": "could not be read",
}


@dataclass(frozen=True, slots=True)
class EventBlock:
    """One event, or a run of quiet ones with the line they are folded into; or a decision."""

    events: tuple[EventView, ...]
    summary: str = ""
    decision: DatedDecision | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """The events of a month, latest first."""

    name: str
    blocks: tuple[EventBlock, ...]


@dataclass(frozen=True, slots=True)
class LastBoundary:
    """The last change of who qualifies."""

    day: datetime.date
    link: Link


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The context of pages/changes.md.j2."""

    head: PageHead
    has_history: bool
    """Whether the site shows history at all."""
    readers: str
    """Whom the site is for, where it is for others and has no history for that reason."""
    notes: tuple[Note, ...]
    coming: tuple[ComingChange, ...]
    """Changes that count from a later day."""
    last_boundary: LastBoundary | None
    """Told when it is not among the events on the page."""
    months: tuple[Month, ...]
    years: tuple[Link, ...]
    total: int
    decided: int
    """How many decisions stand among the changes."""
    filters: tuple[TableFilter, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The context of pages/year.md.j2."""

    head: PageHead
    months: tuple[Month, ...]
    years: tuple[tuple[Link, bool], ...]
    """Every year, and whether it is this one."""


def items_by_day(
    events: Sequence[tuple[Event, EventView]], decisions: Sequence[DatedDecision]
) -> list[EventView | DatedDecision]:
    """Commits and decisions by day, latest first; of one day, decisions first."""
    items: list[EventView | DatedDecision] = [*decisions, *(view for _, view in events)]
    return sorted(items, key=lambda item: item.day, reverse=True)


def changes_view(
    playbook: Playbook,
    provenance: Provenance,
    events: Sequence[tuple[Event, EventView]],
    decisions: Sequence[DatedDecision] = (),
) -> ChangesView:
    """The page /changes/."""
    timeline = provenance.timeline
    views = [view for _, view in events]
    items = items_by_day(events, decisions)
    return ChangesView(
        head=page_head(
            playbook, PLACE, CHANGES_TITLE, "What changed, why, and how it affects who qualifies."
        ),
        has_history=timeline is not None,
        readers=_READERS[provenance.audience],
        notes=tuple(_note(note) for note in timeline.notes) if timeline else (),
        coming=coming_changes(playbook, PLACE, timeline),
        last_boundary=_last_boundary(items),
        months=months(items[:LATEST]),
        years=tuple(link for link, _ in _years(PLACE, items, None)),
        total=len(views),
        decided=len(decisions),
        filters=_filters(playbook, events, decisions),
    )


def _note(note: Note) -> Note:
    return Note(note.gap, line(note.sentence, 400), line(note.remedy, 400))


@dataclass(frozen=True, slots=True)
class CompareView:
    """The context of pages/compare.md.j2."""

    head: PageHead


def compare_view(playbook: Playbook) -> CompareView:
    """The page that compares two days."""
    lead = "What decided on one day and on another, and which accounts move. Nothing leaves this computer."
    return CompareView(page_head(playbook, Place("changes/compare/"), COMPARE_TITLE, lead))


def year_view(
    playbook: Playbook, items: Callable[[], Sequence[EventView | DatedDecision]], year: int
) -> YearView:
    """The page of a year that has events or decisions."""
    found = items()
    own = [item for item in found if item.day.year == year]
    place = Place(year_url(year))
    return YearView(
        page_head(playbook, place, f"Changes in {year}", f"{_counts(own)}, latest first."),
        months(own),
        tuple(_years(place, found, year)),
    )


def _counts(items: Sequence[EventView | DatedDecision]) -> str:
    """How many changes there are, and how many decisions."""
    decided = sum(isinstance(item, DatedDecision) for item in items)
    changed = len(items) - decided
    words = [counted(decided, "decision")] if decided else []
    return series([counted(changed, "change"), *words] if changed or not decided else words)


def year_url(year: int) -> str:
    """The page of a year, from the root of the site."""
    return f"changes/{year}/"


def months(views: Sequence[EventView | DatedDecision]) -> tuple[Month, ...]:
    """Events and decisions by month; runs of quiet events folded."""
    return tuple(
        Month(f"{_MONTHS[day.month - 1]} {day.year}", tuple(_blocks(list(found))))
        for day, found in itertools.groupby(views, key=lambda view: view.day.replace(day=1))
    )


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _blocks(items: Sequence[EventView | DatedDecision]) -> Iterator[EventBlock]:
    for stands, found in itertools.groupby(items, key=_stands_alone):
        mixed = tuple(found)
        run = tuple(item for item in mixed if isinstance(item, EventView))
        if stands:
            for item in mixed:
                yield EventBlock((), "", item) if isinstance(item, DatedDecision) else EventBlock((item,))
        elif len(run) < RUN:
            yield from (EventBlock((view,)) for view in run)
        else:
            yield EventBlock(run, quiet_summary(run))


def _stands_alone(item: EventView | DatedDecision) -> bool:
    return isinstance(item, DatedDecision) or item.loud or item.begins


def quiet_summary(run: Sequence[EventView]) -> str:
    """What quiet events are about: 5 minor changes: 3 messaging, 2 wording."""
    effects = [view.effect for view in run]
    counted = [f"{effects.count(effect)} {words}" for effect, words in _QUIET.items() if effect in effects]
    return f"{len(run)} minor changes: {', '.join(counted)}"


def _last_boundary(items: Sequence[EventView | DatedDecision]) -> LastBoundary | None:
    views = ((at, item) for at, item in enumerate(items) if isinstance(item, EventView))
    at, found = next(((at, view) for at, view in views if view.loud), (0, None))
    if found is None or at < LATEST:
        return None
    url = PLACE.to(f"{year_url(found.day.year)}#{found.anchor}")
    return LastBoundary(found.day, Link(found.subject, url))


def _years(
    place: Place, items: Sequence[EventView | DatedDecision], own: int | None
) -> Iterator[tuple[Link, bool]]:
    for year, found in itertools.groupby(items, key=lambda one: one.day.year):
        yield Link(str(year), place.to(year_url(year)), str(sum(1 for _ in found))), year == own


def _filters(
    playbook: Playbook, events: Sequence[tuple[Event, EventView]], decisions: Sequence[DatedDecision]
) -> tuple[TableFilter, ...]:
    kinds = {entry.key.partition("/")[0] for _, view in events for entry in view.entries}
    kinds |= {entry.key.partition("/")[0] for one in decisions for entry in one.about}
    ordered = [kind for kind in (*playbook.by_kind, "playbook", "fields") if kind in kinds]
    decided = ((DECISION, "Decisions"),) if decisions else ()
    return (
        TableFilter("effect", "What it affects", (*EFFECT_LABELS.items(), *decided)),
        by_icp(playbook),
        TableFilter("kind", "Kind of entry", tuple((kind, kind_name(kind)) for kind in ordered)),
    )
