"""A timeline as text for a terminal, and as JSON."""

import datetime
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from icp_playbook.decisions import MOVE_WORDS, Move, words_beside
from icp_playbook.diff import ChangeSummary, Subject
from icp_playbook.history import EarlierCommit, Note, Tombstone
from icp_playbook.model import Decision, every_kind
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Key
from icp_playbook.report.decision_history import (
    DecisionDays,
    decision_json,
    decision_lines,
    undone_lines,
)
from icp_playbook.report.plain import printable
from icp_playbook.timeline import MEET, MEETING, OTHER_WORK, UNSCORED_WORDS, Event, HistoryStart, Timeline

SHOWN = 12
"""Changes and decisions of one commit in the full timeline; the history of one entry shows all."""
_NAMED = 8
_SINGLES = {"fields": "Account fields", "playbook": "Playbook"}


def timeline_text(
    timeline: Timeline, entry: Key | None, events: Sequence[Event], decisions: DecisionDays = ()
) -> str:
    """Events, newest first, one block each; only those of `entry` if given. No line break at the end.

    A decision stands above the commits of its day and of those before.
    """
    blocks: list[list[str]] = []
    waiting = list(decisions)
    for event in events:
        while waiting and waiting[0][0] >= event.day:
            blocks.append(_decided(waiting.pop(0), decisions))
        blocks.append([*_lines(timeline, entry, event, decisions)])
    blocks += [_decided(one, decisions) for one in waiting]
    if entry is not None and (stone := timeline.tombstones.get(entry)):
        blocks.insert(0, list(_gone(stone)))
    return "\n\n".join("\n".join(printable(line) for line in block) for block in blocks)


def _decided(one: tuple[datetime.date, str, Decision], decisions: DecisionDays) -> list[str]:
    every = {id_: decision for _, id_, decision in decisions}
    return [*decision_lines(*one), *undone_lines(one[1], every)]


def timeline_json(
    timeline: Timeline, entry: Key | None, events: Sequence[Event], decisions: DecisionDays = ()
) -> str:
    """The same as one object: `events`, `decisions`, `notes`, and `tombstone` for a deleted entry."""
    whole: dict[str, Any] = {
        "head": timeline.head,
        "notes": [_note(note) for note in timeline.notes],
        "events": [_record(timeline, entry, event, decisions) for event in events],
        "decisions": [decision_json(*one) for one in decisions],
    }
    if entry is not None and (stone := timeline.tombstones.get(entry)):
        whole["tombstone"] = {
            "commit": stone.commit.hash,
            "date": stone.commit.date.isoformat(),
            "why": stone.commit.why,
            "replaced_by": [str(key) for key in stone.replaced_by],
        }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _lines(timeline: Timeline, entry: Key | None, event: Event, decisions: DecisionDays) -> Iterator[str]:
    commit = event.commit
    yield f"{event.day.isoformat()}  {_title(event, decisions)}  ({', '.join(_who(event))})"
    if event.begins is not None and entry is None:
        yield from _beginning(event.begins)
        return
    if event.why:
        yield f"  {'why' if event.stated else 'message'}: {' '.join(event.why.split())}"
    for decision in event.decisions:
        yield f"  decided: {decision.name} (decision/{decision.id})"
    for earlier in event.undoes:
        yield f"  undoes{'' if earlier.whole else ' part of'}: {_earlier(earlier)}"
    for later in event.undone_by:
        yield f"  undone{'' if later.whole else ' in part'} by: {_earlier(later)}"
    if event.besides:
        yield "  makes other changes as well"
    if event.repeats:
        together = " by these together" if len(event.repeats) > 1 else ""
        repeats = "; ".join(map(_earlier, event.repeats))
        yield f"  the same change, made on another branch{together}: {repeats}"
    if event.met:
        names = [move.name for move in event.moves or () if move.account in event.met]
        yield f"  {MEETING[:1].lower()}{MEETING[1:]}: {series(names, limit=_NAMED)}"
    elif event.unscored_icps:
        yield f"  {MEET[:1].lower()}{MEET[1:]}"
    for evidence in commit.evidence:
        yield f"  evidence: {' '.join(evidence.split())}"
    changes = event.changes if entry is None else timeline.changes_of(event, entry)
    shown = changes if entry is not None else changes[:SHOWN]
    for subject, own in groupby(shown, key=lambda change: change.entry):
        yield f"  {named(subject)}"
        yield from (f"    {_mark(change)} {change.sentence}" for change in own)
    if len(changes) > len(shown):
        yield f"  … and {counted(len(changes) - len(shown), 'more change')}"
    for problem in event.problems:
        if entry is None or timeline.today(Key(problem.entry.kind, problem.entry.id)) == entry:
            yield f"  {named(problem.entry)} {problem.sentence}"
    if event.moves is None:
        words = UNSCORED_WORDS[event.unscored]
        yield f"  examples: {words[:1].lower()}{words[1:]}"
    if event.moves and len(event.moves) > 1:
        counts = Counter(MOVE_WORDS[move.kind] for move in event.moves)
        yield f"  examples: {'; '.join(f'{count} {words}' for words, count in counts.items())}"
    moves = event.moves or ()
    listed = moves if entry is not None else moves[:SHOWN]
    for move in listed:
        beside = f", {words}" if (words := words_beside(move.kind)) else ""
        yield f"  example: {move.name}: {move.old.words} → {move.new.words}{beside}"
    if len(moves) > len(listed):
        yield f"  … and {counted(len(moves) - len(listed), 'more example')}"
    if entry is not None and (text := event.boundary.get(entry)):
        yield f"  in:  {'; '.join(text.musts) or 'any company'}"
        yield f"  out: {'; '.join(text.disqualifiers) or 'none'}"


