"""The main line against git: after each of its steps, the playbook is what git has at that commit."""

import datetime
from pathlib import Path

import pytest

from icp_playbook.history import MainlineStep, Snapshot, read_history
from icp_playbook.model import layout
from icp_playbook.playbook import Key
from icp_playbook.source import SourceFile, parse
from tests.drawing import times
from tests.history.drawn_histories import HistoryDraw
from tests.history.drawn_repositories import written
from tests.history.repositories import Step, git, repository


def blobs_at(project: Path, commit: str) -> dict[str, str]:
    """Path → blob of the playbook's files, as `git ls-tree` says."""
    listed = git(project, "ls-tree", "-r", commit, "icp", "personas", "segments").splitlines()
    return {path: row.split()[2] for row, path in (line.split("\t") for line in listed)}


def blobs_of(contents: dict[Key, Snapshot]) -> dict[str, str]:
    return {layout().entry_path(*key): snapshot.blob for key, snapshot in contents.items()}


def same_data(project: Path, contents: dict[Key, Snapshot], commit: str) -> None:
    """Blobs may differ where files say the same in other words: their data is compared."""
    files, ours = blobs_at(project, commit), blobs_of(contents)
    assert files.keys() == ours.keys(), commit
    for key, snapshot in contents.items():
        path = layout().entry_path(*key)
        if files[path] == snapshot.blob:
            continue
        text = git(project, "cat-file", "blob", f"{commit}:{path}")
        document = parse(SourceFile(key.kind, key.id, path, text))
        if snapshot.readable:
            assert document.data == snapshot.data, (commit, path)
        else:
            assert document.data is None, (commit, path)


def stepped(steps: tuple[MainlineStep, ...]) -> dict[str, dict[Key, Snapshot]]:
    """Commit → the contents after it."""
    found: dict[str, dict[Key, Snapshot]] = {}
    contents: dict[Key, Snapshot] = {}
    for step in steps:
        for key, snapshot in step.changes:
            contents.pop(key, None)
            if snapshot is not None:
                contents[key] = snapshot
        found[step.hash] = dict(contents)
    return found


@pytest.mark.drawn
def test_after_each_step_the_playbook_is_what_git_has_there(tmp_path: Path) -> None:
    merges = 0
    for seed in range(6 * times()):
        project = tmp_path / str(seed)
        written(HistoryDraw(seed).drawn(12), project)
        line = git(project, "rev-list", "--first-parent", "--reverse", "HEAD").splitlines()
        after = stepped(read_history(project).mainline)
        assert list(after) == [commit for commit in line if commit in after]
        contents: dict[Key, Snapshot] = {}
        for commit in line:  # one without a step left everything as it was
            contents = after.get(commit, contents)
            same_data(project, contents, commit)
        merges += len(git(project, "rev-list", "--merges", "--first-parent", "HEAD").splitlines())
    assert merges > 3


def test_what_a_branch_did_came_on_the_day_it_was_merged(tmp_path: Path) -> None:
    persona = "personas/owner.yaml"
    steps = [
        Step("01", {"message": "Begin", "write": {persona: "name: A\n"}, "date": "2026-01-05T10:00:00Z"}),
        Step(
            "02",
            {"message": "Rename", "write": {persona: "name: B\n"}, "date": "2026-02-01T10:00:00Z"},
        ),
        Step(
            "03",
            {
                "message": "Merge",
                "parents": ["01", "02"],
                "take": {"02": [persona]},
                "date": "2026-03-01T10:00:00Z",
            },
        ),
    ]
    first, second = read_history(repository(steps, tmp_path / "it")).mainline
    assert first.committed.date() == datetime.date(2026, 1, 5)
    assert second.committed.date() == datetime.date(2026, 3, 1)
    ((key, snapshot),) = second.changes
    assert (str(key), snapshot.data if snapshot else None) == ("persona/owner", {"name": "B"})


def test_a_file_that_is_no_yaml_is_a_step_without_data(tmp_path: Path) -> None:
    persona = "personas/owner.yaml"
    steps = [
        Step("01", {"message": "Begin", "write": {persona: "name: A\n"}}),
        Step("02", {"message": "Break", "write": {persona: "name: [\n"}}),
        Step("03", {"message": "Delete", "remove": [persona]}),
    ]
    mainline = read_history(repository(steps, tmp_path / "it"), tmp_path / "cache").mainline
    assert [[side and side.readable for _, side in step.changes] for step in mainline] == [
        [True],
        [False],
        [None],
    ]
    assert read_history(tmp_path / "it", tmp_path / "cache").mainline == mainline  # as cached
