"""Somebody who never saw the YAML suggests a change from a page: by keyboard, from disk, on a telephone."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from icp_playbook.model import Decision, layout, sections, steps
from icp_playbook.playbook import Loaded, load
from tests.browser.accessibility import accessibility, in_both_palettes
from tests.browser.history_site import tombstone_pages
from tests.browser.paper import on_paper

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ASK = "Suggest a change: Questions they like to answer"
FIRST = "Which of last month's costs did nobody plan, and where in operations did they come from?"
BETTER = 'Which costs: planned, or "not" # at all?'
NOT_SHOWN = {
    ("profile", "proof", "says"): "proof of no value proposition is on no page",
    ("profile", "proof", "source"): "the same",
}
"""Texts that no section of their page shows, and why; the button at the top offers them."""
LEAVES = """async (assets) => {
    const [sections, source, editor] = await Promise.all(
        ["sections", "source", "editor"].map((name) => import(`${assets}propose/${name}.js`)));
    const main = document.querySelector("[data-suggest]");
    const file = await source.loadSource(window, main.dataset.root, main.dataset.suggest);
    const found = sections.leavesBySection(
        sections.sectionsOf(document.querySelector("#pb-content")), file.texts,
        (leaf) => editor.valueOf(file, leaf));
    const buttons = [...document.querySelectorAll(".pb-suggest")].length;
    const nowhere = found.nowhere.map(({ path }) => path.filter((part) => typeof part !== "number"));
    return [file.texts.length, buttons, nowhere];
}"""


@pytest.fixture(params=["page", "finger"])
def reader(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A reader at a desk, and one with a telephone."""
    found: Page = request.getfixturevalue(request.param)
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    assert errors == []


def rewritten(reader: Page) -> Locator:
    """The dialog once a question was rewritten, one taken out and one added, all by keyboard."""
    reader.get_by_role("button", name=ASK).press("Enter")
    dialog = reader.get_by_role("dialog", name=ASK)
    first = dialog.get_by_label("Ask 1")
    expect(first).to_have_value(FIRST)
    expect(dialog.get_by_role("button", name="Next: say why")).to_be_disabled()
    first.fill(BETTER)
    dialog.get_by_label("Ask 2").fill("")
    dialog.get_by_role("button", name="Add another: Ask").press("Enter")
    reader.keyboard.type("What did the last tool cost you?")
    dialog.get_by_role("button", name="Next: say why").press("Enter")
    return reader.get_by_role("dialog")


def proposed(reader: Page) -> Locator:
    """The same with a reason."""
    dialog = rewritten(reader)
    expect(dialog).to_contain_text("Say why, and the ways to hand it in appear here.")
    expect(dialog.get_by_label("Why?")).to_be_focused()
    reader.keyboard.type("Three of them asked.")
    expect(dialog.get_by_role("heading", name="Hand it in", exact=True)).to_be_visible()
    return dialog


def by_hand() -> str:
    """The file as a person would edit it."""
    text = (ROOT / "personas/cfo.yaml").read_text("utf-8")
    before, mark, asks = text.partition("\nask:\n")
    lines = asks.split("\n")
    assert mark
    assert FIRST in lines[0]
    indent = lines[0][: lines[0].index("-")]
    lines[0] = f"{indent}- " + '"Which costs: planned, or \\"not\\" # at all?"'
    del lines[1]
    lines.insert(3, f"{indent}- What did the last tool cost you?")
    return before + mark + "\n".join(lines)


def applied(patch: str, folder: Path) -> str:
    """The file once git has applied a patch."""
    (folder / "personas").mkdir()
    (folder / "personas/cfo.yaml").write_bytes((ROOT / "personas/cfo.yaml").read_bytes())
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "apply", "-"], input=patch.encode(), check=True)
    return (folder / "personas/cfo.yaml").read_text("utf-8")


