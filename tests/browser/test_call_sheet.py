"""The call sheet in the middle of a call: the persona chosen on it, words copied from it, one sheet."""

import io

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.accessibility import accessibility
from tests.browser.paper import A4, on_paper, on_screen

pytestmark = pytest.mark.browser

SHEET = "segments/saas-series-a/call/"
CUT = """sheet => [...sheet.querySelectorAll("*")].filter(part => {
    const frame = sheet.getBoundingClientRect(), box = part.getBoundingClientRect();
    const bounded = part.parentElement.closest(".pb-clamp-1, .pb-clamp-2, .pb-clamp-3");
    return !bounded && (box.right > frame.right + 1 || box.bottom > frame.bottom + 1);
}).map(part => part.outerHTML)"""
CUT_ANSWERS = """sheet => [...sheet.querySelectorAll(".call-sheet__said")].filter(
    answer => answer.scrollHeight > answer.clientHeight + 1).map(answer => answer.innerText)"""


def listeners(page: Page) -> Locator:
    """The personas whose part of the sheet can be seen."""
    return page.locator(".call-listener:visible h3 a:not(.headerlink)")


def test_the_first_persona_is_there_and_another_is_a_key_away_and_in_the_address(
    page: Page, address: str
) -> None:
    page.goto(address + SHEET)
    expect(listeners(page)).to_have_text(["Head of growth"])
    founder = page.get_by_role("button", name="Founder or owner")
    founder.focus()
    page.keyboard.press("Enter")
    expect(listeners(page)).to_have_text(["Founder or owner"])
    assert page.url == f"{address}{SHEET}?persona=founder"
    expect(founder).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".call-pick output")).to_contain_text("2 others")
    page.get_by_role("button", name="Everyone").click()
    expect(listeners(page)).to_have_count(3)
    page.evaluate("sessionStorage.clear()")
    page.goto(f"{address}{SHEET}?persona=nobody")
    expect(listeners(page)).to_have_text(["Head of growth"])


def test_without_scripts_everybody_is_there(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}{SHEET}?persona=founder")
    expect(listeners(scriptless)).to_have_count(3)
    expect(scriptless.locator(".call-pick")).to_be_hidden()
    expect(scriptless.get_by_role("heading", name="Listen for a reason to stop")).to_be_visible()


def test_every_call_sheet_prints_on_one_sheet(page: Page, address: str, paths: list[str]) -> None:
    """One persona with complete answers, and everybody, on the shorter of the two paper sizes."""
    sheets = [path for path in paths if path.endswith("/call/")]
    assert len(sheets) == 15
    pages, cut = {}, {}
    for path in sheets:
        page.goto(address + path)
        pages[path] = len(PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages)
        on_paper(page)
        cut[path] = page.locator(".call-sheet").evaluate(CUT_ANSWERS)
        on_screen(page)
        page.get_by_role("button", name="Everyone").click()
        pages[f"{path}?persona=all"] = len(PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages)
        page.evaluate("sessionStorage.clear()")
    assert {path: count for path, count in pages.items() if count != 1} == {}
    assert {path: answers for path, answers in cut.items() if answers} == {}


def test_the_printed_sheet_has_what_matters_and_cuts_no_line_in_half(page: Page, address: str) -> None:
    page.goto(f"{address}{SHEET}?persona=founder")
    (sheet,) = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(sheet.extract_text().split())
    wanted = ("You raised to double", "Founder or owner", "Low urgency", "For $18k", "Wexcombe Analytics")
    assert [words for words in wanted if words not in text] == []
    assert "Head of growth Champion" not in text
    on_paper(page, A4)
    assert page.locator(".call-sheet").evaluate(CUT) == []


def test_an_overlong_segment_still_prints_on_one_sheet(page: Page, crowded: str) -> None:
    for persona in ("", "?persona=all"):
        page.goto(f"{crowded}{SHEET}{persona}")
        assert len(PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages) == 1, persona


def test_words_are_copied_without_the_button(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + SHEET)
    page.get_by_role("button", name="Copy the opener").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "You raised to double the sales team. I'd like to know what happens to a deal on the day "
        "after it is signed."
    )


def test_a_term_explains_itself_to_the_pointer_the_keyboard_and_a_finger(finger: Page, address: str) -> None:
    finger.set_viewport_size({"width": 1280, "height": 720})
    finger.goto(f"{address}roles/sales-development/")
    term = finger.get_by_role("button", name="champion", exact=True)
    box = finger.get_by_role("tooltip")
    height = finger.evaluate("document.documentElement.scrollHeight")
    expect(box).to_be_hidden()
    term.hover()
    expect(box).to_contain_text("argues for us when we are not in the room")
    finger.keyboard.press("Escape")
    expect(box).to_be_hidden()
    term.focus()
    expect(box).to_be_visible()
    expect(term).to_have_attribute("aria-describedby", "pb-term-box")
    assert finger.evaluate("document.documentElement.scrollHeight") == height
    finger.get_by_role("heading", level=1).tap()
    expect(box).to_be_hidden()
    term.tap()
    expect(box).to_be_visible()


def test_each_term_is_marked_once_and_never_in_links_or_headings(page: Page, address: str) -> None:
    page.goto(f"{address}roles/account-executive/")
    terms = [text.casefold().rstrip("s") for text in page.locator(".pb-term").all_inner_texts()]
    assert terms
    assert len(terms) == len(set(terms))
    assert page.locator(":is(a, h1, h2, h3, h4, button, blockquote) .pb-term").count() == 0


def test_terms_are_not_marked_on_the_glossary_page(page: Page, address: str) -> None:
    page.goto(f"{address}glossary/")
    assert page.locator(".pb-term").count() == 0


def test_an_open_explanation_is_accessible_too(page: Page, address: str) -> None:
    page.goto(f"{address}roles/sales-development/")
    page.get_by_role("button", name="champion", exact=True).focus()
    assert accessibility(page, "everything") == ()
