"""The wheel away from the checkout: it carries the look and the schemas, and builds from content alone."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from icp_playbook import __version__
from icp_playbook.model import layout
from icp_playbook.starter import starters
from tests.packaging.core_packages import lend_core_packages, this_python
from tests.packaging.quickstart import Reader, steps
from tests.packaging.test_ci import script
from tests.playbooks.copies import MINIMAL, PlaybookCopy

ROOT = Path(__file__).parents[2]
FOR_STARTERS = {f"icp_playbook/carried/{name}" for name in (*starters.CARRIED, *starters.OF_EXAMPLE)}
CARRIED = {
    "generator/icp_playbook": "icp_playbook",
    "site_templates/pages": "icp_playbook/site_templates/pages",
    "site_templates/partials": "icp_playbook/site_templates/partials",
    "site_templates/assets": "icp_playbook/site_templates/assets",
    "site_templates/search": "icp_playbook/site_templates/search",
    "site_templates/serve": "icp_playbook/site_templates/serve",
    "site_templates/overrides": "icp_playbook/site_templates/overrides",
    "schemas": "icp_playbook/schemas",
    **{name: f"icp_playbook/carried/{name}" for name in layout().tops},
}
"""Folder of the checkout → folder of the wheel."""

# Nothing of the test run's own environment may lend a hand.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; its words if it fails."""
    result = subprocess.run(command, cwd=cwd, env=ENVIRONMENT, check=False, capture_output=True, text=True)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def build(into: Path, *kind: str) -> Path:
    """The wheel made from the checkout with the pinned build backend; by way of the sdist, unless told."""
    run(sys.executable, "-m", "build", "--no-isolation", *kind, "--outdir", into, ROOT, cwd=into)
    (wheel,) = into.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is released: made from the sdist."""
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def quickstart(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which all of docs/quickstart.md was followed, and what went otherwise than it says.

    What pip would fetch is there before.
    """
    folder = tmp_path_factory.mktemp("quickstart")
    shutil.copy(wheel, folder)
    # pip takes no wheel of our own without its hash where constraints carry hashes, so they go.
    pins = tmp_path_factory.mktemp("pins") / "pins.txt"
    pins.write_text(re.sub(r" \\\n +--hash=\S+", "", (ROOT / "constraints.txt").read_text()))
    person = {
        f"GIT_{who}_{what}": "ada@tidewire.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    programs = this_python(tmp_path_factory.mktemp("programs") / "bin")
    path = {"PATH": f"{programs}:{os.environ['PATH']}"}
    reader = Reader(folder, {**person, **path, "PIP_CONSTRAINT": str(pins), "PIP_NO_COMPILE": "1"})
    try:
        for step in steps((ROOT / "docs/quickstart.md").read_text("utf-8")):
            if step.text.startswith("pip install"):
                lend_core_packages(folder / ".venv")
            reader.follow(step)
    except (AssertionError, subprocess.CalledProcessError) as error:
        return folder, f"{step.text}\n{error}"
    return folder, ""


def test_everything_that_the_quickstart_says_happens(quickstart: tuple[Path, str]) -> None:
    assert quickstart[1] == ""


@pytest.fixture(scope="module")
def installed(quickstart: tuple[Path, str]) -> Path:
    """The commands of a fresh environment with the wheel and its core dependencies, as pinned."""
    return quickstart[0] / ".venv/bin"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company's own folder: its content, mkdocs.yml and an empty docs_dir; no look, no schemas, no git."""
    return PlaybookCopy.of(MINIMAL, tmp_path_factory.mktemp("work") / "project").root


def files(folder: str) -> set[str]:
    """The files below a folder of the checkout, as the wheel names them."""
    found = (path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {
        f"{CARRIED[folder]}/{path.as_posix()}"
        for path in found
        if path.suffix != ".pyc" and path.name != ".DS_Store"
    }


def test_the_wheel_carries_the_package_the_look_and_the_schemas_and_nothing_else(wheel: Path) -> None:
    expected = {folder: files(folder) for folder in CARRIED}
    with ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert [folder for folder, names in expected.items() if not names] == []
    assert carried == FOR_STARTERS.union(*expected.values())


def test_the_checkout_makes_the_same_wheel_as_the_sdist(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path, "--wheel").read_bytes() == wheel.read_bytes()


def test_what_is_built_could_be_released_under_its_version(wheel: Path) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert list(script("release").problems(f"v{__version__}", wheel.parent, changelog)) == []


def test_only_core_dependencies_are_installed(installed: Path, tmp_path: Path) -> None:
    listed = run(installed / "python", "-m", "pip", "list", "--format=freeze", cwd=tmp_path)
    present = {line.split("==")[0].lower() for line in listed.splitlines()}
    assert {"icp-playbook", "mkdocs-material"} <= present
    assert present & {"pytest", "mypy", "ruff", "playwright", "hypothesis", "mcp"} == set()
    run(installed / "icp-playbook", "mcp", "--skill", "skills", cwd=tmp_path)  # needs no extra
    assert (tmp_path / "skills/icp-playbook/SKILL.md").is_file()


def test_mkdocs_builds_the_site_from_content_alone(installed: Path, project: Path) -> None:
    run(installed / "mkdocs", "build", "--strict", cwd=project)
    page = project / "site/icp/bakeries/index.html"
    html = page.read_text()
    assert "Bakeries" in html
    sheets = re.findall(r'<link rel="stylesheet" href="([^"?]+)', html)
    own = [sheet for sheet in sheets if not re.search(r"assets/stylesheets/(main|palette)\.", sheet)]
    assert own, "the page links no stylesheet but Material's"
    assert [sheet for sheet in sheets if not (page.parent / sheet).resolve().is_file()] == []


def test_a_playbook_that_it_begins_asks_for_the_same_wheel(
    installed: Path, wheel: Path, tmp_path: Path
) -> None:
    printed = run(installed / "icp-playbook", "init", "new", cwd=tmp_path).splitlines()
    assert printed[0] == "cd new"
    assert [Path(line.split()[0]).name for line in printed[1:]] == ["icp-playbook", "mkdocs"]
    assert (tmp_path / "new/wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    pip = (installed / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps")
    run(*pip, "--target", tmp_path / "again", "--requirement", "new/requirements.txt", cwd=tmp_path)
    assert (tmp_path / "again/icp_playbook/starter/files/every/mkdocs.yml").is_file()
    run(installed / "icp-playbook", "init", "whole", "--starter", "example", cwd=tmp_path)
    assert (tmp_path / "whole/icp/profiles/saas.yaml").is_file()
    assert (tmp_path / "whole/.github/workflows/approvals.yml").is_file()
