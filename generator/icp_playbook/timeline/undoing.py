"""Both ends of a revert: a commit that takes back an earlier one, and the earlier one that knows it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from icp_playbook.history import EarlierCommit
from icp_playbook.timeline.events import Event


def with_undoing(events: Sequence[Event], left_out: Collection[str]) -> Iterator[Event]:
    """Events, newest first, that name no commit that is left out, and by which others they were undone."""
    undone: dict[str, list[EarlierCommit]] = {}
    for event in reversed(events):
        commit = event.commit
        for earlier in event.undoes:
            later = EarlierCommit(commit.hash, commit.short, commit.subject, commit.date, earlier.whole)
            undone.setdefault(earlier.hash, []).append(later)
    for event in events:
        yield replace(
            event,
            undoes=tuple(one for one in event.undoes if one.hash not in left_out),
            repeats=tuple(one for one in event.repeats if one.hash not in left_out),
            undone_by=tuple(undone.get(event.commit.hash, ())),
        )
