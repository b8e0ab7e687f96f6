"""What comes out of the printer: an ICP as exactly one legible sheet, every other page as its text."""

import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from icp_playbook.playbook import Playbook, load
from tests.browser.paper import PAPERS, Paper, on_paper, on_screen

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PROFILES = ("saas", "ecommerce", "manufacturing", "healthcare", "logistics")


# Every piece of text with its size in points and whether it is a side note; every part that loses something
# other than whole lines; the height the content would have if it were not spread over the sheet.
MEASURE = """sheet => {
  const texts = [], broken = [];
  const frame = sheet.getBoundingClientRect();
  for (const part of sheet.querySelectorAll("*")) {
    if (!part.checkVisibility()) continue;
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

# What one page has no room for: texts that lose lines, and lists of which it has the first. Of each text,
# the height of the sheet with one line more of it.
CUT = """sheet => {
  sheet.style.minHeight = 0;
  const tall = () => sheet.getBoundingClientRect().height;
  const cut = [...sheet.querySelectorAll("*")].filter(part =>
    getComputedStyle(part).webkitLineClamp !== "none" && part.scrollHeight > part.clientHeight + 1);
  const taller = cut.map(part => {
    const before = part.style.webkitLineClamp;
    part.style.webkitLineClamp = Number(getComputedStyle(part).webkitLineClamp) + 1;
    const height = tall();
    part.style.webkitLineClamp = before;
    return height;
  });
  const more = [...sheet.querySelectorAll(".pb-sheet__more")].filter(part => part.checkVisibility());
  const lists = more.map(part => part.innerText.trim());
  const height = tall();
  sheet.style.minHeight = "";
  return {height, taller, lists};
}"""
KEEP_ONE = """sheet => sheet.querySelectorAll(
  ":is(ul, tbody) > :not(:first-child), .pb-sheet__facts, .pb-sheet__head, .pb-sheet__three, .pb-sheet__more"
).forEach(item => item.remove())"""
LINE = 14
"""The height of a line, in CSS pixels."""


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
    on_paper(page, paper)
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
        assert 0.8 <= sheet["height"] / paper.height <= 1, paper


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


def cut(page: Page, paper: Paper) -> Any:
    """What a sheet leaves out on a paper."""
    on_paper(page, paper)
    found = page.locator(".pb-sheet").evaluate(CUT)
    on_screen(page)  # a page that prints again has been on the screen
    return found


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_cut_while_the_page_has_room(page: Page, address: str, profile: str) -> None:
    for path in (f"icp/{profile}/", f"icp/{profile}/evidence/"):
        page.goto(address + path)
        for paper in PAPERS:
            (text,) = printed(page, paper)
            left = cut(page, paper)
            assert [height for height in left["taller"] if height <= paper.height - LINE / 2] == []
            if left["lists"] and not path.endswith("evidence/"):
                assert paper.height - left["height"] < 2 * LINE, paper
            is_cut = bool(left["taller"] or left["lists"])
            assert ("what one page has no room for" in text) == is_cut, (path, paper)
            if not left["taller"]:
                assert "…" not in text.replace("“…” and “first … of …”", "")


def test_a_long_profile_is_cut_only_where_the_page_is_full(page: Page, crowded: str) -> None:
    for profile in ("saas", "manufacturing"):
        page.goto(f"{crowded}icp/{profile}/")
        for paper in PAPERS:
            left = cut(page, paper)
            assert left["taller"] != []
            assert [height for height in left["taller"] if height <= paper.height - LINE / 2] == []


def test_few_long_texts_are_whole_on_paper_and_cut_again_for_the_next(page: Page, crowded: str) -> None:
    """Without scripts each would end after three lines."""
    page.goto(f"{crowded}icp/saas/")
    sheet = page.locator(".pb-sheet")
    sheet.evaluate(KEEP_ONE)
    left = cut(page, PAPERS[0])
    assert left["taller"] == []
    (text,) = printed(page, PAPERS[0])
    pain = sheet.locator(".pb-sheet__needs td").first.text_content()
    assert pain is not None
    assert len(pain) > 200
    assert pain.replace(" ", "") in text.replace(" ", "")
    assert "what one page has no room for" not in text
    assert sheet.locator("[style*=line-clamp]").count() == 0


def test_items_past_a_bounded_list_are_printed_where_there_is_room(page: Page, address: str) -> None:
    page.goto(f"{address}icp/saas/")
    sheet = page.locator(".pb-sheet")
    more = sheet.locator("[data-of=work]")
    sheet.locator(".pb-sheet__needs, .pb-sheet__two").evaluate_all(
        "parts => parts.forEach(part => part.remove())"
    )
    expect(more).to_have_text("first 2 of 8")
    (text,) = printed(page, PAPERS[0])
    assert "first 2 of 8" not in text
    last = sheet.locator(".pb-sheet__further").last.text_content()
    assert last is not None
    assert last.split()[0] in text
    expect(more).to_have_text("first 2 of 8")


def test_without_scripts_the_sheet_is_one_page_that_says_it_may_be_cut(
    scriptless: Page, address: str, crowded: str
) -> None:
    for site in (address, crowded):
        scriptless.goto(f"{site}icp/saas/")
        for paper in PAPERS:
            (text,) = printed(scriptless, paper)
            assert "what one page has no room for" in text


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
        assert 0.7 <= sheet["height"] / paper.height <= 1, paper


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
    on_paper(page)
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
    on_paper(page)
    for part in (".md-header", ".md-sidebar--primary", ".md-footer"):
        expect(page.locator(part)).to_be_hidden()
