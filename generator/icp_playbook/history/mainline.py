"""The main line: HEAD, its first parent, the first parent of that; and what each of its commits changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.git import LogEntry
from icp_playbook.history.revisions import Context, Snapshot
from icp_playbook.history.states import State
from icp_playbook.playbook import Key


@dataclass(frozen=True, slots=True)
class MainlineCommit:
    """The place in the log of a commit of the main line, and what it changed there: see `MainlineStep`."""

    place: int
    changes: Context


def first_parents(log: Sequence[LogEntry]) -> frozenset[str]:
    """The hashes of the main line. `log` is oldest first, its last commit the tip."""
    found = set()
    after = log[-1].hash if log else ""
    for entry in reversed(log):
        if entry.hash == after:
            found.add(entry.hash)
            after = entry.parents[0] if entry.parents else ""
    return frozenset(found)


def contents_changed(before: State, after: State) -> Iterator[tuple[Key, Snapshot | None]]:
    """The entries whose files say something else, with what they say after; also what cannot be read."""
    for key in after.differences(before):
        sides = [state[key].snapshot if key in state else None for state in (before, after)]
        was, now = ((one.digest, one.problem) if one is not None else None for one in sides)
        if was != now:
            yield key, sides[1]
