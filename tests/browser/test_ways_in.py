"""From home to the words for a call: by keyboard, by finger, without motion, without scripts."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessibility import accessibility
from tests.browser.visits import TELEPHONE

pytestmark = pytest.mark.browser

FAR = 150
"""How many Tab presses before a reader gives up."""
MOVING = """[...document.querySelectorAll("*")].filter(part => {
    const style = getComputedStyle(part);
    return style.transitionDuration.split(", ").some(time => parseFloat(time)) ||
        style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map(part => part.outerHTML.slice(0, 80))"""
NARROW = """rows => rows.flatMap(row => [...row.children].filter(cell =>
    getComputedStyle(row).display === "block" && getComputedStyle(cell).display === "block"
    && cell.textContent.trim() && cell.offsetWidth > 1 && cell.offsetWidth < row.clientWidth * 0.9
).map(cell => cell.textContent.trim()))"""
"""The cells of stacked rows that leave room beside them unused."""

COLUMNS = """columns => {
    for (const row of document.querySelectorAll(".pb-beside tr:not(.pb-beside__group)")) {
        while (row.children.length > columns + 1) row.lastElementChild.remove();
        while (row.children.length < columns + 1) row.append(row.lastElementChild.cloneNode(true));
    }
    for (const group of document.querySelectorAll(".pb-beside__group th")) group.colSpan = columns + 1;
}"""
"""Gives the table of examples so many columns."""
BROKEN = """() => {
    const texts = document.createTreeWalker(document.querySelector(".pb-beside"), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text; (text = texts.nextNode());) {
        for (const word of text.data.matchAll(/\\p{L}+/gu)) {
            const range = new Range();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (range.getClientRects().length > 1) found.push(word[0]);
        }
    }
    return found;
}"""
"""The words of the table of examples that stand on more than one line."""


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has visible focus."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if target.evaluate("part => part === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    pytest.fail(f"{target} is not reached in {FAR} tabs")


def test_the_keyboard_leads_from_home_by_role_to_the_words_for_whoever_is_on_the_line(
    page: Page, address: str
) -> None:
    page.goto(address)
    content = page.locator("#pb-content")
    tab_to(page, content.get_by_role("link", name="Sales development"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}roles/sales-development/")
    tab_to(page, content.get_by_role("link", name="Call sheet: Series A and B scale-ups"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Founder or owner"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}segments/saas-series-a/call/?persona=founder")
    expect(page.locator(".call-listener:visible h3")).to_contain_text("Founder or owner")


def test_a_finger_leads_to_the_call_sheet_of_a_segment_in_two_taps(chrome: Browser, address: str) -> None:
    with chrome.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    ) as context:
        page = context.new_page()
        page.goto(address)
        page.locator("#pb-content").get_by_role("link", name="Segments").last.tap()
        page.get_by_role("link", name="Call sheet: Series A and B scale-ups").tap()
        expect(page).to_have_url(f"{address}segments/saas-series-a/call/")
        expect(page.get_by_role("link", name="Link to Objections and answers")).to_have_css("opacity", "1")


def test_a_heading_shows_its_address_to_the_pointer_and_to_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}segments/saas-series-a/")
    link = page.get_by_role("link", name="Link to Their words", exact=True)
    expect(link).to_have_css("opacity", "0")
    page.locator("#say").hover()
    expect(link).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}segments/saas-series-a/#say")


def test_nothing_moves_for_a_reader_who_asked_for_less_motion(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    for path in ("", "segments/saas-series-a/call/", "onboarding/practice/", "fit/", "changes/"):
        page.goto(address + path)
        assert page.evaluate(MOVING) == [], path


def test_without_scripts_each_interactive_part_says_so_and_the_rest_is_there(
    scriptless: Page, address: str
) -> None:
    notices = {
        "segments/": ("Filtering and sorting need JavaScript", "Series A and B scale-ups"),
        "icp/": ("Filtering and sorting need JavaScript", "21–45 days"),
        "segments/saas-series-a/call/": (
            "need JavaScript; everyone and everything is listed below",
            "You raised to double",
        ),
        "onboarding/practice/": ("Practice needs JavaScript", "generated from the current playbook"),
        "fit/": ("JavaScript", "Qualify an account"),
        "changes/": ("need JavaScript", "Changes"),
    }
    for path, (needs, there) in notices.items():
        scriptless.goto(address + path)
        note = scriptless.locator("#pb-content noscript p").first
        expect(note).to_contain_text(needs)
        expect(note).to_be_visible()
        expect(scriptless.locator("#pb-content")).to_contain_text(there)


def test_tables_in_an_order_and_the_news_are_accessible(page: Page, address: str) -> None:
    for path in ("examples/?sort=-score", "icp/?sort=cycle&persona=founder", "health/?sort-evidence=oldest"):
        page.goto(address + path)
        assert accessibility(page, "everything") == (), path


def test_a_table_that_a_telephone_stacks_uses_the_whole_width(page: Page, address: str) -> None:
    page.set_viewport_size({"width": TELEPHONE, "height": 844})
    narrow = {}
    for path in ("roles/leader/", "roles/sales-development/", "segments/", "signals/", "health/"):
        page.goto(address + path)
        narrow[path] = page.locator("tr").evaluate_all(NARROW)
    assert {path: cells for path, cells in narrow.items() if cells} == {}


@pytest.mark.parametrize("columns", [2, 6])
def test_on_a_telephone_examples_side_by_side_break_no_word(page: Page, address: str, columns: int) -> None:
    """As many columns as a page has at most; here the last is repeated."""
    page.set_viewport_size({"width": TELEPHONE, "height": 900})
    page.goto(f"{address}examples/castlegate-systems/")
    page.evaluate(COLUMNS, columns)
    assert page.evaluate(BROKEN) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
