"""The history of one entry: its events, who was in and who was out, old ids, deleted entries."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.history_site import ChangesPage, history

pytestmark = pytest.mark.browser


def test_an_entrys_page_leads_to_its_history(page: Page, address: str) -> None:
    page.goto(f"{address}icp/logistics/")
    page.get_by_role("link", name="All 14 changes").click()
    assert page.url == f"{address}changes/?entry=profile/logistics"
    page.locator("[data-drawn]").wait_for(state="attached")
    expect(page.locator(".ch-title")).to_have_text("Regional freight and warehousing ICP")
    expect(page.locator("[data-list] [data-hash]")).to_have_count(14)
    expect(page).to_have_title("Regional freight and warehousing: Changes - Ropewalk ICP Playbook")


def test_the_history_of_an_entry_shows_its_changes_and_nothing_else(page: Page, address: str) -> None:
    changes = ChangesPage(page).open(address, "?entry=profile/saas")
    assert changes.subjects() == ["Widen SaaS to 250 people", "Begin the playbook"]
    cards = page.locator("[data-list] .ch-card")
    expect(cards.first.locator(".ch-line")).to_have_text(
        ["Widens Employees: 50–200 people → 50–250 people", "Narrows Recent funding: +15 → +10"]
    )
    expect(cards.first).to_contain_text("The commit also changed another entry.")
    others = len(history().events[-1].entries) - 1
    expect(cards.nth(1)).to_contain_text(f"The commit also changed {others} other entries.")
    expect(cards.nth(1).locator(".ch-decision")).to_have_count(3)


def test_each_revision_of_an_icp_says_who_was_in_and_who_was_out(page: Page, address: str) -> None:
    ChangesPage(page).open(address, "?entry=profile/logistics")
    then = page.locator(".ch-then")
    expect(then).to_have_count(12)
    expect(then.first).to_have_attribute("open", "")
    expect(then.first.locator(".ch-then__in li")).to_have_text(
        ["Runs trucks", "More than 20 trucks new", "More than 21 trucks no longer"]
    )
    expect(then.first.locator(".ch-then__out li")).to_have_text(["Low urgency", "Heavy customisation"])
    expect(then.nth(1).locator(".ch-then__in")).to_be_hidden()
    then.nth(1).locator("summary").click()
    expect(then.nth(1).locator(".ch-then__in li").nth(1)).to_have_text("More than 21 trucks new")
    expect(then.last.locator("del")).to_have_count(0)


def test_an_old_id_leads_to_the_entry_of_today(page: Page, address: str) -> None:
    ChangesPage(page).open(address, "?entry=persona/head-of-revops")
    expect(page.locator(".ch-title")).to_have_text("Revenue operations manager Persona")
    expect(page.locator("[data-head]")).to_contain_text("head-of-revops is called revops-manager now.")
    page.goto(f"{address}personas/head-of-revops/")
    page.wait_for_url("**/personas/revops-manager/")


def test_a_deleted_entry_shows_its_tombstone_at_its_old_address_and_in_its_history(
    page: Page, address: str
) -> None:
    page.goto(f"{address}segments/saas-agencies/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Agencies that resell")
    expect(page.locator(".ch-tombstone__when")).to_have_text(
        "Deleted on 1 May 2026, replaced by Usage-based software."
    )
    page.get_by_role("link", name="Its full history").click()
    page.locator("[data-drawn]").wait_for(state="attached")
    expect(page.locator(".ch-tombstone__when")).to_have_text(
        "Deleted on 1 May 2026, replaced by Usage-based software."
    )
    assert ChangesPage(page).subjects() == ["Retire the agency segment"]


def test_an_unknown_entry_is_reported_as_unknown(page: Page, address: str) -> None:
    for asked in ("persona/nobody", "<b>x</b>", "profile/../saas", "__proto__", "constructor/name"):
        ChangesPage(page).open(address, f"?entry={asked}")
        expect(page.locator("[data-head]")).to_contain_text(f"There is no history for {asked}.")
        expect(page.locator("[data-list] [data-hash]")).to_have_count(0)
    page.get_by_role("link", name="All changes", exact=True).click()
    assert page.url == f"{address}changes/"


def test_a_history_can_be_filtered_and_a_short_one_has_no_filters(page: Page, address: str) -> None:
    ChangesPage(page).open(address, "?entry=profile/saas")
    expect(page.locator("[data-form]")).to_be_hidden()
    changes = ChangesPage(page).open(address, "?entry=persona/cfo&effect=editorial")
    expect(changes.choice("What it affects")).to_have_value("editorial")
    expect(page.locator("[data-list] [data-hash]")).to_have_count(1)
    changes.choice("What it affects").select_option("")
    expect(page.locator("[data-list] [data-hash]")).to_have_count(14)
    assert page.url == f"{address}changes/?entry=persona/cfo"
    expect(changes.choice("ICP")).to_be_hidden()


def test_a_criterion_shows_its_last_change_and_the_home_page_recent_changes(page: Page, address: str) -> None:
    page.goto(f"{address}icp/saas/")
    expect(page.locator("#criterion-employees .ch-changed")).to_have_text(
        "Changed 14 Oct 2026: We win 31 % of deals between 200 and 250 people since the starter plan, "
        "against 29 % below."
    )
    expect(page.locator(".ch-changed")).to_have_count(3)
    page.goto(address)
    news = page.locator("[data-news] li")
    expect(news.filter(visible=True)).to_have_count(3)
    expect(news.first).to_contain_text("SaaS scale-ups")
    expect(news.first.locator(".ch-day small")).to_contain_text("ago")


# What is new on the home page


NEWS = "icp-news:/team/playbook/"
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }})"""


