"""Getting about: the sidebar and the way past it."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_sidebar_lists_the_entries(page: Page, address: str) -> None:
    page.goto(f"{address}icp/saas/")
    sidebar = page.get_by_role("navigation", name="Navigation")
    for entry in ("SaaS scale-ups", "Mid-sized manufacturers"):
        expect(sidebar.get_by_role("link", name=entry)).to_be_visible()
    expect(sidebar.get_by_role("navigation", name="ICPs")).to_be_visible()


def test_the_keyboard_leads_past_the_sidebar(page: Page, address: str) -> None:
    page.goto(f"{address}icp/saas/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#pb-content').contains(document.activeElement)")
