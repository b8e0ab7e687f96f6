"""An ICP's page at first sight: the answer above the fold, and a picture that can be read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import PAINTED, SCHEMES, SETTLED

pytestmark = pytest.mark.browser

PROFILES = ("saas", "ecommerce", "manufacturing", "healthcare", "logistics")
LEGIBLE = 9
"""CSS pixels below which a label is a smudge."""

# Every label with its colour, the colour right behind it, its size on the screen, and whether the shape
# behind it holds all of it.
LABELS = """svg => [...svg.querySelectorAll("text")].map(text => {
  const box = text.getBoundingClientRect();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  const behind = [...svg.querySelectorAll("rect, circle")].filter(shape => {
    const {left, right, top, bottom} = shape.getBoundingClientRect();
    return getComputedStyle(shape).fill !== "none"
      && left <= middle[0] && middle[0] <= right && top <= middle[1] && middle[1] <= bottom;
  }).at(-1);
  const edge = behind.getBoundingClientRect();
  return {
    label: text.textContent,
    ink: getComputedStyle(text).fill,
    paper: getComputedStyle(behind).fill,
    size: parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a,
    inside: edge.left <= box.left && box.right <= edge.right
      && edge.top <= box.top && box.bottom <= edge.bottom,
  };
})"""


def luminance(colour: str) -> float:
    """The relative luminance of `rgb(r, g, b)`: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, paper: str) -> float:
    """The contrast ratio of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    low, high = sorted((luminance(ink), luminance(paper)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_picture_can_be_read(page: Page, address: str, profile: str) -> None:
    page.goto(f"{address}icp/{profile}/")
    for width, variant, other in ((1440, "wide", "tall"), (390, "tall", "wide")):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(f"svg.pb-picture--{other}")).to_be_hidden()
        for palette in SCHEMES.values():
            page.evaluate(PAINTED, palette)
            page.evaluate(SETTLED)
            labels = page.locator(f"svg.pb-picture--{variant}").evaluate(LABELS)
            assert len(labels) > 15
            assert [label for label in labels if contrast(label["ink"], label["paper"]) < 4.5] == []
            assert [label for label in labels if label["size"] < LEGIBLE] == []
            assert [label for label in labels if not label["inside"]] == []


def test_long_labels_stay_inside_the_picture(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}icp/saas/")
    labels = page.locator("svg.pb-picture--wide").evaluate(LABELS)
    assert [label for label in labels if not label["inside"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_picture_is_described_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}icp/saas/")
    words = re.compile("SaaS scale-ups at the centre.*On the dashed edge.*Low urgency")
    expect(page.get_by_role("img", name=words)).to_be_visible()


@pytest.mark.parametrize("profile", PROFILES)
def test_the_answer_is_above_the_fold(page: Page, address: str, profile: str) -> None:
    page.goto(f"{address}icp/{profile}/")
    for part in (
        page.get_by_role("heading", level=1),
        page.locator(".pb-meta .pb-chip").first,
        page.get_by_text(re.compile(r"^Reviewed ")).first,
        page.get_by_text(re.compile(r"^Owner ")).first,
        page.get_by_role("heading", name=re.compile(r"^In\b")),
        page.get_by_role("heading", name=re.compile(r"^Out\b")),
        page.locator("svg.pb-picture--wide"),
    ):
        expect(part).to_be_in_viewport(ratio=1)


def test_what_is_folded_has_as_much_room_above_its_line_as_below(page: Page, address: str) -> None:
    for path in ("icp/saas/", "health/"):
        page.goto(address + path)
        rooms: list[list[float]] = page.locator("#pb-content details:is(.pb-talk, .fit-later)").evaluate_all(
            """boxes => boxes.filter((box) => box.checkVisibility()).map((box) => {
                const outer = box.getBoundingClientRect();
                const line = box.querySelector("summary").getBoundingClientRect();
                return [line.top - outer.top, outer.bottom - line.bottom];
            })"""
        )
        assert rooms
        assert all(above >= 8 and abs(above - below) < 1 for above, below in rooms), (path, rooms)


def test_six_steps_of_a_purchase_stand_three_and_three(page: Page, address: str) -> None:
    page.goto(f"{address}icp/manufacturing/")
    for width in (1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        tops = page.locator(".pb-steps > li").evaluate_all("all => all.map(it => it.offsetTop)")
        assert [tops.count(top) for top in sorted(set(tops))] == [3, 3]
