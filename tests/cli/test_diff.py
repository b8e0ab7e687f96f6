"""`diff` as reviewers and CI run it: what it prints, what stops it, how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from icp_playbook.source import MAX_BYTES
from tests.cli.repository import Repository
from tests.cli.running import run

PROFILE = "icp/profiles/bakeries.yaml"
OVEN = "{field: has_oven, is: true}"
WIDER = ("{field: revenue, between: [1M, 5M]}", "{field: revenue, between: [1M, 6M]}")
NO_WHY = (
    "the boundary moves but no reason is given: add a line `Why: …` to a commit message, "
    "or a decision that is `about` what changes\n"
)


OF_CI = (
    *("GITHUB_REF", "GITHUB_EVENT_PATH", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY"),
    *("CI_MERGE_REQUEST_IID", "CI_MERGE_REQUEST_TITLE", "CI_PROJECT_URL"),
    *("BITBUCKET_PR_ID", "BITBUCKET_GIT_HTTP_ORIGIN", "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER"),
)
"""What CI says of the pull request that it runs these tests for."""


@pytest.fixture(autouse=True)
def _outside_of_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """No number of a pull request that CI runs these tests for."""
    for name in OF_CI:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal playbook, committed."""
    return Repository.start(tmp_path / "repository")


def diff(repository: Repository, *arguments: str) -> Result:
    """`icp-playbook diff` in the folder of the playbook."""
    return run("diff", "--root", str(repository.root), *arguments)


def test_nothing_changed(repository: Repository) -> None:
    result = diff(repository, "HEAD", "--fail-on", "any", "--require-why")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("Nothing to look at: no entry differs.\n")


def test_the_files_on_the_disk_are_the_head(repository: Repository) -> None:
    repository.edit(PROFILE, *WIDER)
    result = diff(repository, "HEAD")
    assert "  boundary widens   criterion-widened: Revenue: $1M–$5M → $1M–$6M" in result.stdout
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Nothing to look at" in diff(repository, "HEAD", "HEAD").stdout


@pytest.mark.parametrize("path", ["personas/Baker.YAML", "icp/signals/old/first-shop.yaml", "icp/saas.json"])
def test_a_file_that_only_looks_like_an_entry_is_an_error_on_disk_and_in_a_commit(
    repository: Repository, path: str
) -> None:
    repository.write(path, "name: x").write("personas/owner.yaml.orig", "name: x")
    on_disk = diff(repository, "HEAD")
    repository.commit("More")
    committed = diff(repository, "HEAD~1", "HEAD")
    assert (on_disk.exit_code, committed.exit_code) == (1, 1)
    assert on_disk.stderr == "the working tree has 1 error: `icp-playbook check` lists them\n"
    assert committed.stderr == "HEAD has 1 error: `icp-playbook check` lists them\n"
    assert diff(repository, "HEAD", "HEAD~1").exit_code == 0


def test_a_link_that_only_looks_like_an_entry_is_an_error_in_a_commit_too(repository: Repository) -> None:
    (repository.root / "personas/Baker.yaml").symlink_to("owner.yaml")
    repository.commit("Linked")
    for arguments in (["HEAD~1"], ["HEAD~1", "HEAD"]):
        assert diff(repository, *arguments).exit_code == 1


def test_two_commits_are_compared(repository: Repository) -> None:
    repository.edit(PROFILE, *WIDER).edit(PROFILE, "points: -5", "points: -6")
    repository.commit("Wider")
    repository.write("icp/playbook.yaml", "not: read")
    result = diff(repository, "HEAD~1", "HEAD")
    assert "criterion-points-lowered: Runs an ERP: −5 points → −6 points" in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("options", "message", "code"),
    [
        ([], "", 0),
        (["--fail-on", "messaging", "--fail-on", "people"], "", 0),
        (["--fail-on", "boundary"], "1 change with the effect boundary\n", 1),
        (["--fail-on", "any"], "1 change with the effect boundary\n", 1),
        (["--require-why"], NO_WHY, 1),
    ],
)
def test_what_stops_a_change(options: list[str], message: str, code: int, repository: Repository) -> None:
    repository.edit(PROFILE, *WIDER)
    result = diff(repository, "HEAD", *options)
    assert (result.stderr, result.exit_code) == (message, code)


