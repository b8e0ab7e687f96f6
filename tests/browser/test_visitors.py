"""The visitor of each test is a new one, though the browser window is the same."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KEPT = "[localStorage.getItem('kept'), sessionStorage.getItem('kept'), document.cookie, innerWidth]"
KEEP = "localStorage.kept = sessionStorage.kept = 'yes'; document.cookie = 'kept=yes; max-age=999'"


@pytest.mark.parametrize("time", ["once", "again"])
def test_a_visitor_remembers_nothing_of_the_one_before(page: Page, address: str, time: str) -> None:
    page.goto(f"{address}llms.txt")
    assert page.evaluate(KEPT) == [None, None, "", 1440], time
    page.evaluate(KEEP)
    page.set_viewport_size({"width": 390, "height": 800})
    page.emulate_media(color_scheme="dark")
