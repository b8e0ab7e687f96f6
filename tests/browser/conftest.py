"""The example playbook, built once, served under a sub-path, and the one browser that reads it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from icp_playbook.model import layout
from tests.browser import history_site
from tests.browser.chromium import launch_options
from tests.browser.crowded import crowd
from tests.browser.policy import REFUSED, policy
from tests.browser.serving import served
from tests.browser.shared_page import SharedPage
from tests.browser.visits import PATIENCE
from tests.processes import run
from tests.sharing import Shared

ROOT = Path(__file__).parents[2]
CONTENT = layout().tops
DESK: ViewportSize = {"width": 1440, "height": 900}
HAND: ViewportSize = {"width": 390, "height": 844}
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No other host can be reached, so that a request to one fails and is seen."""


def build(project: Path, target: Path) -> None:
    """Builds the playbook of a folder the way a person does, in a process of its own."""
    arguments = ("build", "--quiet", "--strict", "--site-dir", target)
    result = run("mkdocs", arguments, project, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert result.returncode == 0, result.stdout + result.stderr


def build_crowded(web: Path) -> None:
    """Builds a playbook whose SaaS profile says far more than it should."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in CONTENT:
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        (project / "site_templates" / "content").mkdir(parents=True)
        crowd(project, "saas")
        build(project, web)


@pytest.fixture(scope="session")
def web(shared: Shared) -> Path:
    """The folder to serve: the example playbook below /team/playbook/, with the sample history.

    The sample history replaces git's, so that every checkout and every clone has the same pages.
    """
    return shared.folder("web", lambda folder: history_site.build(folder / "team" / "playbook"))


@pytest.fixture(scope="session")
def crowded(shared: Shared) -> Iterator[str]:
    """The address of a playbook whose SaaS profile says far more than it should, ending in a slash."""
    with served(shared.folder("crowded", build_crowded), policy()) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def address(web: Path) -> Iterator[str]:
    """The address of the playbook's home page, ending in a slash.

    It is served with the policy that the documents recommend, so every test shows that its pages keep it.
    """
    with served(web, policy(), web / "team/playbook/404.html") as address:
        yield f"{address}/team/playbook/"


@pytest.fixture(scope="session")
def paths(web: Path) -> list[str]:
    """Every page of the playbook, as it is named after the address; what only leads on is none."""
    root = web / "team" / "playbook"
    files = (file for file in root.rglob("index.html") if b'http-equiv="refresh"' not in file.read_bytes())
    found = (file.parent.relative_to(root).as_posix() for file in files)
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


@contextmanager
def _window(
    chrome: Browser, viewport: ViewportSize, *, scripts: bool = True, taps: bool = False
) -> Iterator[SharedPage]:
    """A browser window, which keeps what it has fetched and its process from test to test."""
    with chrome.new_context(
        viewport=viewport, color_scheme="light", java_script_enabled=scripts, has_touch=taps
    ) as context:
        context.set_default_timeout(PATIENCE)
        context.new_page()
        yield SharedPage(context, viewport)


def _visitor(window: SharedPage) -> Iterator[Page]:
    """A visitor who remembers nothing. The test fails if the content security policy refused anything."""
    yield window.give()
    refused = [message for message in window.messages if REFUSED in message]
    window.take_back()
    assert refused == []


@pytest.fixture(scope="session")
def desk_page(chrome: Browser) -> Iterator[SharedPage]:
    """A window at a desk."""
    with _window(chrome, DESK) as window:
        yield window


@pytest.fixture(scope="session")
def scriptless_page(chrome: Browser) -> Iterator[SharedPage]:
    """A window at a desk that runs no scripts."""
    with _window(chrome, DESK, scripts=False) as window:
        yield window


@pytest.fixture(scope="session")
def hand_page(chrome: Browser) -> Iterator[SharedPage]:
    """A telephone."""
    with _window(chrome, HAND, taps=True) as window:
        yield window


@pytest.fixture
def page(desk_page: SharedPage) -> Iterator[Page]:
    """A page of a visitor at a desk. One that needs a clock of its own is `alone`."""
    yield from _visitor(desk_page)


@pytest.fixture
def scriptless(scriptless_page: SharedPage) -> Iterator[Page]:
    """A page of a visitor at a desk who has turned scripts off."""
    yield from _visitor(scriptless_page)


@pytest.fixture
def finger(hand_page: SharedPage) -> Iterator[Page]:
    """A page of a visitor who taps on a telephone."""
    yield from _visitor(hand_page)


@pytest.fixture
def alone(chrome: Browser) -> Iterator[Page]:
    """A page whose window is its own as well: what is done to the window ends with it."""
    with chrome.new_context(viewport=DESK, color_scheme="light") as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
