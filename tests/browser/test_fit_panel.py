"""Scoring one account on /fit/: choosing, typing, answering or following a link gives Python's verdict."""

import datetime
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from icp_playbook.fit import Verdict, as_account, evaluate, fields_in, rank
from tests.browser.panel import Panel, note_on, playbook, program, shown

pytestmark = pytest.mark.browser

EXAMPLES = sorted(playbook().examples)
WILLOWMEAD = playbook().examples["willowmead-practice"]


def covering() -> set[str]:
    """Examples that between them answer every field that any example answers."""
    left = {name: set(example.account) for name, example in playbook().examples.items()}
    chosen: set[str] = set()
    while any(left.values()):
        most = max(sorted(left), key=lambda name: len(left[name]))
        chosen.add(most)
        left = {name: fields - left[most] for name, fields in left.items()}
    return chosen


TYPED = covering()


@pytest.fixture(scope="module")
def desk(chrome: Browser, address: str) -> Iterator[Panel]:
    """A panel into which accounts are entered one after another."""
    with chrome.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield Panel(context.new_page()).open(address)


@pytest.fixture
def panel(page: Page, address: str) -> Panel:
    """An empty panel."""
    return Panel(page).open(address)


def verdict_of(example_id: str, **more: object) -> Verdict:
    """Python's verdict on an example account, with more known of it."""
    example = playbook().examples[example_id]
    account = as_account({**example.account, **more}, playbook().catalogue)
    return evaluate(program(), example.icp, account, example.as_of)


def note_of(example_id: str, **more: object) -> str:
    """Python's note on an example account, with more known of it."""
    example = playbook().examples[example_id]
    account = as_account({**example.account, **more}, playbook().catalogue)
    return note_on(verdict_of(example_id, **more), account)


def settled(page: Page, start: str) -> None:
    """Waits until the URL has caught up, and says that it did."""
    expect(page).to_have_url(re.compile(re.escape(start)))


@pytest.mark.parametrize("example_id", EXAMPLES)
def test_an_example_that_is_started_from_or_typed_gets_the_verdict_of_python(
    desk: Panel, example_id: str
) -> None:
    verdict = verdict_of(example_id)
    desk.start_from(example_id)
    assert (desk.note, desk.reasons) == (note_of(example_id), shown(verdict))
    if example_id not in TYPED:
        return
    desk.clear()
    expect(desk.line).to_contain_text("Nothing known yet")
    desk.type_account(playbook().examples[example_id])
    assert (desk.note, desk.reasons) == (note_of(example_id), shown(verdict))


def test_a_verdict_follows_every_keystroke(panel: Panel) -> None:
    panel.start_from("willowmead-practice")
    employees = panel.field("employees").locator("input")
    employees.fill("")
    notes = []
    for key in "250":
        employees.press(key)
        notes.append(panel.note.splitlines()[0])
    assert [one.split(" ")[0] for one in notes] == ["Outside", "Outside", "Outside"]
    employees.fill("25")
    employees.press("Home")
    employees.press("Delete")
    employees.press("End")
    employees.press("2")
    assert panel.note == note_of("willowmead-practice")


@pytest.mark.parametrize(
    ("field", "typed", "known"),
    [
        ("revenue", "$11M", 11_000_000),
        ("revenue", "750k", 750_000),
        ("revenue", "11,000,000", 11_000_000),
        ("employees", "1,200", 1200),
        ("employees", "51-200", {"low": 51, "high": 200}),
        ("employees", "10001+", {"low": 10001, "high": None}),
        ("country", "ireland", "IE"),
        ("country", "DE", "DE"),
    ],
)
def test_fields_take_what_people_type(desk: Panel, field: str, typed: str, known: object) -> None:
    desk.clear()
    expect(desk.page).to_have_url(re.compile("/fit/$"))
    desk.field(field).locator("input").fill(typed)
    settled(desk.page, f"#{field}=")
    assert account_of(desk.page) == {field: known}


