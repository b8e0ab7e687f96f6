"""How pages are laid out: lines that are used, rows without gaps, pictures at the size of text."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

UNUSED = """() => [...document.querySelectorAll("#pb-content :is(h2, h3, li)")]
  .filter((part) => part.checkVisibility() && part.querySelector(".headerlink, .pb-suggest, .pb-copy"))
  .filter((part) => {
    const before = part.offsetHeight;
    const copy = part.cloneNode(true);
    for (const control of copy.querySelectorAll(".headerlink, .pb-suggest, .pb-copy")) control.remove();
    part.replaceWith(copy);
    const after = copy.offsetHeight;
    copy.replaceWith(part);
    return before > after + 4;
  })
  .map((part) => part.textContent.trim())"""
"""Headings and list items that are higher for a control that shows only under the pointer."""

ROWS = """(boxes) => boxes.filter((box) => box.checkVisibility()).flatMap((box) => {
  const rows = Map.groupBy([...box.children], (part) => Math.round(part.getBoundingClientRect().top));
  const edge = box.getBoundingClientRect().right;
  return [...rows.values()].map((row) => {
    const sides = row.map((part) => part.getBoundingClientRect());
    return {
      gap: Math.round(edge - Math.max(...sides.map((side) => side.right))),
      heights: [...new Set(sides.map((side) => Math.round(side.height)))],
      says: row[0].textContent.trim().slice(0, 30),
    };
  });
})"""
"""For each row of panels: what is left empty at its end, and how high its panels are."""


@pytest.mark.parametrize("width", [1440, 1280, 1024])
@pytest.mark.parametrize(
    "path",
    ["disqualifiers/tender-only/", "segments/healthcare-dental-vision/call/", "personas/cfo/", "decisions/"],
)
def test_a_control_under_the_pointer_takes_no_line_of_its_own(
    page: Page, address: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + path)
    page.locator("#pb-content h1").wait_for()
    assert page.evaluate(UNUSED) == []


@pytest.mark.parametrize("width", [1440, 1024])
@pytest.mark.parametrize(
    "path",
    [
        "signals/new-site/",
        "disqualifiers/tender-only/",
        "personas/cfo/",
        "segments/saas-series-a/",
        "icp/saas/",
        "roles/customer-success/",
        "roles/marketer/",
        "toolkit/",
    ],
)
def test_panels_of_a_row_are_of_one_height_and_fill_it(
    page: Page, address: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + path)
    page.evaluate("for (const fold of document.querySelectorAll('.pb-fold')) fold.open = true")
    rows = page.locator(".pb-panels, .pb-cards--fill, .pb-cards--committee, .pb-steps").evaluate_all(ROWS)
    assert rows
    assert [row for row in rows if abs(row["gap"]) > 1 or len(row["heights"]) > 1] == []


@pytest.mark.parametrize("width", [1280, 1024])
def test_five_icps_stand_side_by_side_without_scrolling(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}icp/")
    frame = page.locator(".pb-scroll:has(> .pb-compare)")
    assert page.locator(".pb-compare thead th").count() == 5
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 1


@pytest.mark.parametrize("path", ["segments/", "signals/", "examples/", "icp/", "roles/leader/"])
def test_the_first_column_stays_while_a_table_scrolls(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 900})
    page.goto(address + path)
    for frame in page.locator("#pb-content .pb-scroll:has(> .pb-table)").all():
        frame.evaluate(
            "frame => { frame.firstElementChild.style.minWidth = '1600px'; frame.scrollLeft = 300 }"
        )
        left = frame.evaluate("frame => frame.getBoundingClientRect().left")
        for cell in ("thead tr > :first-child", "tbody th"):
            assert abs(frame.locator(cell).first.evaluate("it => it.getBoundingClientRect().left") - left) < 2


@pytest.mark.parametrize("width", [1440, 1280, 1024, 800])
def test_the_words_of_a_picture_are_as_large_as_those_beside_it(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}icp/healthcare/")
    picture = page.locator("svg.pb-picture:visible")
    size = picture.evaluate("it => 11.5 * it.getBoundingClientRect().width / it.viewBox.baseVal.width")
    assert 10 <= size <= 16


def test_the_coverage_of_every_icp_has_its_columns_in_one_place(page: Page, address: str) -> None:
    page.goto(f"{address}health/")
    starts = page.locator(".st-cover").evaluate_all(
        "tables => tables.map((it) => [...it.tHead.rows[0].cells].slice(0, 3).map((cell) => cell.offsetLeft))"
    )
    assert len(starts) == 5
    assert len({tuple(places) for places in starts}) == 1


def test_the_first_column_of_entries_side_by_side_is_painted_like_their_card(
    page: Page, address: str
) -> None:
    page.goto(f"{address}icp/")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    choices = page.locator(".pb-pair select:visible")
    choices.nth(0).select_option(index=1)
    choices.nth(1).select_option(index=2)
    row = page.locator(".pb-pair__table tbody th").first
    row.wait_for()
    paper = "it => getComputedStyle(it).backgroundColor"
    assert row.evaluate(paper) == page.locator(".pb-pair").evaluate(paper)


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_no_score_on_a_scale_is_cut(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("icp/saas/", "icp/healthcare/", "examples/oddment-supply/", "examples/castlegate-systems/"):
        page.goto(address + path)
        page.evaluate("for (const fold of document.querySelectorAll('.pb-fold')) fold.open = true")
        texts = page.locator(".pb-scale__text, .pb-scale__zone")
        assert texts.count()
        cut = "all => all.filter((it) => it.scrollWidth > it.clientWidth + 1).map((it) => it.textContent)"
        assert texts.evaluate_all(cut) == [], path


def test_the_whole_grid_of_plays_is_on_a_telephone(finger: Page, address: str) -> None:
    finger.goto(address)
    frame = finger.locator(".pb-scroll:has(> .pb-grid)")
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 1
