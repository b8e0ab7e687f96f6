"""Freezes and changes to come, by the reader's clock: the windows of Python, on every day of two years."""

import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from icp_playbook.model import ChangePolicy, window_around
from icp_playbook.views.change_policy import change_policy_view
from tests.browser.modules import in_browser, modules_page

pytestmark = pytest.mark.browser

FIRST, DAYS = datetime.date(2027, 1, 1), 731
"""A common year and a leap year."""
FREEZES: list[dict[str, Any]] = [
    {"id": "month", "last": "5d", "of": "month"},
    {"id": "quarter", "last": "14d", "of": "quarter"},
    {"id": "year", "last": "40d", "of": "year"},
    {"id": "summer", "from": "2027-08-01", "to": "2027-08-14"},
]
WINDOWS = """cases => cases.map(([freeze, day]) => {
    const found = windowAround(freeze, day);
    return [found.first, found.last];
})"""
COMING = """days => {
    document.body.innerHTML = days.map((day) => `<p data-coming="${day}">${day}</p>`).join("");
    dropEffective(document, new Date(2026, 10, 30, 23, 59));
    return [...document.querySelectorAll("p")].map((item) => item.textContent);
}"""


@pytest.mark.parametrize("starts", [1, 2, 3, 12])
def test_windows_are_those_of_python(chrome: Browser, starts: int) -> None:
    policy = ChangePolicy.model_validate({"freeze": FREEZES, "year_starts": starts})
    view = change_policy_view(policy)
    assert view is not None
    days = [FIRST + datetime.timedelta(more) for more in range(DAYS)]
    cases, expected = [], []
    for freeze, row in zip(policy.freeze, view.freezes, strict=True):
        for day in days:
            cases.append((dict(row.data), day.isoformat()))
            window = window_around(freeze, day, starts)
            expected.append([window.first.isoformat(), window.last.isoformat()])
    with modules_page(chrome, "../freezes") as page:
        assert in_browser(page, WINDOWS, cases) == expected


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-12-17", "No freeze is on today: the next, Quarter end, begins on 18 Dec 2026."),
        ("2026-12-18", "A freeze is on today: Quarter end, until 31 Dec 2026."),
        ("2026-12-31", "A freeze is on today: Quarter end, until 31 Dec 2026."),
        ("2027-01-01", "No freeze is on today: the next, Quarter end, begins on 18 Mar 2027."),
    ],
)
def test_the_page_of_leaders_says_whether_a_freeze_is_on(
    alone: Page, address: str, day: str, says: str
) -> None:
    alone.clock.set_fixed_time(f"{day}T12:00:00")
    alone.goto(f"{address}roles/leader/")
    expect(alone.locator("[data-today]")).to_have_text(says)


def test_without_scripts_the_days_are_there(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}building/")
    expect(scriptless.locator("[data-freeze]")).to_have_text(
        "Quarter end: no change in the last 14 days of each quarter: 18–31 Mar, 17–30 Jun, 17–30 Sep and "
        "18–31 Dec, unless leadership decides or approves it."
    )
    expect(scriptless.locator("[data-today]")).to_have_count(0)


def test_a_change_is_called_coming_until_its_day(chrome: Browser) -> None:
    with modules_page(chrome, "../coming") as page:
        left = in_browser(page, COMING, ["2026-11-29", "2026-11-30", "2026-12-01", "2027-01-04"])
    assert left == ["2026-12-01", "2027-01-04"]
