"""/changes/ as a visitor uses it: filters and a period in the address, what is new, older events."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from icp_playbook.timeline import Timeline
from tests.browser import history_site
from tests.browser.accessibility import in_both_palettes
from tests.browser.history_site import ChangesPage
from tests.browser.visits import DESK, OVERFLOW, SMALLEST, TELEPHONE

pytestmark = pytest.mark.browser

LATEST = 20


@pytest.fixture(scope="module")
def history() -> Timeline:
    """The history that the site shows."""
    return history_site.history()


def test_the_first_screen_shows_recent_changes_of_who_qualifies(page: Page, address: str) -> None:
    ChangesPage(page).open(address)
    first = page.locator("article.ch-event--loud").first
    expect(first).to_be_in_viewport(ratio=1)
    expect(first.get_by_role("heading")).to_have_text("Widen SaaS to 250 people")
    expect(first.locator(".ch-line").first).to_have_text("Widens Employees: 50–200 people → 50–250 people")
    expect(first.locator(".ch-decision").nth(1)).to_have_text(
        "Castlegate Systems SaaS scale-ups Outside → Tier 2 newly qualifying"
    )
    quiet = page.locator("details.ch-event--quiet").first
    expect(quiet.locator(".ch-card")).to_be_hidden()
    quiet.locator("summary").click()
    expect(quiet.locator(".ch-line")).to_have_text("Messaging Headline: “Fewer calls” → “Fewer no-shows”")


def test_choosing_a_filter_shows_what_matches_says_so_and_writes_the_address(
    page: Page, address: str, history: Timeline
) -> None:
    changes = ChangesPage(page).open(address)
    expect(changes.count).to_have_text(f"{len(history.events)} changes")
    changes.choice("What it affects").select_option("messaging")
    expect(changes.count).to_have_text(f"13 of {len(history.events)} changes match")
    assert page.url == f"{address}changes/?effect=messaging"
    changes.choice("ICP").select_option("healthcare")
    expect(changes.count).to_have_text(f"1 of {len(history.events)} changes matches")
    assert changes.subjects() == ["Tidy the clinic pitch"]
    assert page.url == f"{address}changes/?effect=messaging&icp=healthcare"
    page.locator("[data-form]").get_by_role("button", name="Clear").click()
    expect(changes.count).to_have_text(f"{len(history.events)} changes")
    assert page.url == f"{address}changes/"


def test_a_shared_address_shows_its_filters_and_ignores_unknown_ones(page: Page, address: str) -> None:
    changes = ChangesPage(page).open(address, "?kind=segment&icp=saas&effect=nothing&until=soon&h=word")
    expect(changes.choice("Kind of entry")).to_have_value("segment")
    expect(changes.choice("ICP")).to_have_value("saas")
    expect(changes.choice("What it affects")).to_have_value("")
    expect(changes.choice("Until")).to_have_value("")
    assert "Widen SaaS to 250 people" in changes.subjects()
    assert "Only clinics with a dated EHR" not in changes.subjects()
    changes.choice("ICP").select_option("")
    assert page.url == f"{address}changes/?kind=segment&h=word"


def test_a_period_is_in_the_address_and_counted_on_top(page: Page, address: str) -> None:
    changes = ChangesPage(page).open(address, "?since=2026-10-01")
    expect(changes.since).to_have_text("3 changes since 1 Oct 2026, 2 of them about who qualifies.")
    assert len(changes.subjects()) == 3
    changes.choice("Until").fill("2026-10-05")
    changes.choice("Until").dispatch_event("change")
    expect(changes.since).to_have_text("1 change since 1 Oct 2026 until 5 Oct 2026, about who qualifies.")
    assert changes.subjects() == ["Only clinics with a dated EHR"]
    assert page.url == f"{address}changes/?since=2026-10-01&until=2026-10-05"


def test_filters_without_a_match_say_so(page: Page, address: str) -> None:
    changes = ChangesPage(page).open(address, "?since=2030-01-01")
    expect(page.locator("[data-list]")).to_have_text(
        "No change matches. Clear the filters to see all of them."
    )
    expect(changes.since).to_have_text("0 changes since 1 Jan 2030.")


def test_the_back_button_leads_to_the_filtered_list(page: Page, address: str) -> None:
    changes = ChangesPage(page).open(address)
    changes.choice("ICP").select_option("healthcare")
    page.locator("[data-list]").get_by_role("link", name="Private clinics", exact=True).first.click()
    page.wait_for_url("**/icp/healthcare/")
    page.go_back()
    page.locator("[data-drawn]").wait_for(state="attached")
    expect(changes.choice("ICP")).to_have_value("healthcare")
    assert "Only clinics with a dated EHR" in changes.subjects()
    assert "Widen SaaS to 250 people" not in changes.subjects()


def test_older_events_follow_on_demand_and_the_focus_goes_to_the_first_of_them(
    page: Page, address: str, history: Timeline
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    changes = ChangesPage(page).open(address)
    assert len(changes.subjects()) == LATEST
    assert [name for name in asked if name.startswith("data-2")] == []
    changes.older.click()
    expect(page.locator("[data-list] [data-hash]")).to_have_count(50)
    at = page.evaluate(
        """() => [...document.querySelectorAll("[data-list] [data-hash]")].findIndex(
            (part) => part.contains(document.activeElement))"""
    )
    assert at == LATEST
    changes.older.click()
    expect(page.locator("[data-list] [data-hash]")).to_have_count(len(history.events))
    expect(changes.older).to_be_hidden()
    decided = sum(change.entry.kind == "decision" for change in history.events[-1].changes)
    expect(page.locator(".ch-bulk > summary")).to_have_text(
        "5 ICPs · 12 personas · 15 segments · 9 disqualifiers · 11 signals · 15 examples"
        f" · {decided} decisions"
    )


def test_the_script_shows_what_the_page_showed_without_it(chrome: Browser, page: Page, address: str) -> None:
    with chrome.new_context(java_script_enabled=False) as context:
        plain = ChangesPage(context.new_page())
        plain.page.goto(f"{address}changes/")
        still = plain.events()
        plain.page.goto(f"{address}changes/2025/")
        year = plain.page.locator("[data-hash]").all_text_contents()
    changes = ChangesPage(page).open(address)
    changes.older.click()
    expect(page.locator("[data-list] [data-hash]")).to_have_count(50)
    assert [text.replace(" ", "") for text in changes.events()[:LATEST]] == [
        text.replace(" ", "") for text in still
    ]
    changes.older.click()
    expect(page.locator("[data-list] [data-hash]")).to_have_count(39 + len(year))
    drawn = ["".join(text.split()) for text in changes.events()[39:-1]]
    assert drawn == ["".join(text.split()) for text in year[:-1]]


# Since you last looked


def remember(page: Page, address: str, value: object) -> None:
    """Stores something in the browser."""
    page.goto(f"{address}llms.txt")
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        ["icp-changes:/team/playbook/", value if isinstance(value, str) else json.dumps(value)],
    )


def test_a_first_visit_shows_no_news_and_is_remembered(page: Page, address: str, history: Timeline) -> None:
    changes = ChangesPage(page).open(address)
    expect(changes.since).to_be_hidden()
    expect(page.locator(".ch-new")).to_have_count(0)
    kept = json.loads(page.evaluate("localStorage.getItem('icp-changes:/team/playbook/')"))
    assert kept["seen"][0] == history.events[0].commit.short


def test_what_is_new_since_the_last_visit_is_counted_and_marked(
    page: Page, address: str, history: Timeline
) -> None:
    seen = [event.commit.short for event in history.events[3:]]
    remember(page, address, {"day": "2026-10-01", "seen": seen})
    changes = ChangesPage(page).open(address)
    expect(changes.since).to_contain_text(
        "3 changes since you last looked on 1 Oct 2026, 2 of them about who qualifies."
    )
    expect(page.locator("[data-list] .ch-new")).to_have_count(3)
    only = page.get_by_role("button", name="Show only these")
    only.click()
    expect(page.locator("[data-list] [data-hash]")).to_have_count(3)
    expect(only).to_have_attribute("aria-pressed", "true")
    expect(only).to_be_focused()
    only.click()
    expect(page.locator("[data-list] [data-hash]")).to_have_count(30)
    page.reload()
    page.locator("[data-drawn]").wait_for(state="attached")
    expect(changes.since).to_contain_text("3 changes since you last looked")


def test_what_was_merged_among_older_events_is_still_new(page: Page, address: str, history: Timeline) -> None:
    seen = [event.commit.short for at, event in enumerate(history.events) if at != 4]
    remember(page, address, {"day": "2026-10-20", "seen": seen})
    changes = ChangesPage(page).open(address)
    expect(changes.since).to_contain_text("1 change since you last looked on 20 Oct 2026.")


def test_where_history_was_rewritten_the_day_decides(page: Page, address: str) -> None:
    remember(page, address, {"day": "2026-10-09", "seen": ["0123456789"]})
    changes = ChangesPage(page).open(address)
    expect(changes.since).to_contain_text(
        "1 change since you last looked on 9 Oct 2026, about who qualifies."
    )


def test_a_visit_without_news_says_so(page: Page, address: str, history: Timeline) -> None:
    remember(page, address, {"day": "2026-10-20", "seen": [event.commit.short for event in history.events]})
    changes = ChangesPage(page).open(address)
    expect(changes.since).to_have_text("Nothing new since you last looked on 20 Oct 2026.")


def test_stored_nonsense_is_ignored(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    odd = ("no JSON", "null", '{"day": "soon", "seen": []}', '{"day": "2026-10-01", "seen": [1]}', "[]")
    for value in odd:
        remember(page, address, value)
        page.evaluate("sessionStorage.clear()")  # a tab keeps to what its first look found
        changes = ChangesPage(page).open(address)
        expect(changes.since, value).to_be_hidden()
        assert errors == [], value


def test_a_browser_without_storage_shows_everything_else(page: Page, address: str, history: Timeline) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
            Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }})"""
    )
    changes = ChangesPage(page).open(address)
    expect(changes.count).to_have_text(f"{len(history.events)} changes")
    expect(changes.since).to_be_hidden()
    assert [error for error in errors if "icp" in error.lower()] == []


