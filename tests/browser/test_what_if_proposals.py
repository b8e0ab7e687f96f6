"""A change that was tried out becomes a proposal: its words, a new must's, examples that follow, `check`."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from icp_playbook.lint import example_verdict
from icp_playbook.model import Must, layout
from icp_playbook.playbook import Loaded, load
from tests.browser.accessibility import accessibility, in_both_palettes
from tests.browser.test_what_if import MUST, WhatIf
from tests.browser.visits import TELEPHONE

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
WHY = "Deals below it were lost on price."


def proposed(panel: WhatIf) -> Locator:
    """The dialog, with a reason."""
    panel.tool("Propose this change").click()
    dialog = panel.page.get_by_role("dialog", name="Propose this change")
    dialog.get_by_label("Why?").fill(WHY)
    expect(dialog.get_by_role("heading", name="Hand it in", exact=True)).to_be_visible()
    return dialog


def patch_of(dialog: Locator) -> str:
    """The patch that it offers now."""
    return dialog.get_by_label("The patch").text_content() or ""


def playbook_with(folder: Path, change: Callable[[Path], None]) -> Loaded:
    """The example playbook with a change made in its folder."""
    for top in layout().tops:
        shutil.copytree(ROOT / top, folder / top)
    change(folder)
    return load(folder)


def patched(patch: str) -> Callable[[Path], None]:
    """What applies a patch in a folder."""

    def apply(folder: Path) -> None:
        subprocess.run(["git", "init", "-q", folder], check=True)
        subprocess.run(["git", "-C", folder, "apply", "-"], input=patch.encode(), check=True)

    return apply


def test_a_new_must_is_proposed_with_its_name_and_why(page: Page, address: str, tmp_path: Path) -> None:
    panel = WhatIf(page).open(address)
    page.get_by_text("Add a must", exact=True).click()
    page.get_by_label("Field of the new must").select_option("employees")
    page.get_by_label("Test of the new must").select_option("at_least")
    page.get_by_label("Value of the new must").fill("20")
    page.get_by_role("button", name="Add this must").click()
    dialog = proposed(panel)
    words = "Add a must: Employees at least 20 people"
    expect(dialog.locator(".sg-changes strong").first).to_have_text(words)
    must = dialog.get_by_role("group", name=words)
    assert re.search(r"^\+ +label:", patch_of(dialog), re.MULTILINE) is None
    must.get_by_label("What the must is called").fill("20 people: or more")
    must.get_by_label("Why nothing else can make up for it").fill("Nobody there runs the tool.")
    patch = patch_of(dialog)
    found = playbook_with(tmp_path / "patched", patched(patch))
    assert found.findings == ()
    assert found.playbook is not None

    def by_hand(folder: Path) -> None:
        file = folder / "icp/profiles/saas.yaml"
        text = file.read_text("utf-8")
        row = (
            "    - id: employees-2\n"
            '      label: "20 people: or more"\n'
            "      when: {field: employees, at_least: 20}\n"
            "      why: Nobody there runs the tool.\n"
        )
        before, mark, after = text.partition("\n  score:\n")
        assert mark
        file.write_text(f"{before}\n{row.rstrip()}{mark}{after}", "utf-8")

    edited = playbook_with(tmp_path / "edited", by_hand)
    assert edited.playbook is not None
    assert found.playbook.profiles["saas"] == edited.playbook.profiles["saas"]
    assert found.playbook.profiles["saas"].fit.must[-1] == Must.model_validate(
        {
            "id": "employees-2",
            "label": "20 people: or more",
            "when": {"field": "employees", "at_least": 20},
            "why": "Nobody there runs the tool.",
        }
    )
    own = (tmp_path / "patched/icp/profiles/saas.yaml").read_text("utf-8")
    assert own == (tmp_path / "edited/icp/profiles/saas.yaml").read_text("utf-8")


def moved(panel: WhatIf) -> None:
    """Takes an example out of tier 1: what it expects is no longer what it gets."""
    start = panel.page.get_by_label("Tier 1 starts at, for every ICP")
    start.fill("95")
    start.press("Tab")
    expect(panel.changes).to_have_text(["Tier 1 from 75 → 95"])


def test_examples_follow_by_choice_and_only_by_their_lines(page: Page, address: str, tmp_path: Path) -> None:
    panel = WhatIf(page).open(address)
    moved(panel)
    dialog = proposed(panel)
    group = dialog.get_by_role("group", name=re.compile(r"^\d+ examples? with another verdict$"))
    boxes = group.get_by_role("checkbox")
    count = boxes.count()
    assert count > 1
    expect(group.locator("label").first).to_contain_text("Expected tier: Tier 1 → Tier 2.")
    patch = patch_of(dialog)
    files = re.findall(r"^\+\+\+ b/(icp/examples/.+)$", patch, re.MULTILINE)
    assert len(files) == count
    found = playbook_with(tmp_path / "all", patched(patch))
    assert checked(found) == []
    examples = patch.partition("icp/examples/")[2].partition("new file mode")[0]
    changed = re.findall(r"^[+-] .*$", examples, re.MULTILINE)
    assert all(re.match(r"[+-]   ?(?:tier|play|status|segment): ", line) for line in changed), changed
    boxes.first.uncheck()
    fewer = re.findall(r"^\+\+\+ b/(icp/examples/.+)$", patch_of(dialog), re.MULTILINE)
    assert len(fewer) == count - 1
    (left,) = {*files} - {*fewer}
    wrong = checked(playbook_with(tmp_path / "fewer", patched(patch_of(dialog))))
    assert {finding.partition(":")[0] for finding in wrong} == {left}
    mail = dialog.get_by_role("link", name="Open the mail")
    expect(mail).to_be_visible()


def checked(loaded: Loaded) -> list[str]:
    """The examples that `check` finds wrong."""
    assert loaded.findings == ()
    assert loaded.playbook is not None
    found = example_verdict.check(loaded.playbook, loaded.documents)
    return [f"{one.location.path}: {one.sentence}" for one in found]


def test_warnings_of_check_are_said_and_what_is_not_known(page: Page, address: str) -> None:
    panel = WhatIf(page).open(address)
    moved(panel)
    page.get_by_label("Tier 1 starts at, for every ICP").fill("100")
    page.get_by_label("Tier 1 starts at, for every ICP").press("Tab")
    dialog = proposed(panel)
    warnings = dialog.locator(".sg-foreseen")
    expect(warnings.locator("li").first).to_contain_text(
        "SaaS scale-ups: no example reaches Tier 1: nothing shows what a fit looks like example-gap"
    )
    expect(warnings).to_contain_text("icp-playbook check may warn of more than this page can tell")


def test_values_are_called_as_in_what_if(page: Page, address: str) -> None:
    panel = WhatIf(page).open(address)
    panel.unfold("Earns recurring revenue").get_by_role("button", name="Take out Usage-based").click()
    panel.unfold(MUST).get_by_role("button", name="Drop the must").click()
    words = [one.replace("“", "").replace("”", "") for one in panel.changes.all_text_contents()]
    dialog = proposed(panel)
    shown = dialog.locator(".sg-changes strong").all_text_contents()
    assert [one.replace("“", "").replace("”", "") for one in shown[: len(words)]] == words
    text = dialog.locator(".sg-changes").text_content() or ""
    assert "usage-based" not in text
    reasons = dialog.locator(".sg-way pre").filter(has_text=f"Why: {WHY}").all_text_contents()
    sentence = "- SaaS scale-ups · “Earns recurring revenue”: without Usage-based\n"
    assert any(sentence in reason for reason in reasons)


def test_a_name_that_a_decision_has_is_not_taken_again(page: Page, address: str) -> None:
    panel = WhatIf(page).open(address)
    moved(panel)
    page.evaluate("window.icpSources ??= {}")
    dialog = proposed(panel)
    (first,) = re.findall(r"^\+\+\+ b/icp/decisions/(.+)\.yaml$", patch_of(dialog), re.MULTILINE)
    page.keyboard.press("Escape")
    page.evaluate("id => window.icpSources['playbook/playbook'].taken.push(id)", first)
    dialog = proposed(panel)
    assert f"+++ b/icp/decisions/{first}-2.yaml" in patch_of(dialog)
    expect(dialog).to_contain_text(f"No decision here is called {first}-2.yaml.")


def test_the_dialog_reads_well_at_both_widths(page: Page, address: str) -> None:
    panel = WhatIf(page).open(address)
    moved(panel)
    page.get_by_text("Add a must", exact=True).click()
    page.get_by_label("Field of the new must").select_option("employees")
    page.get_by_label("Test of the new must").select_option("at_least")
    page.get_by_label("Value of the new must").fill("20")
    page.get_by_role("button", name="Add this must").click()
    proposed(panel)
    assert in_both_palettes(page) == ()
    page.set_viewport_size({"width": TELEPHONE, "height": 844})
    assert accessibility(page, "what a width changes") == ()
    assert page.evaluate("document.querySelector('.sg-body').scrollWidth <= innerWidth")
