"""The search box: what readers type and what they get, by keyboard and touch, also from a disk."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from icp_playbook.search import DocumentPart, SearchDocument, search_index
from tests.browser.accessibility import SETTLED, accessibility
from tests.browser.found import found_in
from tests.browser.policy import policy
from tests.browser.serving import served
from tests.browser.visits import PATIENCE

pytestmark = pytest.mark.browser

QUERIES = Path(__file__).parents[1] / "search" / "queries.yaml"
ASK = """async typed => {
    const input = document.querySelector("#pb-search-input");
    const list = document.querySelector("[data-search-results]");
    input.value = typed;
    const told = new Promise(done => new MutationObserver((_, watch) => { watch.disconnect(); done(); })
        .observe(list, {childList: true}));
    list.append(document.createElement("i"));
    input.dispatchEvent(new Event("input", {bubbles: true}));
    await told;
    while (list.querySelector("i")) await new Promise(done => setTimeout(done));
    return [...list.children].map(one => one.getAttribute("href"));
}"""
"""Types into the box; returns the addresses of the new results."""


@dataclass(frozen=True, slots=True)
class Query:
    """Something a reader types."""

    reader: str
    typed: str
    finds: tuple[str, ...]
    misspelled: bool = False


def queries() -> list[Query]:
    """The query set."""
    written: dict[str, list[dict[str, Any]]] = yaml.safe_load(QUERIES.read_text("utf-8"))
    return [
        Query(reader, one["typed"], tuple(one["finds"]), one.get("misspelled", False))
        for reader, asked in written.items()
        for one in asked
    ]


@pytest.fixture(scope="module")
def desk(chrome: Browser, address: str) -> Iterator[Page]:
    """The home page with the box open, shared by the tests that only look."""
    with chrome.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light") as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(address)
        page.get_by_role("combobox", name="Search").focus()
        expect(page.locator("[data-search-status]")).to_contain_text("Type a job title")
        yield page


def places(page: Page, address: str, query: Query) -> int | None:
    """The place of the first result that answers, from 0; None when none does."""
    found: list[str] = page.evaluate(ASK, query.typed)
    pages = [href.removeprefix(address).partition("#")[0] for href in found]
    return next((place for place, one in enumerate(pages) if one in query.finds), None)


def test_readers_find_what_they_type_for(
    desk: Page, address: str, web: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = queries()
    assert [
        (query.typed, page)
        for query in asked
        for page in query.finds
        if not (web / "team" / "playbook" / page / "index.html").is_file()
    ] == []
    found = [(query, places(desk, address, query)) for query in asked]
    misspelled = [place for query, place in found if query.misspelled]
    assert len(asked) >= 150
    assert len(misspelled) >= 30
    first = sum(place == 0 for _, place in found) / len(found)
    three = sum(place is not None and place < 3 for _, place in found) / len(found)
    mended = sum(place is not None and place < 3 for place in misspelled) / len(misspelled)
    misses = [f"{query.reader}: {query.typed} ({place})" for query, place in found if place != 0]
    with capsys.disabled():
        print(  # noqa: T201  # the misses are what one tunes by
            f"\n{len(found)} queries: {first:.1%} first, {three:.1%} in three, misspelled {mended:.1%}",
            *misses,
        )
    assert first >= 0.9, misses
    assert three >= 0.98, misses
    assert mended >= 0.85, misses


RANKED = """async ([address, record, typed]) => {
    const { readIndex } = await import(`${address}assets/search/index.js`);
    const { search } = await import(`${address}assets/search/rank.js`);
    const index = readIndex([record].flat());
    return typed.map(text => search(index, text, 10).results.map(result => result.finding.title));
}"""


def test_the_laws_of_ranking(desk: Page, address: str) -> None:
    made = [
        SearchDocument("Page", "segments/", "Bakers", "", (), ()),
        SearchDocument("Term", "glossary/#bakers", "Bakers", "", (), ()),
        SearchDocument(
            "Segment", "segments/a/", "Bakers", "", ("oven people",), (DocumentPart(4, ("Retyped orders",)),)
        ),
        SearchDocument(
            "Segment", "segments/b/", "Millers", "", (), (DocumentPart(1, ("bakers retyping café orders",)),)
        ),
        SearchDocument(
            "Segment", "segments/c/", "Grocers", "", (), (DocumentPart(5, ("Scheduling software",)),)
        ),
    ]
    misspelled = ["schedulnig", "grocrs", "sched"]
    typed = ["bakers", "oven people", "retype order", "cafe", *misspelled, "orders mill", "zz"]
    named, other, inflected, accented, swapped, cut, begun, several, none = desk.evaluate(
        RANKED, [address, search_index(made), typed]
    )
    assert named == ["Bakers", "Bakers", "Bakers", "Millers"]  # a name before a mention
    assert other == ["Bakers"]
    assert inflected == ["Bakers", "Millers"]  # what a page is about before what it only mentions
    assert accented == ["Millers"]
    assert (swapped, cut, begun) == (["Grocers"], ["Grocers"], ["Grocers"])
    assert several[0] == "Millers"  # all words of the query before some of them
    assert none == []


ABROAD = {
    "größe": ["Größe"],
    "GRÖSSE": ["Größe"],
    "groesse": ["Größe"],
    "grosse": ["Größe"],
    "groess": ["Größe"],
    "straßen bau": ["Straßenbau"],
    "strassenbau": ["Straßenbau"],
    "orsted": ["Ørsted"],
    "lodz": ["Łódź"],
    "経営責任者": ["最高経営責任者"],
    "責任": ["最高経営責任者"],
    "이사": ["이사회 의장", "영업이사"],
    "이사회": ["이사회 의장"],
    "value": ["Value"],
}
"""What is typed → the titles that are meant."""


def test_titles_of_other_languages_are_found_as_people_type_them(desk: Page, address: str) -> None:
    made = [
        SearchDocument("Persona", f"{n}/", title, "", (), ())
        for n, title in enumerate(sorted({title for titles in ABROAD.values() for title in titles}))
    ]
    found = desk.evaluate(RANKED, [address, search_index(made), list(ABROAD)])
    assert {typed: set(titles) for typed, titles in zip(ABROAD, found, strict=True)} == {
        typed: set(titles) for typed, titles in ABROAD.items()
    }


def test_entries_outrank_the_pages_that_list_them(desk: Page, address: str) -> None:
    made = [
        SearchDocument("Page", "segments/", "Bakers", "", (), ()),
        SearchDocument("Segment", "segments/a/", "Bakers", "An entry.", (), ()),
    ]
    [found] = desk.evaluate(
        RANKED.replace("finding.title", "finding.label"), [address, search_index(made), ["bakers"]]
    )
    assert found == ["Segment", "Page"]


def test_pages_made_of_entries_wait_until_their_kind_is_asked_for(desk: Page, address: str) -> None:
    made = [SearchDocument("Segment", f"segments/{one}/", f"Bakers {one}", "", (), ()) for one in "abc"]
    sheet = "call sheet script"
    made += [
        SearchDocument("Call sheet", f"segments/{one}/call/", f"Bakers {one}", "", ("ovens",), (), sheet)
        for one in "abc"
    ]
    made.append(SearchDocument("Role", "roles/sales/", "Sales", "", ("call sheets",), ()))
    bakers, ovens, one, sheets = desk.evaluate(
        RANKED.replace("finding.title", "finding.url"),
        [address, search_index(made), ["bakers", "ovens", "call sheet bakers b", "call sheets"]],
    )
    assert bakers == [f"segments/{one}/" for one in "abc"]
    assert ovens == []
    assert one[0] == "segments/b/call/"
    assert sheets[0] == "roles/sales/"


def test_a_page_that_replaces_one_of_the_playbook_s_is_listed_once(desk: Page, address: str) -> None:
    theirs = search_index([SearchDocument("Worksheet", "toolkit/interview/", "Guide", "", ("talks",), ())])
    ours = search_index(
        [SearchDocument("Page", "toolkit/interview/", "How we ask", "", (), (DocumentPart(2, ("coffee",)),))]
    )
    typed = ["talks", "guide", "coffee", "how we ask"]
    assert desk.evaluate(
        RANKED.replace("result.finding.title", "`${result.finding.label}: ${result.finding.title}`"),
        [address, [theirs, ours], typed],
    ) == [["Worksheet: How we ask"]] * len(typed)


def test_what_was_heard_on_a_call_leads_to_the_answer_to_it(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    page.get_by_role("link", name="By role").first.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="By role").first).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("we already use zapier")
    first = found_in(page).first
    expect(first).to_contain_text("Segment")
    expect(first).to_contain_text("Zapier already does this for us.")
    expect(first).to_contain_text("Keep it for alerts.")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}segments/saas-series-a/#objection-zapier-does-it")


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("s")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("clinic")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="result")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator('[role=option][aria-selected="true"]')
    expect(chosen).to_have_count(1)
    named = chosen.get_attribute("id")
    assert named
    expect(box).to_have_attribute("aria-activedescendant", named)
    leads = chosen.get_attribute("href")
    assert leads
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(leads)
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_axe_finds_nothing_in_the_results(desk: Page) -> None:
    desk.evaluate(ASK, "zapier")
    desk.keyboard.press("ArrowDown")
    assert accessibility(desk, "everything") == ()
    desk.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert accessibility(desk, "colours") == ()
    desk.evaluate("document.body.dataset.mdColorScheme = 'default'")


def test_a_query_without_results_says_so(desk: Page) -> None:
    assert desk.evaluate(ASK, "xqzzvw") == []
    expect(desk.locator("[data-search-status]")).to_contain_text("Nothing close.")
    assert desk.evaluate(ASK, "<img src=x onerror=alert(1)>") is not None
    assert desk.locator("[data-search] img").count() == 0
    assert desk.evaluate(ASK, "   ") == []


def test_what_was_not_found_is_kept_here_and_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    missed = page.locator("[data-search-missed]")
    for asked in ("parental leave policy", "dentists", "kubernetes cluster", "parental leave policy"):
        page.keyboard.press("/")
        page.keyboard.type(asked)
        expect(page.locator("[data-search-status]")).to_contain_text(
            "result" if asked == "dentists" else "Nothing close"
        )
        found = found_in(page)
        assert found.count() <= (24 if asked == "dentists" else 2)
        page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    expect(missed).to_contain_text("kept in this browser only")
    missed.get_by_role("button", name="Copy what you did not find (2)").click()
    expect(missed.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "parental leave policy\nkubernetes cluster"
    missed.get_by_role("button", name="Clear").click()
    expect(missed).to_be_hidden()
    page.reload()
    page.keyboard.press("/")
    expect(missed).to_be_hidden()


def test_ctrl_k_opens_the_box_also_while_typing_elsewhere(page: Page, address: str) -> None:
    page.goto(f"{address}fit/")
    field = page.get_by_role("main").get_by_role("textbox").first
    field.click()
    page.keyboard.press("s")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    expect(page.locator("[data-search-form]")).to_have_attribute("data-shortcut", "Ctrl K")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()


def test_a_question_leads_to_the_sentence_which_is_marked(page: Page, address: str) -> None:
    page.goto(f"{address}changes/")
    page.keyboard.press("Control+k")
    page.keyboard.type("who signs at a clinic")
    first = found_in(page).first
    expect(first).to_contain_text("Private clinics")
    expect(first).to_contain_text("Signs:")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}icp/healthcare/#fact-signs")
    marked = page.locator("#fact-signs")
    expect(marked).to_be_in_viewport()
    assert marked.evaluate("one => getComputedStyle(one).boxShadow") != "none"


def test_a_touch_opens_the_box_and_a_result(finger: Page, address: str) -> None:
    finger.goto(address)
    box = finger.get_by_role("combobox", name="Search")
    finger.locator("label.md-header__button[for=__search]").tap()
    expect(box).to_be_focused()  # the click that a tap becomes comes a moment after it
    box.fill("dental")
    expect(found_in(finger).first).to_be_visible()
    finger.evaluate(SETTLED)  # what still slides may slide from under the finger
    finger.locator("form label[for=__search]").tap()  # the arrow back
    expect(finger.get_by_role("listbox")).to_be_hidden()
    finger.evaluate(SETTLED)
    finger.locator("label.md-header__button[for=__search]").tap()
    expect(box).to_be_focused()
    box.fill("shoppify")
    first = found_in(finger).first
    expect(first).to_contain_text("eCommerce stores on Shopify")
    while finger.evaluate("document.documentElement.scrollWidth > innerWidth"):
        finger.evaluate(SETTLED)  # the theme's overlay grows
    assert accessibility(finger, "all but colours") == ()
    finger.evaluate(SETTLED)
    first.tap()
    finger.wait_for_url(f"{address}icp/ecommerce/*")


def test_a_site_on_a_disk_is_searched_as_well(page: Page, web: Path) -> None:
    home = (web / "team" / "playbook").as_uri()
    page.goto(f"{home}/personas/cfo/index.html")
    page.keyboard.press("/")
    page.keyboard.type("mulesoft")
    first = found_in(page).first
    expect(first).to_contain_text("Competing automation")
    expect(first).to_have_attribute("href", f"{home}/disqualifiers/competing-automation/index.html")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Competing automation")


def test_versions_side_by_side_find_each_its_own(page: Page, web: Path, tmp_path: Path) -> None:
    """As `mike` and others publish them: one host, a folder for each."""
    site = web / "team" / "playbook"
    old = tmp_path / "v1"
    shutil.copytree(site, old, copy_function=os.symlink)
    index = old / "assets" / "search" / "search-data.js"
    before = index.read_text("utf-8")
    index.unlink()
    index.write_text(before.replace("Competing automation", "Rival robots"), "utf-8")
    (tmp_path / "latest").symlink_to(site)
    with served(tmp_path, policy()) as host:
        for version, title in (
            ("v1", "Rival robots"),
            ("latest", "Competing automation"),
            ("v1", "Rival robots"),
        ):
            page.goto(f"{host}/{version}/personas/cfo/")
            page.keyboard.press("/")
            page.keyboard.type("mulesoft")
            first = found_in(page).first
            expect(first).to_contain_text(title)
            expect(first).to_have_attribute("href", f"{host}/{version}/disqualifiers/competing-automation/")


def test_without_scripts_the_box_says_so(scriptless: Page, address: str) -> None:
    scriptless.goto(address)
    expect(scriptless.locator("noscript p").filter(has_text="Search needs JavaScript.")).to_be_visible()
    expect(scriptless.get_by_role("combobox")).to_have_count(0)
