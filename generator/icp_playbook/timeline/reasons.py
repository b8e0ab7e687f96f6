"""Reasons from decisions: those made with a commit, or in its pull request, that name what it changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from icp_playbook.diff import DecisionReason
from icp_playbook.timeline.events import Event


def with_reasons(events: Sequence[Event]) -> Iterator[Event]:
    """Events with the decisions that name one of their changes."""
    requests: dict[int, list[DecisionReason]] = {}
    for event in events:
        if event.commit.pull_request is not None:
            requests.setdefault(event.commit.pull_request, []).extend(event.made)
    for event in events:
        number = event.commit.pull_request
        made = (*event.made, *(requests.get(number, ()) if number is not None else ()))
        entries = [str(change.entry) for change in event.changes if change.entry.kind != "decision"]
        naming = dict.fromkeys(one for one in made if any(map(one.names, entries)))
        yield replace(event, decisions=tuple(naming)) if naming else event
