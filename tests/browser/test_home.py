"""The home page: what is new in a role, what is due for an owner, whom we sell to at a glance."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

HEADLINE = "Look again at what to say: Headline: “Fewer calls” → “Fewer no-shows”"
"""What a sample commit means for who writes to clinics, and for nobody who looks after customers."""


def test_a_chosen_role_shows_its_news_and_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    band = page.locator("[data-news]")
    role = band.get_by_label("Your role")
    role.select_option("Marketer")
    expect(band.get_by_role("status")).to_contain_text("The latest changes for Marketer.")
    expect(band.get_by_text(HEADLINE)).to_be_visible()
    role.select_option("Customer success")
    expect(band.get_by_text(HEADLINE)).to_be_hidden()
    role.select_option("Marketer")
    page.reload()
    expect(role).to_have_value("marketer")
    expect(band.get_by_text(HEADLINE)).to_be_visible()
    role.select_option("All roles")
    expect(band.get_by_role("status")).to_contain_text("The latest changes.")


def test_the_page_of_a_role_says_what_is_new_for_it(page: Page, address: str) -> None:
    page.goto(f"{address}roles/marketer/")
    news = page.locator("section", has=page.locator("#news"))
    expect(news).to_contain_text(HEADLINE)
    news.get_by_role("link", name="All changes").click()
    expect(page).to_have_url(f"{address}changes/")
    page.goto(f"{address}roles/customer-success/")
    expect(page.locator("#pb-content")).not_to_contain_text(HEADLINE)


def test_starting_as_a_role_chooses_it(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-start=leader]").press("Enter")
    page.wait_for_url("**/roles/leader/")
    page.go_back()
    page.reload()
    expect(page.get_by_label("Your role")).to_have_value("leader")
    expect(page.locator(".role-links__own")).to_have_text("Leader")


def test_the_role_is_chosen_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    role = page.get_by_label("Your role")
    role.press("ArrowDown")
    expect(role).to_have_value("sales-development")
    expect(page.locator("[data-news]").get_by_role("status")).to_contain_text("for Sales development")


def test_without_scripts_all_news_is_shown_and_nothing_that_does_nothing(
    scriptless: Page, address: str
) -> None:
    scriptless.goto(address)
    expect(scriptless.locator("[data-news] li").filter(visible=True)).to_have_count(3)
    expect(scriptless.locator("[data-news-role]")).to_be_hidden()
    expect(scriptless.locator("[data-due-owner]")).to_be_hidden()
    expect(scriptless.get_by_role("link", name="Everything that is due, by day")).to_be_visible()


def test_an_owner_sees_what_is_overdue_and_what_is_due_soon_by_the_readers_clock(
    alone: Page, address: str
) -> None:
    alone.goto(address)
    band = alone.locator("[data-due-list]")
    first = band.locator("li[data-due]").first
    owner, due = (first.get_attribute(name) or "" for name in ("data-owner", "data-due"))
    noon = datetime.combine(date.fromisoformat(due), datetime.min.time(), UTC) + timedelta(hours=12)
    band.get_by_label("Owner").select_option(owner)
    alone.clock.set_fixed_time(noon + timedelta(days=9))
    alone.reload()
    expect(band.get_by_label("Owner")).to_have_value(owner)
    expect(first).to_contain_text("overdue by 9 days")
    expect(band.get_by_role("status")).to_contain_text("overdue")
    alone.clock.set_fixed_time(noon - timedelta(days=3))
    alone.reload()
    expect(first).to_contain_text("due in 3 days")
    alone.clock.set_fixed_time(noon - timedelta(days=31))
    alone.reload()
    expect(band.get_by_role("status")).to_have_text(
        "Nothing is overdue, and nothing falls due within 30 days."
    )
    expect(first).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_first_screen_says_where_to_go_whom_we_sell_to_and_what_is_new(
    alone: Page, address: str, width: int, height: int
) -> None:
    alone.set_viewport_size({"width": width, "height": height})
    alone.goto(address)
    for heading in ("Where do I start?", "Who we sell to", "What is new"):
        box = alone.get_by_role("heading", name=heading).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < height
    assert alone.evaluate("document.documentElement.scrollWidth") <= width
