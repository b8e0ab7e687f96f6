"""An ICP's page folds by reader: what is folded, the address of it, and that no place in it can be missed."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

READERS = ["sell", "market", "build", "keep"]


def fold(page: Page, name: str) -> Locator:
    """The part of the page for one reader."""
    return page.locator(f"details[data-fold={name}]")


def opened(page: Page) -> list[str]:
    """The readers whose part is open."""
    found: list[str] = page.locator("details[data-fold][open]").evaluate_all(
        "all => all.map((one) => one.dataset.fold)"
    )
    return found


def query(page: Page) -> str:
    """What stands after the question mark."""
    return urlsplit(page.url).query


def in_sight(page: Page, place: str) -> None:
    """A place is shown, below the head of the page."""
    expect(page.locator(place)).to_be_in_viewport()
    expect(page.locator(place)).to_be_visible()


def test_the_page_begins_with_what_sells_and_is_half_as_long(page: Page, address: str) -> None:
    page.goto(f"{address}icp/healthcare/")
    assert opened(page) == ["sell"]
    short = page.evaluate("document.documentElement.scrollHeight")
    page.get_by_role("button", name="Open all").click()
    assert opened(page) == READERS
    assert short < 0.6 * page.evaluate("document.documentElement.scrollHeight")


def test_the_address_keeps_what_is_open(page: Page, address: str) -> None:
    page.goto(f"{address}icp/healthcare/")
    assert query(page) == ""
    fold(page, "keep").locator("> summary").click()
    expect(page).to_have_url(re.compile(r"[?]for=sell,keep$"))
    page.reload()
    assert opened(page) == ["sell", "keep"]
    page.get_by_role("button", name="Open all").click()
    expect(page).to_have_url(re.compile(r"[?]for=all$"))
    page.reload()
    assert opened(page) == READERS
    page.get_by_role("button", name="Close all").click()
    expect(page).to_have_url(re.compile(r"[?]for=none$"))
    page.reload()
    assert opened(page) == []
    page.goto(f"{address}icp/healthcare/?for=nobody")
    assert opened(page) == ["sell"]


def test_the_first_screen_gives_the_figures(page: Page, address: str) -> None:
    page.goto(f"{address}icp/healthcare/")
    strip = page.locator(".pb-strip--glance")
    expect(strip).to_be_in_viewport(ratio=1)
    expect(strip).to_have_text(
        re.compile(r"Employees\s*50–100.*\$30k–\$72k a year.*45–90 days.*Clinic manager", re.DOTALL)
    )
    expect(strip).to_have_text(re.compile(r"Win rate\s*34%\s*of 38"))
    page.get_by_role("link", name="34%").click()
    in_sight(page, "#evidence")


@pytest.mark.parametrize("anchor", ["company", "evidence", "going-live", "criterion-staff", "what-if"])
def test_an_anchor_opens_what_holds_it(page: Page, address: str, anchor: str) -> None:
    page.goto(f"{address}icp/healthcare/")
    if not page.locator(f"#{anchor}").count():
        anchor = str(page.locator("tbody[id^=criterion-]").first.get_attribute("id"))
    page.goto("about:blank")
    page.goto(f"{address}icp/healthcare/#{anchor}")
    in_sight(page, f"#{anchor}")


def test_jump_links_open_what_they_lead_to_as_often_as_they_are_pressed(page: Page, address: str) -> None:
    page.goto(f"{address}icp/healthcare/")
    jump = page.locator(".pb-jump")
    jump.get_by_role("link", name="Evidence").click()
    in_sight(page, "#evidence")
    fold(page, "build").locator("> summary").click()
    expect(page.locator("#evidence")).to_be_hidden()
    jump.get_by_role("link", name="Evidence").click()
    in_sight(page, "#evidence")
    jump.get_by_role("link", name="The company").click()
    in_sight(page, "#company")
    fold(page, "build").locator("> summary").click()
    page.go_back()
    in_sight(page, "#evidence")


def test_every_anchor_and_every_jump_link_is_there(page: Page, address: str) -> None:
    for icp in ("saas", "ecommerce", "manufacturing", "healthcare", "logistics"):
        page.goto(f"{address}icp/{icp}/")
        lost = page.evaluate(
            """() => [...document.querySelectorAll(".pb-jump a")].map((link) => link.hash)
                .filter((hash) => !document.querySelector(hash))"""
        )
        assert lost == []
        there = page.evaluate("[...document.querySelectorAll('#pb-content [id]')].map((one) => one.id)")
        assert {*OLD_PLACES} - {*there} == set(), icp


OLD_PLACES = (
    *("in", "out", "fit", "weights", "committee", "procurement", "needs", "act", "judge", "what-if"),
    *("segments", "company", "work", "evidence", "review", "decisions", "changes"),
)
"""The sections an ICP's page had before it folded."""


def test_without_scripts_everything_is_open(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}icp/healthcare/")
    assert opened(scriptless) == READERS
    expect(scriptless.get_by_role("button", name="Open all")).to_be_hidden()
    expect(scriptless.locator("#evidence")).to_be_visible()


def test_a_change_that_is_tried_out_opens_its_place(page: Page, address: str) -> None:
    page.goto(f"{address}icp/healthcare/#what-if=")
    page.goto("about:blank")
    page.goto(f"{address}icp/healthcare/?for=none#what-if=x")
    expect(page.locator("#what-if")).to_be_visible()


def test_the_keyboard_opens_a_fold(page: Page, address: str) -> None:
    page.goto(f"{address}icp/healthcare/")
    fold(page, "market").locator("> summary").press("Enter")
    in_sight(page, "#company")
