"""How each errand is run: what a reader presses, with a mouse, with a finger or with keys alone."""

import re
from collections.abc import Callable
from typing import Literal

from playwright.sync_api import Locator, Page, expect

from tests.browser.found import found_in
from tests.browser.panel import Panel
from tests.browser.paper import on_paper, on_screen

Device = Literal["mouse", "finger", "keys"]
FARTHEST = 400
"""Presses of Tab after which a thing counts as out of reach."""
AREA = "#pb-content, [data-search]"
"""What a reader reads: the page's own text and what the search shows."""
COMPANY = {"industry": "B2B software", "employees": "80"}


class Hand:
    """Presses on a page, counted. Typing, scrolling and moving with Tab are free."""

    def __init__(self, page: Page, device: Device) -> None:
        self.page = page
        self.device = device
        self.presses = 0

    def press(self, target: Locator) -> None:
        """A click, a tap, or Enter on what Tab has reached."""
        self.presses += 1
        if self.device == "keys":
            self._reach(target)
            self.page.keyboard.press("Enter")
        elif self.device == "finger":
            target.tap()
        else:
            target.click()

    def choose(self, target: Locator, label: str) -> None:
        """A choice in a list."""
        self.presses += 1
        if self.device == "keys":
            self._reach(target)
            self.page.keyboard.type(label)
            expect(target.locator("option:checked")).to_have_text(label)
        else:
            target.select_option(label=label)

    def jump(self, name: str) -> None:
        """A press on a jump of the call sheet."""
        self.press(self.page.locator(".call-jump").get_by_role("link", name=name, exact=True))

    def link(self, name: str) -> None:
        """A press on a link of the page's own text."""
        self.press(self.page.locator("#pb-content").get_by_role("link", name=name).first)

    def search(self, text: str) -> None:
        """Opens the search and types."""
        self.presses += 1
        if self.device == "keys":
            self.page.keyboard.press("Control+k")
        elif self.device == "finger":
            self.page.locator("label.md-header__button[for=__search]").tap()
        else:
            self.page.get_by_role("combobox", name="Search").click()
        expect(self.page.get_by_role("combobox", name="Search")).to_be_focused()
        self.page.keyboard.type(text)

    def take(self, shown: str) -> None:
        """Takes the first result, which shows a text."""
        first = found_in(self.page).first
        expect(first).to_contain_text(shown)
        if self.device != "keys":
            self.press(first)
            return
        self.presses += 1
        self.page.keyboard.press("Enter")

    def fill(self, field: str, value: str) -> None:
        """What is known of an account: typed, or chosen where there is a list."""
        self.page.locator(".fit-line").wait_for()
        part = self.page.locator(f"[data-field={field}]")
        if part.locator("select").count():
            self.choose(part.locator("select"), value)
        else:
            part.locator("input").first.fill(value)

    def _reach(self, target: Locator) -> None:
        """Moves with Tab, past the navigation by the link that is there for it."""
        target.wait_for()
        keyboard = self.page.keyboard
        fresh = self.page.evaluate("document.activeElement === document.body && !location.hash")
        if fresh and target.evaluate("node => Boolean(node.closest('#pb-content'))"):
            keyboard.press("Tab")
            expect(self.page.locator(":focus")).to_have_text("Skip to the content")
            keyboard.press("Enter")
        for _ in range(FARTHEST):
            if target.evaluate("node => node === document.activeElement"):
                return
            keyboard.press("Tab")
        raise AssertionError(f"no key leads to {target}")


def _described(hand: Hand) -> None:
    for field, value in COMPANY.items():
        hand.fill(field, value)


def _compare(hand: Hand, first: str, second: str) -> None:
    pair = hand.page.locator(".pb-pair")
    hand.choose(pair.get_by_role("combobox", name="Compare", exact=True), first)
    hand.choose(pair.get_by_role("combobox", name="with", exact=True), second)


def _on_the_line(hand: Hand, name: str) -> None:
    hand.choose(hand.page.locator(".call-who select"), name)


def _open(hand: Hand, reader: str) -> None:
    hand.press(hand.page.locator(f"[data-fold={reader}] > summary"))


def _narrow(hand: Hand, label: str, value: str) -> None:
    hand.choose(hand.page.get_by_role("combobox", name=label, exact=True), value)


def _button(hand: Hand, name: str) -> None:
    hand.press(hand.page.locator("#pb-content").get_by_role("button", name=name, exact=True).first)


def _filter(hand: Hand, icp: str, tool: str) -> Locator:
    part = hand.page.locator(".rf-tool", has=hand.page.locator(f"#filter-{icp}-{tool}"))
    hand.press(part.locator("summary"))
    return part


def call_sheet_from_home(hand: Hand) -> None:
    hand.link("What do I say to this kind of company?")
    hand.link("Call sheet: Spot carriers")


def call_sheet_one_person(hand: Hand) -> None:
    _on_the_line(hand, "IT manager")
    hand.jump("Objections")


def person_moves_along(hand: Hand) -> None:
    _on_the_line(hand, "CFO or finance director")
    hand.jump("Next")
    hand.link("Warehousing and fulfilment")
    expect(hand.page.locator(".call-who select option:checked")).to_have_text("CFO or finance director")


def search_in_the_sheet(hand: Hand) -> None:
    find = hand.page.get_by_role("searchbox", name="Find on this sheet")
    hand.press(find)
    find.press_sequentially("portal")


def opener_for_incident(hand: Hand) -> None:
    hand.link("What happened that makes now the time to call?")
    hand.link("Operations incident")


