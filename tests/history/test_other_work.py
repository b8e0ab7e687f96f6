"""Commits that also touch files that are none of the playbook's: no headline, no reason but a marked one."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.history import Commit, read_history
from tests.cli.running import run
from tests.history.repositories import Step, repository
from tests.playbooks.copies import MINIMAL

SIGNAL = "icp/signals/second-shop.yaml"
FILES = sorted(path.relative_to(MINIMAL).as_posix() for path in MINIMAL.rglob("*.yaml"))
BEGIN = Step("01-begin", {"message": "Begin", "copy": {SIGNAL: SIGNAL}})
ACT = ["Call within a week.", "Call today."]
OTHER = "Move the parser\n\nThe old one was slow."


def commits(folder: Path, *specs: dict[str, Any], prefix: str = "") -> list[Commit]:
    """The commits that changed a playbook, without its first; the oldest first."""
    steps = [BEGIN, *(Step(f"{place:02}", spec) for place, spec in enumerate(specs, 2))]
    history = read_history(repository(steps, folder / "repository", prefix))
    return [revision.commit for revision in reversed(history.revisions)][1:]


@pytest.mark.parametrize(
    ("path", "alone"),
    [
        ("/src/parser.py", False),
        ("/Makefile", False),
        ("/tests/data/icp/signals/x.yaml", False),
        ("/mkdocs.yml", False),
        ("icp/lists/customers.csv", True),
        ("personas/notes.txt", True),
        ("/CHANGELOG.md", True),
        ("/.github/CODEOWNERS", True),
        ("/search.yaml", True),
        ("/.mailmap", True),
        (".icp-playbook/schemas/signal.schema.json", True),
    ],
)
@pytest.mark.parametrize("prefix", ["", "gtm/playbook/"])
def test_what_a_commit_may_touch_and_still_speak_for_the_playbook(
    tmp_path: Path, path: str, prefix: str, *, alone: bool
) -> None:
    (made,) = commits(
        tmp_path, {"message": OTHER, "edit": {SIGNAL: ACT}, "write": {path: "x\n"}}, prefix=prefix
    )
    shown = ("Move the parser", "The old one was slow.") if alone else ("", None)
    assert (made.alone, (made.subject, made.why), made.body != "") == (alone, shown, alone)


def test_a_marked_reason_counts_whatever_else_a_commit_does(tmp_path: Path) -> None:
    message = f"{OTHER}\n\nWhy: They buy within the week.\nEvidence: 12 deals"
    (made,) = commits(tmp_path, {"message": message, "edit": {SIGNAL: ACT}, "write": {"/x.py": "1\n"}})
    assert (made.subject, made.why, made.stated) == ("", "They buy within the week.", True)
    assert made.evidence == ("12 deals",)


PULL = "Merge pull request #12 from zaphod/parser\n\nCall sooner\n\nThey buy within the week."


def pull_request(text: str, *, code: bool) -> tuple[dict[str, Any], ...]:
    """A branch of a commit that edits the playbook, maybe one that does something else, and their merge."""
    other = {"message": "Parser", "write": {"/x.py": "1\n"}} if code else {"message": "Nothing"}
    return (
        {"parents": ["01-begin"], "message": "Edit", "edit": {SIGNAL: ACT}},
        other,
        {
            "parents": ["01-begin", "03"],
            "message": text,
            "take": {"03": [SIGNAL, *(["/x.py"] if code else [])]},
        },
    )


def test_the_text_of_a_pull_request_is_the_reason_of_its_commits(tmp_path: Path) -> None:
    (made,) = commits(tmp_path, *pull_request(PULL, code=False))
    assert (made.subject, made.why, made.stated, made.pull_request) == (
        "Edit",
        "They buy within the week.",
        False,
        12,
    )


@pytest.mark.parametrize(
    ("own", "merged", "reason"),
    [
        ("Why: Mine.", "Title\n\nText.", "Mine."),
        ("Why: Mine.", "Title\n\nWhy: Ours.", "Mine."),
        ("Body.", "Title\n\nWhy: Ours.", "Ours."),
        ("Body.", "Title\n\nText.", "Text."),
        ("Body.", "Title", "Body."),
        ("", "Title", "Title"),
    ],
)
def test_the_order_of_reasons(tmp_path: Path, own: str, merged: str, reason: str) -> None:
    edit, nothing, merge = pull_request(f"Merge pull request #12 from x/y\n\n{merged}", code=False)
    (made,) = commits(tmp_path, {**edit, "message": f"Edit\n\n{own}"}, nothing, merge)
    assert made.why == reason


def test_that_of_one_with_code_is_none_unless_it_is_marked(tmp_path: Path) -> None:
    (made,) = commits(tmp_path / "a", *pull_request(PULL, code=True))
    assert (made.subject, made.why, made.pull_request) == ("Edit", None, 12)
    (made,) = commits(tmp_path / "b", *pull_request(f"{PULL}\n\nWhy: It pays.", code=True))
    assert (made.why, made.stated) == ("It pays.", True)


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        (PULL, "Call sooner"),
        ("Merge pull request #12 from zaphod/parser", "Edit"),
        ("Merge branch 'zaphod'", "Edit"),
        ("Merge branch 'zaphod' of git@example.com:g/p into main", "Edit"),
        ("Merge branches 'zaphod' and 'ford'", "Edit"),
        ("Merge remote-tracking branch 'origin/zaphod'", "Edit"),
        ("Merge commit 'f00dfeed'", "Edit"),
        ("Merge branch 'zaphod'\n\nWhy: They buy within the week.", "Edit"),
        ("Merge branch 'zaphod' into 'main'\n\nSee merge request g/p!12", "Edit"),
        ("Merge branch 'zaphod' to call sooner", "Merge branch 'zaphod' to call sooner"),
        ("Merged in zaphod/parser (pull request #12)\n\nCall sooner", "Call sooner"),
        ("Merge branch 'zaphod' into 'main'\n\nCall sooner\n\nSee merge request g/p!12", "Call sooner"),
    ],
)
def test_a_merge_is_called_by_its_pull_request(tmp_path: Path, message: str, subject: str) -> None:
    merge = {
        "parents": ["01-begin", "02"],
        "message": message,
        "take": {"02": [SIGNAL]},
        "write": {"personas/owner.yaml": (MINIMAL / "personas/owner.yaml").read_text("utf-8")},
    }
    edit = {"parents": ["01-begin"], "message": "Edit", "edit": {SIGNAL: ACT}}
    made = commits(tmp_path, edit, merge)[-1]
    assert (made.subject, made.pull_request) == (subject, 12 if "12" in message else None)


def test_a_merge_of_many_commits_is_called_by_the_first_of_them(tmp_path: Path) -> None:
    words = ["Call within a week.", "Call today.", "Call now.", "Call at once.", "Call at noon."]
    edits = [
        {"message": f"Edit {at}", "edit": {SIGNAL: [old, new]}}
        for at, (old, new) in enumerate(pairwise(words))
    ]
    edits[0]["parents"] = ["01-begin"]
    merge = {
        "parents": ["01-begin", "05"],
        "message": "Merge branch 'zaphod'",
        "take": {"05": [SIGNAL]},
        "write": {"personas/owner.yaml": (MINIMAL / "personas/owner.yaml").read_text("utf-8")},
    }
    assert commits(tmp_path, *edits, merge)[-1].subject == "Edit 0; Edit 1; Edit 2; and 1 more"


@pytest.mark.parametrize(
    "message",
    [
        "Merge branch 'zaphod'",
        "Merge pull request #12 from zaphod/parser",
        "Revert \"Merge branch 'zaphod'\"",
    ],
)
def test_what_only_names_a_branch_is_called_by_its_changes(tmp_path: Path, message: str) -> None:
    """As a pull request that was squashed, or a merge of a clone that has no more than its last commit."""
    spec = {"message": message, "edit": {SIGNAL: ACT}}
    project = repository([BEGIN, Step("02", spec)], tmp_path / "repository")
    text = run("history", "--root", str(project)).stdout
    assert text.splitlines()[0].partition("  ")[2].partition("  (")[0] == "1 change in Signal Second shop"
    record = json.loads(run("history", "--root", str(project), "--format", "json").stdout)
    assert (record["events"][0]["subject"], record["events"][0]["other_work"]) == (
        "1 change in Signal Second shop",
        False,
    )
