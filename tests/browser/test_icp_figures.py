"""Win rates and cycles of all ICPs in one table, each with what it is counted over."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PROFILES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((ROOT / "icp/profiles").glob("*.yaml"))
}


def test_every_icp_has_its_figures_with_sample_and_source(page: Page, address: str) -> None:
    page.goto(f"{address}icp/")
    for profile in PROFILES.values():
        row = page.locator("#icp-figures tbody tr", has=page.locator("th", has_text=profile["name"]))
        for measure in ("conversion", "cycle", "retention"):
            figure = next(it for it in profile["evidence"]["figures"] if it["measure"] == measure)
            expect(row).to_contain_text(figure["says"])
            expect(row).to_contain_text(f"Sample {figure['sample']}")
            expect(row).to_contain_text(figure["source"])
        assert row.locator(".pb-chip--illustrative").count() >= 3


def test_the_table_sorts_by_win_rate(page: Page, address: str) -> None:
    page.goto(f"{address}icp/")
    page.locator("#icp-figures").get_by_role("button", name="Win rate").click()
    cells = page.locator("#icp-figures tbody td:nth-child(2) strong").all_inner_texts()
    rates = [int(re.sub(r"\D", "", text)) for text in cells]
    assert rates == sorted(rates, reverse=True)
    assert len(rates) == len(PROFILES)
    assert page.url == f"{address}icp/?figures=-won"


def test_figures_that_are_counted_over_something_else_are_said_to_be(page: Page, address: str) -> None:
    page.goto(f"{address}icp/")
    note = page.locator(".pb-note", has_text="Win rate is not counted alike")
    tiered = [
        it["name"]
        for it in PROFILES.values()
        for figure in it["evidence"]["figures"][:1]
        if "tiers" in figure["measured"][0]
    ]
    assert tiered
    counted = note.inner_text().partition("; Tier 1 in ")[2]
    assert all(name in counted for name in tiered), counted


def test_the_leader_is_led_to_the_table(page: Page, address: str) -> None:
    page.goto(f"{address}roles/leader/")
    page.get_by_role("link", name="Win rates, cycles, contracts and retention side by side").click()
    page.wait_for_url("**/icp/#figures")
    expect(page.locator("#icp-figures")).to_be_visible()


def test_on_a_telephone_labels_and_numbers_stand_apart_and_sources_unfold(finger: Page, address: str) -> None:
    finger.goto(f"{address}icp/")
    profile = PROFILES["saas"]
    row = finger.locator("#icp-figures tbody tr", has=finger.locator("th", has_text=profile["name"]))
    says = row.get_by_text(profile["evidence"]["figures"][0]["says"])
    expect(says).to_be_hidden()
    cell = row.locator("td").first
    expect(cell.locator(".pb-chip--illustrative")).to_be_visible()
    cell.get_by_text("Where it is from").tap()
    expect(says).to_be_visible()
    lefts = row.locator("td").evaluate_all(
        """cells => cells.map(cell =>
            cell.getBoundingClientRect().left + parseFloat(getComputedStyle(cell).paddingLeft))"""
    )
    assert max(lefts) - min(lefts) < 1
    assert min(lefts) > 100
    finger.set_viewport_size({"width": 1440, "height": 900})
    expect(row.get_by_text(profile["evidence"]["figures"][2]["says"])).to_be_visible()
