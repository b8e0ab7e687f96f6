"""Projects to build: the minimal playbook for every test, the example playbook once."""

from pathlib import Path

import pytest

from tests.playbooks.copies import MINIMAL
from tests.plugin.example import example, example_site
from tests.plugin.project import Project

__all__ = ["example", "example_site"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the minimal playbook, free to be changed."""
    return Project.of(MINIMAL, tmp_path / "project")
