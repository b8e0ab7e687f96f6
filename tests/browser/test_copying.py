"""Every copy button copies, also from disk and where the browser has no clipboard, or says how to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import PATIENCE

pytestmark = pytest.mark.browser

NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });"
NO_COPYING = "document.execCommand = () => false;"
SELECTED = "getSelection().toString()"


@pytest.fixture
def reader(chrome: Browser) -> Iterator[Page]:
    """A reader whose browser has no clipboard for scripts."""
    with chrome.new_context() as context:
        context.set_default_timeout(PATIENCE)
        context.add_init_script(NO_CLIPBOARD)
        yield context.new_page()


def buttons(page: Page, web: Path) -> Iterator[tuple[Locator, str]]:
    """Each type of copy button on the site, opened from disk, with what it should copy."""

    def at(path: str, query: str = "") -> None:
        page.goto((web / "team/playbook" / path / "index.html").as_uri() + query)

    at("disqualifiers/low-urgency")
    quoted = page.locator("[data-copy='words to cite']")
    text = quoted.text_content() or ""
    yield quoted.get_by_role("button"), text.removesuffix("Copy").strip()[:40]
    at("toolkit/outreach-saas")
    letter = page.locator("#saas-series-a-after-the-round")
    yield letter.get_by_role("button"), (letter.locator("strong:visible").text_content() or "")
    at("toolkit/persona-form")
    yield page.get_by_role("button", name="Copy"), "# yaml-language-server"
    at("fit", "#as-icp=saas&industry=b2b-software&employees=80")
    page.get_by_text("Note for the CRM").first.click()
    yield page.get_by_role("button", name="Copy").last, "SaaS scale-ups"
    at("onboarding/practice", "?seed=rope")
    for _ in range(10):
        page.get_by_role("group", name="Answers").get_by_role("button").first.click()
        page.locator(".pr-main").click()
    yield page.get_by_role("button", name="Copy the result"), "right on "


def test_copying_works_from_disk_without_a_clipboard(reader: Page, web: Path) -> None:
    seen = 0
    for button, text in buttons(reader, web):
        button.focus()
        button.press("Enter")
        expect(reader.get_by_text("Copied").first).to_be_visible()
        expect(reader.locator("body > textarea")).to_have_count(0)
        reader.evaluate(
            "document.body.append(Object.assign(document.createElement('textarea'), {id: 'put'}))"
        )
        reader.locator("#put").press("ControlOrMeta+v")
        assert text in reader.locator("#put").input_value()
        seen += 1
    assert seen == 5


def test_where_nothing_can_be_copied_the_text_is_selected(reader: Page, web: Path) -> None:
    reader.add_init_script(NO_COPYING)
    for button, text in buttons(reader, web):
        button.click()
        expect(reader.get_by_text("Selected: press Ctrl+C or ⌘C").first).to_be_visible()
        assert text in reader.evaluate(SELECTED)
