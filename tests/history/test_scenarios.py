"""The history of every scenario, wherever the playbook is in the repository, without and with a cache."""

from collections.abc import Callable
from pathlib import Path

import pytest

from icp_playbook.history import read_history
from tests.history.lines import history_text
from tests.history.repositories import SCENARIOS, git, repository, scenario

NAMES = sorted(path.parent.name for path in SCENARIOS.glob("*/expected.txt"))
SUBFOLDER = "gtm/Spielbuch für uns/"


def in_the_root(name: str, folder: Path) -> Path:
    return repository(scenario(name), folder)


def in_a_subfolder(name: str, folder: Path) -> Path:
    return repository(scenario(name), folder, SUBFOLDER)


def in_a_worktree(name: str, folder: Path) -> Path:
    project = repository(scenario(name), folder / "main")
    git(project, "worktree", "add", "-q", "-b", "elsewhere", str(folder / "elsewhere"))
    return folder / "elsewhere"


def with_a_detached_head(name: str, folder: Path) -> Path:
    project = repository(scenario(name), folder)
    git(project, "checkout", "-q", "--detach")
    git(project, "update-ref", "-d", "refs/heads/main")
    return project


def packed_with_a_graph(name: str, folder: Path) -> Path:
    project = repository(scenario(name), folder)
    git(project, "gc", "-q")
    git(project, "commit-graph", "write", "--changed-paths")
    return project


PLACES = (in_a_subfolder, in_a_worktree, with_a_detached_head, packed_with_a_graph)
"""A scenario in the root has one of these beside it in every run, in turn, and all of them in a long run."""


@pytest.mark.parametrize(
    ("name", "placed"),
    [
        pytest.param(name, placed, marks=[pytest.mark.long] if place and (place - at) % len(PLACES) else [])
        for at, name in enumerate(NAMES, 1)
        for place, placed in enumerate((in_the_root, *PLACES))
    ],
)
def test_the_history_of_a_scenario(name: str, placed: Callable[[str, Path], Path], tmp_path: Path) -> None:
    project = placed(name, tmp_path / "repository")
    expected = (SCENARIOS / name / "expected.txt").read_text("utf-8")
    assert history_text(read_history(project)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_warm_start_gives_the_same(name: str, tmp_path: Path) -> None:
    project = repository(scenario(name), tmp_path / "repository")
    cold = read_history(project, tmp_path / "cache")
    warm = read_history(project, tmp_path / "cache")
    assert (warm, history_text(warm)) == (cold, history_text(cold))


def test_every_scenario_has_an_expected_history() -> None:
    folders = {path.parent.parent.name for path in SCENARIOS.glob("*/*/step.yaml")}
    assert folders == set(NAMES)
