"""Recent changes where they matter: on an entry's page, next to a criterion, on the home page."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.decisions import Move
from icp_playbook.diff import EFFECTS, ChangeSummary
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import Event, Timeline
from icp_playbook.views.events.decision_dates import (
    DECISION,
    DatedDecision,
    dated_decisions,
    decisions_about,
)
from icp_playbook.views.events.events import (
    change_line,
    entry_name,
    entry_url,
    moved_note,
    weightiest_first,
)
from icp_playbook.views.events.relations import relation_text
from icp_playbook.views.labels import TONE_LABELS
from icp_playbook.views.plain_text import line
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Link, Place

HOME = Place("")
SHOWN = 3
"""How many changes an entry's page and the role pages show."""
NEWS = 20
"""How many changes the home page has ready for a returning reader."""
_WHY, _REASON = 400, 160
_EARLIER = {"shallow": "this clone is shallow", "damaged": "the repository is damaged"}
_MISSING = ("no-git", "no-repository", "refused", "no-commits", "broken", "untracked")


@dataclass(frozen=True, slots=True)
class RecentChange:
    """What one commit did to an entry: its weightiest change, and how many more there were."""

    day: datetime.date
    says: str
    tone: str
    chip: str
    more: int
    why: str
    stated: bool
    url: str = ""
    """The page of the decision, where it is one."""


@dataclass(frozen=True, slots=True)
class EntryChanges:
    """The last changes of an entry, the way to all of them, and what is not known of them."""

    changes: tuple[RecentChange, ...]
    history_link: Link | None
    note: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """When a criterion, must or disqualifier of an ICP last changed, and why."""

    day: datetime.date
    reason: str


@dataclass(frozen=True, slots=True)
class RecentChangeRow:
    """One commit in a line; `short` is its abbreviated hash."""

    short: str
    day: datetime.date
    entry: Link
    change: RecentChange
    url: str
    """The way to it on the page of its year."""


def entry_changes(playbook: Playbook, provenance: Provenance, place: Place, key: Key) -> EntryChanges:
    """The last changes of an entry; empty if the site shows no history.

    Decisions about it have a section of their own on its page; in the history that the link leads to, they
    stand among the changes.
    """
    timeline = provenance.timeline
    if timeline is None:
        return EntryChanges((), None, "")
    events = sorted(timeline.by_entry.get(key, ()), key=lambda event: event.day, reverse=True)
    count = len(events) + len(decisions_about(playbook, key))
    words = f"All {count} changes" if count > SHOWN else "Its history"
    history_link = Link(words, place.to(f"changes/?entry={key}")) if count else None
    changes = tuple(_change_of_entry(timeline, event, key) for event in events[:SHOWN])
    return EntryChanges(changes, history_link, _note(timeline, key, count))


def _decided(place: Place, decision: DatedDecision) -> RecentChange:
    return RecentChange(
        decision.day,
        decision.says,
        DECISION,
        "Decision" if decision.status.id == "accepted" else f"Decision, {decision.status.text.lower()}",
        0,
        line(decision.why, _WHY),
        stated=True,
        url=place.to(decision.url),
    )


def row_changes(provenance: Provenance, playbook: Playbook, icp: str) -> Mapping[tuple[str, str], RowChange]:
    """List and id of a row of an ICP → its last change after the ICP was born, of who qualifies."""
    timeline = provenance.timeline
    if timeline is None:
        return {}
    found: dict[tuple[str, str], RowChange] = {}
    own = Key("profile", icp)
    for event in timeline.by_entry.get(own, ()):
        changes = timeline.changes_of(event, own)
        if _born(changes):
            break
        for change in changes:
            row = _row(change)
            if row and change.effect == "boundary":
                found.setdefault(row, _row_change(event, change))
    for id_ in playbook.profiles[icp].fit.disqualifiers:
        latest = _latest_boundary(timeline, Key("disqualifier", id_))
        row = ("disqualifiers", id_)
        if latest and (row not in found or found[row].day < latest.day):
            found[row] = latest
    return found


def recent_boundary_changes(
    playbook: Playbook, provenance: Provenance, place: Place = HOME
) -> tuple[RecentChangeRow, ...]:
    """The last changes of who qualifies, except for the playbook's first commit."""
    timeline = provenance.timeline
    if timeline is None:
        return ()
    loud = [
        event
        for place, event in enumerate(timeline.events, 1)
        if event.effect == "boundary"
        and not event.begins
        and not (place == len(timeline.events) and _born(event.changes))
    ]
    return _rows(playbook, timeline, place, loud, SHOWN)


def news(playbook: Playbook, provenance: Provenance, place: Place = HOME) -> tuple[RecentChangeRow, ...]:
    """The last changes, except for wording and the playbook's first commit."""
    timeline = provenance.timeline
    if timeline is None:
        return ()
    shown = [
        event
        for event in timeline.events[:-1]
        if not event.begins and (event.changes or event.meets) and event.effect != "editorial"
    ]
    rows = [*_decision_rows(playbook, place), *_rows(playbook, timeline, place, shown, NEWS)]
    return tuple(sorted(rows, key=lambda row: row.day, reverse=True)[:NEWS])


