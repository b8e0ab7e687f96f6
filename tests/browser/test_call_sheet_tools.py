"""The call sheet while somebody waits: jumps, who is on the line, its search, copying by keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import accessibility, in_both_palettes
from tests.browser.panel import playbook
from tests.browser.paper import on_paper
from tests.browser.test_call_sheet import listeners

pytestmark = pytest.mark.browser

DENTAL = "segments/healthcare-dental-vision/call/"
CARRIERS = "segments/logistics-contract-carriers/call/"
PARTS = ("Who", "Ask", "Objections", "Proof", "Out", "Next")
HEADINGS = (
    "Who is on the line",
    "Questions, in the order to ask",
    "Objections and answers",
    "Proof that counts here",
    "Listen for a reason to stop",
    "Next",
)


def objections(page: Page) -> Locator:
    """The objections that can be seen."""
    return page.locator(".pb-objections article:visible q")


def raised(segment: str, persona: str) -> list[str]:
    """The objections of a segment that a persona or anybody raises, as the YAML has them."""
    entries = playbook().segments[segment].objections
    return [one.objection for one in entries if not one.raised_by or persona in one.raised_by]


def person(page: Page) -> Locator:
    """The list of whoever may be on the line."""
    return page.locator(".call-who select")


def find(page: Page) -> Locator:
    """The search of the sheet."""
    return page.get_by_role("searchbox", name="Find on this sheet")


def test_every_part_is_one_press_away_on_a_telephone(finger: Page, address: str) -> None:
    finger.goto(address + DENTAL)
    bar = finger.get_by_role("navigation", name="On this sheet")
    assert bar.get_by_role("link").all_inner_texts() == list(PARTS)
    for name, heading in zip(PARTS, HEADINGS, strict=True):
        bar.get_by_role("link", name=name, exact=True).tap()
        expect(finger.locator("h2", has_text=heading)).to_be_in_viewport()
        expect(bar.get_by_role("link", name="Objections")).to_be_in_viewport()
    bar.get_by_role("link", name="Objections").tap()
    expect(finger.locator("q", has_text="We pay $400 a month for reminders")).to_be_in_viewport()
    expect(finger.locator("#objection-cheap-reminders [data-copy]")).to_be_in_viewport()


def test_only_what_the_person_on_the_line_says_is_shown_and_the_rest_is_counted(
    page: Page, address: str
) -> None:
    segment = "healthcare-dental-vision"
    everything = [one.objection for one in playbook().segments[segment].objections]
    page.goto(address + DENTAL)
    for persona in playbook().segments[segment].personas:
        name = playbook().personas[persona].name
        person(page).select_option(name)
        expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
        expect(listeners(page)).to_have_text([name])
        shown = raised(segment, persona)
        expect(objections(page)).to_have_text(shown)
        assert 0 < len(shown) < len(everything)
        hidden = len(everything) - len(shown)
        expect(page.locator(".call-pick output")).to_contain_text(f"{hidden} objection")
        page.get_by_role("button", name=f"Show {hidden} objection").click()
        expect(objections(page)).to_have_text(everything)
        expect(listeners(page)).to_have_text([name])
    page.get_by_role("button", name="Everyone").click()
    expect(objections(page)).to_have_text(everything)


def test_proof_and_messages_of_others_are_kept_back_until_they_are_asked_for(
    page: Page, address: str
) -> None:
    """Read from the YAML by hand: each of the three proof points answers one of the three people."""
    page.goto(f"{address}segments/saas-series-a/call/")
    proof = page.locator("section", has=page.locator("#proof")).locator(".pb-card")
    letters = page.locator("section", has=page.locator("#messages")).locator(".pb-card")
    seen = {
        "Head of growth": ("Wexcombe Analytics", ["E-mail, day 1", "Call, day 3"]),
        "Founder or owner": ("Across 27 customers", ["LinkedIn, day 8"]),
        "Revenue operations manager": ("In 22 of 24 recorded calls", ["E-mail, day 12"]),
    }
    for name, (words, messages) in seen.items():
        person(page).select_option(name)
        expect(proof.locator("visible=true")).to_have_count(1)
        expect(proof.locator("visible=true")).to_contain_text(words)
        expect(letters.locator("visible=true")).to_contain_text(
            [f"{one}, to {name}" for one in messages], ignore_case=True
        )
        expect(page.locator(".call-listener:visible dt", has_text="Best time")).to_have_count(1)
    page.get_by_role("button", name="Show 3 messages of others").click()
    expect(letters.locator("visible=true")).to_have_count(4)
    expect(letters.first).to_be_focused()
    expect(proof.locator("visible=true")).to_have_count(1)
    expect(page.locator(".call-pick output")).to_have_text(
        "2 others, 2 objections and 2 proof points are hidden"
    )


def test_an_objection_names_who_raises_it_on_the_sheet_and_on_the_page(page: Page, address: str) -> None:
    for path in (DENTAL, DENTAL.removesuffix("call/")):
        page.goto(f"{address}{path}?persona=all")
        for one in playbook().segments["healthcare-dental-vision"].objections:
            names = [playbook().personas[id_].name for id_ in one.raised_by]
            raised_by = page.locator(f"#objection-{one.id} .call-raised")
            expect(raised_by).to_have_text(
                f"Raised by {', '.join(names)}" if names else "Anyone may raise it"
            )
            assert raised_by.locator("a").count() == len(names)


def test_the_person_moves_along_and_back(page: Page, address: str) -> None:
    page.goto(address + CARRIERS)
    person(page).select_option("CFO or finance director")
    page.locator(".call-next").get_by_role("link", name="Call sheet Warehousing and fulfilment").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Call sheet: Warehousing and fulfilment")
    expect(listeners(page)).to_have_text(["CFO or finance director"])
    page.get_by_role("link", name="Full segment page", exact=True).click()
    page.get_by_role("link", name="Call sheet", exact=True).first.click()
    expect(listeners(page)).to_have_text(["CFO or finance director"])
    page.locator(".call-listener:visible h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("CFO or finance director")
    page.go_back()
    expect(listeners(page)).to_have_text(["CFO or finance director"])
    page.goto(f"{address}{DENTAL}")
    expect(listeners(page)).to_have_text(["Clinic manager"])
    expect(page.locator(".call-pick output")).to_contain_text("CFO or finance director is not on this sheet.")


def test_the_page_of_a_persona_leads_to_sheets_with_them_on_the_line(page: Page, address: str) -> None:
    page.goto(f"{address}personas/medical-director/")
    page.locator("#pb-content .pb-hint a", has_text="Dental and eye care groups").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Call sheet: Dental and eye care groups")
    expect(listeners(page)).to_have_text(["Medical director"])


def test_the_search_narrows_the_sheet_and_escape_brings_it_back(page: Page, address: str) -> None:
    page.goto(address + CARRIERS)
    before = page.locator("[data-find]:visible").count()
    find(page).fill("PÓRTAL")
    expect(page.locator("#objection-shipper-portal")).to_contain_text(
        "Each portal shows one shipper its own loads"
    )
    expect(page.locator("#objection-shipper-portal")).to_be_visible()
    seen = page.locator("[data-find]:visible")
    assert 0 < seen.count() < before
    assert [text for text in seen.all_inner_texts() if "portal" not in text.casefold()] == []
    expect(page.locator(".call-found")).to_have_text(f"{seen.count()} found, for everyone")
    find(page).fill("no such thing")
    expect(page.locator(".call-found")).to_have_text("Nothing found")
    assert page.locator("[data-find]:visible").count() == 0
    find(page).press("Escape")
    expect(find(page)).to_have_value("")
    assert page.locator("[data-find]:visible").count() == before
    find(page).fill("portal")
    page.locator(".call-jump").get_by_role("link", name="Out").click()
    assert page.locator("[data-find]:visible").count() == before


def test_the_search_opens_what_is_folded_and_folds_it_again(page: Page, address: str) -> None:
    page.goto(address + DENTAL)
    before = page.locator(".call-before")
    first = before.locator("dt").first
    wanted = first.text_content() or ""
    expect(first).to_be_hidden()
    find(page).fill(wanted)
    expect(first).to_be_visible()
    find(page).press("Escape")
    expect(first).to_be_hidden()


def test_paper_has_everything_the_search_has_hidden(page: Page, address: str) -> None:
    page.goto(address + DENTAL)
    find(page).fill("no such thing")
    on_paper(page)
    expect(page.locator(".call-sheet")).to_contain_text("We pay $400 a month for reminders")
    expect(page.locator(".call-sheet__answer").first).to_be_visible()
    expect(page.locator(".call-bar")).to_be_hidden()


def test_without_scripts_all_is_open_and_the_jumps_work(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}{DENTAL}?persona=it-manager")
    count = len(playbook().segments["healthcare-dental-vision"].objections)
    assert scriptless.locator(".pb-objections article:visible").count() == count
    expect(person(scriptless)).to_be_hidden()
    scriptless.locator(".call-jump").get_by_role("link", name="Objections").click()
    expect(scriptless.get_by_role("heading", name="Objections and answers")).to_be_in_viewport()


def test_the_keyboard_picks_who_is_on_the_line_reaches_the_price_and_copies_the_answer(
    page: Page, address: str
) -> None:
    """Enter twice and one letter: to the objections, to the person, and on the copy button."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + DENTAL)
    person(page).focus()
    page.keyboard.type("Clinic")
    page.locator(".call-jump").get_by_role("link", name="Objections").focus()
    page.keyboard.press("Enter")
    article = page.locator("#objection-cheap-reminders")
    expect(article).to_be_in_viewport()
    for _ in range(30):
        page.keyboard.press("Tab")
        if article.evaluate("part => part.contains(document.activeElement)"):
            break
    article.get_by_role("button", name="Copy the answer").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pb-status")).to_have_text("Copied")
    assert "Keep the reminders if they work" in page.evaluate("navigator.clipboard.readText()")
    page.go_back()


