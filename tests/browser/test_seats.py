"""Who sits where: filters ask for a seat, a role in an ICP, and say what to do where nobody has it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


def entries(folder: str) -> dict[str, dict[str, Any]]:
    """The files of a folder as they are written, by id."""
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / folder).glob("*"))}


PROFILES = entries("icp/profiles")
PERSONAS = entries("personas")
SEGMENTS = entries("segments")
ROLES = ("economic-buyer", "executive-sponsor", "champion", "technical-evaluator", "blocker")


def holders(icp: str, role: str) -> set[str]:
    """The names of those who have a seat, from the committee itself."""
    seats = PROFILES[icp]["committee"]
    return {PERSONAS[seat["persona"]]["name"] for seat in seats if seat["role"] == role}


def names(page: Page, table: str) -> list[str]:
    """The rows that can be seen, by name."""
    return page.locator(f"#{table} tbody tr:visible > th > a").all_inner_texts()


def test_a_role_is_asked_for_in_the_icp_that_is_chosen(page: Page, address: str) -> None:
    for icp in PROFILES:
        for role in ROLES:
            page.goto(f"{address}personas/?icp={icp}&role={role}")
            assert set(names(page, "personas")) == holders(icp, role), (icp, role)


def test_the_roles_in_a_row_follow_the_chosen_icp(page: Page, address: str) -> None:
    page.goto(f"{address}personas/")
    row = page.locator("#personas tbody tr", has_text="CFO or finance director").first
    own = [icp for icp, it in PROFILES.items() if any(s["persona"] == "cfo" for s in it["committee"])]
    assert row.locator("li:visible").count() >= len(own) > 1
    page.get_by_role("combobox", name="ICP", exact=True).select_option("manufacturing")
    expect(row.locator("li:visible")).to_have_count(1)
    assert row.locator("li:visible .pb-role").all_inner_texts() == ["Economic buyer"]
    page.get_by_role("combobox", name="ICP", exact=True).select_option("saas")
    assert row.locator("li:visible .pb-role").all_inner_texts() == ["Blocker"]


def test_where_nothing_matches_the_page_says_what_was_asked_and_leads_out(page: Page, address: str) -> None:
    page.goto(f"{address}segments/?icp=saas&signs=cfo")
    nothing = page.locator(".pb-nothing")
    expect(nothing).to_contain_text(f"Nothing matches ICP “{PROFILES['saas']['name']}” and Who signs “CFO")
    own = {it["name"] for it in SEGMENTS.values() if it["icp"] == "saas"}
    way = nothing.get_by_role("button", name="Without Who signs")
    expect(way).to_contain_text(f"({len(own)})")
    way.click()
    assert set(names(page, "segments")) == own
    expect(nothing).to_have_count(0)
    assert page.url == f"{address}segments/?icp=saas"
    page.goto(f"{address}segments/?icp=saas&signs=cfo")
    nothing.get_by_role("button", name=f"Show all {len(SEGMENTS)}").press("Enter")
    assert (len(names(page, "segments")), page.url) == (len(SEGMENTS), f"{address}segments/")


def test_a_persona_and_a_role_are_one_seat_among_icps(page: Page, address: str) -> None:
    page.goto(f"{address}icp/")
    page.get_by_role("combobox", name="On the committee").select_option("cfo")
    page.get_by_role("combobox", name="As", exact=True).select_option("economic-buyer")
    heads = page.locator("#profiles thead th:visible > a").all_inner_texts()
    assert set(heads) == {
        it["name"]
        for icp, it in PROFILES.items()
        if PERSONAS["cfo"]["name"] in holders(icp, "economic-buyer")
    }


def test_the_segments_where_the_cfo_signs_are_one_choice_away(page: Page, address: str) -> None:
    page.goto(f"{address}segments/")
    page.get_by_role("combobox", name="Who signs", exact=True).select_option("cfo")
    signed = {
        it["name"]
        for it in SEGMENTS.values()
        if PERSONAS["cfo"]["name"] in holders(it["icp"], "economic-buyer")
    }
    assert set(names(page, "segments")) == signed != set()
    assert page.url == f"{address}segments/?signs=cfo"
    page.get_by_role("combobox", name="On the line", exact=True).select_option("it-manager")
    line = {it["name"] for it in SEGMENTS.values() if "it-manager" in it["personas"]}
    assert set(names(page, "segments")) == signed & line != signed


def test_a_persona_leads_to_the_segments_where_they_sign(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    link = page.get_by_role("link", name="3 segments of 1 ICP")
    link.click()
    page.wait_for_url("**/segments/?signs=cfo")
    expect(page.locator("#segments tbody tr:visible")).to_have_count(3)
