"""The table of docs/plugins.md: each row is tried as it says."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.playbooks.copies import MINIMAL
from tests.plugin.project import BuiltSite, Project
from tests.processes import Result
from tests.sharing import Shared

ROOT = Path(__file__).parents[2]
THEME = "mkdocs-material"
HERE = "https://oven.example/icp/"
OUTCOMES = {"works", "changes text", "not strict", "refused"}
Build = Callable[[Project, bool], Result]
"""Builds a project, strictly or not."""


@dataclass(frozen=True)
class Row:
    """A plugin, the package that has it, what becomes of a build, and entries of `plugins` in mkdocs.yml."""

    name: str
    package: str
    outcome: str
    settings: dict[str, object]
    first: bool
    """Whether it is to be listed before ours."""

    def plugins(self) -> str:
        """The `plugins` of mkdocs.yml."""
        own = {"icp-playbook": self.settings.get("icp-playbook", {})}
        other = {self.name: self.settings.get(self.name, {})}
        listed = {"search": {}, **(other | own if self.first else own | other)}
        return yaml.safe_dump({"plugins": [{name: options} for name, options in listed.items()]})


@cache
def rows() -> dict[str, Row]:
    """The rows of the table, by the plugin's name."""
    found = {}
    for line in (ROOT / "docs/plugins.md").read_text("utf-8").splitlines():
        if (cells := [cell.strip() for cell in line.split("|")[1:-1]]) and cells[0].startswith("`"):
            settings: dict[str, object] = {}
            for entry in re.findall("`([^`]+)`", cells[3]):
                settings |= yaml.safe_load(entry)
            name = cells[0].strip("`")
            found[name] = Row(name, cells[1], cells[2], settings, "List it before" in cells[4])
    return found


def project_with(row: Row, folder: Path) -> Project:
    """A committed project with a page of its own, and with the plugin."""
    project = Project.of(MINIMAL, folder)
    project.write("docs/own.md", "# First week\n\n[Bakeries](icp/bakeries.md)\n")
    project.write("gen.py", "from mkdocs_gen_files import open\nopen('gen.md', 'w').write('# Made\\n')\n")
    listed = "plugins:\n  - search\n  - icp-playbook\n"
    project.edit("mkdocs.yml", listed, f"site_url: {HERE}\n{row.plugins()}")
    return project.committed()


def check(row: Row, build: Build, folder: Path, without: dict[str, str]) -> None:
    """Builds with the plugin, and compares with the row, and with the words of a site without the plugin."""
    project = project_with(row, folder / row.name)
    strict = build(project, True)
    assert "Traceback" not in strict.stderr, strict.stderr
    assert (strict.returncode == 0) == (row.outcome in ("works", "changes text")), strict.stderr
    if row.outcome == "refused":
        assert "\n  help: " in strict.stderr
        return
    if row.outcome == "not strict":
        assert build(project, False).returncode == 0
    site = BuiltSite(project.root / "site")
    assert (site.words() == without) == (row.outcome != "changes text")
    assert site.dead_links(HERE) == set()


def test_the_table_names_thirty_plugins_and_where_they_come_from() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    packages = {row.package for row in rows().values()} - {THEME}
    assert len(packages) >= 30
    assert sorted(packages) == sorted(groups["plugins"])
    constraints = (ROOT / "constraints-plugins.txt").read_text("utf-8")
    pins = set(re.findall(r"^([a-z0-9-]+)==", constraints, re.MULTILINE))
    assert packages <= pins
    assert {row.outcome for row in rows().values()} == OUTCOMES


def built(project: Project, strict: bool) -> Result:
    return project.mkdocs("build", "--strict" if strict else "--no-strict")


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a site says that is built with no other plugin."""
    none = Row("search", THEME, "works", {}, False)
    project = project_with(none, tmp_path_factory.mktemp("without") / "project")
    assert built(project, True).returncode == 0
    return BuiltSite(project.root / "site").words()


@pytest.mark.parametrize("name", [row.name for row in rows().values() if row.package == THEME])
def test_a_plugin_of_the_theme_does_what_the_table_says(
    name: str, tmp_path: Path, without: dict[str, str]
) -> None:
    check(rows()[name], built, tmp_path, without)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with all the packages, at the versions that were tried."""

    def make(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip: list[str | Path] = [folder / "bin/python", "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "--require-hashes", "-r", ROOT / "constraints-plugins.txt"], check=True)
        subprocess.run([*pip, "--require-hashes", "-r", ROOT / "constraints-core.txt"], check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)

    return Shared(tmp_path_factory.getbasetemp()).folder("plugins", make)


@pytest.mark.long
@pytest.mark.parametrize("name", [row.name for row in rows().values() if row.package != THEME])
def test_a_plugin_of_another_package_does_what_the_table_says(
    name: str, environment: Path, tmp_path: Path, without: dict[str, str]
) -> None:
    def build(project: Project, strict: bool) -> Result:
        python, how = environment / "bin/python", "--strict" if strict else "--no-strict"
        command: list[str | Path] = [python, "-m", "mkdocs", "build", how]
        variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(
            command, cwd=project.root, env=variables, capture_output=True, text=True, check=False
        )

    check(rows()[name], build, tmp_path, without)
