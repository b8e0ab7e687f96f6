"""An account described in the search box: its line shows the verdict that Fit opens with."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.found import found_in
from tests.browser.visits import PATIENCE

pytestmark = pytest.mark.browser

ENGINE = re.compile(r"assets/(fit/fit-data|verdicts/verdicts-classic)\.js$")
DESCRIBED = (
    "200 employees manufacturer",
    "$3M shopify store",
    "30 person agency",
    "3000 employees hospital",
    "employees 200 or more dental",
)


def ask(page: Page, typed: str) -> None:
    """Opens the search box and types."""
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search").fill(typed)
    expect(found_in(page).first).to_contain_text("Judge this account")


@pytest.mark.parametrize("typed", DESCRIBED)
def test_the_line_shows_what_fit_opens_with(page: Page, address: str, typed: str) -> None:
    page.goto(f"{address}personas/cfo/")
    ask(page, typed)
    outlook = page.locator(".pb-search__outlook").first
    outcome = outlook.locator("b").inner_text()
    parts = outlook.locator(":scope > span").all_inner_texts()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/fit/#"))
    line = page.locator(".fit-line")
    assert line.locator("strong").inner_text() == outcome
    assert line.locator(".fit-line__icp").inner_text() == parts[0]
    assert line.locator(".fit-line__score").inner_text() == parts[-1]
    expect(page.locator(".fit-notice")).to_be_hidden()


def test_the_engine_is_loaded_for_an_account_and_for_nothing_else(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}personas/cfo/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search")
    box.fill("who signs at a clinic")
    expect(found_in(page).first).to_contain_text("Private clinics")
    assert [url for url in loaded if ENGINE.search(url)] == []
    box.fill("200 employees manufacturer")
    expect(page.locator(".pb-search__outlook").first).to_contain_text("Mid-sized manufacturers")
    box.fill("210 employees manufacturer")
    expect(page.locator(".pb-search__outlook").first).to_contain_text("to find out")
    assert len([url for url in loaded if ENGINE.search(url)]) == 2


def test_a_verdict_that_cannot_be_loaded_is_no_verdict(page: Page, address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route(ENGINE, refuse)
    page.goto(f"{address}personas/cfo/")
    ask(page, "200 employees manufacturer")
    lines = page.locator(".pb-search__outlooks")
    expect(lines).to_have_text("The verdict could not be loaded. Open Fit to see it.")
    page.unroute(ENGINE)
    page.get_by_role("combobox", name="Search").fill("220 employees manufacturer")
    expect(lines).to_contain_text("Mid-sized manufacturers", timeout=PATIENCE)


def test_without_an_operational_icp_nothing_is_scored(page: Page, address: str) -> None:
    def aspiring(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace('"operational":true', '"operational":false'))

    page.route(re.compile(r"fit-data\.js$"), aspiring)
    page.goto(f"{address}personas/cfo/")
    ask(page, "200 employees manufacturer")
    expect(page.locator(".pb-search__outlook")).to_have_text(" Not scored · no ICP is operational")
