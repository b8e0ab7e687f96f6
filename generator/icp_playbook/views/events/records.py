"""Events as JSON: for machines, and for the script of /changes/. Addresses from the root of the site."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from icp_playbook.decisions import MOVE_WORDS
from icp_playbook.diff import EFFECTS, ChangeSummary
from icp_playbook.history import EarlierCommit, Tombstone
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import Event, Timeline
from icp_playbook.views.decision_log import DecisionMark
from icp_playbook.views.events.decision_dates import DECISION, DatedDecision
from icp_playbook.views.events.events import (
    EventView,
    entry_name,
    entry_url,
    icps_affected,
    kind_name,
    people,
    request,
    weightiest_first,
)
from icp_playbook.views.forge import Forge
from icp_playbook.views.labels import TONE_LABELS
from icp_playbook.views.plain_text import line, lines
from icp_playbook.views.routes import Link

JsonRecord = dict[str, Any]
RECENT = 500
"""Events that a browser remembers to have shown."""


def event_records(
    playbook: Playbook, timeline: Timeline, events: Sequence[tuple[Event, EventView]]
) -> list[JsonRecord]:
    """A record for each event, latest first."""
    icps = icps_affected(playbook)
    return [_record(timeline, event, view, icps) for event, view in events]


def decision_record(decision: DatedDecision) -> JsonRecord:
    """A decision, with the names that the script gives what it filters by."""
    kinds = dict.fromkeys([DECISION, *(one.key.partition("/")[0] for one in decision.about)])
    return {
        "decision": decision.id,
        "short": decision.anchor,
        "day": decision.day.isoformat(),
        "subject": decision.name,
        "url": decision.url,
        "decided": decision.says,
        "by": decision.by,
        "status": _mark(decision.status),
        "outcome": _mark(decision.outcome) if decision.outcome else None,
        "why": decision.why,
        "facts": [{"heading": heading, "lines": list(lines)} for heading, lines in decision.facts],
        "evidence": list(decision.evidence),
        "relation": [_link(part) for part in decision.relation],
        "effect": DECISION,
        "effects": [DECISION],
        "kinds": list(kinds),
        "icps": list(decision.icps),
        "entries": [
            {"entry": one.key, "kind": one.kind, "name": one.name, "url": one.url} for one in decision.about
        ],
    }


def _mark(mark: DecisionMark) -> JsonRecord:
    due = mark.due.isoformat() if mark.due else None
    return {"id": mark.id, "text": mark.text, "tone": mark.tone, "due": due}


def changes_index(
    playbook: Playbook,
    timeline: Timeline,
    forge: Forge,
    events: Sequence[tuple[Event, EventView]],
    decisions: Sequence[DatedDecision] = (),
) -> JsonRecord:
    """What the script needs before it loads a year: years, entries, old ids, entries that are gone, words."""
    items = [(one.anchor, one.day, False) for one in decisions]
    items += [(view.short, view.day, view.loud) for _, view in events]
    items.sort(key=lambda item: item[1], reverse=True)
    years = Counter(day.year for _, day, _ in items)
    return {
        "head": timeline.head,
        "decided": len(decisions),
        "years": [[year, count] for year, count in years.items()],
        "recent": [[short, day.isoformat(), int(loud)] for short, day, loud in items[:RECENT]],
        "entries": _entries(playbook, timeline, events, decisions),
        "moved": {str(old): str(new) for old, new in sorted(timeline.moved.items())},
        "gone": {
            str(key): tombstone_record(playbook, timeline, forge, stone)
            for key, stone in sorted(timeline.tombstones.items())
        },
        "tones": TONE_LABELS,
    }


def tombstone_record(playbook: Playbook, timeline: Timeline, forge: Forge, stone: Tombstone) -> JsonRecord:
    """When an entry was deleted, by whom, why, and what replaced it."""
    commit = stone.commit
    asked = request(commit, forge)
    return {
        "day": commit.date.date().isoformat(),
        "people": [_link(person) for person in people(commit)],
        "subject": line(commit.subject),
        "why": lines(commit.why or "", 1200),
        "stated": commit.stated,
        "request": _link(asked) if asked else None,
        "commit": {"text": commit.short, "url": forge.commit(commit.hash)},
        "replaced_by": [
            {"text": entry_name(playbook, timeline, key), "url": entry_url(playbook, key), "entry": str(key)}
            for key in map(timeline.today, stone.replaced_by)
        ],
    }


def _entries(
    playbook: Playbook,
    timeline: Timeline,
    events: Sequence[tuple[Event, EventView]],
    decisions: Sequence[DatedDecision],
) -> JsonRecord:
    """Every entry, current or deleted: its name, its address, and the years in which it changed.

    Or in which something was decided about it.
    """
    changed = [(event.day.year, entry.key) for event, view in events for entry in view.entries]
    changed += [(one.day.year, entry.key) for one in decisions for entry in one.about]
    years: dict[str, dict[int, None]] = {}
    for year, name in sorted(changed, reverse=True):
        years.setdefault(name, {})[year] = None
    keys = dict.fromkeys([key for key, _ in playbook.entries()] + sorted(map(_key, years)))
    return {
        str(key): {
            "name": entry_name(playbook, timeline, key),
            "kind": kind_name(key.kind),
            "url": entry_url(playbook, key),
            "years": list(years.get(str(key), {})),
        }
        for key in keys
    }


def _key(name: str) -> Key:
    kind, _, id_ = name.partition("/")
    return Key(kind, id_)


def _record(
    timeline: Timeline, event: Event, view: EventView, icps: Mapping[Key, tuple[str, ...]]
) -> JsonRecord:
    commit = event.commit
    keys = [_key(entry.key) for entry in view.entries]
    affected = dict.fromkeys(icp for key in keys for icp in icps.get(key, ()))
    affected |= dict.fromkeys(timeline.today(key).id for key in event.boundary)
    effects = {change.effect for change in event.changes} | ({event.effect} if event.meets else set())
    return {
        "hash": commit.hash,
        "short": commit.short,
        "date": commit.date.isoformat(),
        "day": event.day.isoformat(),
        "subject": view.subject,
        "people": [_link(person) for person in view.people],
        "why": view.why,
        "stated": view.stated,
        "relation": [_link(part) for part in view.relation],
        "undoes": [_earlier(one) for one in event.undoes],
        "undone_by": [_earlier(one) for one in event.undone_by],
        "begins": view.begins,
        "decisions": [_link(one) for one in view.decisions],
        "other_work": view.other_work,
        "evidence": list(view.evidence),
        "request": _link(view.request) if view.request else None,
        "commit": _link(view.commit),
        "effect": view.effect,
        "effects": [effect for effect in EFFECTS if effect in effects],
        "kinds": list(dict.fromkeys(key.kind for key in keys)),
        "icps": list(affected),
        "counts": list(view.counts),
        "entries": _entry_records(timeline, event, view),
        "moved": None
        if event.moves is None
        else [
            {
                "name": one.name,
                "url": one.url,
                "icp": timeline.today(Key("profile", move.icp or "")).id,
                "icp_name": one.icp,
                "before": one.before,
                "after": one.after,
                "newly": one.newly,
                "kind": MOVE_WORDS[move.kind],
                "tone": one.tone,
            }
            for move, one in zip(event.moves, view.moved, strict=True)
        ],
        "moved_note": view.moved_note,
        "said": {
            timeline.today(key).id: {
                "musts": [line(text, 600) for text in texts.musts],
                "disqualifiers": [line(text, 600) for text in texts.disqualifiers],
            }
            for key, texts in event.boundary.items()
        },
    }


def _entry_records(timeline: Timeline, event: Event, view: EventView) -> list[JsonRecord]:
    by_entry: dict[str, list[ChangeSummary]] = {}
    for change in event.changes:
        key = timeline.today(Key(change.entry.kind, change.entry.id))
        by_entry.setdefault(str(key), []).append(change)
    return [
        {
            "entry": entry.key,
            "kind": entry.kind,
            "name": entry.name,
            "url": entry.url,
            "changes": [
                {
                    "id": change.id,
                    "path": list(change.path),
                    "says": shown.says,
                    "effect": change.effect,
                    "direction": change.direction,
                    "fingerprint": change.fingerprint,
                }
                for change, shown in zip(
                    weightiest_first(by_entry.get(entry.key, ())), entry.lines, strict=True
                )
            ],
            "troubles": list(entry.problems),
        }
        for entry in view.entries
    ]


def _earlier(commit: EarlierCommit) -> JsonRecord:
    return {
        "commit": commit.hash,
        "subject": line(commit.subject),
        "date": commit.date.isoformat(),
        "whole": commit.whole,
    }


def _link(link: Link) -> JsonRecord:
    return {"text": link.text, "url": link.url}
