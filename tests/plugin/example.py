"""The example playbook at the root of the repository, copied and built once a run."""

import shutil
from pathlib import Path

import pytest

from tests.plugin.project import BuiltSite, Project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the example playbook, not to be changed."""
    root = tmp_path_factory.mktemp("example") / "project"
    for name in ("icp", "personas", "segments", "site_templates/content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root)


@pytest.fixture(scope="session")
def example_site(example: Project) -> BuiltSite:
    """The site of the example playbook."""
    return example.built()