def account_of(page: Page) -> Any:
    """The account that the URL of a page stands for, by the site's own reading."""
    return page.evaluate(
        """async () => {
            const { catalogue } = await import("../assets/fit/catalogue.js");
            const { readAddress } = await import("../assets/fit/address.js");
            const known = catalogue(window.icpPlaybook);
            const { state } = readAddress(location.hash.slice(1), known, "2026-01-01");
            return state.account;
        }"""
    )


def test_an_unreadable_value_is_reported_and_stays_unknown(panel: Panel) -> None:
    panel.start_from("willowmead-practice")
    employees = panel.field("employees")
    employees.locator("input").fill("about fifty")
    expect(employees.locator(".fit-read")).to_have_text('Not read: "about fifty" is not a number.')
    expect(employees.locator("input")).to_have_attribute("aria-invalid", "true")
    expect(panel.ask).to_contain_text("How many people work at your company?")


def test_only_tested_fields_are_asked_and_an_icp_asks_for_its_own(panel: Panel) -> None:
    asked = {name for icp in program().icps.values() for name in fields_in(*icp.conditions)}
    shown_ = panel.page.locator("[data-field]").evaluate_all("all => all.map(one => one.dataset.field)")
    fields = [field for field in playbook().catalogue.fields.values() if field.id in asked]
    moments = ["before-the-call", "first-minutes", "discovery", "late"]
    assert shown_ == [field.id for field in sorted(fields, key=lambda field: moments.index(field.learned))]
    panel.score_against("healthcare")
    own = fields_in(*program().icps["healthcare"].conditions)
    visible = panel.page.locator("[data-field]:visible").evaluate_all(
        "all => all.map(one => one.dataset.field)"
    )
    assert set(visible) == own


def test_the_next_question_is_in_front_and_its_answer_settles_the_verdict(panel: Panel) -> None:
    panel.start_from("willowmead-practice")
    question = verdict_of("willowmead-practice").next_question
    assert question is not None
    expect(panel.ask).to_contain_text(str(playbook().catalogue[question.field].question))
    largest = panel.page.evaluate(
        """() => {
            const size = (one) => parseFloat(getComputedStyle(one).fontSize);
            const shown = [...document.querySelectorAll(".fit *")].filter((one) => one.offsetParent);
            const most = Math.max(...shown.map(size));
            return shown.filter((one) => size(one) === most).map((one) => one.className);
        }"""
    )
    assert largest == ["fit-ask__question"]
    for answer, status in (("exportable", "Tier 1"), ("scattered", "Tier 2"), ("paper-only", "Disqualified")):
        panel.start_from("")
        panel.clear()
        panel.start_from("willowmead-practice")
        panel.ask.locator(f'[data-answer="{answer}"]').click()
        expect(panel.line).to_contain_text(status)
        expect(panel.ask).to_be_hidden()
        expect(panel.line).to_be_focused()
        expect(panel.field("data_readiness").locator("select")).to_have_value(answer)
        assert panel.note == note_of("willowmead-practice", data_readiness=answer)


def test_a_new_hire_gets_to_a_verdict_by_answering_question_after_question(panel: Panel) -> None:
    account = dict(playbook().examples["tallyforge"].account)
    panel.page.get_by_label("As of").first.fill("2026-11-20")
    for _ in range(30):
        if not panel.ask.is_visible():
            break
        label = panel.ask.locator(".pb-hint strong").inner_text()
        field = next(one for one in playbook().catalogue.fields.values() if one.label == label)
        _answer(panel, field.type, account.get(field.id))
        if panel.ask.is_visible():
            expect(panel.ask.locator(".fit-ask__question")).to_be_focused()
    expect(panel.line).to_contain_text("Tier 1")


def _answer(panel: Panel, kind: str, value: object) -> None:
    match kind:
        case "choice" | "boolean":
            answer = {True: "yes", False: "no"}.get(value, str(value)) if kind == "boolean" else str(value)  # type: ignore[call-overload]  # values of a boolean field
            panel.ask.locator(f'[data-answer="{answer}"]').click()
        case "choices":
            ids = value if isinstance(value, tuple) and value else ("-",)
            for one in ids:
                panel.ask.locator(f'input[value="{one}"]').check()
            panel.ask.get_by_role("button", name="Answer").click()
        case _:
            panel.ask.locator("input").fill(str(value))
            panel.ask.locator("input").press("Enter")


