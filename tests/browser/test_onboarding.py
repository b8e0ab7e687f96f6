"""The path of a new hire and practice: by keyboard and by touch, repeated from a seed, remembered or not."""

import shutil
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from icp_playbook.fit import compile_playbook
from icp_playbook.playbook import load
from icp_playbook.practice import SORTS, questions
from icp_playbook.views.fit.page import JsonRecord
from icp_playbook.views.learning.practice import practice_record
from tests.browser.accessibility import in_both_palettes
from tests.browser.visits import OVERFLOW

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LENGTH = 10
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""

SHOWN = """() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText);
    return [texts(".pr-card h2")[0], texts(".pr-facts dd"), texts("[role=group][aria-label=Answers] button")];
}"""


@cache
def record() -> JsonRecord:
    """The questions of the example playbook, as Python makes them."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    program = compile_playbook(playbook)
    return practice_record(playbook, program, questions(playbook, program))


def options(page: Page) -> Locator:
    """The answers to choose from."""
    return page.get_by_role("group", name="Answers").get_by_role("button")


def shown(page: Page) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The question on the page: what is asked, of which account, with which answers."""
    options(page).first.wait_for()
    asked, facts, answers = page.evaluate(SHOWN)
    return asked, tuple(facts), tuple(answers)


def right_answer(page: Page) -> int:
    """The place of the option that the record of Python calls right."""
    ask, facts, texts = shown(page)
    names = [text.split("\n")[0] for text in texts]
    for one in record()["questions"]:
        offered = {name: option for option, name, _ in one["options"]}
        if one["ask"] == ask and set(offered) == set(names) and _facts(one) == facts:
            return names.index(next(name for name, option in offered.items() if option == one["answer"]))
    raise AssertionError(ask)


def _facts(one: JsonRecord) -> tuple[str, ...]:
    if "account" not in one:
        return ()
    field, value = one.get("changed", ("", ""))
    wanted = one.get("fields")
    return tuple(
        value if name == field else text
        for name, _, text in record()["accounts"][one["account"]]["facts"]
        if wanted is None or name in wanted or name == field
    )


def run(page: Page, address: str, seed: str) -> list[object]:
    """Goes through a run, always by the first answer, and returns what was asked."""
    page.goto(f"{address}onboarding/practice/?seed={seed}")
    asked: list[object] = []
    for _ in range(LENGTH):
        asked.append(shown(page))
        options(page).first.click()
        page.locator(".pr-main").click()
    return asked


def test_the_answers_of_python_are_right_in_every_run_by_keyboard(page: Page, address: str) -> None:
    for seed in ("one", "two", "three"):
        page.goto(f"{address}onboarding/practice/?seed={seed}")
        for _ in range(LENGTH):
            options(page).nth(right_answer(page)).focus()
            page.keyboard.press("Enter")
            expect(page.locator(".pr-said")).to_have_text("Right.")
            assert page.locator(".pr-reason a").count() >= 1
            page.get_by_role("button", name="Next question").or_(
                page.get_by_role("button", name="See the result")
            ).focus()
            page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=f"{LENGTH} of {LENGTH} right")).to_be_focused()


def test_a_seed_repeats_a_run_and_another_one_does_not(page: Page, address: str) -> None:
    first = run(page, address, "rope")
    assert run(page, address, "rope") == first
    assert run(page, address, "walk") != first


def test_an_answer_gets_feedback_and_cannot_be_given_twice(page: Page, address: str) -> None:
    page.goto(f"{address}onboarding/practice/?seed=rope")
    right = right_answer(page)
    wrong = options(page).nth(1 if right == 0 else 0)
    wrong.click()
    feedback = page.locator(".pr-said")
    expect(feedback).to_contain_text("Not this one.")
    assert feedback.get_attribute("aria-live") == "polite"
    expect(options(page).nth(right)).to_contain_text("The right answer")
    expect(wrong).to_have_attribute("aria-disabled", "true")
    options(page).nth(right).dispatch_event("click")
    expect(feedback).to_contain_text("Not this one.")
    page.locator(".pr-main").click()
    expect(page.locator(".pr-bar")).to_contain_text("2 of 10 · 0 right")


