"""What /fit/ says of an account no ICP takes: disqualified from its kind, of no kind, too little known."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.panel import Panel

pytestmark = pytest.mark.browser


@pytest.fixture
def panel(page: Page, address: str) -> Panel:
    """An empty panel."""
    return Panel(page).open(address)


def test_a_carrier_that_is_disqualified_is_a_carrier_and_what_is_of_no_kind_has_no_icp(
    panel: Panel,
) -> None:
    icp = panel.page.get_by_label("Score against").first
    heard = panel.page.locator(".fit > .fit-hidden[role=status]")
    panel.start_from("dunmow-haulage")
    panel.field("data_readiness").locator("select").select_option("paper-only")
    icp.select_option("")
    expect(panel.line).to_contain_text("Disqualified")
    expect(panel.line).to_contain_text("Regional freight and warehousing")
    assert panel.note.startswith("Disqualified from Regional freight and warehousing. No play.\n")
    expect(icp.locator("option").first).to_have_text("Best match: Regional freight and warehousing")
    expect(heard).to_contain_text("Regional freight and warehousing: Disqualified.")
    first = panel.page.locator(".fit-ranking .fit-rank").first
    expect(first).to_contain_text("Regional freight and warehousing")
    panel.field("industry").locator("select").select_option("other-industry")
    expect(panel.line).to_contain_text("No ICP fits")
    expect(panel.line).to_contain_text("nearest: ")
    expect(icp.locator("option").first).to_have_text("Best match")
    expect(heard).to_contain_text("No ICP fits, nearest: ")


def test_while_too_little_is_known_the_panel_says_so_and_asks_for_what_must_be(
    page: Page, address: str
) -> None:
    """Clinics are judged only once their size and their country are known."""
    known = '"enough":{"all":[{"field":"country","known":true},{"field":"employees","known":true}]}'

    def asking(route: Route) -> None:
        text = route.fetch().text().replace('"id":"healthcare",', f'"id":"healthcare",{known},', 1)
        route.fulfill(body=text.replace('"enough":""', '"enough":"Country and Employees"'))

    page.route(re.compile(r"(program\.json|fit-data\.js)$"), asking)
    panel = Panel(page).open(address)
    panel.start_from("willowmead-practice")
    expect(panel.line).to_contain_text("One answer short")
    panel.field("employees").locator("input").fill("")
    expect(panel.line).to_contain_text("Too little known")
    expect(page.locator(".fit-act")).to_have_text("What must be known: Country and Employees")
    expect(panel.ask).to_contain_text("needed before we can say, decides in or out")
    lines = panel.note.splitlines()
    assert lines[:2] == [
        "Too little known to say whether it fits Private clinics. No play yet.",
        "What must be known: Country and Employees.",
    ]
    assert len(lines) <= 9
    panel.ask.locator("input").fill("52")
    panel.ask.get_by_role("button", name="Answer").click()
    expect(panel.line).to_contain_text("One answer short")
