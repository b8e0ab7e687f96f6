"""`diff --require-why` and decisions: one that names the change is a reason."""

import json
from pathlib import Path

import pytest

from tests.cli.repository import Repository
from tests.cli.running import run

PROFILE, OUT = "icp/profiles/bakeries.yaml", "icp/disqualifiers/no-night-shift.yaml"
WIDER = ("{field: revenue, between: [1M, 5M]}", "{field: revenue, between: [1M, 6M]}")
NARROWER = ("at_least: 3}", "at_least: 4}")
PLACE = "icp/decisions/2026-03-01-larger-bakeries.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal playbook, committed."""
    return Repository.start(tmp_path / "repository")


def decision(about: str = "profile/bakeries", status: str = "accepted") -> str:
    day = "decided: {on: 2026-03-01, by: [sales]}\n" if status != "proposed" else ""
    return (
        f"name: Larger bakeries\nowner: sales@oven.example\nstatus: {status}\n"
        f"decision: Up to six millions.\nabout: [{about}]\nwhy: They renew as often.\n"
        f"{day}"
    )


def asked(repository: Repository, *arguments: str) -> tuple[int, str]:
    """How `diff --require-why` ends, and what it says."""
    result = run("diff", "--root", str(repository.root), "--require-why", *arguments)
    return result.exit_code, result.stderr


def test_a_new_decision_about_the_entry_is_a_reason(repository: Repository) -> None:
    repository.edit(PROFILE, *WIDER).write(PLACE, decision())
    assert asked(repository, "HEAD") == (0, "")
    text = run("diff", "--root", str(repository.root), "HEAD").stdout
    assert "Why: They renew as often. (decision: Larger bakeries)" in text


def test_one_that_was_there_before_is_none(repository: Repository) -> None:
    repository.write(PLACE, decision()).commit("Decide")
    repository.edit(PROFILE, *WIDER)
    code, stderr = asked(repository, "HEAD")
    assert (code, stderr.startswith("the boundary moves but no reason is given")) == (1, True)
    assert asked(repository, "HEAD~1") == (0, "")


def test_its_status_edited_makes_it_one(repository: Repository) -> None:
    repository.write(PLACE, decision(status="trial")).commit("Decide")
    repository.edit(PROFILE, *WIDER).write(PLACE, decision())
    assert asked(repository, "HEAD") == (0, "")


@pytest.mark.parametrize("status", ["proposed", "superseded", "reverted"])
def test_what_is_not_in_force_is_none(repository: Repository, status: str) -> None:
    repository.edit(PROFILE, *WIDER).write(PLACE, decision(status=status))
    assert asked(repository, "HEAD")[0] == 1


def test_a_decision_about_one_entry_is_no_reason_for_another(repository: Repository) -> None:
    repository.edit(PROFILE, *WIDER).edit(OUT, *NARROWER).write(PLACE, decision())
    code, stderr = asked(repository, "HEAD")
    assert (code, stderr.partition(":")[0]) == (1, "disqualifier/no-night-shift")
    report = json.loads(run("diff", "--root", str(repository.root), "HEAD", "--format", "json").stdout)
    assert report["unexplained"] == ["disqualifier/no-night-shift"]
    assert [one["decision"] for one in report["decisions"]] == ["2026-03-01-larger-bakeries"]
    repository.write(PLACE, decision("profile/bakeries, disqualifier/no-night-shift"))
    assert asked(repository, "HEAD") == (0, "")


def test_what_a_commit_of_code_alone_says_is_no_reason(repository: Repository) -> None:
    repository.git("tag", "start")
    (repository.root / "code.py").write_text("pass\n", "utf-8")
    repository.commit("Code\n\nWhy: It is faster.")
    repository.edit(PROFILE, *WIDER).commit("Wider")
    code, stderr = asked(repository, "start", "HEAD")
    assert (code, stderr.startswith("the boundary moves but no reason is given")) == (1, True)
    repository.git("commit", "-q", "--allow-empty", "-m", "Say why\n\nWhy: They renew.")
    assert asked(repository, "start", "HEAD") == (0, "")


@pytest.mark.parametrize("word", ["…", "...", "–", "-", "TBD", "n/a", "todo", "to be confirmed"])
def test_what_stands_for_a_reason_is_none(repository: Repository, word: str) -> None:
    repository.edit(PROFILE, *WIDER).commit(f"Wider\n\nWhy: {word}")
    assert asked(repository, "HEAD~1", "HEAD")[0] == 1
    text = decision().replace("They renew as often.", f'"{word}"')
    repository.write(PLACE, text).commit(f"Decide\n\nWhy: {word}")
    assert asked(repository, "HEAD~2", "HEAD")[0] == 1
    assert "Why:" not in run("diff", "--root", str(repository.root), "HEAD~2", "HEAD").stdout
    record = json.loads(run("history", "--root", str(repository.root), "--format", "json").stdout)
    assert [(one["why"], one["why_stated"]) for one in record["events"][:2]] == [(None, False)] * 2


@pytest.mark.parametrize("style", ["--no-ff", "--squash"])
def test_the_reason_in_a_merge_counts(repository: Repository, style: str) -> None:
    repository.git("tag", "start")
    repository.git("checkout", "-q", "-b", "wider")
    repository.edit(PROFILE, *WIDER).commit("Wider")
    repository.git("checkout", "-q", "-")
    (repository.root / "code.py").write_text("pass\n", "utf-8")
    repository.commit("Code")
    repository.git("merge", "-q", style, "--no-commit", "wider")
    repository.commit("Merge wider\n\nWhy: They renew.")
    assert asked(repository, "start", "HEAD") == (0, "")


def test_a_message_is_a_reason_for_all(repository: Repository) -> None:
    repository.edit(PROFILE, *WIDER).edit(OUT, *NARROWER).write(PLACE, decision())
    repository.commit("Both\n\nWhy: We looked again.")
    assert asked(repository, "HEAD~1", "HEAD") == (0, "")
