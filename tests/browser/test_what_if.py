"""What if on an ICP's page as a visitor uses it: by keyboard, over a list, from a link, from disk."""

import datetime
import io
import json
import re
import shutil
import zlib
from base64 import urlsafe_b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from icp_playbook.decisions import MOVE_WORDS, compare_list
from icp_playbook.fit import PreparedPlaybook
from tests.browser.accessibility import accessibility, in_both_palettes
from tests.browser.lists import text_of
from tests.browser.panel import playbook
from tests.browser.paper import on_paper
from tests.browser.visits import DESK, OVERFLOW, SMALLEST, TELEPHONE
from tests.whatif.drawn_edits import Edit, made

pytestmark = pytest.mark.browser

MUST = "Runs HubSpot or Salesforce"
DROPPED: Edit = {"entry": "profile/saas", "path": ["fit", "must", 1], "op": "remove"}
HIGHER: Edit = {"entry": "playbook/playbook", "path": ["tiers", 0, "at_least"], "op": "set", "value": 90}


class WhatIf:
    """The panel of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str, path: str = "icp/saas/?for=build") -> "WhatIf":
        """Opens the place on a page."""
        self.page.goto(address + path)
        self.page.locator(".wi-later > summary").click()
        self.rows.first.wait_for()
        return self

    @property
    def rows(self) -> Locator:
        """The parts that can be changed."""
        return self.page.locator(".wi-rows .wi-row")

    @property
    def changes(self) -> Locator:
        """The changes of the scenario at hand."""
        return self.page.locator(".wi-changes > li > span")

    def unfold(self, name: str) -> Locator:
        """Opens a row."""
        row = self.rows.filter(has=self.page.locator(".wi-row__name", has_text=name))
        row.locator("summary").click()
        return row

    def tool(self, name: str) -> Locator:
        """A button above."""
        return self.page.locator(".wi-tools").get_by_role("button", name=name)

    def block(self, title: str) -> Locator:
        """A part of the results."""
        return self.page.locator(".wi-block").filter(has=self.page.get_by_role("heading", name=title))

    def shared(self) -> list[Any]:
        """What the address says once it is written."""
        expect(self.page).to_have_url(re.compile("what-if="))
        return inflated(self.page.url.partition("what-if=")[2])


def inflated(part: str) -> list[Any]:
    """What a part of an address says."""
    assert part.startswith("z")
    letters = part[1:] + "=" * (-len(part[1:]) % 4)
    return list(json.loads(zlib.decompress(urlsafe_b64decode(letters), -15)))


def expect_shared(panel: "WhatIf", is_right: Callable[[list[Any]], bool]) -> None:
    """Waits until the address says what it is to say."""

    def fits(url: str) -> bool:
        part = url.partition("what-if=")[2]
        return bool(part) and is_right(inflated(part))

    panel.page.wait_for_url(fits)


@pytest.fixture
def what_if(page: Page, address: str) -> WhatIf:
    """The panel of the SaaS profile, with nothing tried out."""
    return WhatIf(page).open(address)


def test_a_page_loads_nothing_of_it_before_it_is_opened(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}icp/saas/?for=build")
    page.locator(".wi-later > summary").wait_for()
    early = [url for url in asked if "/whatif/" in url and not url.endswith("later.js")]
    page.locator(".wi-later > summary").click()
    page.locator(".wi-rows .wi-row").first.wait_for()
    assert early == []
    assert any(url.endswith("whatif-data.js") for url in asked)


def test_by_keyboard_a_must_is_dropped_read_out_and_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}icp/saas/?for=build")
    page.locator(".wi-later > summary").focus()
    page.keyboard.press("Enter")
    panel = WhatIf(page)
    panel.rows.first.wait_for()
    press_until(page, "Tab", MUST)
    page.keyboard.press("Enter")
    press_until(page, "Tab", "Drop this must")
    page.keyboard.press("Enter")
    expect(panel.changes).to_have_text([f"Drop the must “{MUST}”"])
    expect(page.locator(".wi-proof")).to_have_text(["Proven: Nobody stops qualifying for SaaS scale-ups."])
    expect(page.locator(".wi [role=status].fit-hidden")).to_contain_text("of 15 examples")
    assert focused(page) == "Put it back"
    press_until(page, "Shift+Tab", "Undo")
    page.keyboard.press("Enter")
    expect(panel.changes).to_have_count(0)
    press_until(page, "Tab", "Redo")
    page.keyboard.press("Enter")
    expect(panel.changes).to_have_count(1)


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent"))


def press_until(page: Page, key: str, words: str) -> None:
    """Moves the focus until it is on something with these words."""
    for _ in range(80):
        page.keyboard.press(key)
        if words in focused(page):
            return
    raise AssertionError(f"{key} does not lead to {words}")


def test_a_bound_is_typed_and_a_wrong_one_is_not_taken(what_if: WhatIf) -> None:
    row = what_if.unfold("50–200 employees")
    low = row.get_by_label("Employees, from").first
    low.fill("many")
    low.press("Tab")
    expect(row.locator(".wi-problem")).to_have_text("Not taken: must be a number.")
    expect(what_if.changes).to_have_count(0)
    low.fill("500")
    low.press("Tab")
    expect(row.locator(".wi-problem")).to_have_text("Not taken: the range ends before it begins.")
    low.fill("80")
    low.press("Tab")
    expect(what_if.changes).to_have_text(["“50–200 employees”: 50 → 80"])
    expect(row.locator(".wi-row__when")).to_contain_text("Employees 80–200 people")
    low.fill("50")
    low.press("Tab")
    expect(what_if.changes).to_have_count(0)


def test_values_are_taken_out_and_added(what_if: WhatIf) -> None:
    row = what_if.unfold("Earns recurring revenue")
    row.get_by_role("button", name="Take out Usage-based").click()
    expect(what_if.changes).to_have_text(["“Earns recurring revenue”: without Usage-based"])
    row.get_by_label("add a value of Business model").select_option(index=2)
    expect(what_if.changes).to_have_count(2)
    expect(row.locator(".wi-chip--new")).to_have_count(1)
    expect(row.locator(".wi-mark")).to_have_text("changed")
    row.locator(".wi-chip--new").click()
    expect(what_if.changes).to_have_count(1)
    single = what_if.unfold("Sells B2B software")
    single.get_by_label("add a value of Industry").select_option(label="Online retail")
    expect(what_if.changes.last).to_contain_text("Industry is B2B software → Industry is B2B software or")
    expect_shared(
        what_if,
        lambda shared: (
            [edit[1] for edit in shared[2]]
            == [
                ["fit", "must", "@recurring-revenue", "when", "in", "@usage-based"],
                ["fit", "must", "@b2b-software", "when"],
            ]
        ),
    )


def test_a_must_and_a_disqualifier_are_added(what_if: WhatIf, page: Page) -> None:
    page.get_by_text("Add a must", exact=True).click()
    page.get_by_label("Field of the new must").select_option("employees")
    page.get_by_label("Test of the new must").select_option("at_least")
    page.get_by_label("Value of the new must").fill("20")
    page.get_by_role("button", name="Add this must").click()
    expect(what_if.changes).to_have_text(["Add a must: Employees at least 20 people"])
    page.get_by_label("Add a disqualifier").select_option("tender-only")
    expect(what_if.changes).to_have_count(2)
    expect(page.locator(".wi-proof").first).to_have_text("Proven: Nobody newly qualifies for SaaS scale-ups.")
    page.get_by_label("New must: Employees, at least").fill("35")
    page.get_by_label("New must: Employees, at least").press("Tab")
    expect(what_if.changes.first).to_have_text("Add a must: Employees at least 35 people")
    page.get_by_label("New must: Employees, at least").fill("few")
    page.get_by_label("New must: Employees, at least").press("Tab")
    expect(page.locator(".wi-problem")).to_have_text("Not taken: must be a number.")
    expect(what_if.changes).to_have_count(2)
    page.get_by_role("button", name="Take out the new must").click()
    expect(what_if.changes).to_have_count(1)


def test_a_link_opens_the_same_and_says_what_no_longer_fits(
    what_if: WhatIf, page: Page, address: str
) -> None:
    row = what_if.unfold(MUST)
    row.get_by_role("button", name="Drop the must").click()
    what_if.tool("Copy to B").click()
    page.get_by_label("Tier 1 starts at, for every ICP").fill("90")
    page.get_by_label("Tier 1 starts at, for every ICP").press("Tab")
    expect(what_if.changes).to_have_count(2)
    expect(page.locator(".wi-sides")).to_be_visible()
    expect_shared(what_if, lambda shared: len(shared[3]) == 2)
    page.reload()
    expect(what_if.changes).to_have_text([f"Drop the must “{MUST}”", "Tier 1 from 75 → 90"])
    expect(what_if.tool("Scenario B")).to_have_attribute("aria-pressed", "true")
    shared = what_if.shared()
    shared[2][0][4] = "changed"
    shared[3][0][1][2] = "@gone"
    shared[3].append(["profile/saas", ["__proto__", "x"], "set", "y", ""])
    page.goto("about:blank")
    page.goto(f"{address}icp/saas/#what-if={quote(json.dumps(shared))}")
    expect(page.locator(".wi .pb-note--gap").first).to_have_text(
        "Not taken over from the link: profile/saas crm has changed since the link was made; "
        "profile/saas gone is not in this playbook any more; "
        "profile/saas __proto__ x has changed since the link was made."
    )
    expect(what_if.changes).to_have_text(["Tier 1 from 75 → 90"])


def test_a_link_has_changes_of_which_one_needs_another(what_if: WhatIf, page: Page) -> None:
    for label, value in (("Tier 2", "30"), ("Tier 1", "40"), ("Tier 2", "20")):
        start = page.get_by_label(f"{label} starts at, for every ICP")
        start.fill(value)
        start.press("Tab")
        expect(start).to_have_class(re.compile("wi-input--edited"))
    expect_shared(what_if, lambda shared: [edit[3] for edit in shared[2]] == [40, 20])
    page.reload()
    expect(what_if.changes).to_have_count(2)
    expect(page.locator(".wi .pb-note--gap").first).to_be_hidden()


def test_a_change_that_another_needs_is_not_undone_in_silence(what_if: WhatIf, page: Page) -> None:
    second = page.get_by_label("Tier 2 starts at, for every ICP")
    second.fill("30")
    second.press("Tab")
    expect(what_if.changes).to_have_text(["Tier 2 from 50 → 30"])  # drawn, so that it takes the next
    first = page.get_by_label("Tier 1 starts at, for every ICP")
    first.fill("40")
    first.press("Tab")
    expect(what_if.changes).to_have_text(["Tier 2 from 50 → 30", "Tier 1 from 75 → 40"])
    why = "Not taken: each tier must start above the next."
    page.get_by_role("button", name="Undo: Tier 2").click()
    expect(page.locator(".wi-changes .wi-problem")).to_have_text(why)
    second.fill("50")
    second.press("Tab")
    expect(page.locator(".wi-setting .wi-problem")).to_have_text(why)
    expect(page.locator(".wi-changes > li")).to_have_count(2)


@pytest.mark.parametrize(
    "text", ["nothing", "%", "[]", "[9,0,[],[]]", "[1,0,[7],[null]]", '[1,0,{"a":1},"b"]']
)
def test_no_link_breaks_the_page(page: Page, address: str, text: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}icp/saas/#what-if={text}")
    page.locator(".wi-rows .wi-row").first.wait_for()
    expect(page.locator(".wi-changes")).to_have_count(0)
    assert errors == []


def test_five_thousand_accounts_move_as_the_command_moves_them(what_if: WhatIf, page: Page) -> None:
    text = text_of(5000)
    page.locator(".wi-drop input[type=file]").set_input_files(
        {"name": "accounts.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    expect(what_if.block("Your list")).to_contain_text("accounts read")
    page.get_by_label("Tier 1 starts at, for every ICP").fill("90")
    page.get_by_label("Tier 1 starts at, for every ICP").press("Tab")
    what_if.unfold(MUST).get_by_role("button", name="Drop the must").click()
    summed = what_if.block("Your list").locator(".wi-sum")
    summed.wait_for(timeout=60_000)
    changed = made(playbook(), [DROPPED, HIGHER])
    assert changed is not None
    sides = PreparedPlaybook.of(playbook()), PreparedPlaybook.of(changed)
    today = datetime.date.fromisoformat(page.locator(".wi-drop input[type=date]").input_value())
    found = compare_list(io.BytesIO(text.encode()), "accounts.csv", *sides, today)
    kinds = [f"{found.counts[kind]:,} {words}" for kind, words in MOVE_WORDS.items() if found.counts[kind]]
    listed = f"{', '.join(kinds[:-1])} and {kinds[-1]}" if len(kinds) > 1 else kinds[0]
    whole = f"{found.moved:,} of {found.judged:,} accounts move: {listed}."
    expect(summed).to_have_text(whole, timeout=60_000)
    assert found.unread
    expect(what_if.block("Your list").locator(".pb-hint")).to_have_text(
        f"{found.unread} rows could not be read as an account and are left out; "
        f"{found.gaps:,} cells could not be read and count as not known."
    )


def test_the_back_tests_rates_stand_beside_what_they_are_of(what_if: WhatIf) -> None:
    row = what_if.unfold("50–200 employees")
    expect(row.locator(".wi-rate")).to_have_text(
        re.compile(r"^Where it is met: \d+ of \d+ won \(\d+%\); where it is missed: \d+ of \d+ won")
    )
    expect(what_if.block("How tiers win today").locator("dd").first).to_have_text(
        re.compile(r"^\d+ of \d+ won \(\d+%\)$")
    )


def test_on_the_page_of_fit_it_stands_beside_an_account(page: Page, address: str) -> None:
    panel = WhatIf(page).open(address, "fit/#employees=120")
    panel.unfold(MUST).get_by_role("button", name="Drop the must").click()
    expect(page).to_have_url(re.compile("#employees=120&as-of=[^&]*&what-if="))
    page.locator("[data-field=employees] input").fill("130")
    expect(page).to_have_url(re.compile("#employees=130&as-of=[^&]*&what-if="))
    page.reload()
    expect(panel.changes).to_have_count(1)
    expect(page.locator("[data-field=employees] input")).to_have_value("130")
    expect(page.locator(".fit-notice")).to_be_hidden()


def test_it_works_from_disk(page: Page, web: Path, tmp_path: Path) -> None:
    shutil.copytree(web / "team" / "playbook", tmp_path / "site")
    panel = WhatIf(page).open(f"{tmp_path.as_uri()}/", "site/icp/saas/index.html?for=build")
    panel.unfold(MUST).get_by_role("button", name="Drop the must").click()
    expect(panel.changes).to_have_text([f"Drop the must “{MUST}”"])
    expect(page).to_have_url(re.compile("what-if="))
    page.reload()
    expect(panel.changes).to_have_count(1)


@pytest.mark.usefixtures("what_if")
def test_nothing_of_it_is_printed(page: Page) -> None:
    on_paper(page)
    expect(page.locator(".wi")).to_be_hidden()
    expect(page.locator("#what-if")).to_be_hidden()


def test_a_press_after_typing_is_a_click(what_if: WhatIf, page: Page) -> None:
    what_if.unfold("50–200 employees").get_by_label("Employees, from").first.fill("80")
    row = what_if.rows.filter(has=page.locator(".wi-row__name", has_text="Earns recurring revenue"))
    row.locator("summary").hover()
    page.mouse.down()
    page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 50))")
    expect(what_if.changes).to_have_count(0)
    page.mouse.up()
    expect(row.get_by_role("button", name="Take out Usage-based")).to_be_visible()
    expect(what_if.changes).to_have_count(1)


def test_axe_finds_nothing_and_nothing_sticks_out(what_if: WhatIf, page: Page) -> None:
    what_if.unfold(MUST).get_by_role("button", name="Drop the must").click()
    what_if.unfold("50–200 employees").get_by_label("Employees, from").first.fill("80")
    what_if.unfold("Earns recurring revenue").get_by_role("button", name="Take out Usage-based").click()
    page.get_by_label("Tier 1 starts at, for every ICP").fill("90")
    what_if.tool("Copy to B").click()
    page.locator(".wi-moves").wait_for()
    seen: dict[str, object] = {}
    asked: dict[str, None] = {}
    page.set_viewport_size({"width": DESK, "height": 900})
    seen["at a desk"] = (in_both_palettes(page, ".wi", asked), page.evaluate(OVERFLOW) > 0)
    page.set_viewport_size({"width": TELEPHONE, "height": 900})
    seen["on a telephone"] = (accessibility(page, "everything", ".wi"), page.evaluate(OVERFLOW) > 0)
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    assert page.evaluate(OVERFLOW) <= 0
    assert seen == {"at a desk": ((), False), "on a telephone": ((), False)}


def test_what_is_tried_out_can_be_proposed(what_if: WhatIf, page: Page) -> None:
    page.get_by_label("Tier 1 starts at, for every ICP").fill("85")
    page.get_by_label("Tier 1 starts at, for every ICP").press("Tab")
    what_if.tool("Propose this change").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Ropewalk ICP Playbook")
    expect(dialog.locator(".sg-changes")).to_contain_text("Tier 1 from 75 → 85")
