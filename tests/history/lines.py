"""A history as lines of text: commits with their reasons, steps with what changed in the data."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from icp_playbook.history import Commit, EntryEdit, History, Revision, Snapshot, read_history
from icp_playbook.playbook import Key
from icp_playbook.source import Data

_ABSENT = object()


def history_text(history: History) -> str:
    """The whole history: notes, revisions newest first, old ids, tombstones."""
    lines = [f"note {note.gap}: {note.sentence}\n  help: {note.remedy}" for note in history.notes]
    lines += revisions(history, history.revisions)
    lines += [f"{old} is now {new}" for old, new in sorted(history.moved.items())]
    for stone in history.tombstones.values():
        instead = f", replaced by {', '.join(map(str, stone.replaced_by))}" if stone.replaced_by else ""
        lines.append(f"{stone.entry} is gone: {stone.commit.subject}{instead}")
    return "\n".join(lines) + "\n"


def write_history(project: Path, cache: Path, target: Path) -> None:
    """Writes the whole history of a project: what a process of its own may do."""
    target.write_text(history_text(read_history(project, cache)), "utf-8")


def revisions(history: History, some: Sequence[Revision]) -> list[str]:
    """Revisions of a history, one fact per line."""
    subjects = _subjects(history)
    return [line for revision in some for line in (*_commit(revision.commit), *_steps(revision, subjects))]


def life(history: History, kind: str, id_: str) -> list[str]:
    """The subjects and steps of one entry's history, newest first."""
    subjects = _subjects(history)
    return [
        line
        for revision in history.of(Key(kind, id_))
        for line in (revision.commit.subject, *_steps(revision, subjects))
    ]


def _subjects(history: History) -> Mapping[str, str]:
    return {revision.commit.short: revision.commit.subject for revision in history.every}


def _commit(commit: Commit) -> Iterator[str]:
    people = ", ".join(person.name for person in commit.people)
    request = f" [#{commit.pull_request}]" if commit.pull_request else ""
    yield f"{commit.date.isoformat(sep=' ')} {people}: {commit.subject or '(with other work)'}{request}"
    if commit.why:
        yield f"  {'why' if commit.stated else 'body'}: {commit.why}"
    for evidence in commit.evidence:
        yield f"  evidence: {evidence}"


def _steps(revision: Revision, subjects: Mapping[str, str]) -> Iterator[str]:
    for step in revision.edits:
        yield f"  {step.entry} {_what(step)}"
        if step.unread:
            since = f'; compared with that of "{subjects[step.since]}"' if step.since else ""
            yield f"    the version before {step.unread}{since}"
        if step.problem:
            yield f"    {step.problem}"
        if step.before and step.after and step.after.readable:
            yield from _changes(_data(step.before), _data(step.after), "")


def _what(step: EntryEdit) -> str:
    was = f", was {step.previous}" if step.previous else ""
    if step.after is None:
        return f"deleted{was}"
    if step.before is None and step.unread is None:
        return f"born{was}"
    return f"edited{was}" if step.after.readable else f"broken{was}"


def _data(snapshot: Snapshot) -> Data:
    assert snapshot.data is not None
    return snapshot.data


def _changes(old: object, new: object, path: str) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _changes(
                old.get(key, _ABSENT), new.get(key, _ABSENT), f"{path}.{key}" if path else key
            )
    elif _value(old) != _value(new):
        yield f"    {path}: {_value(old)} → {_value(new)}"


def _value(value: object) -> str:
    return "nothing" if value is _ABSENT else json.dumps(value, ensure_ascii=False)
