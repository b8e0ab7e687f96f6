"""Drawn histories against an oracle that compares whole playbooks: each change once, and to its author."""

from itertools import product
from pathlib import Path

import pytest

from icp_playbook.history import History, Revision, read_history
from tests.drawing import times
from tests.history.drawn_histories import ConflictDraw, DrawnHistory, HistoryDraw
from tests.history.drawn_relations import composed, opposite, relations_drawn
from tests.history.drawn_repositories import written
from tests.history.playbook_trees import FOLDERS, Delta, Tree, delta, leaves, tree_of

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
        (author,) = revision.commit.people
        assert author.name == f"Author {numbers[revision.commit.hash]}"
    assert len(found) == len(read.every)


@pytest.mark.drawn
@pytest.mark.parametrize("seed", [*range(16 * times()), *FOUND])
def test_each_commit_has_what_it_changed_itself(seed: int, tmp_path: Path) -> None:
    history, hashes, project = drawn(seed, tmp_path)
    read = read_history(project)
    check(history, hashes, read)
    check_relations(history, hashes, read)


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(6 * times()))
def test_of_two_ranges_the_merge_has_the_one_it_did_not_take_before(seed: int, tmp_path: Path) -> None:
    history, hashes, project = drawn(seed, tmp_path, ConflictDraw)
    check(history, hashes, read_history(project))


def check_relations(history: DrawnHistory, hashes: list[str], read: History) -> int:
    """Whatever is named is true, and each drawn revert and pick that its message names is; how many are."""
    numbers = {hash_: number for number, hash_ in enumerate(hashes)}
    reached = history.behind(len(hashes) - 1)
    found = {numbers[revision.commit.hash]: revision for revision in read.every}
    named = 0
    for number, revision in found.items():
        check_undone(history, numbers, number, revision)
        check_repeated(history, numbers, number, revision)
        behind = history.behind(number)
        commit = history.commits[number]
        if not history.made(number):
            continue
        if commit.undoes:
            assert revision.undoes
            assert all(one.whole for one in revision.undoes)
            assert not revision.besides
            named += 1
        if commit.partly is not None:
            assert revision.undoes
            named += 1
        others = set(commit.repeats)
        if others and others <= reached - behind and not any(number in history.behind(one) for one in others):
            again = [found[one] for one in others if one in found]
            # of three that are alike, each is told to be the same as the next
            assert revision.repeats or any(one.repeats for one in again)
            named += 1
    return named


def check_undone(history: DrawnHistory, numbers: dict[str, int], number: int, revision: Revision) -> None:
    """A commit takes back what it says, wholly or not, and does more where it says that."""
    others = sorted(numbers[one.hash] for one in revision.undoes)
    assert set(others) <= history.behind(number) - {number}
    if not others:
        assert not revision.besides
        return
    wholes = {numbers[one.hash]: one.whole for one in revision.undoes}
    made, left = history.made(number), leaves(history.commits[number].tree)
    exact, possible = [], []
    for sides in product(*(sides_of(history, other) for other in others)):
        whole = composed(list(sides))
        exact.append(whole is not None and made == opposite(whole))
        if whole is None:
            continue
        back = {path for path, (old, _) in whole.items() if path in made and made[path][1] == old}
        back |= {path for path, (old, _) in whole.items() if path not in made and left.get(path) == old}
        own = {other: side.keys() & whole.keys() for other, side in zip(others, sides, strict=True)}
        possible.append(
            all(
                own[other] & back & made.keys() and (own[other] <= back or not is_whole)
                for other, is_whole in wholes.items()
            )
        )
    assert any(exact) == (all(wholes.values()) and not revision.besides)
    assert any(exact) or any(possible)


def sides_of(history: DrawnHistory, number: int) -> list[Delta]:
    """What a commit made itself, and, of a merge, all that it brought in."""
    commit = history.commits[number]
    brought_in = [delta(history.commits[parent].tree, commit.tree) for parent in commit.parents[:1]]
    return [history.made(number), *(brought_in if len(commit.parents) > 1 else ())]


def check_repeated(history: DrawnHistory, numbers: dict[str, int], number: int, revision: Revision) -> None:
    """All that a commit repeats, together, is what it made; none of it is behind it or goes on from it."""
    others = sorted(numbers[one.hash] for one in revision.repeats)
    for other in others:
        assert other not in history.behind(number)
        assert number not in history.behind(other)
    if others:
        assert composed([history.made(other) for other in others]) == history.made(number)


@pytest.mark.drawn
def test_what_is_taken_back_and_made_again_is_named_and_nothing_else(tmp_path: Path) -> None:
    """Several at once, in part, with more, without a word; squashed and merged later.

    These draws have enough of each for the laws above to be about something.
    """
    named, whole, partly, more, together = 0, 0, 0, 0, 0
    for seed in range(10 * times()):
        history = relations_drawn(seed, 24)
        hashes = written(history, tmp_path / str(seed))
        read = read_history(tmp_path / str(seed))
        named += check_relations(history, hashes, read)
        whole += sum(len(one.undoes) > 1 and not one.besides for one in read.every)
        partly += sum(not other.whole for one in read.every for other in one.undoes)
        more += sum(one.besides for one in read.every)
        together += sum(len(one.repeats) > 1 for one in read.every)
    assert named > 15
    assert min(whole, partly, more, together) > 0
