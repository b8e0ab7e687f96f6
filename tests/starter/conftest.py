"""A repository that `init` began, a fork of it, and the forge that both are on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugin.project import Project
from tests.sharing import Shared
from tests.starter.beginning import begun, cloned
from tests.starter.forges import Forge, running
from tests.starter.workflow_runs import Workflows


def begin(folder: Path) -> None:
    """What `init` writes."""
    begun(folder / "minimal", "--git")


@pytest.fixture(scope="session")
def beginning(shared: Shared) -> Path:
    """A new playbook: only to be cloned."""
    return shared.folder("review-starter", begin)


@pytest.fixture
def origin(beginning: Path, tmp_path: Path) -> Project:
    """The repository on the forge."""
    return cloned(Project(beginning / "minimal"), tmp_path / "origin")


@pytest.fixture
def fork(origin: Project, tmp_path: Path) -> Project:
    """A clone of it that somebody else works in."""
    return cloned(origin, tmp_path / "fork")


@pytest.fixture
def forge() -> Iterator[Forge]:
    """What the forge keeps."""
    with running() as made:
        yield made


@pytest.fixture
def workflows(origin: Project, forge: Forge, tmp_path: Path) -> Workflows:
    """The workflows of the repository."""
    return Workflows(origin, forge, tmp_path / "runs")
