"""A told story kept between runs: the same revisions, told by the same code, are told once."""

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any, cast

from icp_playbook.decisions import ExampleMove
from icp_playbook.diff import Subject
from icp_playbook.history import Commit, History
from icp_playbook.history.cache import HistoryCache
from icp_playbook.playbook import Key
from icp_playbook.timeline.events import BoundaryText, ChangeSummary, Event, ReadProblem

_PACKAGE = Path(__file__).parents[1]
FOLDER = "timeline"
"""Below the cache folder of history, whose own database lives and dies with other code."""


def open_cache(cache: Path | None) -> HistoryCache | None:
    """The store of a cache folder; None when nothing is to be kept."""
    return HistoryCache(cache / FOLDER, _version()) if cache is not None else None


def history_name(history: History) -> str:
    """The same for histories that say the same; who wrote a commit does not count."""
    found = hashlib.blake2b(digest_size=16)
    for revision in history.every:
        found.update(revision.commit.hash.encode("ascii"))
        for step in revision.steps:
            sides = [side and (side.digest, side.problem) for side in (step.before, step.after)]
            found.update(json.dumps([step.entry, step.previous, sides]).encode("utf-8"))
    return found.hexdigest()


def cached_events(
    store: HistoryCache, name: str, commits: Iterable[Commit]
) -> tuple[list[Event], dict[Key, str]] | None:
    """The events of these commits, in their order, and what entries are called; None when not kept."""
    content = store.run(name)
    if content is None:
        return None
    try:
        events = [_event(commit, told) for commit, told in zip(commits, content["events"], strict=True)]
        return events, {Key(kind, id_): said for kind, id_, said in content["names"]}
    except (KeyError, TypeError, ValueError):  # not what this code wrote: tell it again
        return None


def cache_events(store: HistoryCache, name: str, events: Sequence[Event], names: Mapping[Key, str]) -> None:
    """Keeps what `kept` gives back."""
    store.keep_run(
        name,
        {
            "events": [_record(event) for event in events],
            "names": [[*key, said] for key, said in sorted(names.items())],
        },
    )


def _record(event: Event) -> list[Any]:
    return [
        [astuple(change) for change in event.changes],
        None if event.moved is None else [astuple(moved) for moved in event.moved],
        [[*key, said.musts, said.disqualifiers] for key, said in event.boundary.items()],
        [astuple(trouble) for trouble in event.troubles],
    ]


def _event(commit: Commit, told: list[Any]) -> Event:
    changes, moved, said, troubles = told
    return Event(
        commit,
        tuple(ChangeSummary(id_, Subject(*entry), tuple(path), *rest) for id_, entry, path, *rest in changes),
        None if moved is None else tuple(ExampleMove(*cast(Any, one)) for one in moved),
        {Key(kind, id_): BoundaryText(tuple(musts), tuple(outs)) for kind, id_, musts, outs in said},
        tuple(ReadProblem(Subject(*entry), sentence) for entry, sentence in troubles),
    )


@functools.cache
def _version() -> str:
    """The same for the same code of everything that tells."""
    found = hashlib.blake2b(digest_size=16)
    for module in sorted(_PACKAGE.rglob("*.py")):
        found.update(module.read_bytes())
    return found.hexdigest()