def been_here(page: Page, address: str, day: str, seen: list[str]) -> None:
    """Makes the browser remember a visit to the home page."""
    page.goto(f"{address}llms.txt")
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)", [NEWS, json.dumps({"day": day, "seen": seen})]
    )


def test_a_first_visit_shows_the_latest_changes_and_says_so(page: Page, address: str) -> None:
    page.goto(address)
    band = page.locator("[data-news]")
    expect(band.get_by_role("status")).to_have_text(
        "The latest changes. When you come back, you will see what changed in between."
    )
    expect(band.locator("li").filter(visible=True)).to_have_count(3)
    expect(band.locator(".ch-new")).to_have_count(0)
    kept = json.loads(page.evaluate("key => localStorage.getItem(key)", NEWS))
    assert kept["seen"] == band.locator("li").evaluate_all("rows => rows.map(row => row.dataset.hash)")


def test_home_shows_what_is_new_since_the_last_visit_and_nothing_else(page: Page, address: str) -> None:
    page.goto(address)
    hashes = page.locator("[data-news] li").evaluate_all("rows => rows.map(row => row.dataset.hash)")
    page.evaluate("sessionStorage.clear()")
    been_here(page, address, "2026-10-05", hashes[2:])
    page.goto(address)
    band = page.locator("[data-news]")
    shown = band.locator("li").filter(visible=True)
    expect(band.get_by_role("status")).to_have_text("2 changes since your last visit on 5 Oct 2026.")
    expect(shown).to_have_count(2)
    expect(band.locator(".ch-new")).to_have_count(2)
    page.reload()
    expect(shown).to_have_count(2)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(band.get_by_role("status")).to_contain_text("Nothing new since your last visit on ")
    expect(shown).to_have_count(3)


def test_more_news_than_fits_is_a_key_away(page: Page, address: str) -> None:
    been_here(page, address, "2026-06-30", ["0123456789"])
    page.goto(address)
    shown = page.locator("[data-news] li").filter(visible=True)
    expect(shown).to_have_count(3)
    page.get_by_role("button", name="Show 7 more").press("Enter")
    expect(shown).to_have_count(10)
    assert page.evaluate("document.activeElement.closest('li').dataset.hash") == shown.nth(3).get_attribute(
        "data-hash"
    )


def test_news_need_neither_a_memory_nor_a_script(chrome: Browser, address: str) -> None:
    for able in (True, False):
        with chrome.new_context(java_script_enabled=able) as context:
            context.add_init_script(BLOCKED)
            page = context.new_page()
            page.goto(address)
            expect(page.locator("[data-news] li").filter(visible=True)).to_have_count(3)
            expect(page.get_by_role("link", name="All changes")).to_be_visible()