def test_a_why_in_a_commit_or_in_the_text_of_the_request_is_enough(
    repository: Repository, tmp_path: Path
) -> None:
    repository.edit(PROFILE, *WIDER)
    repository.commit("Widen revenue\n\nWhy: four wins had six million.")
    result = diff(repository, "HEAD~1", "HEAD", "--require-why")
    assert result.exit_code == 0
    assert result.stdout.endswith("\nWhy: four wins had six million.\n")
    repository.edit(PROFILE, "points: -5", "points: -6")
    assert diff(repository, "HEAD", "--require-why").exit_code == 1
    (tmp_path / "body.md").write_text("## Why\n\nERP customers churn.\n")
    result = diff(repository, "HEAD", "--require-why", "--why-from", str(tmp_path / "body.md"))
    assert result.exit_code == 0
    assert result.stdout.endswith("\nWhy: ERP customers churn.\n")


def test_a_head_with_errors_ends_with_1_and_still_shows_the_changes(repository: Repository) -> None:
    repository.edit(PROFILE, *WIDER).edit(PROFILE, "status: operational", "status: operationl")
    result = diff(repository, "HEAD")
    assert result.stderr == "the working tree has 1 error: `icp-playbook check` lists them\n"
    assert result.exit_code == 1
    assert "criterion-widened: Revenue: $1M–$5M → $1M–$6M" in result.stdout
    assert "Newly qualifies: not known, because the change has 1 error." in result.stdout


def test_a_base_with_errors_still_shows_the_changes(repository: Repository) -> None:
    repository.edit(PROFILE, "tags: [food]", "mood: hungry")
    repository.commit("An older schema")
    repository.edit(PROFILE, "mood: hungry", "tags: [food]").edit(PROFILE, *WIDER)
    result = diff(repository, "HEAD")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "data-removed: Data removed: Mood hungry" in result.stdout
    assert "criterion-widened: Revenue: $1M–$5M → $1M–$6M" in result.stdout
    assert "because HEAD has 1 error under today's model" in result.stdout


def test_a_file_of_the_base_that_was_never_read_does_not_keep_verdicts_from_being_compared(
    repository: Repository,
) -> None:
    stray = "icp/profiles/old/shops.yaml"
    repository.write(stray, "name: Shops\n").write("personas/Buyer.YAML", "name: Buyer\n")
    repository.commit("Put aside")
    repository.edit(PROFILE, *WIDER).remove(stray).remove("personas/Buyer.YAML")
    result = diff(repository, "HEAD")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "compared, because" not in result.stdout
    assert "criterion-widened: Revenue: $1M–$5M → $1M–$6M" in result.stdout


def test_a_base_that_is_not_yaml_is_not_taken_for_an_empty_one(repository: Repository) -> None:
    good = repository.text(PROFILE)
    repository.write(PROFILE, "name: [\n")
    repository.commit("Broken")
    repository.write(PROFILE, good)
    result = diff(repository, "HEAD")
    assert "profile-added" not in result.stdout
    assert f"{PROFILE} cannot be read on one side, so it is not compared" in result.stdout
    assert "Nothing changed" not in result.stdout
    assert (result.exit_code, result.stderr) == (
        1,
        f"{PROFILE} cannot be read on one side, so it is not compared\n",
    )


def test_a_file_with_a_key_given_twice_is_not_said_to_be_the_same(repository: Repository) -> None:
    """Of the second list nothing is read, so nobody can say what it changes."""
    repository.edit(PROFILE, "  score:\n", "  must:\n    - {id: other, label: Other, why: x}\n  score:\n")
    repository.commit("Add a must")
    result = diff(repository, "HEAD~1", "HEAD")
    assert result.exit_code == 1
    assert f"{PROFILE} cannot be read on one side, so it is not compared" in result.stdout
    assert "No entry changed" not in result.stdout
    history = run("history", "--root", str(repository.root)).stdout
    assert "Add a must" in history
    assert "`must` is given twice" in history


def test_a_list_is_scored_on_both_sides(repository: Repository, tmp_path: Path) -> None:
    repository.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("Company,Employees,Revenue,Tools,Own oven\nA,20,2M,paper,yes\nB,x,2M,paper,yes\n")
    result = diff(
        repository, "HEAD", "--accounts", str(accounts), "--as-of", "2026-03-20", "--format", "json"
    )
    found = json.loads(result.stdout)["accounts"]
    assert (found["judged"], found["rows_not_read"], found["cells_not_read"]) == (2, 0, 1)
    assert found["counts"] == {"left": 1}