def test_a_rewritten_question_is_a_patch_of_its_lines(reader: Page, address: str, tmp_path: Path) -> None:
    reader.goto(f"{address}personas/cfo/")
    dialog = proposed(reader)
    expect(dialog.locator(".sg-changes li")).to_have_count(3)
    expect(dialog.locator(".sg-changes del").first).to_have_text(FIRST)
    with reader.expect_download() as got:
        dialog.get_by_role("button", name="Download the patch").click()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-cfo-or-finance-director-ask-1\.patch", got.value.suggested_filename)
    patch = Path(got.value.path()).read_bytes().decode()
    assert applied(patch, tmp_path) == by_hand()
    assert patch.count("\n+") - patch.count("\n+++") == 2
    assert patch.count("\n-") - patch.count("\n---") == 2
    reader.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(reader.get_by_role("button", name=ASK)).to_be_focused()


def test_there_is_a_way_for_everybody(reader: Page, address: str) -> None:
    reader.goto(f"{address}personas/cfo/")
    dialog = proposed(reader)
    mail = unquote(dialog.get_by_role("link", name="Open the mail").get_attribute("href") or "")
    assert mail.startswith("mailto:revops@ropewalk.example?subject=A change of CFO or finance director&")
    assert f"“{BETTER}” instead of “{FIRST}”" in mail
    assert "Why: Three of them asked." in mail
    edit = dialog.get_by_role("link", name="open the old one in the editor").get_attribute("href")
    assert edit == reader.locator("a[rel=edit]").get_attribute("href")
    new = dialog.locator(".sg-way pre").filter(has_text="job_to_be_done:")
    assert (new.text_content() or "") == by_hand()
    reason = dialog.locator(".sg-way pre").filter(has_text="Why: Three")
    assert (reason.first.text_content() or "").endswith("Why: Three of them asked.\n")


def test_the_words_are_kept_when_one_goes_back(reader: Page, address: str) -> None:
    reader.goto(f"{address}personas/cfo/")
    dialog = rewritten(reader)
    dialog.get_by_role("button", name="Back to the words").click()
    expect(dialog.get_by_label("Ask 1")).to_have_value(BETTER)
    expect(dialog.get_by_label("Ask, new")).to_have_value("What did the last tool cost you?")