def test_every_icp_is_ranked_and_any_can_be_chosen(panel: Panel) -> None:
    example = playbook().examples["plumb-and-co"]
    panel.start_from("plumb-and-co")
    panel.score_against("")
    account = as_account(example.account, playbook().catalogue)
    ranked = rank(program(), account, example.as_of)
    buttons = panel.page.locator(".fit-rank")
    names = [playbook().profiles[verdict.icp].name for verdict in ranked.verdicts]
    assert [one.split("\n")[0] for one in buttons.all_inner_texts()] == names
    assert panel.note == note_on(ranked.verdicts[0], account)
    buttons.nth(3).click()
    assert panel.note == note_on(ranked.verdicts[3], account)
    expect(buttons.nth(3)).to_have_attribute("aria-pressed", "true")
    expect(buttons.nth(3)).to_be_focused()


def test_the_grid_marks_the_cell_of_the_account(panel: Panel) -> None:
    panel.start_from("tallyforge")
    verdict = verdict_of("tallyforge")
    here = panel.page.locator(".fit-here")
    assert here.count() == 1
    place = here.evaluate("cell => [cell.parentElement.rowIndex - 1, cell.cellIndex - 1]")
    settings = playbook().settings
    assert [settings.tiers[place[0]].id, settings.levels[place[1]].id] == [verdict.tier, verdict.intent.level]
    panel.start_from("castlegate-systems")
    expect(here).to_have_count(0)


def test_a_link_reopens_everything(panel: Panel, address: str) -> None:
    panel.start_from("willowmead-practice")
    panel.field("employees").locator("input").fill("51-200")
    settled(panel.page, "employees=51-200")
    note, url = panel.note, panel.page.url
    assert "as-icp=healthcare&name=Willowmead%20Practice&industry=outpatient-care" in url
    assert url.endswith("&as-of=2026-11-20")
    panel.page.goto("about:blank")
    panel.page.goto(url)
    panel.line.wait_for()
    assert panel.note == note
    expect(panel.page.get_by_label("Company")).to_have_value("Willowmead Practice")
    expect(panel.page.get_by_label("Score against").first).to_have_value("healthcare")
    expect(panel.field("expansion").get_by_label("None of these")).to_be_checked()
    panel.clear()
    expect(panel.page).to_have_url(f"{address}fit/")


HOSTILE = {
    "as-icp": "<script>window.struck = 1</script>",
    "as-of": "2026-02-30",
    "name": "<img src=x onerror='window.struck = 1'>",
    "industry": "javascript:window.struck=1",
    "employees": "9" * 400,
    "revenue": "x" * 20_000,
    "country": "__proto__",
    "__proto__": "1",
    "constructor": "1",
    "tools": "slack,<svg onload=window.struck=1>",
    "hiring": "sales,<svg onload=window.struck=1>",
}