# Everywhere


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    changes = ChangesPage(page).open(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(page.locator("[data-coming] a").count() + 1):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Compare two days")).to_be_focused()
    page.keyboard.press("Tab")
    expect(changes.choice("What it affects")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(changes.count).to_contain_text("match")
    quiet = page.locator(".ch-run > summary, .ch-event--quiet > summary").first
    changes.choice("What it affects").select_option("editorial")
    quiet.focus()
    page.keyboard.press("Enter")
    expect(quiet.locator("..")).to_have_attribute("open", "")


def test_it_works_from_a_file(page: Page, web: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a copy"
    shutil.copytree(web / "team" / "playbook", copy)
    page.goto((copy / "changes" / "index.html").as_uri())
    page.locator("[data-drawn]").wait_for(state="attached")
    changes = ChangesPage(page)
    changes.choice("ICP").select_option("healthcare")
    page.wait_for_url("**?icp=healthcare")
    expect(changes.count).to_contain_text("match")
    assert "Only clinics with a dated EHR" in changes.subjects()
    page.goto(f"{(copy / 'changes' / 'index.html').as_uri()}?entry=profile/healthcare")
    expect(page.locator(".ch-title")).to_contain_text("Private clinics")


def test_without_javascript_every_change_is_on_the_page_of_its_year(
    scriptless: Page, address: str, history: Timeline
) -> None:
    scriptless.goto(f"{address}changes/?icp=saas")
    expect(scriptless.locator("[data-form]")).to_be_hidden()
    expect(scriptless.locator("#pb-content noscript p")).to_contain_text(
        "Without it, every change is on the page of its year."
    )
    assert scriptless.locator("[data-hash]").count() == LATEST
    found = 0
    for year in ("2026", "2025"):
        scriptless.goto(f"{address}changes/")
        scriptless.get_by_role("navigation", name="Changes by year").get_by_role("link", name=year).click()
        assert scriptless.url == f"{address}changes/{year}/"
        scriptless.wait_for_load_state()  # a click ends where a page begins, and this one is long
        found += scriptless.locator("[data-hash]").count()
    assert found == len(history.events)


def test_hostile_texts_show_as_written(page: Page, address: str) -> None:
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))
    changes = ChangesPage(page).open(address, "?kind=persona")
    assert any(subject.startswith("<img src=x onerror=alert(1)> ](evil)") for subject in changes.subjects())
    assert page.locator("[data-list] img").count() == 0
    assert alerts == []


def test_the_feed_is_named_in_the_head(page: Page, address: str) -> None:
    for path in ("changes/", "changes/2026/"):
        page.goto(address + path)
        link = page.locator('head link[rel~="alternate"][type="application/atom+xml"]')
        assert link.evaluate("link => link.href") == f"{address}changes/feed.xml"
    answer = page.request.get(f"{address}changes/feed.xml")
    assert answer.ok


def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, address: str) -> None:
    """The pages after scripts have run; test_pages.py visits them as served."""
    seen: dict[str, object] = {}
    asked: dict[str, None] = {}
    remember(page, address, {"day": "2026-10-01", "seen": []})
    for query in (
        "",
        "?effect=people&since=2026-09-01",
        "?entry=profile/saas",
        "?entry=segment/saas-agencies",
        "?entry=persona/nobody",
    ):
        ChangesPage(page).open(address, query)
        page.evaluate("document.querySelectorAll('.ch details').forEach((it) => (it.open = true))")
        for width in (DESK, TELEPHONE, SMALLEST):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(OVERFLOW) > 0:
                seen[f"{query} at {width}"] = "too wide"
        seen[query] = in_both_palettes(page, ".ch" if query else "html", asked)
    page.goto(address)
    page.locator("[data-news][data-alive]").first.wait_for()
    seen["home"] = in_both_palettes(page, "#pb-content", asked)
    assert {query: found for query, found in seen.items() if found} == {}
