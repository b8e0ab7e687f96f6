"""A link to a verdict: it holds all that is known, shows the same to all, and stands in the note."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts.contact_playbook import playbook as contact_playbook
from tests.browser.modules import in_browser, modules_page
from tests.browser.panel import Panel, playbook
from tests.browser.test_contact_fields import page_data

pytestmark = pytest.mark.browser

TELEPHONE = {"width": 390, "height": 844}


def copied(page: Page) -> str:
    """What is on the clipboard."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_the_link_opens_the_same_verdict_of_that_day(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = Panel(page).open(address)
    panel.start_from("willowmead-practice")
    panel.page.get_by_label("As of").first.fill("2026-10-02")
    panel.field("employees").locator("input").fill("51-200")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".fit-share").get_by_role("status")).to_have_text("Copied")
    link, seen = copied(page), (panel.note, panel.reasons, panel.line.inner_text())
    assert link == panel.link
    assert link.startswith(f"{address}fit/#as-icp=healthcare&name=Willowmead%20Practice&")
    page.goto("about:blank")
    page.goto(link)
    panel.line.wait_for()
    assert (panel.note, panel.reasons, panel.line.inner_text()) == seen
    expect(page.get_by_label("As of").first).to_have_value("2026-10-02")
    expect(page.get_by_label("Company")).to_have_value("Willowmead Practice")


def test_no_link_of_an_example_loses_a_value(page: Page, address: str) -> None:
    panel = Panel(page).open(address)
    seen = []
    for example in playbook().examples:
        panel.start_from(example)
        seen.append(panel.link)
    assert len(set(seen)) == len(playbook().examples)
    assert [link for link in seen if not link.startswith(f"{address}fit/#")] == []


def test_the_panel_of_an_icp_links_to_the_page_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}icp/saas/")
    page.get_by_text("Score an account against").click()
    panel = Panel(page)
    panel.line.wait_for()
    panel.start_from("tallyforge")
    note, link = panel.note, panel.link
    assert link.startswith(f"{address}fit/#as-icp=saas&name=Tallyforge&")
    page.goto(link)
    panel.line.wait_for()
    assert panel.note == note


def test_what_would_lead_higher_stands_under_the_verdict(page: Page, address: str) -> None:
    panel = Panel(page).open(address)
    expect(page.locator(".fit-share")).to_be_hidden()
    panel.start_from("castlegate-systems")
    (line,) = (line for line in panel.note.splitlines() if line.startswith(("To reach ", "No answer ")))
    expect(page.locator(".fit-up")).to_have_text(line)


def test_what_no_link_can_hold_is_named(chrome: Browser) -> None:
    """The values of contacts stay on the computer: the link says that it is without them."""
    with modules_page(chrome, "catalogue", "share") as page:
        line = in_browser(
            page,
            """(data) => {
                const people = { years: { contacts: [5, null] }, asked_by: { contacts: [true] } };
                const account = { employees: 12, ...people };
                const state = { account, icp: "bakeries", asOf: "2026-11-30", list: true };
                return linkLine(verdictLink(state, catalogue(data), "https://x.example/fit/"));
            }""",
            page_data(),
        )
    names = " and ".join(contact_playbook().catalogue[id_].label for id_ in ("years", "asked_by"))
    assert line == f"Without {names}: https://x.example/fit/#as-icp=bakeries&employees=12&as-of=2026-11-30"


def test_on_a_telephone_the_verdict_comes_first_and_the_question_stays_at_hand(
    finger: Page, address: str
) -> None:
    panel = Panel(finger).open(address)
    line, bar = panel.line.bounding_box(), finger.get_by_role("group", name="Account").bounding_box()
    assert line is not None
    assert bar is not None
    assert line["y"] < 300
    assert line["y"] < bar["y"]
    panel.start_from("willowmead-practice")
    finger.evaluate("document.querySelector('[data-field=pains]').scrollIntoView()")
    question = panel.ask.locator(".fit-ask__question")
    expect(question).not_to_be_in_viewport()
    finger.get_by_role("button", name="Ask next: ").tap()
    expect(question).to_be_in_viewport()
    expect(question).to_be_focused()
