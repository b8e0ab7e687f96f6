"""All objections in one table, by who says them, and the ways that lead to it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SEGMENTS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "segments").glob("*"))
}
EVERY = [(segment, row) for segment in SEGMENTS.values() for row in segment["objections"]]


def shown(page: Page) -> list[str]:
    """The objections that can be seen."""
    return page.locator("#objections tbody tr:visible > th q").all_inner_texts()


def by(persona: str) -> set[str]:
    """What a persona may say: what names them, and what names nobody where they are on the line."""
    return {
        row["objection"] for segment, row in EVERY if persona in row.get("raised_by", segment["personas"])
    }


def test_every_objection_has_a_row_with_its_answer(page: Page, address: str) -> None:
    page.goto(f"{address}objections/")
    assert len(shown(page)) == len(EVERY) > 50
    assert set(shown(page)) == {row["objection"] for _, row in EVERY}
    answers = page.locator("#objections [data-copy=answer]")
    expect(answers).to_have_count(len(EVERY))
    assert all(text.strip() for text in answers.all_inner_texts())


def test_what_the_cfo_says_is_one_choice_away_and_narrows_by_icp(page: Page, address: str) -> None:
    page.goto(f"{address}objections/")
    page.get_by_role("combobox", name="Said by").select_option("cfo")
    assert set(shown(page)) == by("cfo")
    page.get_by_role("combobox", name="ICP", exact=True).select_option("logistics")
    own = {row["objection"] for segment, row in EVERY if segment["icp"] == "logistics"}
    assert set(shown(page)) == by("cfo") & own != set()
    assert page.url == f"{address}objections/?raised=cfo&icp=logistics"
    named = page.locator("#objections tbody tr:visible", has_text="We run on 4%").locator("td").first
    assert named.inner_text() == "CFO or finance director"


def test_who_names_nobody_is_said_to_be_anyone(page: Page, address: str) -> None:
    unnamed = [row["objection"] for _, row in EVERY if "raised_by" not in row]
    page.goto(f"{address}objections/")
    rows = page.locator("#objections tbody tr", has_text="Anyone:")
    assert set(rows.locator("th q").all_inner_texts()) == set(unnamed) != set()
    expect(page.locator(".pb-hint")).to_contain_text(f"{len(unnamed)} objections without a name")


@pytest.mark.parametrize("role", ["account-executive", "sales-development"])
def test_the_pages_of_who_calls_lead_there(page: Page, address: str, role: str) -> None:
    page.goto(f"{address}roles/{role}/")
    page.get_by_role("link", name="All objections").click()
    page.wait_for_url("**/objections/")


def test_a_persona_has_their_objections_and_leads_to_the_answers(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    listed = page.locator("section", has=page.locator("#objections"))
    own = [row["objection"] for _, row in EVERY if "cfo" in row.get("raised_by", ())]
    assert set(listed.locator("li q").all_inner_texts()) <= set(own)
    listed.get_by_role("link", name=f"{len(own)} objections with answers").click()
    page.wait_for_url("**/objections/?raised=cfo")
    assert set(own) <= set(shown(page))


def test_search_finds_the_table(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("all objections")
    expect(page.locator(".pb-search__result").first).to_have_attribute("href", f"{address}objections/")


def test_who_says_it_is_in_the_json(page: Page, address: str) -> None:
    found = json.loads(page.request.get(f"{address}api/segment/logistics-warehousing.json").text())
    raised = {row["id"]: row.get("raised_by") for row in found["entry"]["objections"]}
    assert raised["it-queue"] == ["it-manager"]
