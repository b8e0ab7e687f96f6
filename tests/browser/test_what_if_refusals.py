"""What `check` refuses in a file is not taken by What if either."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from icp_playbook.fit import build_word_list, compile_playbook, program_record, word_list_record
from icp_playbook.playbook import load
from icp_playbook.views.fit import fit_record
from icp_playbook.views.whatif import what_if_record
from tests.browser.modules import in_browser, modules_page

pytestmark = pytest.mark.browser

TWO_ICPS = Path(__file__).parents[1] / "playbooks" / "two-icps"
SITES = "points: 60}"
BY_HAND = "    - {id: by-hand, when: {field: tools, has_any: [spreadsheets]}, points: 40}\n"
CAP = "  caps: {paper: {at_most: 30, criteria: [by-hand]}}\n"
SCORE = ["fit", "score"]
Edits = list[dict[str, Any]]
CASES: list[tuple[str, dict[str, str], Edits]] = [
    (
        "a cap counts this criterion: change the cap in the YAML first",
        {BY_HAND: ""},
        [{"op": "remove", "path": [*SCORE, 1]}],
    ),
    (
        "at least one criterion needs points above 0",
        {SITES: "points: 0}", "points: 40}": "points: -4}"},
        [
            {"op": "set", "path": [*SCORE, 0, "points"], "value": 0},
            {"op": "set", "path": [*SCORE, 1, "points"], "value": -4},
        ],
    ),
    ("", {SITES: "points: 0}"}, [{"op": "set", "path": [*SCORE, 0, "points"], "value": 0}]),
]


@pytest.mark.parametrize(("why", "replaced", "edits"), CASES)
def test_what_check_refuses_is_not_taken(
    chrome: Browser, tmp_path: Path, why: str, replaced: dict[str, str], edits: Edits
) -> None:
    root = shutil.copytree(TWO_ICPS, tmp_path / "playbook")
    file = root / "icp" / "profiles" / "clinics.yaml"
    text = file.read_text() + CAP
    file.write_text(text)
    playbook = load(root).playbook
    assert playbook is not None
    program = compile_playbook(playbook)
    fit = {
        "program": program_record(program),
        "words": word_list_record(build_word_list(playbook, program)),
        "form": fit_record(playbook, program),
    }
    with modules_page(chrome, "whatif/session", "catalogue") as page:
        found = in_browser(
            page,
            """({ fit, whatIf, edits }) =>
                changedEdits({ catalogue: catalogue(fit), data: whatIf }, [], edits)""",
            {
                "fit": fit,
                "whatIf": what_if_record(playbook, program),
                "edits": [{"entry": "profile/clinics", **edit} for edit in edits],
            },
        )
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text)
    assert (load(root).playbook is None) == bool(why)
    assert found == (why or [{"entry": "profile/clinics", **edit} for edit in edits])
