"""Where a result leads to, the words that were looked for are marked, until the next click or Escape."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAINTED = """() => [...(CSS.highlights.get("pb-landed") ?? [])].map((range) =>
    range.startContainer.data.slice(range.startOffset, range.endOffset))"""
WAIT = '() => CSS.highlights.has("pb-landed")'
INSIDE = """id => [...CSS.highlights.get("pb-landed")].every((range) =>
    document.getElementById(id).contains(range.startContainer))"""
SHAPE = """() => [document.querySelector("#pb-content").innerHTML,
    ...[...document.querySelectorAll("#pb-content *")].map((one) =>
        JSON.stringify(one.getBoundingClientRect()))]"""


def look_for(page: Page, typed: str, place: str) -> None:
    """Types into the search box and opens the first line of a result that leads to a place."""
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Search").fill(typed)
    line = page.locator(f'[data-search-results] a[href$="#{place}"]').first
    expect(line).to_be_attached()
    line.evaluate("line => line.click()")  # the theme closes the box some time after each move on a page


def painted(page: Page) -> set[str]:
    """The words that are marked, in lower case."""
    page.wait_for_function(WAIT)
    return {word.lower() for word in page.evaluate(PAINTED)}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("we already use zapier", {"already", "zapier"}),
        ("we already use zapie", {"already", "zapier"}),  # not yet finished
        ("we alraedy use zapier", {"already", "zapier"}),  # misspelled
    ],
)
def test_what_was_looked_for_is_marked_in_the_section(
    page: Page, address: str, typed: str, words: set[str]
) -> None:
    page.goto(f"{address}personas/cfo/")
    look_for(page, typed, "objection-zapier-does-it")
    page.wait_for_url("**/segments/saas-series-a/#objection-zapier-does-it")
    assert words <= painted(page)
    assert page.evaluate(INSIDE, "objection-zapier-does-it")
    assert painted(page).isdisjoint({"the", "for", "keep", "alerts"})


@pytest.mark.parametrize("way", ["Escape", "click"])
def test_the_marks_go_and_nothing_has_moved(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}personas/cfo/")
    look_for(page, "we already use zapier", "objection-zapier-does-it")
    page.wait_for_function(WAIT)
    page.evaluate("document.fonts.ready")
    before = page.evaluate(SHAPE)
    if way == "click":
        page.locator("#objection-zapier-does-it").click(position={"x": 2, "y": 2})
    else:
        page.keyboard.press("Escape")
    assert page.evaluate(PAINTED) == []
    assert page.evaluate(SHAPE) == before
    page.reload()
    page.wait_for_load_state("load")
    assert page.evaluate(PAINTED) == []


def test_a_place_of_the_same_page_is_marked_each_time(page: Page, address: str) -> None:
    page.goto(f"{address}icp/healthcare/")
    for _ in range(2):
        look_for(page, "who signs at a clinic", "fact-signs")
        page.wait_for_url("**/icp/healthcare/#fact-signs")
        assert "clinic" in painted(page)
        assert page.evaluate(INSIDE, "fact-signs")
    page.evaluate("location.hash = '#fact-cycle'")
    page.wait_for_function(f"() => !({WAIT})()")


def test_a_link_that_is_no_result_marks_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    page.evaluate(
        """() => document.querySelector("[data-search]").addEventListener("click",
            (event) => event.preventDefault(), true)"""
    )
    look_for(page, "we already use zapier", "objection-zapier-does-it")  # which is never arrived at
    page.goto(f"{address}icp/saas/")
    page.goto(f"{address}segments/saas-series-a/#objection-zapier-does-it")
    page.wait_for_load_state("load")
    assert page.evaluate(PAINTED) == []


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"place": 1}', {"words": ["<img src=x onerror=alert(1)>", "(", "zapier"]}]
)
def test_whatever_is_kept_the_page_works(page: Page, address: str, kept: str | dict[str, list[str]]) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    there = f"{address}segments/saas-series-a/#objection-zapier-does-it"
    page.goto(f"{address}personas/cfo/")
    text = kept if isinstance(kept, str) else json.dumps({"place": there, **kept})
    page.evaluate(
        "([text, root]) => sessionStorage.setItem(`icp-landing:${new URL(root).pathname}`, text)",
        [text, address],
    )
    page.goto(there)
    page.wait_for_load_state("load")
    marks = {word.lower() for word in page.evaluate(PAINTED)}
    assert marks == (set() if isinstance(kept, str) else {"zapier"})
    assert failures == []


def test_a_site_on_a_disk_marks_as_well(page: Page, web: Path) -> None:
    page.goto((web / "team" / "playbook" / "personas" / "cfo" / "index.html").as_uri())
    look_for(page, "we already use zapier", "objection-zapier-does-it")
    page.wait_for_url("**/segments/saas-series-a/index.html#objection-zapier-does-it")
    assert "zapier" in painted(page)