def test_questions_are_copied_one_by_one_with_one_stop_of_the_keyboard(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}segments/healthcare-dental-vision/")
    asked = playbook().segments["healthcare-dental-vision"].questions
    buttons = page.get_by_role("button", name="Copy the question")
    assert buttons.count() == len(asked)
    stops = [buttons.nth(at).get_attribute("tabindex") for at in range(len(asked))]
    assert stops == ["0", *["-1"] * (len(asked) - 1)]
    buttons.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".pb-status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == asked[1]
    page.keyboard.press("ArrowUp")
    expect(buttons.first).to_be_focused()


def test_a_question_of_the_verdict_is_copied_without_what_it_settles(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + DENTAL)
    question = page.locator(".pb-questions li").first
    question.get_by_role("button").click()
    expect(question.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "If you wanted a list of everything that ran late last month, how would you get it?"
    )


def test_titles_are_copied_for_a_field_and_as_lines(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}personas/operations-director/")
    titles = playbook().personas["operations-director"].titles
    for name, between in (("with commas", ", "), ("each on a line", "\n")):
        page.get_by_role("button", name=f"Copy the titles, {name}").click()
        expect(page.locator(".pb-status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == between.join(titles)


def test_axe_finds_nothing_on_a_sheet_with_its_tools(page: Page, finger: Page, address: str) -> None:
    page.goto(address + DENTAL)
    find(page).fill("server")
    assert in_both_palettes(page, "html", {}) == ()
    finger.goto(address + DENTAL)
    assert accessibility(finger, "everything") == ()


def test_words_channels_and_domains_are_copied_for_an_audience(page: Page, address: str) -> None:
    """Items that have commas themselves are copied as lines, so that they stay apart."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    segment = playbook().segments["saas-series-a"]
    wanted = (
        ("segments/saas-series-a/", "words, with commas", ", ".join(segment.messaging.say)),
        ("segments/saas-series-a/", "channels, each on a line", "\n".join(segment.channels)),
        ("icp/saas/", "domains, each on a line", "plumbandco.example\ntallyforge.example"),
        (
            "roles/marketer/",
            "domains of SaaS scale-ups, with commas",
            "plumbandco.example, tallyforge.example",
        ),
    )
    for path, name, text in wanted:
        page.goto(address + path)
        page.get_by_role("button", name=f"Copy the {name}").click()
        expect(page.locator(".pb-status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == text
    page.goto(f"{address}segments/saas-series-a/")
    assert page.get_by_role("button", name="Copy the channels, with commas").count() == 0
