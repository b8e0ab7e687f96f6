"""The state page on the day it is read, from a folder on the disk: what is late is what check calls late."""

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from icp_playbook.lint import lint
from icp_playbook.playbook import load
from tests.browser.accessibility import in_both_palettes
from tests.browser.visits import DESK, OVERFLOW, TELEPHONE

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
IN_TIME, LATE = datetime.date(2026, 11, 20), datetime.date(2027, 12, 1)


def read(page: Page, web: Path, day: datetime.date) -> None:
    """Opens the page from the disk at noon of a day."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto((web / "team/playbook/health/index.html").as_uri())


def found(day: datetime.date, rule: str) -> list[str]:
    """The places that check names for a rule on a day."""
    loaded = load(ROOT)
    assert loaded.playbook is not None
    findings = lint(loaded.playbook, loaded.documents, day)
    return sorted(f"{one.location.path}:{one.location.line}" for one in findings if one.rule == rule)


def test_nothing_is_late_while_check_finds_nothing(alone: Page, web: Path) -> None:
    assert found(IN_TIME, "overdue-review") + found(IN_TIME, "old-evidence") == []
    read(alone, web, IN_TIME)
    expect(alone.locator("[data-count=reviews]")).to_have_text("0reviews overdue")
    expect(alone.locator("[data-count=dated]")).to_have_text("0pieces of evidence ageing")
    expect(alone.locator(".st-late")).to_have_count(0)
    expect(alone.locator(".st-now")).to_have_text("today")


def test_what_is_late_is_what_check_calls_late(alone: Page, web: Path) -> None:
    read(alone, web, LATE)
    for count, rule, late in (
        ("reviews", "overdue-review", "[data-due-day]:has(.st-late)"),
        ("dated", "old-evidence", "[data-counted]:has(.st-late)"),
    ):
        expected = found(LATE, rule)
        expect(alone.locator(f"[data-count={count}] b")).to_have_text(str(len(expected)))
        lines = alone.locator(f"tr:has({late}) .st-spot").all_text_contents()
        assert sorted(lines) == expected
    assert alone.locator(".st-mark .st-late", has_text="ageing").count() > 10


def test_a_late_page_reads_well_in_both_palettes(chrome: Browser, address: str) -> None:
    with chrome.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.clock.install(time=f"{LATE}T12:00:00")
        page.goto(f"{address}health/")
        expect(page.locator("[data-count=reviews]")).to_have_class("st-some")
        for width in (TELEPHONE, DESK):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(OVERFLOW) <= 0
        assert in_both_palettes(page) == ()