def _title(event: Event, decisions: DecisionDays) -> str:
    decided = min((day for day, _, _ in decisions), default=None)
    return event.title([named(subject) for subject in event.entries], decided)


def _beginning(begins: HistoryStart) -> Iterator[str]:
    """What there was, in counts; and how much is left out before it."""
    counts = [
        _lower(counted(begins.holds[kind], row.one, row.many))
        for kind, row in every_kind().items()
        if kind in begins.holds
    ]
    if counts:
        yield f"  holds: {series(counts)}"
    if begins.left_out:
        yield f"  {counted(begins.left_out, 'earlier commit')} left out"


def _lower(words: str) -> str:
    return words if "ICP" in words else words.lower()


def _earlier(commit: EarlierCommit) -> str:
    return f"{commit.subject or 'a commit'}, {commit.date.date().isoformat()} ({commit.short})"


def _earlier_record(commit: EarlierCommit) -> dict[str, str]:
    return {"commit": commit.hash, "subject": commit.subject, "date": commit.date.isoformat()}


def _who(event: Event) -> Iterator[str]:
    commit = event.commit
    if commit.pull_request is not None:
        yield f"#{commit.pull_request}"
    for person in commit.people:
        yield f"{person.name} <{person.email}>" if person.email else person.name
    yield f"{commit.short}, {OTHER_WORK}" if event.is_mixed else commit.short


def named(subject: Subject) -> str:
    """An entry as a reader would call it: ICP Private clinics."""
    row = every_kind().get(subject.kind)
    kind = row.one if row else _SINGLES.get(subject.kind, subject.kind.capitalize())
    return kind if subject.name in (subject.kind, kind) else f"{kind} {subject.name}"


def _mark(change: ChangeSummary) -> str:
    word = change.direction or change.effect
    return f"[{word}]"


def _gone(stone: Tombstone) -> Iterator[str]:
    commit = stone.commit
    by = f" by {series([person.name for person in commit.people])}" if commit.people else ""
    yield f"deleted on {commit.date.date().isoformat()}{by}"
    if why := commit.why or commit.subject:
        yield f"  why: {' '.join(why.split())}"
    if stone.replaced_by:
        yield f"  replaced by {', '.join(str(key) for key in stone.replaced_by)}"


def _note(note: Note) -> dict[str, str]:
    return {"gap": note.gap, "sentence": note.sentence, "help": note.remedy}


def _record(timeline: Timeline, entry: Key | None, event: Event, decisions: DecisionDays) -> dict[str, Any]:
    commit = event.commit
    changes = event.changes if entry is None else timeline.changes_of(event, entry)
    return {
        "commit": commit.hash,
        "date": commit.date.isoformat(),
        "authors": [
            {"name": person.name} | ({"email": person.email} if person.email else {})
            for person in commit.people
        ],
        "subject": _title(event, decisions),
        "other_work": event.is_mixed,
        "begins": event.begins and {"holds": dict(event.begins.holds), "left_out": event.begins.left_out},
        "why": event.why,
        "why_stated": event.stated,
        "reasons": [f"decision/{one.id}" for one in event.decisions],
        "evidence": list(commit.evidence),
        "pull_request": commit.pull_request,
        "undoes": [{**_earlier_record(one), "whole": one.whole} for one in event.undoes],
        "undone_by": [{**_earlier_record(one), "whole": one.whole} for one in event.undone_by],
        "makes_other_changes": event.besides,
        "repeats": [_earlier_record(one) for one in event.repeats],
        "changes": [_change(change) for change in changes],
        "met": list(event.met),
        "unscored": list(event.unscored_icps),
        "decisions": None if event.moves is None else [_move(move) for move in event.moves],
        "said": {
            str(key): {"in": list(text.musts), "out": list(text.disqualifiers)}
            for key, text in event.boundary.items()
            if entry in (None, key)
        },
        "troubles": [{"entry": str(one.entry), "sentence": one.sentence} for one in event.problems],
    }


def _change(change: ChangeSummary) -> dict[str, Any]:
    return {
        "id": change.id,
        "entry": str(change.entry),
        "name": change.entry.name,
        "path": list(change.path),
        "sentence": change.sentence,
        "effect": change.effect,
        "direction": change.direction,
        "fingerprint": change.fingerprint,
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "example": move.account.removeprefix("example/"),
        "name": move.name,
        "icp": move.icp,
        "before": move.old.words,
        "after": move.new.words,
        "newly": move.kind,
    }