def test_one_icp_can_be_compared_operational_or_not(repository: Repository, tmp_path: Path) -> None:
    repository.edit(PROFILE, "status: operational", "status: aspirational").commit("Not yet")
    repository.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("Company,Employees,Revenue,Tools,Own oven\nA,20,2M,paper,yes\nB,40,2M,paper,yes\n")
    options = ("HEAD", "--accounts", str(accounts), "--as-of", "2026-03-20", "--format", "json")
    assert json.loads(diff(repository, *options).stdout)["accounts"]["judged"] == 0
    found = json.loads(diff(repository, *options, "--icp", "bakeries").stdout)["accounts"]
    assert (found["judged"], found["counts"]) == (2, {"left": 1})
    other = diff(repository, *options, "--icp", "bakers")
    assert (other.exit_code, other.stderr) == (
        2,
        'error: there is no ICP "bakers" on either side\n  help: did you mean "bakeries"?\n',
    )


def test_the_result_goes_to_a_file(repository: Repository, tmp_path: Path) -> None:
    repository.edit(PROFILE, *WIDER)
    result = diff(repository, "HEAD", "--format", "markdown", "-o", str(tmp_path / "comment.md"))
    assert result.stdout == ""
    assert (tmp_path / "comment.md").read_text("utf-8").startswith("<!-- icp-playbook-review -->\n## What")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope"], 'error: no such revision: "nope"'),
        (
            ["HEAD", "--why-from", "nowhere.md"],
            "error: `nowhere.md` is missing",
        ),
        (
            ["HEAD", "--accounts", "nowhere.csv"],
            "error: `nowhere.csv` cannot be read: No such file or directory",
        ),
        (["HEAD", "--as-of", "today"], 'error: "today" is not a date'),
        (["HEAD", "-o", "."], "error: `.` is a folder"),
    ],
)
def test_what_cannot_be_run_ends_with_2(arguments: list[str], message: str, repository: Repository) -> None:
    result = diff(repository, *arguments)
    assert (result.stderr.splitlines()[0], result.exit_code) == (message, 2)


def test_a_revision_before_the_playbook_ends_with_2(repository: Repository) -> None:
    repository.git("checkout", "-q", "--orphan", "bare")
    repository.git("rm", "-rq", "--cached", ".")
    repository.git("commit", "-q", "--allow-empty", "-m", "Nothing")
    result = diff(repository, "bare")
    assert result.stderr.startswith("error: there is no playbook in `")
    assert result.exit_code == 2


def test_a_file_that_is_no_file_on_one_side_is_not_taken_for_removed(repository: Repository) -> None:
    text = repository.text(PROFILE)
    for spoil in ("link", "large"):
        repository.write(PROFILE, text)
        repository.commit(f"Before {spoil}")
        if spoil == "link":
            (repository.root / PROFILE).unlink()
            (repository.root / PROFILE).symlink_to("../playbook.yaml")
        else:
            (repository.root / PROFILE).unlink()
            repository.write(PROFILE, text + f"# {'x' * MAX_BYTES}\n")
        repository.commit(f"A {spoil}")
        for sides in (("HEAD^", "HEAD"), ("HEAD", "HEAD^")):
            result = diff(repository, *sides)
            assert "profile-removed" not in result.stdout
            assert "profile-added" not in result.stdout
            assert f"{PROFILE} cannot be read on one side, so it is not compared\n" in result.stderr
            assert result.exit_code == 1
        (repository.root / PROFILE).unlink()


