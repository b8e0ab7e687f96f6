"""What contributors are asked for: hooks that run our own tools, messages that fit, a why that is read."""

import shlex
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.history import read_message, stated_whys
from tests.packaging.test_ci import loaded, script

ROOT = Path(__file__).parents[2]
TEMPLATES = [ROOT / ".github/pull_request_template.md", ROOT / ".gitlab/merge_request_templates/Default.md"]
HOOKS: list[dict[str, Any]] = [
    hook for repository in loaded(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repository["hooks"]
]


def test_hooks_download_nothing() -> None:
    repositories = loaded(ROOT / ".pre-commit-config.yaml")["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    assert {hook["language"] for hook in HOOKS} == {"unsupported"}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_a_step_of_the_test_command_or_a_script_of_ours(hook: dict[str, Any]) -> None:
    program, *arguments = shlex.split(hook["entry"])
    folder, _, name = program.rpartition("/")
    assert folder == ".venv/bin"
    if name == "python":
        assert (ROOT / arguments[0]).is_file()
    else:
        assert f'"$bin/{name}"' in (ROOT / "playbook").read_text("utf-8")


@pytest.mark.parametrize(
    "message",
    [
        "x" * 72,
        "Widen the range\n\nWhy: they buy as fast\n# Please enter the commit message\n",
        f'Revert "{"x" * 72}"\n\nThis reverts commit abc.',
        f"fixup! {'x' * 72}",
        f"Merge pull request #123 from {'x' * 72}",
        f"Short\n# ------------------------ >8 ------------------------\n{'x' * 100}",
    ],
)
def test_a_message_that_fits_is_taken(message: str) -> None:
    assert list(script("commit_message").problems(message)) == []


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("x" * 73, "the subject has 73 characters, over 72: the why goes into the body"),
        (
            f"# a comment\n\n{'x' * 73}\n",
            "the subject has 73 characters, over 72: the why goes into the body",
        ),
        ("Short\nand on", "put a blank line between the subject and the body"),
    ],
)
def test_a_message_that_does_not_fit_is_told_so(message: str, sentence: str) -> None:
    assert list(script("commit_message").problems(message)) == [sentence]


def test_both_templates_ask_the_same() -> None:
    github, gitlab = (path.read_text("utf-8") for path in TEMPLATES)
    assert github == gitlab


def test_a_template_left_as_it_is_states_no_why() -> None:
    text = TEMPLATES[0].read_text("utf-8")
    assert stated_whys([text]) == ()
    message = read_message(f"Widen the range (#12)\n\n{text}")  # as a squashed pull request lands
    assert (message.stated, message.evidence) == (False, ())


def test_a_template_filled_in_states_its_why_to_the_check_and_to_history() -> None:
    text = TEMPLATES[0].read_text("utf-8")
    text = text.replace("\nWhy:", "\nWhy: they stay longer").replace("\nEvidence:", "\nEvidence: 31 deals")
    assert stated_whys([text]) == ("they stay longer",)
    message = read_message(f"Widen the range (#12)\n\n{text}\n\nCo-authored-by: Ben <ben@example.com>")
    assert (message.why, message.stated, message.evidence) == ("they stay longer", True, ("31 deals",))
