"""The log of decisions: its filters leave no quarter empty, and what is owed is what check says is."""

import datetime
import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from icp_playbook.lint import lint
from icp_playbook.playbook import Playbook, load
from tests.browser.accessibility import in_both_palettes
from tests.browser.visits import DESK, OVERFLOW, TELEPHONE

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LATE = datetime.date(2027, 12, 1)


def example() -> Playbook:
    """The example playbook."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    return playbook


def shown(page: Page) -> set[str]:
    """The names of the decisions that can be seen."""
    return set(page.locator("#decisions tbody tr:not([data-group]):visible th a").all_inner_texts())


def test_a_filter_leaves_no_quarter_without_a_decision(page: Page, address: str) -> None:
    page.goto(f"{address}decisions/")
    decisions = example().decisions
    assert shown(page) == {one.name for one in decisions.values()}
    page.get_by_role("combobox", name="Decided by").select_option("customer-success")
    wanted = {one.name for one in decisions.values() if one.decided and "customer-success" in one.decided.by}
    assert 0 < len(wanted) < len(decisions)
    assert shown(page) == wanted
    assert page.url == f"{address}decisions/?function=customer-success"
    rows = page.locator("#decisions tbody tr:visible")
    headed = rows.evaluate_all("rows => rows.map((row) => 'group' in row.dataset)")
    assert headed[0]
    assert not headed[-1]
    assert all(not (one and other) for one, other in itertools.pairwise(headed))


def test_a_link_from_an_entry_shows_its_decisions(page: Page, address: str) -> None:
    page.goto(f"{address}decisions/?about=profile/healthcare")
    decisions = example().decisions.values()
    assert shown(page) == {one.name for one in decisions if "profile/healthcare" in one.about}


def test_what_is_owed_is_what_check_says(alone: Page, web: Path) -> None:
    loaded = load(ROOT)
    assert loaded.playbook is not None
    found = lint(loaded.playbook, loaded.documents, LATE)
    owed = {one.location.path for one in found if one.rule == "outcome-owed"}
    names = {
        one.name for id_, one in loaded.playbook.decisions.items() if f"icp/decisions/{id_}.yaml" in owed
    }
    assert names
    alone.clock.set_fixed_time(f"{LATE}T12:00:00")
    alone.goto((web / "team/playbook/decisions/index.html").as_uri() + "?outcome=owed")
    expect(alone.locator("form[data-filters] output")).to_contain_text(f"{len(names)} of ")
    assert shown(alone) == names
    marks = alone.locator("tbody tr:visible .dc-mark--owed").all_inner_texts()
    assert len(marks) == len(names)
    assert all(mark.startswith("Outcome owed for ") for mark in marks)
    alone.goto((web / "team/playbook/health/index.html").as_uri())
    late = [one for one in found if one.rule in ("outcome-owed", "stale-proposal")]
    places = {f"{one.location.path}:{one.location.line}" for one in late}
    rows = alone.locator("#awaited ~ table tr:has(.st-late) .st-spot").all_inner_texts()
    assert set(rows) == places
    expect(alone.locator("[data-count=awaited] b")).to_have_text(str(len(places)))


def test_a_late_log_reads_well_in_both_palettes(chrome: Browser, address: str) -> None:
    id_ = next(id_ for id_, one in example().decisions.items() if one.expected and one.options)
    with chrome.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.clock.install(time=f"{LATE}T12:00:00")
        for place in ("decisions/", f"decisions/{id_}/"):
            page.goto(f"{address}{place}")
            for width in (TELEPHONE, DESK):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate(OVERFLOW) <= 0
            assert in_both_palettes(page) == ()
