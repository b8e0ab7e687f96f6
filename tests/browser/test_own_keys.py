"""What every object has and nobody put there, such as `constructor`, is found in no address and no data."""

import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from icp_playbook.accounts import ScoreRequest, score_list
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import load
from tests.browser.lists import AS_OF, Lists
from tests.browser.panel import words
from tests.browser.policy import policy
from tests.browser.serving import served
from tests.browser.visits import PATIENCE
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project

pytestmark = pytest.mark.browser

INHERITED = ("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__")
ADDRESSES = (
    "onboarding/practice/?icp={}&seed={}",
    "onboarding/?role={}",
    "changes/?entry={}",
    "changes/?entry=profile/{}",
    "changes/?icp={}&effect={}&kind={}&since={}&until={}",
    "segments/?icp={}&sort={}&{}=x",
    "segments/saas-series-a/call/?persona={}",
    "icp/?sort={}",
    "fit/#{}=x&as-icp={}&as-of={}&industry={}&tools={}&country={}&as-list={}",
)
"""Every page that reads its address, with a place for a word in every part."""
TRAP = """(names) => {
    window.inherited = [];
    for (const name of names) Object.defineProperty(Object.prototype, name, {
        configurable: true,
        get() { window.inherited.push(`${name} ${new Error().stack.split("\\n")[2]}`); },
        set(value) {
            const own = {value, writable: true, enumerable: true, configurable: true};
            Object.defineProperty(this, name, own);
        },
    });
}"""
"""Makes every object inherit the names, and notes who looks one up in an object that does not hold it."""
OWN_WORDS = {"name", "domain", "source", "is"}
"""Ids that the language, the browser or a condition asks objects for as well."""
RENAMED = ("has_oven", "own-oven", "young", "no-night-shift", "second-shop", "grown-bakeries")
"""Ids of the minimal playbook that are called `constructor` here, one of each kind."""
LIST = (
    "Company,constructor,toString,Own oven,Employees,Stage,Country,Night shift\n"
    "Rye,x,y,yes,20,constructor,DK,no\nWheat,x,y,,,toString,hasOwnProperty,\nOats,,,no,5,,__proto__,yes\n"
)


@pytest.fixture(scope="module")
def reader(chrome: Browser) -> Iterator[Page]:
    """A reader of pages; what a page throws fails the test that it is thrown in."""
    with chrome.new_context() as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


@pytest.fixture
def errors(reader: Page) -> Iterator[list[str]]:
    """What pages throw."""
    found: list[str] = []

    def note(error: object) -> None:
        found.append(str(error))

    reader.on("pageerror", note)
    yield found
    reader.remove_listener("pageerror", note)


@pytest.mark.parametrize(
    "word", [INHERITED[0], *(pytest.param(one, marks=pytest.mark.long) for one in INHERITED[1:])]
)
def test_an_address_may_say_anything(reader: Page, address: str, errors: list[str], word: str) -> None:
    for page in ADDRESSES:
        reader.goto("about:blank")
        reader.goto(address + page.replace("{}", quote(word)))
        reader.evaluate("() => new Promise(done => setTimeout(done, 30))")
        assert errors == [], page
    reader.goto(f"{address}onboarding/practice/?icp={word}&seed={word}")
    expect(reader.locator(".pr-bar")).to_contain_text("1 of 10")
    reader.goto(f"{address}changes/?entry=profile/{word}")
    expect(reader.get_by_text("There is no history for")).to_be_visible()


def test_no_module_looks_up_what_an_object_does_not_hold(chrome: Browser, address: str) -> None:
    names = sorted({"zzz", *words().fields, *words().icps} - OWN_WORDS)
    with chrome.new_context() as context:
        context.set_default_timeout(PATIENCE)
        context.add_init_script(f"({TRAP})({json.dumps(names)})")
        page = context.new_page()
        found = []
        for one in (*ADDRESSES, "", "health/", "glossary/", "icp/saas/", "changes/?entry=profile/saas"):
            page.goto("about:blank")
            page.goto(address + one.replace("{}", "zzz"))
            page.evaluate("() => new Promise(done => setTimeout(done, 30))")
            found += page.evaluate("window.inherited")
        lists = Lists(page, address)
        lists.paste("Company,zzz,Industry,# Employees,Country\nA,1,zzz,120,zzz\nB,2,B2B software,zzz,US\n")
        lists.wait(2)
        page.get_by_role("combobox", name="Search").fill("saas zzz")
        expect(page.locator(".pb-search__result").first).to_be_visible()
        found += page.evaluate("window.inherited")
    assert found == []


def test_entries_and_fields_may_be_called_constructor(chrome: Browser, tmp_path: Path) -> None:
    project = Project.of(MINIMAL, tmp_path / "project")
    for file in sorted(project.root.rglob("*.yaml")):
        text = file.read_text("utf-8")
        for name in RENAMED:
            text = text.replace(name, "constructor")
        file.with_stem("constructor" if file.stem in RENAMED else file.stem).write_text(text, "utf-8")
        if file.stem in RENAMED:
            file.unlink()
    site = project.built().root
    playbook = load(project.root).playbook
    assert playbook is not None
    wanted = io.BytesIO()
    request = ScoreRequest("list.csv", datetime.date.fromisoformat(AS_OF), None)
    score_list(PreparedPlaybook.of(playbook), request, io.BytesIO(LIST.encode()), wanted, lambda _: None)
    with served(site, policy()) as address, chrome.new_context() as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        lists = Lists(page, f"{address}/")
        lists.paste(LIST)
        lists.wait(3)
        _, content = lists.download(tmp_path)
        assert content.decode() == wanted.getvalue().decode()
        page.goto(f"{address}/fit/#constructor=yes&employees=20")
        expect(page.locator('[data-field="constructor"]').get_by_label("Yes")).to_be_checked()
        page.goto(f"{address}/onboarding/practice/?seed=constructor")
        expect(page.locator(".pr-bar")).to_contain_text("1 of")
        assert errors == []