def test_wrong_values_in_a_link_are_ignored_and_reported_and_never_run(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    hash_ = "&".join(f"{quote(key)}={quote(value)}" for key, value in HOSTILE.items())
    page.goto(f"{address}fit/#{hash_}&stage=%E0%A4%A&attitude")
    Panel(page).line.wait_for()
    notice = page.locator(".fit-notice")
    expect(notice).to_contain_text("Ignored from the link: as-icp: ")
    expect(notice).to_contain_text('as-of: "2026-02-30" is not a date')
    expect(notice).to_contain_text("5 more")
    assert len(notice.inner_text()) < 700
    expect(page.get_by_label("Company")).to_have_value(HOSTILE["name"])
    page.wait_for_url("**#*tools=slack,%3Csvg*hiring=sales&*")
    assert page.evaluate("window.struck") is None
    assert page.locator(".fit img, .fit script, .fit svg[onload]").count() == 0
    assert errors == []


def test_the_note_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = Panel(page).open(address)
    panel.start_from("tallyforge")
    page.get_by_role("button", name="Copy the note").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    text, _, link = page.evaluate("navigator.clipboard.readText()").rpartition("\n")
    assert text == note_of("tallyforge")
    page.goto("about:blank")
    page.goto(link)
    panel.line.wait_for()
    assert (panel.note, panel.link) == (text, link)


def test_the_keyboard_is_enough(panel: Panel) -> None:
    page = panel.page
    page.get_by_role("tab", name="One account").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Willowmead Practice")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("Private")
    expect(page.get_by_label("Score against").first).to_have_value("healthcare")
    page.keyboard.press("Tab")
    tab_until(page, ".fit-skip")
    page.keyboard.press("Tab")
    page.keyboard.type("Outpatient")
    page.keyboard.press("Tab")
    page.keyboard.type("52")
    page.keyboard.press("Enter")
    expect(panel.ask.locator(".fit-ask__question")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.fit-ask') !== null")
    assert page.evaluate("document.activeElement.matches(':focus-visible')")
    settled(page, "as-icp=healthcare&name=Willowmead%20Practice&industry=outpatient-care&employees=52")


def tab_until(page: Page, selector: str) -> None:
    """Presses Tab until an element has the focus."""
    for _ in range(12):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by the keyboard")


def test_a_screen_reader_hears_a_new_status_once_typing_stops(panel: Panel) -> None:
    heard = panel.page.locator(".fit > .fit-hidden[role=status]")
    panel.page.evaluate(
        """() => {
            window.heard = [];
            const live = document.querySelector(".fit > .fit-hidden[role=status]");
            new MutationObserver(() => window.heard.push(live.textContent)).observe(live, {childList: true});
        }"""
    )
    panel.start_from("willowmead-practice")
    expect(heard).to_contain_text("Private clinics: One answer short. Ask next:")
    employees = panel.field("employees").locator("input")
    for typed in ("", "5", "53", "54"):
        employees.fill(typed)
    panel.ask.locator('[data-answer="exportable"]').click()
    expect(heard).to_contain_text("Private clinics: Surely in, Tier 1")
    assert len(panel.page.evaluate("window.heard")) == 2


def test_an_icp_page_scores_against_that_icp_and_loads_the_panel_only_then(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(address)))
    page.goto(f"{address}icp/healthcare/")
    assert not [url for url in loaded if url.endswith(("fit-data.js", "fit-classic.js"))]
    page.get_by_text("Score an account against Private clinics").click()
    panel = Panel(page)
    panel.line.wait_for()
    expect(page.get_by_label("Score against").first).to_have_value("healthcare")
    panel.start_from("willowmead-practice")
    assert panel.note == note_of("willowmead-practice")
    assert page.url == f"{address}icp/healthcare/"
    page.get_by_role("link", name="Open full page").click()
    panel.line.wait_for()
    assert page.url.startswith(f"{address}fit/#as-icp=healthcare&name=Willowmead")
    assert panel.note == note_of("willowmead-practice")


def test_today_is_the_day_unless_another_is_chosen(panel: Panel) -> None:
    shown_ = panel.page.get_by_label("As of").first.input_value()
    here = panel.page.evaluate("new Date().toLocaleDateString('sv')")
    assert datetime.date.fromisoformat(shown_).isoformat() == here


def test_without_an_operational_icp_nothing_is_judged_until_one_is_chosen(page: Page, address: str) -> None:
    def aspiring(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace('"operational":true', '"operational":false'))

    page.route(re.compile(r"(program\.json|fit-data\.js)$"), aspiring)
    panel = Panel(page).open(address)
    expect(panel.line).to_contain_text("Not scored")
    expect(panel.line).to_contain_text("no ICP is operational; choose the one to score against")
    panel.page.get_by_label("Score against").first.select_option("healthcare")
    panel.field("employees").locator("input").fill("53")
    expect(panel.line).to_contain_text("Private clinics")
    panel.page.get_by_role("tab", name="A list of accounts").click()
    lists = panel.page.get_by_role("region", name="A list of accounts")
    lists.get_by_label("Paste a CSV").fill("Company,Employees\nFuhu,120\n")
    lists.get_by_role("button", name="Score these accounts").click()
    hint = "0 accounts scored. No ICP is operational: choose the one to score against."
    expect(lists.locator(".fit-said")).to_have_text(hint)
