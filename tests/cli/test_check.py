"""`check` reports every finding at once, one per fault, with the place and the fix."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from icp_playbook.model import top_folders
from icp_playbook.playbook import load, next_step
from tests.cli.bad_input import FIELDS, PERSONA, PROFILE, SEGMENT, BadInput
from tests.cli.bad_inputs import BAD_INPUTS
from tests.cli.running import check, run
from tests.playbooks.copies import PlaybookCopy

ROOT = Path(__file__).parents[2]
INCOMPLETE = ("a file that is missing", "a missing folder", "an empty folder")
"""Bad input that leaves a playbook incomplete, of which the next step is told as well."""


@pytest.mark.parametrize("bad", BAD_INPUTS, ids=lambda bad: bad.name)
def test_bad_input_gets_one_finding(bad: BadInput, minimal: PlaybookCopy) -> None:
    bad.breaks(minimal)
    result = check(minimal)
    first = f"next: {next_step(load(minimal.root))}\n" if bad.name in INCOMPLETE else ""
    assert result.stdout == f"{first}{bad.finding}\n  help: {bad.help}\n"
    assert (result.stderr, result.exit_code) == ("1 error\n", 1)


@pytest.mark.parametrize(
    ("folder", "day"),
    [(ROOT, "2026-11-20"), (None, "2026-03-02")],
    ids=["example", "minimal"],
)
def test_a_good_playbook_has_no_finding_and_no_warning(
    folder: Path | None, day: str, minimal: PlaybookCopy
) -> None:
    result = run("check", "--root", str(folder or minimal.root), "--as-of", day)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "no findings\n", 0)


def test_findings_of_several_files_are_reported_at_once_in_order(minimal: PlaybookCopy) -> None:
    minimal.edit(PERSONA, "seniority: owner", "seniority: onwer").edit(PERSONA, "goals:", "goal:")
    minimal.edit(PROFILE, "signals: [second-shop]", "signals: [third-shop]")
    minimal.write("icp/signals/broken.yaml", "name: [\n")
    minimal.edit(SEGMENT, "is: grown", "is: grwon")
    result = check(minimal)
    assert result.stdout == (
        'icp/profiles/bakeries.yaml:102:11: error[unknown-reference] signal "third-shop" does not exist\n'
        "  help: create icp/signals/third-shop.yaml, or use an existing one\n"
        "icp/signals/broken.yaml:2:1: error[yaml-syntax] the YAML cannot be read here: "
        "did not find expected node content\n"
        "  help: check indentation and colons on this line and the one above; "
        "quote text that contains `: ` or starts with a special character\n"
        'personas/owner.yaml:7:12: error[bad-value] "onwer" is not a value of `seniority`\n'
        '  help: did you mean "owner"?\n'
        "personas/owner.yaml:12:1: error[unknown-key] unknown key `goal`\n"
        "  help: did you mean `goals`?\n"
        'segments/grown-bakeries.yaml:9:26: error[unknown-value] "grwon" is not a value of `stage`\n'
        '  help: did you mean "grown"?\n'
    )
    assert (result.stderr, result.exit_code) == ("5 errors\n", 1)


def test_a_broken_file_counts_as_present_and_hides_nothing(minimal: PlaybookCopy) -> None:
    """The profile is named by the segment, the example and the order; none of them is at fault."""
    minimal.write(PROFILE, "name: [\n").edit(SEGMENT, "personas: [owner]", "personas: [ownr]")
    assert [line for line in check(minimal).stdout.splitlines() if not line.startswith(" ")] == [
        "icp/profiles/bakeries.yaml:2:1: error[yaml-syntax] the YAML cannot be read here: "
        "did not find expected node content",
        'segments/grown-bakeries.yaml:11:12: error[unknown-reference] persona "ownr" does not exist',
    ]


def test_conditions_wait_for_the_fields_they_test(minimal: PlaybookCopy) -> None:
    minimal.edit(FIELDS, "id: employees", "id: Employees")
    assert check(minimal).stdout == (
        'icp/fields.yaml:4:10: error[bad-value] `id` is "Employees"\n'
        "  help: use lower-case letters, digits and underscores, a letter first, as in growth_rate\n"
    )


def test_warnings_alone_are_fine(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "disqualifiers: [no-night-shift]", "disqualifiers: []")
    result = check(minimal)
    assert result.stdout == (
        "next: say who is out: list disqualifiers under `fit: disqualifiers:` in "
        "`icp/profiles/bakeries.yaml`\n"
        "icp/disqualifiers/no-night-shift.yaml:1:1: warning[unused-entry] no ICP uses the disqualifier "
        '"No night shift"\n'
        "  help: use `no-night-shift` in a profile, or delete the file\n"
        "icp/profiles/bakeries.yaml:14:3: warning[no-disqualifiers] no account is disqualified, "
        "so every account is worth everyone's time\n"
        "  help: add disqualifiers under `fit: disqualifiers:`\n"
    )
    assert (result.stderr, result.exit_code) == ("2 warnings\n", 0)


def test_json_has_the_same_findings(minimal: PlaybookCopy) -> None:
    minimal.edit(PERSONA, "seniority: owner", "seniority: onwer")
    result = check(minimal, "--format", "json")
    assert json.loads(result.stdout) == {
        "next": None,
        "findings": [
            {
                "path": "personas/owner.yaml",
                "line": 7,
                "column": 12,
                "rule": "bad-value",
                "sentence": '"onwer" is not a value of `seniority`',
                "help": 'did you mean "owner"?',
                "severity": "error",
            }
        ],
        "waived": [],
    }
    assert result.exit_code == 1


def test_json_without_findings_has_an_empty_list(minimal: PlaybookCopy) -> None:
    result = check(minimal, "--format", "json")
    assert (json.loads(result.stdout), result.exit_code) == (
        {"next": None, "findings": [], "waived": []},
        0,
    )


def test_github_gets_an_annotation(minimal: PlaybookCopy) -> None:
    minimal.edit(PERSONA, "seniority: owner", "seniority: onwer")
    result = check(minimal, "--format", "github")
    assert result.stdout == (
        "::error file=personas/owner.yaml,line=7,col=12,title=bad-value::"
        '"onwer" is not a value of `seniority`%0Ahelp: did you mean "owner"?\n'
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such file names")
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_file_name_in_another_encoding_is_a_finding(minimal: PlaybookCopy, form: str) -> None:
    """Through a pipe, as CI reads it, and with an encoding that knows neither dashes nor umlauts."""
    Path(os.fsdecode(os.fsencode(minimal.root / "personas") + b"/b\xe4cker.yaml")).write_text("name: B")
    command = [sys.executable, "-m", "icp_playbook", "check", "--root", str(minimal.root), "--format", form]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run(command, check=False, capture_output=True, env=environment)
    assert (result.returncode, result.stderr) == (1, b"1 error\n")
    assert b"file-name" in result.stdout
    assert rb"\udce4" in result.stdout


@pytest.mark.parametrize("root", ["nowhere", "empty", "file"])
def test_without_a_playbook_it_cannot_run(tmp_path: Path, root: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    result = run("check", "--root", str(tmp_path / root))
    assert result.stdout == ""
    assert result.stderr == (
        f"error: there is no playbook in `{tmp_path / root}`\n"
        "  help: begin one with `icp-playbook init .`, or run the command in the folder with "
        f"{top_folders()}, or set it with --root\n"
    )
    assert result.exit_code == 2
