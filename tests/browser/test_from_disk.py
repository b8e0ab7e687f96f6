"""The zip, unpacked and opened with no server: pages, links, scripts, search and fit."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from icp_playbook.pack import pack
from tests.browser.found import found_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(web: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the home page on the disk."""
    folder = tmp_path_factory.mktemp("disk")
    pack(web / "team" / "playbook", folder / "playbook.zip")
    with zipfile.ZipFile(folder / "playbook.zip") as archive:
        archive.extractall(folder)
    return (folder / "playbook/index.html").as_uri()


@pytest.fixture
def reader(page: Page, home: str) -> Iterator[Page]:
    """A reader on the home page; uncaught errors fail the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(home)
    yield page
    assert errors == []


def test_two_clicks_lead_to_a_call_sheet_where_the_persona_is_chosen(reader: Page) -> None:
    reader.get_by_role("link", name="Sales development").last.click()
    reader.get_by_role("link", name="Call sheet: Series A and B scale-ups").click()
    assert reader.url.endswith("/segments/saas-series-a/call/index.html")
    reader.get_by_role("button", name="Founder or owner").click()
    assert reader.url.endswith("/call/index.html?persona=founder")
    assert reader.locator(".call-listener:visible").count() == 1


def test_the_search_box_finds_a_page_and_leads_to_it(reader: Page, home: str) -> None:
    reader.keyboard.press("/")
    reader.keyboard.type("call sheet dental")
    first = found_in(reader).first
    expect(first).to_contain_text("Dental and eye care groups")
    reader.keyboard.press("Enter")
    reader.wait_for_url(home.replace("index.html", "segments/healthcare-dental-vision/call/index.html"))
    reader.keyboard.press("/")
    reader.keyboard.type("zappier already does this")
    expect(first).to_contain_text("Zapier already does this")
    first.click()
    reader.wait_for_url("**/segments/saas-series-a/index.html#objection-zapier-does-it")
    expect(reader.locator("#objection-zapier-does-it")).to_be_in_viewport()


def test_tables_filter_and_sort_and_say_what_they_hide(reader: Page, home: str) -> None:
    reader.goto(home.replace("index.html", "segments/index.html?icp=saas"))
    assert reader.locator("#segments tbody tr:visible").count() == 3
    expect(reader.locator("form[data-filters=segments] output")).to_contain_text("hidden by the filters")
    reader.locator("#segments").get_by_role("button", name="Segment", exact=True).press("Enter")
    expect(reader.locator("#segments th[aria-sort=ascending]")).to_have_count(1)
    expect(reader).to_have_url(home.replace("index.html", "segments/index.html?icp=saas&sort=segment"))


def test_an_account_is_scored_and_the_links_of_the_verdict_lead_to_pages(reader: Page, home: str) -> None:
    reader.goto(home.replace("index.html", "fit/index.html") + "#as-icp=saas&industry=b2b-software")
    reader.get_by_role("link", name="Low urgency").first.click()
    expect(reader).to_have_title("Low urgency - Ropewalk ICP Playbook")
    assert reader.url.endswith("/disqualifiers/low-urgency/index.html")
