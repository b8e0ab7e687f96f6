"""What comes out of the printer: an ICP as exactly one legible sheet, every other page as its text."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from icp_playbook.playbook import Playbook, load

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PROFILES = ("saas", "ecommerce", "manufacturing", "healthcare", "logistics")


@dataclass(frozen=True, slots=True)
class Paper:
    """A format, and the CSS pixels inside its margins of 10 mm."""

    name: str
    width: int
    height: int


PAPERS = (Paper("A4", 718, 1046), Paper("Letter", 740, 980))

# Every piece of text with its size in points and whether it is a side note; every part that loses something
# other than whole lines; the height the content would have if it were not spread over the sheet.
MEASURE = """sheet => {
  const texts = [], broken = [];
  const frame = sheet.getBoundingClientRect();
  for (const part of sheet.querySelectorAll("*")) {
    const style = getComputedStyle(part), box = part.getBoundingClientRect();
    const height = part.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    const lines = height / parseFloat(style.lineHeight);
    const bounded = part.parentElement.closest(".pb-clamp-1, .pb-clamp-2, .pb-clamp-3");
    const out = box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
    if (out && !bounded) broken.push(`outside: ${part.outerHTML}`);
    if (style.overflow !== "visible" && !part.closest("svg, .pb-chip")) {
      if (style.webkitLineClamp === "none") broken.push(`cut: ${part.outerHTML}`);
      else if (Math.abs(lines - Math.round(lines)) > .1) broken.push(`half a line: ${part.outerHTML}`);
    }
    for (const node of part.childNodes) {
      const text = node.nodeType === Node.TEXT_NODE ? node.textContent.trim() : "";
      if (text) texts.push({
        text, points: parseFloat(style.fontSize) * .75,
        note: part.closest("small, i, dt, thead, .pb-sheet__foot") !== null,
      });
    }
  }
  sheet.style.minHeight = 0;
  const height = sheet.getBoundingClientRect().height;
  sheet.style.minHeight = "";
  return {texts, broken, height};
}"""


@pytest.fixture(scope="session")
def playbook() -> Playbook:
    """The example playbook, to know what the sheets must say."""
    loaded = load(ROOT).playbook
    assert loaded is not None
    return loaded


def printed(page: Page, paper: Paper) -> list[str]:
    """The text of every sheet, without line breaks."""
    reader = PdfReader(io.BytesIO(page.pdf(format=paper.name)))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def measured(page: Page, paper: Paper) -> Any:
    """The sheet measured as the printer would lay it out."""
    page.set_viewport_size({"width": paper.width, "height": paper.height})
    page.emulate_media(media="print")
    return page.locator(".pb-sheet").evaluate(MEASURE)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_prints_on_one_legible_well_filled_sheet_with_what_matters(
    page: Page, address: str, playbook: Playbook, profile: str
) -> None:
    page.goto(f"{address}icp/{profile}/")
    entry = playbook.profiles[profile]
    need = entry.needs[0]
    value = next(value for value in entry.value_propositions if value.id == need.value)
    proof = next(proof for proof in entry.proof if proof.id == value.proof[0])
    wanted = [
        entry.name,
        entry.owner,
        entry.fit.must[0].label,
        *(playbook.disqualifiers[id_].name for id_ in entry.fit.disqualifiers[:7]),
        need.pain,
        proof.says[:40],
    ]
    for paper in PAPERS if profile == PROFILES[0] else PAPERS[1:]:  # what a sheet holds is measured for both
        (text,) = printed(page, paper)
        assert [words for words in wanted if words and words not in text] == [], paper
    for paper in PAPERS:
        sheet = measured(page, paper)
        assert [text for text in sheet["texts"] if text["points"] < (6.5 if text["note"] else 7.5)] == []
        assert sheet["broken"] == []
        assert 0.8 <= sheet["height"] / paper.height <= 0.98, paper


@pytest.mark.parametrize("profile", ["saas", "manufacturing"])
def test_an_overlong_profile_still_prints_on_one_sheet(page: Page, crowded: str, profile: str) -> None:
    """The first has long lists, which get a line for each item; the other short ones, which get three."""
    page.goto(f"{crowded}icp/{profile}/")
    for paper in PAPERS:
        assert len(printed(page, paper)) == 1, paper
        sheet = measured(page, paper)
        assert sheet["broken"] == []
        assert sheet["height"] <= paper.height
        assert [text for text in sheet["texts"] if text["points"] < (6.5 if text["note"] else 7.5)] == []


@pytest.mark.parametrize("profile", PROFILES)
def test_the_evidence_of_a_profile_prints_on_one_legible_sheet(
    page: Page, address: str, profile: str
) -> None:
    page.goto(f"{address}icp/{profile}/evidence/")
    (text,) = printed(page, PAPERS[1])
    wanted = (
        "Do better tiers win more?",
        "Tier 1",
        "Who stays",
        "What each part adds",
        "What cannot be said",
    )
    assert [words for words in (*wanted, "illustrative", "30 Sep 2026") if words not in text] == []
    for paper in PAPERS:
        sheet = measured(page, paper)
        assert [text for text in sheet["texts"] if text["points"] < (6.5 if text["note"] else 7.4)] == []
        assert sheet["broken"] == []
        assert 0.7 <= sheet["height"] / paper.height <= 0.98, paper


def test_evidence_of_long_names_still_prints_on_one_sheet(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}icp/saas/evidence/")
    for paper in PAPERS:
        assert len(printed(page, paper)) == 1, paper
        sheet = measured(page, paper)
        assert sheet["broken"] == []
        assert sheet["height"] <= paper.height


def test_the_button_prints(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(f"{address}icp/saas/")
    page.get_by_role("button", name="One page").click()
    assert page.evaluate("window.printed") is True


def test_the_full_page_prints_with_every_part_open_and_is_as_it_was_afterwards(
    page: Page, address: str
) -> None:
    page.add_init_script("window.print = () => {}")
    page.goto(f"{address}icp/logistics/")
    parts = page.locator("#pb-content details[data-fold], .rf-tool")
    before = parts.evaluate_all("all => all.map(({ open }) => open)")
    page.get_by_role("button", name="Full page").click()
    page.emulate_media(media="print")
    headings = page.locator("#pb-content :is(h2, h3)").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.firstChild.textContent)"
    )
    pages = ["".join(text.split()) for text in printed(page, PAPERS[0])]
    assert [number for number, text in enumerate(pages) if not text] == []
    assert {"Firmographics", "Evidence", "Going live and staying"} <= set(headings)
    assert [heading for heading in headings if "".join(heading.split()) not in "".join(pages)] == []
    assert parts.evaluate_all("all => all.map(({ open }) => open)") == before
    assert len(printed(page, PAPERS[0])) == 1


def test_the_dark_palette_stays_on_the_screen(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}icp/saas/")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".pb-sheet").evaluate("sheet => getComputedStyle(sheet).color") == "rgb(26, 33, 48)"


@pytest.mark.parametrize(
    ("path", "says"),
    [("segments/", "Series A and B scale-ups"), ("personas/cfo/", "CFO"), ("glossary/", "Best customer")],
)
def test_other_pages_print_their_text_without_the_frame(
    page: Page, address: str, path: str, says: str
) -> None:
    page.goto(address + path)
    text = " ".join(printed(page, PAPERS[0]))
    assert says in text.replace("- ", "-")  # a line may end after a hyphen
    assert [
        word for word in ("Search", "Back to top", "Material for MkDocs", "Edit YAML") if word in text
    ] == []
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar--primary", ".md-footer"):
        expect(page.locator(part)).to_be_hidden()
