"""The example playbook, built once, served under a sub-path, and the one browser that reads it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.crowded import crowd
from tests.browser.serving import served
from tests.browser.visits import PATIENCE

ROOT = Path(__file__).parents[2]
CONTENT = ("icp", "personas", "segments")
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No other host can be reached, so that a request to one fails and is seen."""


def build(project: Path, target: Path) -> None:
    """Builds the playbook of a folder the way a person does, in a process of its own."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        "--site-dir",
        target,
    ]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(
        command, cwd=project, env=environment, check=False, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the web server serves: the example playbook below /team/playbook/."""
    web = tmp_path_factory.mktemp("web")
    build(ROOT, web / "team" / "playbook")
    return web


@pytest.fixture(scope="session")
def crowded(web: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a playbook whose SaaS profile says far more than it should."""
    project = tmp_path_factory.mktemp("crowded")
    for name in CONTENT:
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "site_templates" / "content").mkdir(parents=True)
    crowd(project, "saas")
    build(project, web / "crowded")
    return "crowded/"


@pytest.fixture(scope="session")
def host(web: Path) -> Iterator[str]:
    """The address of the web server, ending in a slash."""
    with served(web) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def address(host: str) -> str:
    """The address of the playbook's home page, ending in a slash."""
    return f"{host}team/playbook/"


@pytest.fixture(scope="session")
def paths(web: Path) -> list[str]:
    """Every page of the playbook, as it is named after the address."""
    root = web / "team" / "playbook"
    found = (file.parent.relative_to(root).as_posix() for file in root.rglob("index.html"))
    return sorted("" if path == "." else f"{path}/" for path in found)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """A Chromium, or the failure that names the remedy."""
    options = launch_options()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options["executable_path"], args=[*options["args"], NOWHERE]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """A page of a fresh visitor at a desk."""
    with chrome.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light") as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
