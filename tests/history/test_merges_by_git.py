"""The oracle of drawn histories against git's own merge, where git finds no conflict."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.drawing import times
from tests.history.drawn_histories import HistoryDraw
from tests.history.drawn_repositories import written
from tests.history.playbook_trees import Files, delta, tree_of
from tests.history.repositories import git


def merged_by_git(project: Path, one: str, other: str) -> Files | None:
    """The files of a merge; None where git finds a conflict or is older than 2.38."""
    command = ["git", "merge-tree", "--write-tree", "--allow-unrelated-histories", one, other]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    listed = git(project, "ls-tree", "-r", "--name-only", done.stdout.split()[0]).splitlines()
    tree = done.stdout.split()[0]
    return {path: json.loads(git(project, "cat-file", "blob", f"{tree}:{path}")) for path in listed}


@pytest.mark.drawn
def test_what_sides_say_together_is_what_git_merges(tmp_path: Path) -> None:
    version = git(tmp_path, "version").split()[2].split(".")
    if (int(version[0]), int(version[1])) < (2, 38):
        pytest.skip("git merge-tree --write-tree came with 2.38")
    compared = 0
    for seed in range(8 * times()):
        history = HistoryDraw(seed).drawn(10)
        project = tmp_path / str(seed)
        hashes = written(history, project)
        for commit in history.commits:
            if len(set(commit.parents)) == 2:
                files = merged_by_git(project, *(hashes[parent] for parent in commit.parents))
                if files is not None:
                    assert delta(history.together(commit.parents, commit.tree), tree_of(files)) == {}
                    compared += 1
    assert compared > 3
