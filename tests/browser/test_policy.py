"""Pages under the content security policy of the documents, with whatever the theme writes for itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.policy import policy
from tests.browser.serving import served
from tests.browser.visits import DESK, PATIENCE
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project

pytestmark = pytest.mark.browser

FEATURES = ("navigation.instant", "navigation.instant.progress", "content.tabs.link", "content.code.copy")
TABS = '# Rates\n\n=== "Bread"\n\n    Rye.\n\n=== "Cake"\n\n    Plum.\n'
FRAME = Path(__file__).parents[2] / "site_templates/overrides/main.html"
ANNOUNCEMENT = "{% block announce %}New prices{% endblock %}\n"
SCHEME = "document.body.getAttribute('data-md-color-scheme')"


class Reader:
    """A reader of a site, with what the browser complains of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{kind}: {text}")


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with the theme's instant pages, tabs, announcement and own search."""
    project = Project.of(MINIMAL, tmp_path_factory.mktemp("theme") / "project")
    features = "".join(f"    - {name}\n" for name in (*FEATURES, "announce.dismiss"))
    project.edit("mkdocs.yml", "    - navigation.indexes\n", f"    - navigation.indexes\n{features}")
    project.edit("mkdocs.yml", "  - icp-playbook\n", "  - icp-playbook: {search: theme}\n")
    tabs = "  - pymdownx.tabbed: {alternate_style: true}\n"
    project.edit("mkdocs.yml", "  - attr_list\n", f"  - attr_list\n{tabs}")
    project.write("docs/rates.md", TABS)
    project.write("mkdocs.yml", project.text("mkdocs.yml") + "site_url: http://127.0.0.1/\n")
    project.write("site_templates/overrides/main.html", FRAME.read_text("utf-8") + ANNOUNCEMENT)
    site = project.built().root
    with served(site, policy()) as address:
        # Instant pages are those of the site map, whose addresses have this port.
        sitemap = site / "sitemap.xml"
        sitemap.write_text(sitemap.read_text("utf-8").replace("http://127.0.0.1", address), "utf-8")
        yield f"{address}/"


@pytest.fixture
def reader(page: Page, address: str) -> Iterator[Reader]:
    """A reader of the example at a desk whose system is light."""
    reader = Reader(page, address)
    yield reader
    assert reader.complaints == []


def without_theme_script(page: Page) -> None:
    """From here on nothing of the theme runs that could correct a palette after it was painted."""
    page.route("**/bundle.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))


def test_the_policy_allows_nothing_but_the_site_itself() -> None:
    allowed = {name: sources for name, *sources in (part.split() for part in policy().split(";"))}
    assert allowed["default-src"] == allowed["script-src"] == ["'self'"]
    assert {source for sources in allowed.values() for source in sources} <= {"'self'", "'none'", "data:"}
    assert [name for name, sources in allowed.items() if "data:" in sources] == ["img-src"]


def test_a_palette_that_was_chosen_is_there_before_the_theme_runs(reader: Reader) -> None:
    page = reader.page
    page.goto(reader.address)
    assert page.evaluate(SCHEME) == "default"
    page.get_by_title("Switch to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    without_theme_script(page)
    for path in ("", "icp/saas/"):
        page.goto(reader.address + path)
        assert page.evaluate(SCHEME) == "slate", path
    page.unroute_all()
    page.goto(f"{reader.address}fit/")
    page.get_by_title("Switch to light").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.goto(f"{reader.address}glossary/")
    assert page.evaluate(SCHEME) == "default"


def test_whoever_chose_nothing_gets_the_palette_of_the_system(chrome: Browser, address: str) -> None:
    with chrome.new_context(color_scheme="dark") as context:
        reader = Reader(context.new_page(), address)
        without_theme_script(reader.page)
        reader.page.goto(address)
        assert reader.page.evaluate(SCHEME) == "slate"
        assert reader.complaints == []


ODD = ("{", "5", "null", '{"index": "x"}', '{"index": 7, "color": {"constructor": 1, "=": 2}}', "[]")
STORE = """kept => ['/', '/team/playbook', '/team/playbook/'].forEach(
    (root) => localStorage.setItem(`${root}.__palette`, kept))"""


def test_anything_may_be_stored_in_the_place_of_a_palette(reader: Reader) -> None:
    reader.page.goto(reader.address)
    for kept in ODD:
        reader.page.evaluate(STORE, kept)
        reader.page.reload()
        assert reader.page.evaluate(SCHEME) in ("default", "slate"), kept
        expect(reader.page.locator("[data-search-form]"), kept).to_be_visible()
        assert reader.complaints == [], kept


def test_without_storage_a_page_works_and_the_palette_switches(reader: Reader) -> None:
    reader.page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name,"
        " { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    reader.page.goto(reader.address)
    reader.page.get_by_title("Switch to dark").click()
    expect(reader.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_pages_that_the_theme_swaps_and_its_own_search_are_allowed(chrome: Browser, theme: str) -> None:
    with chrome.new_context(viewport={"width": DESK, "height": 900}) as context:
        context.set_default_timeout(PATIENCE)
        reader = Reader(context.new_page(), theme)
        page = reader.page
        page.goto(theme)
        page.evaluate("window.sameWindow = true")
        for name, title in {"Fit": "Qualify an account", "Toolkit": "Toolkit"}.items():
            page.locator(".md-sidebar--primary").get_by_role("link", name=name, exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        assert page.evaluate("window.sameWindow") is True
        page.goto(f"{theme}rates/#__tabbed_1_2")
        expect(page.locator("#__tabbed_1_2")).to_be_checked()
        page.get_by_label("Search", exact=True).first.click()
        page.keyboard.type("bakeries")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        assert reader.complaints == []
