"""Decisions among the changes, and what counts from a later day, on a small site."""

import datetime
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import in_both_palettes
from tests.browser.serving import served
from tests.browser.visits import DESK, OVERFLOW, TELEPHONE
from tests.history.repositories import Step, repository
from tests.playbooks.copies import DECIDED, MINIMAL
from tests.processes import run
from tests.sharing import Shared
from tests.timeline.sample_repository import FILES, OUT

pytestmark = pytest.mark.browser

BAKE, BREAD, LATER = "2026-02-10-bake-first", "2026-01-12-bread-sells", "2026-02-20-thirty-at-night"
COUNTS = datetime.date(2027, 3, 1)
COMING = {
    "name": "Thirty at night",
    "owner": "sales@oven.example",
    "status": "accepted",
    "decision": "From March a night shift has at least 30 people.",
    "about": ["profile/bakeries", "playbook/playbook"],
    "why": "Below 30 people nobody renews.",
    "decided": {"on": "2026-02-20", "by": ["sales"]},
    "effective": COUNTS.isoformat(),
    "evidence": [
        {"id": "lost", "says": "11 of 14 left", "source": "Billing", "date": "2026-02-01", "sample": 14}
    ],
    "expected": [{"id": "left", "measure": "Bakeries that leave", "to": "2", "by": "2027-06-30"}],
    "review_on": "2027-07-15",
}
ROOT = Path(__file__).parents[2]
CARDS = r"""() => [...document.querySelectorAll("[data-list] .ch-event--decision")].map((card) => [
    card.textContent.replace(/\s+/g, ""),
    [...card.querySelectorAll(".pb-chip")].map((chip) => [chip.className, getComputedStyle(chip).color]),
    [...card.querySelectorAll("a")].map((link) => link.href),
])"""
"""The words, the marks and the links of each card."""


def build(folder: Path) -> None:
    """Builds the minimal playbook with three decisions, one of which counts from a later day."""
    files = (DECIDED / "icp/decisions").iterdir()
    written = {f"icp/decisions/{file.name}": file.read_text("utf-8") for file in files}
    written[f"icp/decisions/{LATER}.yaml"] = json.dumps(COMING)
    edit = {OUT: ["at_least: 3}", "at_least: 4}"]}
    steps = [
        Step("01", {"copy": {path: path for path in FILES}}),
        Step("02", {"message": "Decide", "write": written}),
        Step("03", {"message": "Narrow", "date": "2026-02-01T09:00:00+00:00", "edit": edit}),
    ]
    project = repository(steps, folder / "project")
    palettes = re.search(
        r"^  palette:\n(?:    .*\n)+", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
    assert palettes
    settings = (MINIMAL / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(
        settings.replace("  font: false\n", f"  font: false\n{palettes[0]}"), "utf-8"
    )
    (project / "docs").mkdir()
    arguments = ("build", "--quiet", "--site-dir", folder / "site")
    result = run("mkdocs", arguments, project, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def oven(shared: Shared) -> Iterator[str]:
    """The address of that site, ending in a slash."""
    with served(shared.folder("decided", build) / "site") as address:
        yield f"{address}/"


def open_changes(page: Page, oven: str, day: str) -> Locator:
    """The cards of decisions on /changes/, as a reader sees them on a day."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{oven}changes/")
    page.locator("[data-changes][data-drawn]").wait_for(state="attached")
    return page.locator("[data-list] .ch-event--decision")


@pytest.mark.parametrize("day", ["2026-12-01", "2027-12-01"])
def test_the_cards_are_the_same_once_a_filter_draws_them_anew(alone: Page, oven: str, day: str) -> None:
    cards = open_changes(alone, oven, day)
    expect(cards).to_have_count(3)
    built = alone.evaluate(CARDS)
    alone.get_by_label("What it affects").select_option("decision")
    expect(alone.locator("[data-list] .ch-event:not(.ch-event--decision)")).to_have_count(0)
    expect(alone.locator("[data-form] output")).to_have_text(
        re.compile(r"^3 of \d changes? and 3 decisions match$")
    )
    assert alone.evaluate(CARDS) == built
    owed = cards.locator(".dc-mark--owed").all_inner_texts()
    assert [text.startswith("Outcome owed for ") for text in owed] == ([True] if day > "2027-06-30" else [])


def test_a_card_says_what_came_of_it_and_opens_its_evidence_by_keyboard(alone: Page, oven: str) -> None:
    card = open_changes(alone, oven, "2026-12-01").and_(alone.locator(f"[id='d-{BAKE}']"))
    expect(card).to_contain_text("The cycle fell to 52 days; the win rate did not move.")
    evidence = card.get_by_text("1 of 12 cafés used the oven list")
    expect(evidence).to_be_hidden()
    card.get_by_text("Evidence (2)").press("Enter")
    expect(evidence).to_be_visible()
    card.get_by_role("link", name="“Whoever sells bread”, 12 Jan 2026").click()
    older = alone.locator(f"[id='d-{BREAD}']:target")
    expect(older.get_by_role("link", name="Tiers, plays and policy")).to_be_visible()


def test_a_change_that_counts_from_a_later_day_is_said_until_that_day(alone: Page, oven: str) -> None:
    before = COUNTS - datetime.timedelta(1)
    says = {
        "": None,
        "changes/": "Bakeries: a change counts from 1 Mar 2027. Thirty at night",
        "icp/bakeries/": "A change counts from 1 Mar 2027. Thirty at night",
        "fit/": "Bakeries: a change counts from 1 Mar 2027. Thirty at night",
    }
    for day, comes in ((before, True), (COUNTS, False)):
        alone.clock.set_fixed_time(f"{day}T12:00:00")
        for path, text in says.items():
            alone.goto(oven + path)
            alone.wait_for_load_state()
            notes = alone.locator(".pb-coming")
            if comes and text:
                expect(notes).to_have_text([text])
            else:
                expect(notes).to_have_count(0)
    alone.clock.set_fixed_time(f"{before}T12:00:00")
    alone.goto(f"{oven}icp/bakeries/")
    alone.locator(".pb-coming").get_by_role("link").click()
    expect(alone.get_by_role("heading", level=1)).to_have_text("Thirty at night")


def test_these_pages_read_well_in_both_palettes(alone: Page, oven: str) -> None:
    alone.clock.set_fixed_time("2026-12-01T12:00:00")
    for path in ("changes/", "icp/bakeries/", "changes/2026/"):
        alone.goto(oven + path)
        for summary in alone.locator(".ch-event--decision summary").all():
            summary.click()
        for width in (TELEPHONE, DESK):
            alone.set_viewport_size({"width": width, "height": 900})
            assert alone.evaluate(OVERFLOW) <= 0, (path, width)
        assert in_both_palettes(alone) == ()