def test_a_result_is_copied_and_remembered_and_the_next_run_is_another(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked = run(page, address, "rope")
    page.get_by_role("button", name="Copy the result").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert f"of {LENGTH} right on " in text
    assert f"The same questions: {address}onboarding/practice/?seed=rope" in text
    page.get_by_role("button", name="New questions").click()
    page.wait_for_url(lambda url: "seed=rope" not in url)
    assert shown(page) not in asked
    page.goto(f"{address}onboarding/practice/")
    expect(page.get_by_text("Last time you got")).to_be_visible()


def test_every_kind_of_question_reads_well_before_and_after_the_answer(finger: Page, address: str) -> None:
    seen: list[str] = []
    asked: dict[str, None] = {}

    def look() -> None:
        for width in (1440, 390):
            finger.set_viewport_size({"width": width, "height": 900})
            assert finger.evaluate(OVERFLOW) <= 0, seen
        assert in_both_palettes(finger, "html" if len(seen) == 1 else "#pb-content", asked) == (), seen

    finger.goto(f"{address}onboarding/practice/?seed=rope")
    for number in range(LENGTH):
        sort = finger.locator(".pr-card .pb-card__eyebrow").inner_text()
        new = sort not in seen
        seen.append(sort)
        if len(seen) == 1:  # a question stays as it is above its answer
            look()
        right = right_answer(finger)
        options(finger).nth(right if number % 2 else (right + 1) % 2).tap()
        if new:
            look()
        finger.locator(".pr-main").tap()
    assert len(set(seen)) == len(SORTS)
    expect(finger.get_by_role("heading", name="Worth another look")).to_be_visible()
    assert finger.locator(".pr-card li a").count() >= 1
    look()


def test_one_icp_can_be_practised_alone(page: Page, address: str) -> None:
    page.goto(f"{address}onboarding/practice/")
    page.get_by_role("combobox", name="ICP").select_option("saas")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(lambda url: "practice/?icp=saas&seed=" in url)
    own = {one["ask"] for one in record()["questions"] if one["icp"] == "saas"}
    for _ in range(LENGTH):
        assert shown(page)[0] in own
        options(page).first.click()
        page.locator(".pr-main").click()


def test_a_path_by_role_stands_in_the_url_and_ticks_are_kept(page: Page, address: str) -> None:
    page.goto(f"{address}onboarding/")
    lessons = page.locator("[data-lesson]:visible")
    expect(lessons).to_have_count(9)
    page.get_by_role("navigation", name="Paths by role").get_by_role("link", name="Sales").press("Enter")
    expect(page).to_have_url(f"{address}onboarding/?role=sales")
    expect(lessons).to_have_count(5)
    page.get_by_label("Done: How to qualify an account").press("Space")
    expect(page.locator(".ob-progress")).to_contain_text("1 of 5 done")
    page.reload()
    expect(page.get_by_label("Done: How to qualify an account")).to_be_checked()
    page.goto(f"{address}onboarding/")
    page.get_by_label("Done: What an ICP is, and what it is not").check()
    page.goto(f"{address}onboarding/?role=sales")
    page.get_by_role("button", name="Start over").press("Enter")
    expect(page.locator(".ob-progress")).to_be_focused()
    expect(page.locator(".ob-progress")).to_contain_text("0 of 5 done")
    expect(page.get_by_role("button", name="Start over")).to_have_count(0)
    page.goto(f"{address}onboarding/?role=sales#change")
    expect(lessons).to_have_count(9)


def test_by_touch_from_a_file_without_storage(chrome: Browser, web: Path, tmp_path: Path) -> None:
    site = shutil.copytree(web / "team" / "playbook", tmp_path / "site")
    with chrome.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        context.add_init_script(BLOCKED)
        page = context.new_page()
        page.goto((site / "onboarding/index.html").as_uri())
        page.get_by_label("Done: What an ICP is, and what it is not").tap()
        expect(page.locator(".ob-progress")).to_contain_text("1 of 9 done")
        page.goto((site / "onboarding/practice/index.html").as_uri())
        page.get_by_role("button", name="Start").tap()
        for _ in range(LENGTH):
            options(page).first.tap()
            page.locator(".pr-main").tap()
        expect(page.get_by_role("heading", name=f"of {LENGTH} right")).to_be_visible()


def test_without_a_script_every_lesson_is_there(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}onboarding/")
    expect(scriptless.locator("[data-lesson]:visible")).to_have_count(9)
    expect(scriptless.locator(".ob-tick:visible")).to_have_count(0)
