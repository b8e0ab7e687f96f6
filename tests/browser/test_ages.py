"""How long ago an entry was reviewed, by the reader's clock, so that an old build is still right."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

REVIEWED = "[data-review]"


@pytest.fixture
def reviewed(alone: Page, address: str) -> date:
    """The day the SaaS profile was last reviewed."""
    alone.goto(f"{address}icp/saas/")
    return date.fromisoformat(alone.locator(f"{REVIEWED} > time").get_attribute("datetime") or "")


def noon(day: date) -> datetime:
    """The middle of a day, where every clock in Europe and America shows it."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_the_age_is_shown_in_words_and_the_date_is_kept(alone: Page, reviewed: date) -> None:
    alone.clock.set_fixed_time(noon(reviewed + timedelta(weeks=6)))
    alone.reload()
    due = date.fromisoformat(alone.locator(REVIEWED).get_attribute("data-review") or "")
    left = round((due - reviewed - timedelta(weeks=6)).days / 30.44)
    expect(alone.locator(REVIEWED)).to_have_text(f"Reviewed 6 weeks ago · due in {left} months")
    expect(alone.locator(f"{REVIEWED} > time")).to_have_attribute(
        "title", f"{reviewed.day} {reviewed:%b} {reviewed.year}"
    )


@pytest.mark.usefixtures("reviewed")
def test_nothing_is_overdue_on_the_day_it_is_due_and_a_chip_says_so_after(alone: Page) -> None:
    due = date.fromisoformat(alone.locator(REVIEWED).get_attribute("data-review") or "")
    chip = alone.locator(".pb-chip--overdue")
    alone.clock.set_fixed_time(noon(due))
    alone.reload()
    expect(alone.locator(REVIEWED)).to_contain_text(" ago · due today")
    expect(chip).to_have_count(0)
    alone.clock.set_fixed_time(noon(due + timedelta(days=9)))
    alone.reload()
    expect(chip).to_have_text("review overdue by 9 days")
    expect(alone.locator(REVIEWED)).not_to_contain_text("due in")


def test_without_scripts_the_date_itself_is_shown(scriptless: Page, address: str, reviewed: date) -> None:
    scriptless.goto(f"{address}icp/saas/")
    expect(scriptless.locator(REVIEWED)).to_have_text(
        re.compile(rf"^Reviewed {reviewed.day} {reviewed:%b} {reviewed.year} · due \d+ [A-Z][a-z]+ \d{{4}}$")
    )


AGES = {
    0: "today",
    1: "1 day ago",
    13: "13 days ago",
    14: "2 weeks ago",
    59: "8 weeks ago",
    60: "2 months ago",
    365: "12 months ago",
    730: "2 years ago",
    -1: "in 1 day",
    -45: "in 6 weeks",
}


def test_an_age_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}llms.txt")
    ask = "([module, ages]) => import(module).then(({inWords}) => ages.map((days) => inWords(days)))"
    words = page.evaluate(ask, [f"{address}assets/ages.js", list(AGES)])
    assert dict(zip(AGES, words, strict=True)) == AGES


@pytest.mark.parametrize(
    ("zone", "moment", "days"),
    [
        ("Europe/London", "2026-10-14T23:30:00+01:00", 0),
        ("Pacific/Auckland", "2026-10-15T00:30:00+13:00", 1),
        ("America/Los_Angeles", "2026-10-14T23:30:00-07:00", 0),
        ("Europe/Berlin", "2026-10-26T00:30:00+01:00", 12),
        ("Europe/Berlin", "2026-10-13T12:00:00+02:00", -1),
    ],
)
def test_days_are_those_of_the_readers_calendar(
    page: Page, address: str, zone: str, moment: str, days: int
) -> None:
    page.goto(f"{address}llms.txt")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    ask = """([module, moment]) => import(module).then(({daysSince}) =>
        [daysSince("2026-10-14", new Date(moment)), Intl.DateTimeFormat().resolvedOptions().timeZone])"""
    assert page.evaluate(ask, [f"{address}assets/days.js", moment]) == [days, zone]
    session.detach()
