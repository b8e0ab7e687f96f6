"""The example playbook at the root of the repository, copied and built once a run."""

import shutil
from pathlib import Path

import pytest

from icp_playbook.model import layout
from tests.plugin.project import BuiltSite, Project
from tests.sharing import Shared

ROOT = Path(__file__).parents[2]


def _copied(root: Path) -> None:
    for name in (*layout().tops, "site_templates/content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)


@pytest.fixture(scope="session")
def example(shared: Shared) -> Project:
    """A copy of the example playbook, not to be changed."""
    return Project(shared.folder("example", _copied))


@pytest.fixture(scope="session")
def example_site(example: Project, shared: Shared) -> BuiltSite:
    """The site of the example playbook."""
    return BuiltSite(shared.folder("example-site", lambda folder: example.built("--site-dir", str(folder))))
