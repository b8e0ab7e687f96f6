"""Events cached between runs: the same revisions, read by the same code, are worked out once."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

from icp_playbook.decisions import Assignment, Move
from icp_playbook.diff import ChangeSummary, DecisionReason, Subject
from icp_playbook.history import History, HistoryCache, Join, Revision, package_version
from icp_playbook.playbook import Key
from icp_playbook.timeline.events import BoundaryText, Event, HistoryStart, ReadProblem

FOLDER = "timeline"
"""Below the cache folder of history, whose own database lives and dies with other code."""


def open_cache(cache: Path | None) -> HistoryCache | None:
    """The cache in a folder; None without a folder."""
    return HistoryCache(cache, package_version(), FOLDER) if cache is not None else None


def history_name(history: History) -> str:
    """Equal for histories with the same content; authors do not count."""
    found = hashlib.blake2b(digest_size=16)
    for revision in history.every:
        found.update(revision.commit.hash.encode("ascii"))
        for edit in revision.edits:
            sides = [side and (side.digest, side.problem) for side in (edit.before, edit.after)]
            found.update(json.dumps([edit.entry, edit.previous, sides, edit.unread]).encode("utf-8"))
        found.update(json.dumps(_placed(revision)).encode("utf-8"))
    for join in history.joins:
        found.update(json.dumps([join.commit.hash, join.after, _placed(join)]).encode("utf-8"))
    found.update(json.dumps(sorted(history.left_out)).encode("utf-8"))
    return found.hexdigest()


def _placed(one: Revision | Join) -> list[Any]:
    """Where a commit stands, as JSON values."""
    context = [(key, side and side.digest) for key, side in one.context]
    lines = [(line.last, [(key, side and side.digest) for key, side in line.other]) for line in one.lines]
    return [context, lines]


def cached_events(
    store: HistoryCache, name: str, commits: Mapping[str, Revision | Join]
) -> tuple[list[Event], dict[Key, str]] | None:
    """The events of these commits, by hash, and what entries are called; None when not kept."""
    content = store.run(name)
    if content is None:
        return None
    try:
        events = [_event(commits[hash_], row) for hash_, *row in content["events"]]
        return events, {Key(kind, id_): name for kind, id_, name in content["names"]}
    except (
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ):  # not what this code wrote: work it out again
        return None


def cache_events(store: HistoryCache, name: str, events: Sequence[Event], names: Mapping[Key, str]) -> None:
    """Caches what `cached_events` returns."""
    store.keep_run(
        name,
        {
            "events": [_record(event) for event in events],
            "names": [[*key, name] for key, name in sorted(names.items())],
        },
    )


def _record(event: Event) -> list[Any]:
    return [
        event.commit.hash,
        [astuple(change) for change in event.changes],
        None if event.moves is None else [astuple(move) for move in event.moves],
        [[*key, text.musts, text.disqualifiers] for key, text in event.boundary.items()],
        [astuple(problem) for problem in event.problems],
        event.met,
        event.unscored,
        event.unscored_icps,
        None if event.begins is None else astuple(event.begins),
        [astuple(one) for one in event.made],
    ]


def _event(one: Revision | Join, row: list[Any]) -> Event:
    changes, moves, boundary, problems, met, unscored, unscored_icps, begins, made = row
    return Event(
        one.commit,
        tuple(ChangeSummary(id_, Subject(*entry), tuple(path), *rest) for id_, entry, path, *rest in changes),
        None if moves is None else tuple(_move(move) for move in moves),
        {Key(kind, id_): BoundaryText(tuple(musts), tuple(outs)) for kind, id_, musts, outs in boundary},
        tuple(ReadProblem(Subject(*entry), sentence) for entry, sentence in problems),
        one.undoes if isinstance(one, Revision) else (),
        one.repeats if isinstance(one, Revision) else (),
        tuple(met),
        unscored,
        tuple(unscored_icps),
        isinstance(one, Revision) and one.besides,
        begins=None if begins is None else HistoryStart(*begins),
        made=tuple(DecisionReason(id_, name, why, tuple(about)) for id_, name, why, about in made),
    )


def _move(row: list[Any]) -> Move:
    account, name, kind, old, new, sentence = row
    return Move(account, name, kind, _assignment(old), _assignment(new), sentence)


def _assignment(row: list[Any]) -> Assignment:
    made = Assignment(*row)
    return replace(made, tiers=tuple(made.tiers))
