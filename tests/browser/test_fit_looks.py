"""How /fit/ looks and where it works: two palettes, three widths, from a file, asking nobody."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import accessibility, in_both_palettes
from tests.browser.panel import Panel
from tests.browser.visits import DESK, OVERFLOW, SMALLEST, TELEPHONE

pytestmark = pytest.mark.browser

LIST = "Company,Industry,Employees,Country\nAcme,Dental,60,US\nBolt,Zoo,about 50,US\nCram,Dental,1,2,3\n"


def paste(page: Page, text: str) -> None:
    """Pastes a list and waits for its verdicts."""
    page.get_by_role("tab", name="A list of accounts").click()
    page.get_by_label("Paste a CSV").fill(text)
    page.get_by_role("button", name="Score these accounts").click()
    page.locator(".fit-results").wait_for()


def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, address: str) -> None:
    """What a script makes of the page; as it comes it is visited with all the others."""
    seen: dict[str, object] = {}
    asked: dict[str, None] = {}

    def look(state: str, within: str) -> None:
        page.set_viewport_size({"width": DESK, "height": 900})
        seen[f"{state} at a desk"] = (in_both_palettes(page, within, asked), page.evaluate(OVERFLOW) > 0)
        page.set_viewport_size({"width": TELEPHONE, "height": 900})
        found = accessibility(page, "all but colours", within)
        seen[f"{state} on a telephone"] = (found, page.evaluate(OVERFLOW) > 0)

    panel = Panel(page).open(address)
    panel.start_from("willowmead-practice")
    look("willowmead-practice", "html")
    for example in ("tallyforge", "castlegate-systems", "st-aldhelm-group"):
        panel.start_from(example)
        look(example, ".fit-answer")
    panel.field("employees").locator("input").fill("many")
    look("not read", "[data-field=employees]")
    paste(page, LIST)
    look("a list", ".fit-lists")
    assert seen == dict.fromkeys(seen, ((), False))


def test_nothing_sticks_out_at_the_smallest_width(page: Page, address: str) -> None:
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    panel = Panel(page).open(address)
    panel.start_from("willowmead-practice")
    assert page.evaluate(OVERFLOW) <= 0
    paste(page, LIST)
    assert page.evaluate(OVERFLOW) <= 0
    page.goto(f"{address}icp/healthcare/")
    page.get_by_text("Score an account against").click()
    panel.line.wait_for()
    assert page.evaluate(OVERFLOW) <= 0


def test_on_a_telephone_the_verdict_stays_on_top_in_one_line(page: Page, address: str) -> None:
    page.set_viewport_size({"width": TELEPHONE, "height": 844})
    panel = Panel(page).open(address)
    more = panel.line.locator(".fit-line__more")
    expect(more).to_have_text(re.compile("^answer below"))
    assert more.evaluate("text => text.scrollWidth <= text.clientWidth"), "a line that is cut"
    panel.start_from("willowmead-practice")
    panel.field("last_referral").locator("input").focus()
    page.evaluate("document.querySelector('[data-field=pains]').scrollIntoView()")
    box = panel.line.bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box is not None
    assert header is not None
    assert header["y"] + header["height"] - 1 <= box["y"] <= header["y"] + header["height"] + 8
    assert box["height"] < 60
    expect(panel.line).to_contain_text("One answer short")


def test_at_a_desk_form_and_verdict_stand_side_by_side(page: Page, address: str) -> None:
    panel = Panel(page).open(address)
    panel.start_from("willowmead-practice")
    page.evaluate("scrollTo(0, 1500)")
    form, line = page.locator(".fit-form").bounding_box(), panel.line.bounding_box()
    assert form is not None
    assert line is not None
    assert form["x"] + form["width"] < line["x"]
    assert 0 < line["y"] < 300


def test_a_list_says_a_score_once(page: Page, address: str) -> None:
    """A hundred points can be earned in every ICP of the example, so points are what the score is."""
    Panel(page).open(address)
    paste(page, LIST)
    score = page.locator(".fit-results [data-label=Score]").first
    expect(score).to_have_text(re.compile(r"^\d+(–\d+)?$"))


def test_it_works_from_a_file(page: Page, web: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a copy"
    shutil.copytree(web / "team" / "playbook", copy)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))  # the theme's search needs a server
    page.goto((copy / "fit" / "index.html").as_uri())
    panel = Panel(page)
    panel.line.wait_for()
    panel.start_from("tallyforge")
    expect(panel.line).to_contain_text("Tier 1")
    page.wait_for_url("**#*as-icp=saas&name=Tallyforge*")
    note = panel.note
    page.reload()
    panel.line.wait_for()
    assert panel.note == note
    paste(page, LIST)
    expect(page.locator(".fit-results tbody tr")).to_have_count(3)
    page.goto((copy / "icp" / "saas" / "index.html").as_uri())
    page.get_by_text("Score an account against").click()
    panel.line.wait_for()
    panel.start_from("tallyforge")
    assert panel.note == note
    assert [error for error in errors if "search" not in error] == []


def test_nothing_leaves_the_machine(page: Page, address: str) -> None:
    asked: list[str] = []
    panel = Panel(page).open(address)
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    panel.start_from("willowmead-practice")
    panel.ask.locator('[data-answer="exportable"]').click()
    paste(page, LIST)
    assert [url for url in asked if not url.endswith("favicon.png")] == []


def test_without_javascript_the_page_says_so_and_names_the_other_ways(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}fit/")
    note = scriptless.locator("#pb-content .fit-without p")
    expect(note).to_contain_text("Qualifying an account here needs JavaScript.")
    expect(note).to_contain_text("icp-playbook score accounts.csv")
    expect(note).to_be_visible()
    expect(scriptless.locator(".wi-section noscript p")).to_have_text("Trying changes needs JavaScript.")
    scriptless.locator("noscript a").filter(has_text="Private clinics").click()
    assert scriptless.url == f"{address}icp/healthcare/"
