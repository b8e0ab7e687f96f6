"""Drawn histories as the timeline and `history` show them, against whole playbooks before and after."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from icp_playbook.decisions import ExampleEvaluator
from icp_playbook.diff import compare_contents
from icp_playbook.playbook import Key
from icp_playbook.report.timeline import timeline_json
from icp_playbook.source import Data
from icp_playbook.timeline import Event, read_timeline
from tests.drawing import times
from tests.history.drawn_histories import DrawnHistory, HistoryDraw
from tests.history.drawn_repositories import written
from tests.history.playbook_trees import FOLDERS, Files, as_files, delta, grown, leaves, tree_of

BAKERIES = Key("profile", "bakeries")


def documents(files: Files) -> dict[Key, Data]:
    """Files by kind and id."""
    found = {}
    for path, data in files.items():
        folder, _, name = path.rpartition("/")
        id_ = name.removesuffix(".yaml")
        found[Key(FOLDERS.get(folder, id_), id_)] = data
    return found


def sides(history: DrawnHistory, number: int) -> tuple[Files, Files]:
    commit = history.commits[number]
    return as_files(history.together(commit.parents, commit.tree)), commit.files


def plain_words(path: tuple[str, ...]) -> tuple[str, ...]:
    """A path of a tree as changes write it: texts of a list as they are."""
    return tuple(str(json.loads(name)) if name[:1] == '"' else name for name in path)


def scored(place: tuple[str, ...]) -> tuple[str, ...] | None:
    """The criterion of a place that counts for its points: these keys are compared together."""
    return (
        place[:3]
        if place[:2] == ("fit", "score") and place[3:4] in (("when",), ("points",), ("bands",))
        else None
    )


def uncovered(history: DrawnHistory, number: int, shown: list[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Values that differ and that no change is about, and changes that are about none."""
    commit = history.commits[number]
    differs = delta(history.together(commit.parents, commit.tree), commit.tree)
    ids = {
        entry: str(key)
        for files in sides(history, number)
        for path, data in files.items()
        for entry, key in zip(tree_of({path: data}), documents({path: data}), strict=True)
    }
    used: set[tuple[str, tuple[str, ...]]] = set()
    for path in differs:
        entry, place = ids[path[0]], plain_words(path[1:])
        fits = [
            one
            for one in shown
            if one[0] == entry
            and (
                place == ("@id",)
                or one[1][: len(place)] == place
                or place[: len(one[1])] == one[1]
                or one[1][:3] == scored(place)
            )
        ]
        used.update(fits)
        if not fits:
            yield f"{number}: nothing about {entry} {'.'.join(place)}"
    for one in shown:
        if one not in used:
            yield f"{number}: nothing differs at {one}"


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(12 * times()))
def test_every_change_is_shown_once_and_none_is_made_up(seed: int, tmp_path: Path) -> None:
    history = HistoryDraw(seed).drawn(12)
    hashes = written(history, tmp_path / "repository")
    numbers = {hash_: number for number, hash_ in enumerate(hashes)}
    timeline = read_timeline(tmp_path / "repository")
    by_number = {numbers[event.commit.hash]: event for event in timeline.events}
    made = [number for number in sorted(history.behind(len(hashes) - 1)) if history.made(number)]
    assert sorted(by_number) == made
    records = {
        one["commit"]: one for one in json.loads(timeline_json(timeline, None, timeline.events))["events"]
    }
    for number in made:
        event, record = by_number[number], records[hashes[number]]
        shown = [(str(one.entry), one.path) for one in event.changes]
        assert [(one["entry"], tuple(one["path"])) for one in record["changes"]] == shown
        assert list(uncovered(history, number, shown)) == []
        assert [one["name"] for one in record["authors"]] == [f"Author {number}"]
        check_whole(history, number, event)


def check_whole(history: DrawnHistory, number: int, event: Event) -> None:
    """The same changes, verdicts and boundary as between the whole playbooks."""
    before, after = map(documents, sides(history, number))
    renamed = any(
        path[1:] == ("@id",) and None not in values for path, values in history.made(number).items()
    )
    if not renamed:
        whole = {
            (one.id, str(one.entry), one.path, one.fingerprint) for one in compare_contents(before, after)
        }
        assert {(one.id, str(one.entry), one.path, one.fingerprint) for one in event.changes} == whole
    if BAKERIES in event.boundary:
        moves = None if event.moves is None else list(event.moves)
        assert moves == ExampleEvaluator().moves("bakeries", before, after)
        musts = leaves({"": grown(after[BAKERIES], "")}).keys()
        count = len({path[3] for path in musts if path[1:3] == ("fit", "must")})
        assert len(event.boundary[BAKERIES].musts) == count