def test_what_cannot_be_written_is_refused_in_a_sentence(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    page.get_by_role("button", name=ASK).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Ask 1").fill("mirrored \u202e text")
    dialog.get_by_role("button", name="Next: say why").click()
    expect(dialog.get_by_role("alert")).to_contain_text("makes it read otherwise than it is")
    dialog.get_by_role("button", name="Back to the words").click()
    expect(dialog.get_by_label("Ask 1")).to_be_visible()


@pytest.mark.parametrize("kind", [kind.id for kind in sections()])
def test_every_text_of_an_entry_is_in_a_section_of_its_page(
    page: Page, address: str, paths: list[str], kind: str
) -> None:
    url = next(one.url for one in sections() if one.id == kind)
    own = [path for path in paths if re.fullmatch(rf"{url}/[^/]+/", path) and path not in tombstone_pages()]
    assert own
    texts = 0
    for path in own:
        page.goto(address + path)
        expect(page.get_by_role("button", name="Suggest a change", exact=True)).to_be_visible()
        count, buttons, nowhere = page.evaluate(LEAVES, f"{address}assets/")
        assert [place for place in nowhere if (kind, *place) not in NOT_SHOWN] == [], path
        assert buttons > 0
        texts += count
    assert texts > len(own)


def test_a_section_of_what_others_say_leads_to_them(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    page.get_by_role("button", name="Suggest a change: Their role in each ICP").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("kept on another page")
    dialog.get_by_role("link", name="Mid-size manufacturers").or_(dialog.get_by_role("link")).first.click()
    expect(page).to_have_url(re.compile(r"/icp/[a-z]+/"))


def test_an_edit_that_was_tried_out_is_proposed(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}icp/saas/?for=build")
    page.get_by_role("button", name="Suggest a change", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("Next: say why")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.evaluate(
        """() => void window.icpPropose.openProposal([
            {entry: "profile/saas", path: ["fit", "score", 0, "bands", 0, "points"], op: "set", value: 31},
            {entry: "playbook/playbook", path: ["tiers", 0, "at_least"], op: "set", value: 71},
        ], "../../")"""
    )
    dialog = page.get_by_role("dialog", name="Propose this change")
    dialog.get_by_label("Why?").fill("Tried out.")
    dialog.get_by_text("What do you expect to come of it?").click()
    dialog.get_by_label("Measure").fill("Win rate")
    expect(dialog).to_contain_text("An expectation needs a measure, where it is to be, and by when.")
    dialog.get_by_label("To").fill("25%")
    dialog.get_by_label("By").fill("2027-06-30")
    expect(dialog.locator(".sg-changes li")).to_have_count(2)
    dialog.get_by_text("Show the lines that change").click()
    patch = dialog.get_by_label("The patch").text_content() or ""
    files = re.findall(r"^\+\+\+ b/(.+)$", patch, re.MULTILINE)
    assert files[:2] == ["icp/profiles/saas.yaml", "icp/playbook.yaml"]
    changed, _, begun = patch.partition("\nnew file mode ")
    assert len(re.findall(r"^\+(?!\+\+ )", changed, re.MULTILINE)) == 2
    assert begun
    loaded = with_patch(patch, tmp_path)
    assert loaded.findings == ()
    assert loaded.playbook is not None
    assert steps(loaded.playbook.profiles["saas"].fit.score[0])[0].points == 31
    decision = loaded.playbook.by_kind["decision"][Path(files[2]).stem]
    assert isinstance(decision, Decision)
    assert (decision.status, decision.why) == ("proposed", "Tried out.")
    assert decision.about == ("profile/saas", "playbook/playbook")
    assert [(one.measure, one.from_, one.to) for one in decision.expected] == [("Win rate", "", "25%")]


def with_patch(patch: str, folder: Path) -> Loaded:
    """The example playbook once git has applied a patch."""
    for top in layout().tops:
        shutil.copytree(ROOT / top, folder / top)
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "apply", "-"], input=patch.encode(), check=True)
    return load(folder)


def test_where_files_are_not_shown_a_mail_is_written_in_words(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    expect(page.get_by_role("button", name=ASK)).to_be_visible()
    page.evaluate("document.querySelector('[data-suggest]').removeAttribute('data-source')")
    page.get_by_role("button", name=ASK).click()
    dialog = page.get_by_role("dialog", name=ASK)
    dialog.get_by_label("What should read differently").fill("Ask about cash.")
    dialog.get_by_label("Why?").fill("Cash is what counts.")
    mail = unquote(dialog.get_by_role("link", name="Open the mail").get_attribute("href") or "")
    assert "CFO or finance director, Questions they like to answer: Ask about cash." in mail
    expect(dialog).not_to_contain_text("patch")


def test_it_works_from_disk(page: Page, web: Path, tmp_path: Path) -> None:
    page.goto((web / "team/playbook/personas/cfo/index.html").as_uri())
    dialog = proposed(page)
    dialog.get_by_text("Show the lines that change").click()
    patch = dialog.get_by_label("The patch").text_content() or ""
    assert applied(patch, tmp_path) == by_hand()
    assert "Page:" not in unquote(
        dialog.get_by_role("link", name="Open the mail").get_attribute("href") or ""
    )


def test_the_dialog_reads_well_in_both_palettes(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    page.get_by_role("button", name=ASK).click()
    expect(page.get_by_label("Ask 1")).to_be_visible()
    assert in_both_palettes(page) == ()
    page.keyboard.press("Escape")
    dialog = proposed(page)
    dialog.get_by_text("Show the lines that change").click()
    assert in_both_palettes(page) == ()


def test_the_dialog_fits_a_telephone(finger: Page, address: str) -> None:
    finger.goto(f"{address}personas/cfo/")
    dialog = proposed(finger)
    assert accessibility(finger, "what a width changes") == ()
    assert finger.evaluate("document.querySelector('.sg-body').scrollWidth <= innerWidth")
    box = dialog.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 390


def test_nothing_of_it_is_printed(page: Page, address: str) -> None:
    page.goto(f"{address}personas/cfo/")
    expect(page.get_by_role("button", name=ASK)).to_be_visible()
    on_paper(page)
    expect(page.locator(".pb-suggest:visible, [data-suggest]:visible")).to_have_count(0)


def test_without_scripts_nothing_is_offered(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}personas/cfo/")
    expect(scriptless.locator(".pb-suggest, [data-suggest]:visible")).to_have_count(0)