def search_to_answer(hand: Hand) -> None:
    hand.search("who signs at a clinic")
    hand.take("up to about $50k")


def search_by_key(hand: Hand) -> None:
    hand.search("detention proof")
    hand.take("$11,400 of detention")


def account_from_search(hand: Hand) -> None:
    hand.search("200 employees manufacturer")
    hand.take("200")


def store_from_search(hand: Hand) -> None:
    hand.search("$3M shopify store")
    hand.take("$3M")


def link_to_verdict(hand: Hand) -> None:
    _described(hand)
    _button(hand, "Copy link")


def verdict_link_opens(hand: Hand) -> None:
    hand.choose(hand.page.get_by_role("combobox", name="Score against"), "SaaS scale-ups")
    hand.fill("industry", "Public sector")
    verdict = hand.page.locator(".fit-line")
    expect(verdict.locator("strong")).to_have_text("Out")
    seen, link = verdict.text_content() or "", Panel(hand.page).link
    _button(hand, "Copy link")
    hand.page.goto("about:blank")
    hand.page.goto(link)
    expect(verdict).to_have_text(seen)


def fit_on_telephone(hand: Hand) -> None:
    hand.fill("industry", "Outpatient care")
    hand.fill("employees", "60")


def crm_note_carries_link(hand: Hand) -> None:
    _described(hand)
    _button(hand, "Copy the note")


def nothing(hand: Hand) -> None:
    """What is wanted stands there already."""
    assert hand.presses == 0


def two_icps(hand: Hand) -> None:
    _compare(hand, "Private clinics", "Mid-sized manufacturers")


def salesforce_filter(hand: Hand) -> None:
    hand.press(_filter(hand, "manufacturing", "salesforce").get_by_role("button"))


def hubspot_filter(hand: Hand) -> None:
    _filter(hand, "ecommerce", "hubspot")


def sql_filter_icp(hand: Hand) -> None:
    _open(hand, "market")
    hand.press(hand.page.locator(".rf-tool summary", has_text="SQL"))


def copy_tools(hand: Hand) -> None:
    _open(hand, "market")
    _button(hand, "Copy the tools, with commas")


def personas_by_icp_and_role(hand: Hand) -> None:
    _narrow(hand, "ICP", "Mid-sized manufacturers")
    _narrow(hand, "Role there", "Blocker")


def suggest_a_change(hand: Hand) -> None:
    _open(hand, "keep")
    _button(hand, "Suggest a change: Going live and staying")


def fold_shared(hand: Hand) -> None:
    _open(hand, "keep")
    expect(hand.page).to_have_url(re.compile(r"\?for=.*keep"))
    hand.page.goto(hand.page.url)
    expect(hand.page.locator("[data-fold=keep]")).to_have_attribute("open", "")


def print_all(hand: Hand) -> None:
    on_paper(hand.page)
    expect(hand.page.locator(".pb-sheet")).to_be_visible()
    on_screen(hand.page)
    hand.page.evaluate("window.print = () => { window.printed = true }")
    _button(hand, "Full page")
    assert hand.page.evaluate("window.printed")
    on_paper(hand.page)


WALKS: dict[str, Callable[[Hand], None]] = {
    "dental-price-objection": lambda hand: hand.jump("Objections"),
    "call-sheet-from-home": call_sheet_from_home,
    "call-sheet-one-person": call_sheet_one_person,
    "person-moves-along": person_moves_along,
    "search-in-the-sheet": search_in_the_sheet,
    "stop-reasons": lambda hand: hand.jump("Out"),
    "opener-for-incident": opener_for_incident,
    "copy-question": lambda hand: _button(hand, "Copy the question 1"),
    "search-to-answer": search_to_answer,
    "search-by-key": search_by_key,
    "none-says-so": lambda hand: hand.search("parental leave policy"),
    "account-from-search": account_from_search,
    "store-from-search": store_from_search,
    "link-to-verdict": link_to_verdict,
    "verdict-link-opens": verdict_link_opens,
    "crm-note-carries-link": crm_note_carries_link,
    "fit-on-telephone": fit_on_telephone,
    "procurement-carrier": lambda hand: hand.link("Regional freight and warehousing"),
    "pricing-lever": nothing,
    "who-signs-all": lambda hand: hand.link("Which companies do we sell to"),
    "objections-by-person": nothing,
    "win-rates": lambda hand: hand.link("Which companies do we sell to"),
    "what-is-due": lambda hand: hand.link("Everything that is due, by day"),
    "owner-due": nothing,
    "why-no-uk": lambda hand: hand.link("No UK clinics until we host there"),
    "two-icps": two_icps,
    "salesforce-filter": salesforce_filter,
    "sql-filter-icp": sql_filter_icp,
    "hubspot-filter-leaves-out": hubspot_filter,
    "cfo-segments": lambda hand: _narrow(hand, "Who signs", "CFO or finance director"),
    "copy-titles": lambda hand: _button(hand, "Copy the titles, with commas"),
    "copy-tools": copy_tools,
    "personas-by-icp-and-role": personas_by_icp_and_role,
    "two-segments": lambda hand: _compare(hand, "Software in expansion", "Series A and B scale-ups"),
    "two-personas": lambda hand: _compare(hand, "Fleet or dispatch manager", "Plant manager"),
    "lost-deep-page": lambda hand: hand.link("home page"),
    "suggest-a-change": suggest_a_change,
    "fold-shared": fold_shared,
    "print-all": print_all,
    "needs-by-segment": lambda hand: hand.link("Product"),
}
"""Errand → how it is run."""
