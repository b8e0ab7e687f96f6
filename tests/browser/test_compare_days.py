"""/changes/compare/ as a leader uses it: a quarter at a glance, any two days, what came and went between."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import in_both_palettes
from tests.browser.visits import DESK, OVERFLOW, SMALLEST, TELEPHONE

pytestmark = pytest.mark.browser

SINCE_MAY = "?from=2026-05-31&to=2026-10-31"


def open_page(page: Page, address: str, query: str = SINCE_MAY) -> None:
    page.goto(f"{address}changes/compare/{query}")
    page.locator("[data-result] > *").first.wait_for()


def lines(page: Page, icp: str) -> list[str]:
    """What decides otherwise, of an ICP by its name."""
    section = page.locator(".cp-icp").filter(has=page.get_by_role("heading", name=icp, exact=True))
    return [" ".join(text.split()) for text in section.locator(".cp-line").all_inner_texts()]


def test_what_decides_otherwise_stands_before_and_after(page: Page, address: str) -> None:
    open_page(page, address)
    assert lines(page, "Every ICP") == ["Changed Tier Tier 1 From a score of 80 → From a score of 75"]
    assert lines(page, "Regional freight and warehousing") == [
        "Changed Must 1,000 loads a month "
        "Orders or jobs a month at least 1,500 a month → Orders or jobs a month at least 1,000 a month"
    ]
    expect(page.get_by_role("heading", name="SaaS scale-ups")).to_have_count(0)
    assert page.locator(".cp-summary").inner_text().startswith("2 rules changed; ")


def test_without_history_the_page_says_so(page: Page, address: str) -> None:
    page.route(
        "**/assets/changes/states.js",
        lambda route: route.fulfill(body='window.icpStates = {"states": [], "parts": [], "decisions": []};'),
    )
    open_page(page, address)
    expect(page.locator("[data-result]")).to_contain_text("built without the history that git keeps")
    expect(page.locator("[data-controls]")).to_be_hidden()


def test_what_was_changed_and_changed_back_is_kept_apart(page: Page, address: str) -> None:
    open_page(page, address)
    folded = page.locator(".cp-cancelled")
    expect(folded.locator("summary")).to_have_text("1 rule changed in between, and changed back")
    folded.locator("summary").click()
    expect(folded.locator("li")).to_have_text(
        "Disqualifier Low urgency · SaaS scale-ups: Urgency is Someday, as before"
    )
    open_page(page, address, "?from=2026-09-01&to=2026-10-31")
    expect(page.locator(".cp-cancelled")).to_have_count(0)
    assert lines(page, "SaaS scale-ups") == ["New Disqualifier Low urgency Urgency is Someday"]


def test_examples_that_move_are_told_by_what_becomes_of_them(page: Page, address: str) -> None:
    open_page(page, address)
    moves = page.locator(".cp-moves")
    kinds = moves.locator("h3").all_inner_texts()
    assert kinds
    for kind in kinds:
        words, number = kind.split(": ")
        group = moves.locator(".cp-kindred").filter(has=page.get_by_role("heading", name=kind))
        assert group.locator("li").count() == int(number), words
    moved = moves.locator("li").count()
    stay = 15 - moved
    expect(page.locator(".cp-moves .cp-stay")).to_have_text(f"{stay} accounts stay as before.")
    moves.get_by_role("link").first.click()
    page.wait_for_url("**/examples/*/")


def test_a_quarter_is_chosen_by_name_and_stands_in_the_address(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-30T12:00:00")
    open_page(page, address, "")
    button = page.get_by_role("button", name="Q4 2026")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Q2 2026").click()
    expect(page.locator("input[name=from-day]")).to_have_value("2026-03-31")
    expect(page.locator("input[name=to-day]")).to_have_value("2026-06-30")
    assert page.url.endswith("changes/compare/?from=2026-03-31&to=2026-06-30")
    assert lines(page, "SaaS scale-ups")[0].startswith(
        "Changed Score 50–200 employees Employees 50–500 people"
    )
    decided = page.locator(".cp-decision")
    days = [text.split(" · ")[0] for text in decided.locator("h3 + p").all_inner_texts()]
    assert days
    assert all(day.split()[1] in ("Apr", "May", "Jun") and day.endswith("2026") for day in days)
    page.reload()
    expect(page.get_by_role("button", name="Q2 2026")).to_have_attribute("aria-pressed", "true")


def test_days_in_the_wrong_order_are_turned_round_and_that_is_said(page: Page, address: str) -> None:
    open_page(page, address, "?from=2026-10-31&to=2026-05-31")
    words = "“From” was later than “To”: both are turned round, from 31 May 2026 to 31 Oct 2026."
    note = page.locator("[data-result] > .pb-note")
    expect(note).to_have_text(words)
    expect(page.locator("[data-live]")).to_contain_text(words)
    expect(page.locator("input[name=from-day]")).to_have_value("2026-05-31")
    assert lines(page, "Every ICP") == ["Changed Tier Tier 1 From a score of 80 → From a score of 75"]
    page.locator("input[name=to-day]").fill("2026-04-30")
    expect(note).to_contain_text("both are turned round, from 30 Apr 2026 to 31 May 2026.")
    assert page.url.endswith("?from=2026-04-30&to=2026-05-31")
    page.locator("input[name=to-day]").fill("2026-10-31")
    expect(note).to_have_count(0)


def test_an_address_that_names_nothing_is_told(page: Page, address: str) -> None:
    open_page(page, address, "?from=%3Cb%3Ehello%3C/b%3E&to=2026-10-31")
    expect(page.locator("[data-result] .pb-note").first).to_have_text(
        "There is no revision <b>hello</b> to compare. This quarter is shown in its place."
    )
    open_page(page, address, "?from=2024-01-01&to=2026-10-31")
    expect(page.locator("[data-result] > .pb-note")).to_have_text(
        "The history here begins on 2 Mar 2026: this compares from then on."
    )


def test_everything_is_reached_by_keyboard(page: Page, address: str) -> None:
    open_page(page, address)
    select = page.locator("select[name=from]")
    select.focus()
    page.keyboard.press("ArrowDown")
    assert "to=2026-10-31" in page.url
    assert "from=2026-05-31" not in page.url
    expect(page.locator("[data-live]")).to_contain_text("changed;")


@pytest.mark.parametrize("width", [DESK, TELEPHONE, SMALLEST])
def test_it_suits_every_window_and_palette(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, address)
    page.locator(".cp-cancelled summary").click()
    assert page.evaluate(OVERFLOW) <= 0
    assert in_both_palettes(page) == ()


def test_it_works_from_disk(web: Path, chrome: Browser) -> None:
    page = chrome.new_page()
    page.goto(f"{(web / 'team/playbook/changes/compare/index.html').as_uri()}{SINCE_MAY}")
    expect(page.locator(".cp-summary")).to_contain_text("2 rules changed; ")
    page.close()


LIST = """Company name,Industry,Orders or jobs a month,Country/Region Code
Small Freight,Warehousing and fulfilment,1200,US
Large Freight,Warehousing and fulfilment,9000,US
No Freight,B2B software,9000,US
"""


def test_a_list_is_compared_and_stays_when_other_days_are_chosen(page: Page, address: str) -> None:
    open_page(page, address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    part = page.locator(".cp-list")
    part.get_by_label("Paste a list of accounts, with its header").fill(LIST)
    part.get_by_label("As of").focus()
    part.get_by_role("status").get_by_text("1 of 3 accounts moves.").wait_for()
    expect(part.locator(".cp-kindred li")).to_have_count(1)
    expect(part.locator(".cp-kindred li")).to_contain_text("Small Freight (row 2): ")
    page.locator("input[name=from-day]").fill("2026-10-20")
    page.locator("input[name=from-day]").dispatch_event("change")
    part.get_by_role("status").get_by_text("0 of 3 accounts move.").wait_for()
    assert asked == []
