"""`score --as-of`: what was effective on a day, held against the same playbook edited by hand."""

import itertools
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.effective_days import (
    BEFORE,
    BESIDE,
    EDITS,
    EFFECTIVE,
    LATER,
    MERGED,
    OUT,
    PLAYBOOK,
    PROFILE,
    SINCE,
    START,
    WIDER,
    account_file,
    by_hand,
    decide,
    same_as,
    score,
    started,
)
from tests.cli.repository import Repository
from tests.cli.running import run


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return started(tmp_path)


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    return account_file(tmp_path)


def test_before_its_day_a_change_does_not_count_and_from_it_on_it_does(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    decide(repository.edit(*WIDER))
    repository.commit("Decided", MERGED)
    old, new = by_hand(repository, tmp_path / "a", "HEAD~1"), by_hand(repository, tmp_path / "b", "HEAD")
    assert score(old, accounts, BEFORE).stdout != score(new, accounts, BEFORE).stdout
    for day in ("2026-01-01", START, MERGED, BEFORE, "2026-11-30"):
        assert same_as(repository, accounts, day, old)
    for day in (EFFECTIVE, "2026-12-02", "2030-01-01"):
        assert same_as(repository, accounts, day, new)
    note = (
        f"note: profile/bakeries as before {MERGED}-larger, which counts from 1 Dec 2026; "
        "--as-defined-now counts it\n"
    )
    assert note in score(repository, accounts, BEFORE).stderr
    assert "note:" not in score(repository, accounts, SINCE).stderr
    now = score(repository, accounts, BEFORE, "--as-defined-now")
    assert now.stdout == score(new, accounts, BEFORE).stdout
    assert f"note: the files are used as they are; {MERGED}-larger counts from 1 Dec 2026\n" in now.stderr


def test_without_a_later_day_nothing_is_asked_of_git(repository: Repository, accounts: Path) -> None:
    decide(repository.edit(*WIDER), effective=None)
    shutil.rmtree(repository.root.parent / ".git")
    found = score(repository, accounts, "2026-01-01")
    assert (found.exit_code, "note:" in found.stderr) == (0, False)


@pytest.mark.parametrize("effective", [MERGED, "2026-10-15"])
def test_a_decision_that_came_on_its_day_or_later_delayed_nothing(
    repository: Repository, accounts: Path, tmp_path: Path, effective: str
) -> None:
    decide(repository.edit(*WIDER), "2026-10-12-larger", effective=effective)
    repository.commit("Decided", MERGED)
    assert same_as(repository, accounts, "2026-10-10", by_hand(repository, tmp_path, "HEAD"))


@pytest.mark.parametrize(("first", "then"), list(itertools.permutations(EDITS, 2)))
def test_later_edits_count_at_once_or_the_command_says_why_it_cannot_tell(
    repository: Repository, accounts: Path, tmp_path: Path, first: str, then: str
) -> None:
    one, other = EDITS[first], EDITS[then]
    decide(repository.edit(*one))
    repository.commit("Decided", MERGED)
    if {first, then} in BESIDE:
        text = repository.text(PROFILE)
        repository.write(PROFILE, text.replace(other[1] if other[1] in text else one[2], other[2]))
        repository.commit("Edited", LATER)
        found = score(repository, accounts, BEFORE)
        assert (found.exit_code, found.stdout) == (2, "")
        assert f"profile/bakeries was edited later where commit {sha(repository, 'HEAD~1')}" in found.stderr
        assert "; or judge by the files as they are, with --as-defined-now\n" in found.stderr
        return
    repository.edit(*other).commit("Edited", LATER)
    assert same_as(repository, accounts, BEFORE, by_hand(repository, tmp_path, "HEAD~2", other))
    assert same_as(repository, accounts, SINCE, by_hand(repository, tmp_path, "HEAD"))


def sha(made: Repository, revision: str) -> str:
    return made.answer("rev-parse", revision)[:10]


def test_a_change_that_came_before_its_decision_counts_and_that_is_said(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    repository.edit(*WIDER).commit("Change", "2026-10-28")
    decide(repository)
    repository.commit("Decided", MERGED)
    assert same_as(repository, accounts, BEFORE, by_hand(repository, tmp_path, "HEAD"))
    note = f"note: commit {sha(repository, 'HEAD~1')} of 2026-10-28 changed profile/bakeries before "
    assert f"{note}{MERGED}-larger came, which counts from" in score(repository, accounts, BEFORE).stderr
    assert "note:" not in score(repository, accounts, SINCE).stderr


def test_a_pull_request_counts_from_its_merge_with_all_its_commits(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    repository.git("checkout", "-q", "-b", "pull")
    repository.edit(*WIDER).commit("Wider", "2026-10-20")
    decide(repository, "2026-10-19-larger", about=["profile/bakeries", "playbook/playbook"])
    repository.commit("Decided", "2026-10-21")
    repository.edit(PLAYBOOK, "minimum_coverage: 50", "minimum_coverage: 80").commit("More", "2026-10-22")
    repository.git("checkout", "-q", "main")
    repository.edit(*EDITS["fewer points"]).commit("Meanwhile", "2026-10-15")
    repository.git("merge", "-q", "--no-ff", "--no-edit", "pull", day=MERGED)
    assert same_as(repository, accounts, BEFORE, by_hand(repository, tmp_path, "HEAD~1"))
    assert same_as(repository, accounts, SINCE, by_hand(repository, tmp_path, "HEAD"))


def test_a_commit_beside_the_decision_may_be_a_part_of_its_change(
    repository: Repository, accounts: Path
) -> None:
    repository.edit(*WIDER).commit("Wider", MERGED)
    decide(repository)
    repository.commit("Decided", MERGED)
    found = score(repository, accounts, BEFORE)
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr == (
        f"error: icp/decisions/{MERGED}-larger.yaml:{line(repository)}: this decision counts from 1 Dec "
        f"2026, and commit {sha(repository, 'HEAD~1')} of {MERGED} changes profile/bakeries without it: "
        "whether that is a part of its change cannot be told\n"
        "  help: bring a decision and its change in one commit, or squash or merge the pull request; or "
        "judge by the files as they are, with --as-defined-now\n"
    )
    assert score(repository, accounts, SINCE).exit_code == 0
    assert score(repository, accounts, BEFORE, "--as-defined-now").exit_code == 0


def line(made: Repository) -> str:
    """Where `effective` stands."""
    lines = made.text(f"icp/decisions/{MERGED}-larger.yaml").splitlines()
    at = next(at for at, text in enumerate(lines) if '"effective"' in text)
    return f"{at + 1}:{lines[at].index(EFFECTIVE)}"


def test_what_decides_on_no_account_is_neither_taken_back_nor_asked_about(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    capacity = f"{repository.text(PLAYBOOK)}capacity: {{reps: 2, plays: {{pursue: 5}}}}\n"
    repository.write(PLAYBOOK, capacity).commit("Capacity, beside the decision", MERGED)
    decide(
        repository.edit(PROFILE, "Stayed two years.", "Stayed for years."),
        about=["profile/bakeries", "playbook/playbook"],
    )
    repository.commit("Decided", MERGED)
    assert same_as(repository, accounts, BEFORE, by_hand(repository, tmp_path, "HEAD"))
    assert "note:" not in score(repository, accounts, BEFORE).stderr


def test_a_decision_whose_change_is_still_to_come_takes_nothing_back(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    decide(repository)
    repository.commit("Decided", MERGED)
    assert same_as(repository, accounts, BEFORE, by_hand(repository, tmp_path, "HEAD"))
    repository.edit(*WIDER).commit("Changed on the day", EFFECTIVE)
    assert same_as(repository, accounts, SINCE, by_hand(repository, tmp_path, "HEAD"))


def test_what_is_not_committed_yet_counts_from_its_day_too(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    decide(repository.edit(*WIDER), effective="2999-01-01")
    assert same_as(repository, accounts, "2998-12-31", by_hand(repository, tmp_path, "HEAD"))
    edited = by_hand(repository, tmp_path, "HEAD", WIDER)
    assert same_as(repository, accounts, "2999-01-01", edited)


def test_entries_that_come_and_go_with_a_decision(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    repository.edit(*EDITS["no disqualifier"]).remove(OUT)
    chain = "name: Chain\nowner: sales@oven.example\nwhen: {field: employees, at_least: 50}\n"
    repository.write("icp/disqualifiers/chain.yaml", chain)
    repository.edit(PROFILE, "firmographics:\n", "  disqualifiers: [chain]\nfirmographics:\n")
    about, gone = ["profile/bakeries", "disqualifier/chain"], ["disqualifier/no-night-shift"]
    decide(repository, about=about, gone=gone)
    repository.commit("Decided", MERGED)
    assert same_as(repository, accounts, BEFORE, by_hand(repository, tmp_path, "HEAD~1"))
    assert same_as(repository, accounts, SINCE, by_hand(repository, tmp_path, "HEAD"))
    decide(repository, about=about)
    repository.git("add", "-A")
    repository.git("commit", "-q", "--amend", "--no-edit", day=MERGED)
    found = score(repository, accounts, BEFORE)
    assert found.exit_code == 2
    assert "the playbook has errors, first icp/profiles/bakeries.yaml: " in found.stderr
    assert "list every entry that changes with it under `about`" in found.stderr


def test_without_git_or_with_a_shallow_clone_it_is_refused(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    decide(repository.edit(*WIDER))
    repository.commit("Decided", MERGED)
    shallow = tmp_path / "shallow"
    source = f"file://{repository.root.parent}"
    subprocess.run(["git", "clone", "-q", "--depth", "1", source, str(shallow)], check=True)
    found = score(shallow / "book", accounts, BEFORE)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "this clone is shallow, and what was before it is not in it\n" in found.stderr
    assert "run `git fetch --unshallow`, or set `fetch-depth: 0` in CI; or judge" in found.stderr
    assert score(shallow / "book", accounts, SINCE).exit_code == 0
    shutil.rmtree(shallow / ".git")
    found = score(shallow / "book", accounts, BEFORE)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "and the playbook is not in a git repository\n" in found.stderr
    assert score(shallow / "book", accounts, BEFORE, "--as-defined-now").exit_code == 0


def test_a_playbook_that_begins_with_a_later_day_has_nothing_before_it(
    repository: Repository, accounts: Path
) -> None:
    decide(repository.edit(*WIDER))
    repository.git("add", "-A")
    repository.git("commit", "-q", "--amend", "--no-edit", day=MERGED)
    found = score(repository, accounts, BEFORE)
    assert found.exit_code == 2
    assert "the playbook begins with commit" in found.stderr


def test_two_decisions_of_one_commit_with_other_days_are_refused(
    repository: Repository, accounts: Path
) -> None:
    decide(repository.edit(*WIDER))
    decide(repository.edit(*EDITS["fewer points"]), f"{MERGED}-paper", effective=None)
    repository.commit("Both", MERGED)
    found = score(repository, accounts, BEFORE)
    assert found.exit_code == 2
    assert f"brings {MERGED}-paper, too, which counts already and is about profile/bakeries" in found.stderr


def test_an_entry_that_was_renamed_since_is_followed(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    decide(
        repository.edit(OUT, "Nobody works at night.", "Nobody bakes at night."),
        about=["disqualifier/no-night-shift"],
    )
    repository.edit(OUT, "at_least: 3", "at_least: 9").commit("Decided", MERGED)
    repository.rename(OUT, "icp/disqualifiers/by-day.yaml")
    repository.edit("icp/disqualifiers/by-day.yaml", "name: ", "formerly: [no-night-shift]\nname: ")
    for path in (PROFILE, "icp/examples/doughs.yaml"):
        repository.write(path, repository.text(path).replace("no-night-shift", "by-day"))
    decide(repository, about=["disqualifier/by-day"])
    repository.commit("Renamed", LATER)
    back = ("icp/disqualifiers/by-day.yaml", "at_least: 9", "at_least: 3")
    taken = by_hand(repository, tmp_path, "HEAD", back)
    assert same_as(repository, accounts, BEFORE, taken)


@pytest.mark.parametrize(
    "command", [["filter", "bakeries"], ["sql", "--dialect", "duckdb"]], ids=lambda one: one[0]
)
def test_commands_that_use_the_files_as_they_are_say_so(repository: Repository, command: list[str]) -> None:
    decide(repository.edit(*WIDER))
    found = run(*command, "--root", str(repository.root), "--as-of", BEFORE)
    assert f"note: the files are used as they are; {MERGED}-larger counts from 1 Dec 2026\n" in found.stderr
    assert "note:" not in run(*command, "--root", str(repository.root), "--as-of", SINCE).stderr