def test_rows_that_cannot_be_read_end_with_1(repository: Repository, tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("Company,Employees\nA,20\nB,20,too,many\n")
    result = diff(repository, "HEAD", "--accounts", str(accounts))
    assert result.stderr == "1 row of the list cannot be read as an account, so not compared\n"
    assert "1 row not read" in result.stdout
    assert result.exit_code == 1


def test_a_change_is_named_by_its_pull_request_where_that_is_known(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def title(*arguments: str) -> str:
        text = diff(repository, *arguments, "--format", "markdown").stdout
        return next(line for line in text.splitlines() if line.startswith("## "))

    repository.edit(PROFILE, *WIDER)
    repository.commit("Widen revenue (#42)")
    assert title("HEAD^1", "HEAD") == "## What pull request #42 changes"
    repository.git("checkout", "-q", "-b", "side")
    repository.edit(PROFILE, "points: -5", "points: -6")
    repository.commit("Cost more")
    repository.git("checkout", "-q", "-")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge pull request #43 from ana/side", "side")
    assert title("HEAD^1", "HEAD") == "## What pull request #43 changes"
    assert title("HEAD~2", "HEAD") == "## What main changes, compared with 2 commits ago"
    monkeypatch.setenv("GITHUB_REF", "refs/pull/44/merge")
    assert title("HEAD~2") == "## What pull request #44 changes"
    monkeypatch.setenv("GITHUB_REF", "refs/heads/main")
    assert title("HEAD~2", "HEAD") == "## What main changes, compared with 2 commits ago"
    monkeypatch.setenv("CI_MERGE_REQUEST_IID", "45")
    assert title("HEAD~2", "HEAD") == "## What pull request #45 changes"
    monkeypatch.setenv("CI_MERGE_REQUEST_TITLE", "Ask *less*")
    assert title("HEAD~2", "HEAD") == "## What pull request #45 changes: Ask &#42;less&#42;"


def test_an_example_that_is_a_link_is_not_taken_for_new(repository: Repository) -> None:
    text = repository.text("icp/examples/doughs.yaml")
    (repository.root / "icp/examples/doughs.yaml").unlink()
    (repository.root / "icp/examples/doughs.yaml").symlink_to("crumb.yaml")
    repository.commit("A link")
    (repository.root / "icp/examples/doughs.yaml").unlink()
    repository.write("icp/examples/doughs.yaml", text)
    repository.commit("A file")
    result = diff(repository, "HEAD^", "HEAD")
    assert "example-added" not in result.stdout
    assert "not known, because icp/examples/doughs.yaml cannot be read in HEAD^." in result.stdout
    assert result.exit_code == 1


def test_a_folder_of_lists_is_compared_in_duckdb_with_the_value_at_stake(
    repository: Repository, tmp_path: Path
) -> None:
    repository.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, first in (("a.csv", "Rye,20,2M,yes"), ("b.csv", "Lou,20,,yes\nBig,40,3M,yes")):
        (folder / name).write_text(f"Company,Employees,Revenue,Own oven\n{first}\n", encoding="utf-8")
    result = diff(repository, "HEAD", "--accounts", str(folder), "--value", "revenue", "--format", "json")
    assert result.stderr.startswith(f"scored by DuckDB, because DuckDB reads the folder `{folder}` (--engine")
    listed = json.loads(result.stdout)["accounts"]
    assert listed["names"] == {"left": ["Rye (row 1)", "Lou (row 2)"]}
    assert listed["value"] == {
        "field": "revenue",
        "currency": "USD",
        "kinds": {"left": {"sum": 2_000_000, "known": 1}},
    }


@pytest.mark.parametrize(
    "options", [("--value", "revenue"), ("--memory", "4GB"), ("--engine", "duckdb"), ("--no-names",)]
)
def test_an_option_of_a_list_needs_one(repository: Repository, options: tuple[str, ...]) -> None:
    result = diff(repository, "HEAD", *options)
    assert (result.exit_code, result.stderr) == (
        2,
        f"error: {options[0]} is about a list\n  help: name one with --accounts\n",
    )


def test_an_account_that_shows_a_change_is_written_as_an_example_that_passes(repository: Repository) -> None:
    path = "icp/profiles/bakeries.yaml"
    text = (repository.root / path).read_text("utf-8")
    repository.write(path, text.replace(OVEN, f"{{any: [{OVEN}, {{field: employees, is: 400}}]}}"))
    result = diff(repository, "HEAD", "--write-examples")
    assert "icp/examples/bakeries-that-enters.yaml written" in result.stderr
    written = (repository.root / "icp/examples/bakeries-that-enters.yaml").read_text("utf-8")
    assert "employees: 400" in written
    assert run("check", "--root", str(repository.root)).exit_code == 0
    again = diff(repository, "HEAD", "--write-examples")
    assert "the example Bakeries: an account that newly qualifies covers it" in again.stdout
    assert (repository.root / "icp/examples/bakeries-that-enters.yaml").read_text("utf-8") == written
