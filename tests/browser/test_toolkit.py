"""The toolkit in a browser: sheets counted, the tool chosen and kept, texts copied."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

ONE_SHEET = ("icp-worksheet", "best-customers", "interview", "win-loss", "checklist-saas")


@pytest.fixture(scope="module")
def reader(chrome: Browser) -> Iterator[Page]:
    """One visitor for all these tests, who lets the site write to the clipboard."""
    with chrome.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context.new_page()


def test_every_worksheet_prints_on_the_sheets_it_promises(
    reader: Page, address: str, paths: list[str]
) -> None:
    counted = {}
    for path in paths:
        if not path.startswith("toolkit/") or path == "toolkit/" or "/outreach-" in path:
            continue
        reader.goto(address + path)
        promise = re.search(r"Prints on (\d+) sheet", reader.locator(".tk-bar").inner_text())
        assert promise is not None
        for paper in ("A4", "Letter"):
            printed = PdfReader(io.BytesIO(reader.pdf(format=paper))).pages
            counted[path, paper] = len(printed) - int(promise[1])
            assert f"{promise[1]} of {promise[1]}" in printed[-1].extract_text()
    assert {found for found, more in counted.items() if more} == set()
    assert len(counted) > 2 * len(ONE_SHEET)


@pytest.mark.parametrize("name", ONE_SHEET)
def test_what_is_called_one_page_is_one_sheet(web: Path, name: str) -> None:
    html = (web / "team/playbook/toolkit" / name / "index.html").read_text("utf-8")
    assert "Prints on 1 sheet " in html


def test_a_tool_is_chosen_by_keyboard_kept_and_copied(reader: Page, address: str) -> None:
    reader.goto(f"{address}toolkit/outreach-saas/")
    letter = reader.locator("#saas-series-a-after-the-round")
    expect(letter.locator("blockquote:visible")).to_contain_text("Hi {{contact.first_name}},")
    reader.get_by_label("Merge fields for").focus()
    reader.keyboard.type("Sales")
    expect(letter.locator("blockquote:visible")).to_contain_text("Hi {{{Recipient.FirstName}}},")
    expect(reader.locator("p[data-tool]:visible")).to_have_text(
        "In brackets, to fill in by hand: Link to the sender's calendar. Compare with the field picker of "
        "Salesforce (Lightning) before you send: {{{Account.Name}}}, {{{Sender.FirstName}}}."
    )
    reader.goto(f"{address}toolkit/outreach-logistics/")
    expect(reader.get_by_label("Merge fields for")).to_have_value("salesforce")
    reader.goto(f"{address}toolkit/outreach-saas/")
    letter.get_by_role("button").focus()
    reader.keyboard.press("Enter")
    expect(letter.get_by_role("button")).to_have_text("Copied")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("The onboarding side of {{{Account.Name}}}'s hiring plan\n\nHi {{{Recipient.")
    assert copied.endswith("[Link to the sender's calendar]\n\n{{{Sender.FirstName}}}")


def test_a_form_is_copied_whole(reader: Page, address: str, web: Path) -> None:
    reader.goto(f"{address}toolkit/persona-form/")
    reader.get_by_role("button", name="Copy").click()
    expect(reader.get_by_role("button", name="Copied")).to_be_visible()
    form = (web / "team/playbook/toolkit/forms/persona.yaml").read_text("utf-8")
    assert reader.evaluate("navigator.clipboard.readText()") == form
