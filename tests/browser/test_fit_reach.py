"""What would make a verdict better, as /fit/ shows it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.panel import Panel

pytestmark = pytest.mark.browser


def test_the_page_lists_what_would_make_a_verdict_better(page: Page, address: str) -> None:
    panel = Panel(page).open(address)
    panel.start_from("plumb-and-co")
    ways = panel.page.locator(".fit-ways")
    expect(ways).to_contain_text("To reach Tier 1")
    assert ways.locator("li").all_inner_texts() == [
        "Change\nLast funding within the last 180 days\n+12",
        "Change\nOpen roles include Sales and Marketing\n+9",
    ]
    panel.start_from("tallyforge")
    expect(ways).to_be_hidden()
