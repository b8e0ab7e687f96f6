"""What decided on accounts, day by day: the playbook after each commit of the main line that may decide."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.decisions import UNCHANGED, PartReader, RenamedIds
from icp_playbook.diff import renames_between
from icp_playbook.history import MainlineStep, Snapshot
from icp_playbook.playbook import Key, Playbook
from icp_playbook.source import Data

DECIDING = frozenset({"playbook", "fields", "profile", "disqualifier", "signal", "segment", "example"})
"""Kinds of files that verdicts, or the examples they are of, depend on."""


@dataclass(frozen=True, slots=True)
class PlaybookState:
    """What was in force from a commit of the main line until the next.

    `day` is the committer's, for a merge that of the merge. `playbook` has what decides and the examples;
    None where today's rules cannot read it, and `problem` says why. `renames` lead from the ids of the last
    state before that could be read to those of this one.
    """

    commit: str
    day: datetime.date
    playbook: Playbook | None
    problem: str = ""
    renames: RenamedIds = UNCHANGED


def playbook_states(
    mainline: Sequence[MainlineStep], moved: Mapping[Key, Key] | None = None, latest: int | None = None
) -> Iterator[PlaybookState]:
    """The states in the order of the main line, the oldest first. `moved` has the id of today for old ids.

    `latest` is how many of the last ones are read and given; None for all.
    """
    reader = PartReader()
    files: dict[Key, Snapshot] = {}
    contents: dict[Key, Data] = {}
    before: dict[Key, Data] | None = None
    steps = deciding_steps(mainline)
    first = 0 if latest is None else max(0, len(steps) - latest)
    for place, step in enumerate(steps):
        for key, side in step.changes:
            if key.kind not in DECIDING:
                continue
            files.pop(key, None)
            contents.pop(key, None)
            if side is not None:
                files[key] = side
        if place < first:
            continue
        for key in files.keys() - contents.keys():
            contents[key] = files[key].data
        playbook, problem = _read(reader, files, contents)
        renames = UNCHANGED
        if playbook is not None:
            if before is not None:
                known = _known_renames(before, contents, moved or {})
                renames = RenamedIds.of(renames_between(before, contents, known))
            before = dict(contents)
        yield PlaybookState(step.hash, step.committed.date(), playbook, problem, renames)


def deciding_steps(mainline: Sequence[MainlineStep]) -> list[MainlineStep]:
    """The steps that changed what verdicts may depend on."""
    return [step for step in mainline if any(key.kind in DECIDING for key, _ in step.changes)]


def _known_renames(
    before: Mapping[Key, Data], after: Mapping[Key, Data], moved: Mapping[Key, Key]
) -> dict[Key, Key]:
    """What is gone and what came that history takes for one entry."""
    came = {moved.get(key, key): key for key in after if key not in before}
    return {key: came[today] for key in before if key not in after and (today := moved.get(key, key)) in came}


def _read(
    reader: PartReader, files: dict[Key, Snapshot], contents: dict[Key, Data]
) -> tuple[Playbook | None, str]:
    broken = sorted(key for key, side in files.items() if not side.readable)
    if broken:
        return None, f"{broken[0]} could not be read then"
    return reader.playbook(contents)
