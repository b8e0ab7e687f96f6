"""The page for what is not found, at any depth, and the skip link of pages that are not the playbook's."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.found import found_in
from tests.browser.policy import policy
from tests.browser.serving import served
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project

pytestmark = pytest.mark.browser

PLACES = {"root": "", "below": "team/playbook/"}
"""Where a site is served: at the root of a host, where nobody has to say so, and under a sub-path."""
FOCUSED = "document.getElementById(location.hash.slice(1))?.closest('article') !== null"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address of a small site at each place."""
    project = Project.of(MINIMAL, tmp_path_factory.mktemp("missing") / "project")
    project.write("docs/own.md", "A page without a heading.\n").write(
        "docs/long.md", "# Long\n\n## Part\n\nText.\n"
    )
    found = {}
    servers = []
    for place, path in PLACES.items():
        web = tmp_path_factory.mktemp(place)
        if path:
            text = project.text("mkdocs.yml")
            project.write("mkdocs.yml", f"{text}site_url: https://intranet.example/{path}\n")
        shutil.copytree(project.built().root, web / path, dirs_exist_ok=True)
        server = served(web, policy(), web / path / "404.html")
        servers.append(server)
        found[place] = f"{server.__enter__()}/{path}"
    yield found
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture
def stray(page: Page) -> Iterator[Page]:
    """A reader astray. What a page complains of fails the test, but for its own status."""
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on(
        "response",
        lambda one: failed.append(one.url) if one.status >= 400 and not _is_page(one.url) else None,
    )
    yield page
    assert failed == []


def _is_page(url: str) -> bool:
    return "nowhere" in url


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("root", "nowhere"),
        ("root", "icp/nowhere/at/all/"),
        ("below", "nowhere/"),
        ("below", "icp/nowhere/at/all/"),
        ("below", "nowhere.html"),
    ],
)
def test_at_any_depth_search_and_links_lead_back(
    stray: Page, sites: dict[str, str], place: str, path: str
) -> None:
    stray.goto(sites[place] + path)
    stray.keyboard.press("/")
    stray.keyboard.type("bakeries")
    expect(found_in(stray).first).to_contain_text("Bakeries")
    stray.keyboard.press("Enter")
    stray.wait_for_url(f"{sites[place]}icp/bakeries/")
    stray.go_back()
    stray.get_by_role("link", name="home page").click()
    stray.wait_for_url(sites[place])


@pytest.mark.parametrize("path", ["nowhere/at/all", "own/", "long/", "", "icp/bakeries/", "fit/"])
def test_the_first_key_leads_to_the_content(stray: Page, sites: dict[str, str], path: str) -> None:
    stray.goto(sites["root"] + path)
    skips = stray.locator("a.md-skip")
    expect(skips).to_have_count(1)
    stray.keyboard.press("Tab")
    expect(skips).to_be_focused()
    stray.keyboard.press("Enter")
    assert stray.evaluate(FOCUSED)
    stray.keyboard.press("Tab")
    assert stray.evaluate(
        "document.activeElement.closest('.md-header, .md-sidebar--primary, .md-search') === null"
    )
