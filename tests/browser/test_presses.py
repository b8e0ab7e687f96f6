"""What a reader wants mid-call, and how many presses it takes: clicks, taps, choices in a list."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

CALL = "segments/{}/call/"


class Hand:
    """Presses on a page, counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, target: Locator) -> None:
        """A tap or a click."""
        target.click()
        self.presses += 1

    def choose(self, target: Locator, label: str) -> None:
        """A choice in a list."""
        target.select_option(label)
        self.presses += 1

    def jump(self, name: str) -> None:
        """A press on a jump of the call sheet."""
        self.press(self.page.locator(".call-jump").get_by_role("link", name=name, exact=True))

    def link(self, name: str) -> None:
        """A press on a link of the page's own text."""
        self.press(self.page.locator("#pb-content").get_by_role("link", name=name).first)


def price_objection(hand: Hand) -> None:
    """The answer to the price objection, in a dental practice."""
    hand.jump("Objections")


def one_person(hand: Hand) -> None:
    """Only what concerns the IT manager, objections included."""
    hand.choose(hand.page.locator(".call-who select"), "IT manager")
    hand.jump("Objections")


def another_sheet(hand: Hand) -> None:
    """The person chosen is still chosen on the sheet of another segment."""
    hand.choose(hand.page.locator(".call-who select"), "CFO or finance director")
    hand.jump("Next")
    hand.link("Warehousing and fulfilment")


def portal(hand: Hand) -> None:
    """A word of the sheet, without reading it all."""
    find = hand.page.get_by_role("searchbox", name="Find on this sheet")
    hand.press(find)
    find.press_sequentially("portal")


def stop_reasons(hand: Hand) -> None:
    """The reasons to stop."""
    hand.jump("Out")


def question(hand: Hand) -> None:
    """A question, copied."""
    hand.press(hand.page.get_by_role("button", name="Copy the question 1"))


def titles(hand: Hand) -> None:
    """Job titles, copied for an audience."""
    hand.press(hand.page.get_by_role("button", name="Copy the titles, with commas"))


def verdict_link(hand: Hand) -> None:
    """The link of a verdict by industry and employees."""
    page = hand.page
    hand.choose(page.locator("[data-field=industry] select"), "B2B software")
    page.locator("[data-field=employees] input").fill("80")
    hand.press(page.get_by_role("button", name="Copy link"))


def crm_note(hand: Hand) -> None:
    """The note for the CRM, with its link."""
    page = hand.page
    hand.choose(page.locator("[data-field=industry] select"), "B2B software")
    page.locator("[data-field=employees] input").fill("80")
    hand.press(page.get_by_role("button", name="Copy the note"))


def verdict_in_view(hand: Hand) -> None:
    """The verdict that changes while two fields are filled in."""
    page = hand.page
    hand.choose(page.locator("[data-field=industry] select"), "Outpatient care")
    page.locator("[data-field=employees] input").fill("60")


def salesforce(hand: Hand) -> None:
    """The Salesforce filter of manufacturing, copied, with what it leaves out."""
    part = hand.page.locator(".rf-tool", has=hand.page.locator("#filter-manufacturing-salesforce"))
    hand.press(part.locator("summary"))
    hand.press(part.get_by_role("button"))


def hubspot(hand: Hand) -> None:
    """What the HubSpot filter of stores cannot say."""
    part = hand.page.locator(".rf-tool", has=hand.page.locator("#filter-ecommerce-hubspot"))
    hand.press(part.locator("summary"))


def tools(hand: Hand) -> None:
    """The tools that show fit for stores, copied."""
    hand.press(hand.page.locator("[data-fold=market] > summary"))
    hand.press(hand.page.get_by_role("button", name="Copy the tools, with commas"))


def sql_filter(hand: Hand) -> None:
    """The SQL filter of clinics on the page of the ICP."""
    hand.press(hand.page.locator("[data-fold=market] > summary"))
    hand.press(hand.page.locator(".rf-tool summary", has_text="SQL"))


ERRANDS: tuple[tuple[Callable[[Hand], None], str, int, tuple[str, ...]], ...] = (
    (price_objection, CALL.format("healthcare-dental-vision"), 1, ("$400 a month", "Keep the reminders if")),
    (one_person, CALL.format("healthcare-dental-vision"), 2, ("Nothing is installed",)),
    (another_sheet, CALL.format("logistics-contract-carriers"), 3, ("CFO or finance director",)),
    (portal, CALL.format("logistics-contract-carriers"), 1, ("Each portal shows one shipper",)),
    (stop_reasons, CALL.format("manufacturing-process"), 1, ("On-premise only", "Is there a rule against")),
    (question, "segments/healthcare-dental-vision/", 1, ("Copied",)),
    (titles, "personas/operations-director/", 1, ("Copied",)),
    (verdict_link, "fit/", 2, ("Copied", "SaaS scale-ups")),
    (crm_note, "fit/", 2, ("Copied",)),
    (verdict_in_view, "fit/", 1, ("Private clinics",)),
    (salesforce, "roles/marketer/", 2, ("Copied", "BillingCountry IN", "Shop orders in an ERP")),
    (hubspot, "roles/marketer/", 1, ("Low urgency",)),
    (tools, "icp/ecommerce/", 2, ("Copied",)),
    (sql_filter, "icp/healthcare/", 2, ("BETWEEN 30 AND 200",)),
)


AT_ONCE = (price_objection, one_person, portal, stop_reasons, verdict_in_view)
"""Those that must not need scrolling either."""


def is_in_view(page: Page, text: str) -> bool:
    """Whether a text stands on the screen."""
    found = page.locator("#pb-content").get_by_text(text)
    return any(
        one.is_visible() and one.evaluate("part => part.getBoundingClientRect().top < innerHeight")
        for one in found.all()
    )


@pytest.mark.parametrize(("errand", "path", "presses", "seen"), ERRANDS)
@pytest.mark.parametrize("device", ["page", "finger"])
def test_an_errand_takes_no_more_presses_than_it_should(
    errand: Callable[[Hand], None],
    path: str,
    presses: int,
    seen: tuple[str, ...],
    device: str,
    request: pytest.FixtureRequest,
    address: str,
) -> None:
    page: Page = request.getfixturevalue(device)
    page.goto(address + path)
    if path == "fit/":
        page.locator(".fit-line").wait_for()
    hand = Hand(page)
    errand(hand)
    assert hand.presses == presses
    for text in seen:
        expect(page.locator("#pb-content").get_by_text(text).locator("visible=true").first).to_be_visible()
        assert errand not in AT_ONCE or is_in_view(page, text), text
