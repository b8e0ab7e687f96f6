"""Drawn histories against an oracle that compares whole playbooks: each change once, and to its author."""

from pathlib import Path

import pytest

from icp_playbook.history import History, Revision, read_history
from tests.drawing import times
from tests.history.drawn_histories import ConflictDraw, DrawnHistory, HistoryDraw
from tests.history.drawn_repositories import written
from tests.history.playbook_trees import FOLDERS, Tree, delta, tree_of

STEPS = 14
FOUND = (5283, 5542)
"""Draws of a merge that adds an entry like one that a side had removed; git takes it for renamed."""


def drawn(
    seed: int, folder: Path, draw: type[HistoryDraw] = HistoryDraw
) -> tuple[DrawnHistory, list[str], Path]:
    history = draw(seed).drawn(STEPS)
    return history, written(history, folder / "repository"), folder / "repository"


def shown(revision: Revision) -> dict[tuple[str, ...], tuple[str | None, str | None]]:
    """What a revision says it changed, value by value."""
    sides: list[Tree] = []
    for before in (True, False):
        files = {}
        for edit in revision.edits:
            snapshot = edit.before if before else edit.after
            if snapshot is not None:
                key = edit.previous or edit.entry if before else edit.entry
                files[path_of(*key)] = snapshot.data
        sides.append(tree_of(files))
    return delta(*sides)


def path_of(kind: str, id_: str) -> str:
    folders = {kind: folder for folder, kind in FOLDERS.items()}
    return f"{folders[kind]}/{id_}.yaml" if kind in folders else f"icp/{kind}.yaml"


def check(history: DrawnHistory, hashes: list[str], read: History) -> None:
    numbers = {hash_: number for number, hash_ in enumerate(hashes)}
    reached = history.behind(len(hashes) - 1)
    expected = {number: made for number in sorted(reached) if (made := history.made(number))}
    found = {numbers[revision.commit.hash]: shown(revision) for revision in read.every}
    assert {number: found.get(number) for number in expected} == expected
    assert {number: found[number] for number in found.keys() - expected.keys() if found[number]} == {}
    for revision in read.every:
        assert revision.commit.author.name == f"Author {numbers[revision.commit.hash]}"
    assert len(found) == len(read.every)


@pytest.mark.parametrize("seed", [*range(30 * times()), *FOUND])
def test_each_commit_has_what_it_changed_itself(seed: int, tmp_path: Path) -> None:
    history, hashes, project = drawn(seed, tmp_path)
    read = read_history(project)
    check(history, hashes, read)
    check_relations(history, hashes, read)


@pytest.mark.parametrize("seed", range(6 * times()))
def test_of_two_ranges_the_merge_has_the_one_it_did_not_take_before(seed: int, tmp_path: Path) -> None:
    history, hashes, project = drawn(seed, tmp_path, ConflictDraw)
    check(history, hashes, read_history(project))


def test_reverts_and_picks_are_among_the_drawn_histories(tmp_path: Path) -> None:
    """The law above is about something: its first seeds have commits that name another."""
    named = 0
    for seed in range(12):
        history, hashes, project = drawn(seed, tmp_path / str(seed))
        named += check_relations(history, hashes, read_history(project))
    assert named > 3


def check_relations(history: DrawnHistory, hashes: list[str], read: History) -> int:
    """Whatever is named is true, and each drawn revert and pick that its message names is; how many are."""
    numbers = {hash_: number for number, hash_ in enumerate(hashes)}
    named = 0
    for revision in read.every:
        number = numbers[revision.commit.hash]
        behind = history.behind(number)
        made = history.made(number)
        commit = history.commits[number]
        if revision.undoes is not None:
            other = numbers[revision.undoes.hash]
            assert other in behind
            first = history.commits[other].parents[:1]
            sides = [history.made(other)]
            sides += [delta(history.commits[parent].tree, history.commits[other].tree) for parent in first]
            assert made in [{path: values[::-1] for path, values in side.items()} for side in sides]
        if revision.repeats is not None:
            other = numbers[revision.repeats.hash]
            assert other not in behind
            assert history.made(other) == made
        if commit.undoes is not None and made:
            assert revision.undoes is not None
            named += 1
        reached = history.behind(len(hashes) - 1)
        if commit.repeats in reached - behind and made:
            assert revision.repeats is not None
            named += 1
    return named