def _decision_rows(playbook: Playbook, place: Place) -> Iterator[RecentChangeRow]:
    for one in dated_decisions(playbook):
        url = place.to(f"changes/{one.day.year}/#{one.anchor}")
        yield RecentChangeRow(
            one.anchor, one.day, Link(one.name, place.to(one.url)), _decided(place, one), url
        )


def _rows(
    playbook: Playbook, timeline: Timeline, place: Place, events: list[Event], count: int
) -> tuple[RecentChangeRow, ...]:
    """The latest of some events, latest first."""
    latest = sorted(events, key=lambda event: event.day, reverse=True)[:count]
    return tuple(_recent_row(playbook, timeline, place, event) for event in latest)


def _recent_row(playbook: Playbook, timeline: Timeline, place: Place, event: Event) -> RecentChangeRow:
    changes = weightiest_first(event.changes)
    subject = changes[0].entry if changes else event.entries[0]
    key = timeline.today(Key(subject.kind, subject.id))
    url = entry_url(playbook, key)
    name = entry_name(playbook, timeline, key, subject.name)
    return RecentChangeRow(
        event.commit.short,
        event.day,
        Link(name, place.to(url) if url else ""),
        _recent_change(timeline, event, changes)
        if changes
        else _met_change(timeline, event, list(event.moves or ())),
        place.to(f"changes/{event.day.year}/#c-{event.commit.short}"),
    )


def _change_of_entry(timeline: Timeline, event: Event, key: Key) -> RecentChange:
    changes = weightiest_first(timeline.changes_of(event, key))
    if changes:
        return _recent_change(timeline, event, changes)
    moved = [move for move in event.moves or () if timeline.today(Key("profile", move.icp or "")) == key]
    unscored = any(timeline.today(Key("profile", icp)) == key for icp in event.unscored_icps)
    if (event.met and moved) or unscored:
        return _met_change(timeline, event, moved)
    sentence = next(
        (
            problem.sentence
            for problem in event.problems
            if timeline.today(Key(problem.entry.kind, problem.entry.id)) == key
        ),
        "",
    )
    return RecentChange(
        event.day, line(sentence, 600), "trouble", "Could not be read", 0, *_why(timeline, event)
    )


def _recent_change(timeline: Timeline, event: Event, changes: list[ChangeSummary]) -> RecentChange:
    first = change_line(changes[0])
    return RecentChange(
        event.day, first.says, first.tone, first.chip, len(changes) - 1, *_why(timeline, event)
    )


def _met_change(timeline: Timeline, event: Event, moves: list[Move]) -> RecentChange:
    """What a merge did that changed nothing itself: the first account that it moved, and how many more.

    Or that this cannot be told.
    """
    words = [f"{one.name}: {one.old.words} → {one.new.words}" for one in moves] or [moved_note(event)]
    return RecentChange(
        event.day,
        line(words[0], 600),
        "boundary",
        TONE_LABELS["boundary"],
        len(words) - 1,
        *_why(timeline, event),
    )


def _why(timeline: Timeline, event: Event) -> tuple[str, bool]:
    if event.why is None and (about := relation_text(timeline, event)):
        return about, False
    return line(event.why or "", _WHY), event.stated


def _note(timeline: Timeline, key: Key, known: int) -> str:
    if key in timeline.uncommitted:
        return "This page shows edits that are not committed yet."
    gap = next((note for note in timeline.notes if note.gap in _MISSING), None)
    if gap and not known:
        return f"Missing here: {line(gap.sentence)}."
    early = next((_EARLIER[note.gap] for note in timeline.notes if note.gap in _EARLIER), "")
    return f"Earlier changes are missing: {early}." if early and known < SHOWN else ""


def _born(changes: tuple[ChangeSummary, ...]) -> bool:
    """Whether an entry was created: a change of the whole of it."""
    return any(not change.path and change.id.endswith("-added") for change in changes)


def _row(change: ChangeSummary) -> tuple[str, str] | None:
    """The list and id of the row a change belongs to; musts and criteria are identified by id alone."""
    match change.path:
        case ("fit", "must" | "score", id_, *_):
            return "criteria", id_
        case ("fit", "disqualifiers", id_, *_):
            return "disqualifiers", id_
        case _:
            return None


def _row_change(event: Event, change: ChangeSummary) -> RowChange:
    reason = event.why or change.sentence
    return RowChange(event.day, line(reason, _REASON))


def _latest_boundary(timeline: Timeline, key: Key) -> RowChange | None:
    return next(_boundaries(timeline, key), None)


def _boundaries(timeline: Timeline, key: Key) -> Iterator[RowChange]:
    for event in timeline.by_entry.get(key, ()):
        changes = timeline.changes_of(event, key)
        if _born(changes):
            return
        for change in weightiest_first(changes):
            if change.effect == EFFECTS[0]:
                yield _row_change(event, change)
