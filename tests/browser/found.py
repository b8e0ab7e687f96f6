"""What the search box shows. A page's own lists have options too, and stand before it."""

from playwright.sync_api import Locator, Page


def found_in(page: Page) -> Locator:
    """The results of the search box, best first."""
    return page.locator("[data-search-results]").get_by_role("option")
