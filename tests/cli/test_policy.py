"""`diff --policy` as CI runs it: what the policy of the base asks for, and what meets it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.policies import (
    FREEZE,
    FROZEN,
    OPEN,
    OWNER,
    PEOPLE,
    PLACE,
    PLAYBOOK,
    PROFILE,
    approval,
    approvals,
    decided,
    held,
    policy_lines,
    result,
    rules,
    widened,
    with_policy,
)
from tests.cli.repository import Repository
from tests.cli.running import check, run


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal playbook, committed."""
    return Repository.start(tmp_path / "repository")


def test_a_base_without_a_policy_is_said_and_asks_nothing(repository: Repository) -> None:
    widened(repository)
    found = held(repository, base="HEAD~1")
    assert "Policy: there is no policy for changes in the commit before yet, so" in found.stdout
    sha = repository.answer("rev-parse", "HEAD~1")
    by_hash = held(repository, base=sha).stdout
    assert f"no policy for changes in commit {sha[:7]} yet, so nothing was checked\n" in by_hash
    assert (found.exit_code, found.stderr) == (0, "")
    with_policy(repository, f"freeze: [{FREEZE}]")
    assert result(repository, base="HEAD~1")["notes"] == []  # a first policy changes none


def test_everything_that_is_missing_is_said_at_once(repository: Repository) -> None:
    widened(with_policy(repository, f"freeze: [{FREEZE}]", "evidence: {accounts: 5}", "reviewed_by: [sales]"))
    found = held(repository, on=FROZEN)
    what = "who qualifies (Bakeries, 1 change)"
    assert found.exit_code == 1
    assert found.stderr == "3 findings against the policy of base\n"
    assert policy_lines(found) == [
        "3 findings against the policy of base on 20 Dec 2026",
        f"  {PLACE}: error[policy-freeze] {what} changes on 20 Dec 2026, in the freeze Quarter end "
        "(18 Dec 2026 to 31 Dec 2026)",
        "    help: merge it from 1 Jan 2027 on, or have leadership approve it or decide it, in a decision "
        "about profile/bakeries",
        f"  {PLACE}: error[policy-evidence] no decision names why {what} changes, which needs evidence from "
        "a sample of at least 5",
        "    help: add a decision about profile/bakeries to icp/decisions/, its evidence with a `sample` of "
        "5 or more",
        f"  {PLACE}: error[policy-review] {what} has not been reviewed by sales",
        "    help: have sales approve the pull request, or name them under `decided.by` of a decision about "
        "profile/bakeries",
    ]
    github = held(repository, "--format", "github", on=FROZEN).stdout
    assert f"::error file={PROFILE},line=31,col=13,title=policy-review::" in github
    comment = held(repository, "--format", "markdown", on=FROZEN).stdout
    assert "- **Policy:** 3 findings against the policy of base on 20 Dec 2026\n" in comment
    assert comment.count("**To do:**") == 3


def test_a_decision_with_its_evidence_meets_the_policy(repository: Repository) -> None:
    with_policy(repository, f"freeze: [{FREEZE}]", "evidence: {accounts: 9}", "reviewed_by: [sales, product]")
    decided(widened(repository)).commit("Decided")
    assert result(repository)["findings"] == []
    found = held(repository)
    assert found.exit_code == 0
    assert policy_lines(found) == [
        "the change keeps the policy of base on 30 Nov 2026",
        "  decided by sales and product (2026-11-20-larger-bakeries, on a sample of 9)",
    ]


@pytest.mark.parametrize(
    ("says", "missing"),
    [
        ({"about": ["persona/owner"]}, ["policy-evidence", "policy-review"]),
        ({"status": "proposed", "decided": None}, ["policy-evidence", "policy-review"]),
        ({"evidence": []}, ["policy-evidence"]),
        ({"decided": {"on": "2026-11-20", "by": ["product"]}}, ["policy-review"]),
    ],
    ids=["about something else", "only proposed", "no evidence", "another function"],
)
def test_a_decision_counts_for_what_it_is_about_says_and_rests_on(
    repository: Repository, says: dict[str, Any], missing: list[str]
) -> None:
    widened(with_policy(repository, "evidence: {accounts: 5}", "reviewed_by: [sales]"))
    made = {key: value for key, value in says.items() if value is not None}
    decided(repository, **made)
    if says.get("status") == "proposed":
        path = "icp/decisions/2026-11-20-larger-bakeries.yaml"
        entry = json.loads(repository.text(path))
        del entry["decided"]
        repository.write(path, json.dumps(entry))
    repository.commit("Decided")
    assert rules(repository) == missing


def test_one_piece_of_evidence_has_enough_accounts_and_pieces_are_not_added_up(
    repository: Repository,
) -> None:
    widened(with_policy(repository, "evidence: {accounts: 5}"))
    pieces = [
        {"id": f"deals-{at}", "says": "Won", "source": "CRM", "date": "2026-11-01", "sample": 4}
        for at in range(3)
    ]
    decided(repository, evidence=pieces).commit("Decided")
    (finding,) = result(repository)["findings"]
    assert finding["sentence"].startswith(
        "2026-11-20-larger-bakeries rests on a sample of 4, and a change needs"
    )


def test_made_up_evidence_counts_for_a_fictional_company_alone(repository: Repository) -> None:
    with_policy(repository, "evidence: {accounts: 5}")
    piece = {
        "id": "deals",
        "says": "W",
        "source": "CRM",
        "date": "2026-11-01",
        "sample": 9,
        "illustrative": True,
    }
    decided(widened(repository), evidence=[piece]).commit("Decided")
    assert rules(repository) == []
    repository.git("checkout", "-q", "base")
    repository.edit(PLAYBOOK, "  fictional: true\n", "").commit("Real")
    repository.git("tag", "real")
    decided(widened(repository), evidence=[piece]).commit("Decided")
    assert rules(repository, base="real") == ["policy-evidence"]


def test_a_decision_that_was_there_before_names_nothing(repository: Repository) -> None:
    decided(with_policy(repository, "reviewed_by: [sales]")).commit("Decided")
    repository.git("tag", "-f", "base")
    widened(repository)
    assert rules(repository) == ["policy-review"]
    decided(repository, status="trial").commit("On trial")
    assert rules(repository) == []


def test_a_decision_that_was_renamed_was_there_before(repository: Repository) -> None:
    decided(with_policy(repository, "reviewed_by: [sales]")).commit("Decided")
    repository.git("tag", "-f", "base")
    entry = json.loads(repository.text("icp/decisions/2026-11-20-larger-bakeries.yaml"))
    repository.git("rm", "-q", "icp/decisions/2026-11-20-larger-bakeries.yaml")
    renamed = {**entry, "formerly": ["2026-11-20-larger-bakeries"]}
    repository.write("icp/decisions/2026-11-20-larger.yaml", json.dumps(renamed))
    widened(repository)
    assert rules(repository) == ["policy-review"]


def test_only_the_boundary_counts(repository: Repository) -> None:
    with_policy(repository, f"freeze: [{FREEZE}]", "evidence: {accounts: 5}", "reviewed_by: [sales]")
    repository.edit(PROFILE, "One planner is enough.", "One planner will do.")
    repository.edit(OWNER, "name: ", "tags: [night]\nname: ")
    repository.edit("icp/examples/crumb.yaml", "story: ", "tags: [night]\nstory: ").commit("Words")
    found = result(repository, on=FROZEN)
    assert (found["result"], found["findings"]) == ("kept", [])
    stdout = held(repository, on=FROZEN).stdout
    assert "Policy: nothing that the policy of base on 20 Dec 2026 asks about changes\n" in stdout


@pytest.mark.parametrize(
    ("on", "frozen"),
    [("2026-12-17", False), ("2026-12-18", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_a_freeze_has_its_first_and_its_last_day(repository: Repository, on: str, frozen: bool) -> None:
    widened(with_policy(repository, f"freeze: [{FREEZE}]"))
    assert rules(repository, on=on) == (["policy-freeze"] if frozen else [])


def test_a_merge_after_one_freeze_is_not_sent_into_the_next(repository: Repository) -> None:
    also = "{id: holidays, from: 2027-01-01, to: 2027-01-10}"
    widened(with_policy(repository, f"freeze: [{FREEZE}, {also}]"))
    (finding,) = result(repository, on=FROZEN)["findings"]
    assert finding["help"].startswith("merge it from 11 Jan 2027 on, or have leadership approve it")
    (finding,) = result(repository, on="2027-01-05")["findings"]
    assert finding["help"] == "merge it from 11 Jan 2027 on"


def test_an_exempt_function_may_change_it_by_deciding_or_approving(repository: Repository) -> None:
    widened(with_policy(repository, f"freeze: [{FREEZE}]", PEOPLE))
    mara, ida = approval(repository, "mara"), approval(repository, "IDA")
    assert rules(repository, "--approvals", approvals(repository, mara), on=FROZEN) == ["policy-freeze"]
    assert rules(repository, "--approvals", approvals(repository, ida), on=FROZEN) == []
    decided(repository, decided={"on": "2026-11-20", "by": ["leadership"]}).commit("Decided")
    assert rules(repository, on=FROZEN) == []


def test_the_day_from_which_a_decision_counts_is_not_in_a_freeze_either(repository: Repository) -> None:
    widened(with_policy(repository, f"freeze: [{FREEZE}]"))
    decided(repository, effective="2026-12-20").commit("Decided")
    (finding,) = result(repository)["findings"]
    assert "is to change on 20 Dec 2026, in the freeze Quarter end" in finding["sentence"]
    assert finding["help"].startswith("let it count from 1 Jan 2027 on")
    decided(repository, effective="2027-01-01").commit("Later")
    assert rules(repository) == []
    assert rules(repository, on=FROZEN) == ["policy-freeze"]


@pytest.mark.parametrize(
    ("moved", "on", "frozen"),
    [
        ({"effective": "2026-12-20"}, OPEN, "is to change on 20 Dec 2026"),
        ({"effective": "2027-02-01"}, OPEN, ""),
        ({"effective": "2027-02-01"}, FROZEN, ""),
        ({}, OPEN, ""),
        ({}, FROZEN, "changes on 20 Dec 2026"),
        ({"effective": "2026-12-20", "decided": {"on": "2026-11-20", "by": ["leadership"]}}, OPEN, ""),
    ],
)
def test_a_day_is_not_moved_into_a_freeze_after_the_change_was_merged(
    repository: Repository, moved: dict[str, Any], on: str, frozen: str
) -> None:
    widened(with_policy(repository, f"freeze: [{FREEZE}]"))
    decided(repository, effective="2027-01-15").commit("Decided")
    repository.git("tag", "-f", "base")
    decided(repository, **moved).commit("Another day")
    found = [one["sentence"] for one in result(repository, on=on)["findings"]]
    what = "who qualifies by 2026-11-20-larger-bakeries (profile/bakeries)"
    words = f"{what} {frozen}, in the freeze Quarter end (18 Dec 2026 to 31 Dec 2026)"
    assert found == ([words] if frozen else [])


@pytest.mark.parametrize(
    ("edit", "rule"),
    [
        (("reviewed_by: [sales]", "reviewed_by: []"), "policy-change"),
        (("last: 14d", "last: 1d"), "policy-change"),
        (("'@Mara'", "'@Mara', '@kim'"), "policy-change"),
    ],
)
def test_a_change_does_not_relax_the_policy_it_is_held_to(
    repository: Repository, edit: tuple[str, str], rule: str
) -> None:
    with_policy(repository, f"freeze: [{FREEZE}]", "reviewed_by: [sales]", PEOPLE)
    repository.edit(PLAYBOOK, *edit)
    widened(repository)
    own = approvals(repository, approval(repository, "@kim"))
    found = result(repository, "--approvals", own, on=FROZEN)
    assert [one["rule"] for one in found["findings"]] == [rule, rule, "policy-freeze", "policy-review"]
    assert found["findings"][0]["place"].startswith(f"{PLAYBOOK}:")
    assert "the policy for changes itself changes on 20 Dec 2026, in the freeze" in str(found["findings"][0])
    assert "the policy for changes, which changes, has not been reviewed by sales" in str(
        found["findings"][1]
    )


DATED = "{id: stocktaking, from: 2026-12-15, to: 2026-12-31}"
LOOSER = {
    "no policy": None,
    "no freeze": (f"freeze: [{FREEZE}, {DATED}]", "freeze: []"),
    "one freeze less": (f", {DATED}]", "]"),
    "days moved": ("to: 2026-12-31", "to: 2026-12-16"),
    "fewer days": ("last: 14d", "last: 1d"),
    "another year": ("year_starts: 1", "year_starts: 2"),
    "one more exempt": ("exempt: [leadership]", "exempt: [leadership, sales]"),
    "another approver": ("people: {leadership: ['@ida']}", "people: {leadership: ['@ida', '@mara']}"),
    "another name of an approver": ("owners: {}", "owners: {mara@oven.example: '@ida'}"),
}


@pytest.mark.parametrize("edit", LOOSER.values(), ids=LOOSER)
def test_a_policy_that_names_no_reviewers_is_not_loosened_in_its_freeze(
    repository: Repository, edit: tuple[str, str] | None
) -> None:
    repository.write(PLAYBOOK, f"{repository.text(PLAYBOOK)}owners: {{}}\n")
    people = "people: {leadership: ['@ida']}"
    with_policy(repository, f"freeze: [{FREEZE}, {DATED}]", "year_starts: 1", people)
    if edit is None:
        repository.write(PLAYBOOK, repository.text(PLAYBOOK).partition("policy:\n")[0])
    else:
        repository.edit(PLAYBOOK, *edit)
    repository.commit("Looser")
    found = result(repository, on=FROZEN)
    assert {one["rule"] for one in found["findings"]} == {"policy-change"}
    assert len(found["findings"]) == 2  # one for each freeze
    assert all(one["place"].startswith(f"{PLAYBOOK}:") for one in found["findings"])
    decided(repository, about=["playbook/playbook"], decided={"on": "2026-11-20", "by": ["leadership"]})
    assert len(result(repository, on=FROZEN)["findings"]) == 1  # the freeze from which nobody is exempt
    open_ = result(repository, on="2026-12-14")
    assert open_["findings"] == []
    assert open_["notes"] == [
        "the policy for changes itself changes, and its `reviewed_by` names nobody to review that"
    ]


def test_a_colleague_who_approves_nothing_gets_a_handle_in_a_freeze(repository: Repository) -> None:
    repository.write(PLAYBOOK, f"{repository.text(PLAYBOOK)}owners: {{}}\n")
    with_policy(repository, f"freeze: [{FREEZE}]", "people: {leadership: ['@ida']}")
    repository.edit(PLAYBOOK, "owners: {}", "owners: {sales@oven.example: '@till'}").commit("Handle")
    assert result(repository, on=FROZEN)["findings"] == []


def test_a_policy_of_the_base_that_cannot_be_read_passes_nothing(repository: Repository) -> None:
    with_policy(repository, "freeze: [{id: late, from: 2026-12-31, to: 2026-12-01}]")
    widened(repository)
    (finding,) = result(repository)["findings"]
    assert (finding["rule"], finding["place"]) == ("policy-not-read", f"{PLAYBOOK}:1:1")


def test_check_finds_what_a_policy_cannot_mean(repository: Repository) -> None:
    with_policy(
        repository,
        "freeze:",
        "- {id: late, from: 2026-12-31, to: 2026-12-01}",
        "- {id: always, last: 90d, of: quarter}",
        "- {id: never, last: 28d, of: month, exempt: [legal]}",
        "reviewed_by: [sails]",
    )
    lines = [line for line in check(repository).stdout.splitlines() if line.startswith(PLAYBOOK)]
    assert [line.partition(": ")[2] for line in lines] == [
        'error[bad-value] "legal" is not a value of item 1 of `exempt`',
        'error[bad-value] "sails" is not a value of item 1 of `reviewed_by`',
    ]
    repository.edit(PLAYBOOK, ", exempt: [legal]", "").edit(PLAYBOOK, "[sails]", "[sales]")
    lines = [line for line in check(repository).stdout.splitlines() if line.startswith(PLAYBOOK)]
    assert [line.partition(": ")[2] for line in lines] == [
        "error[freeze] the freeze ends on 1 Dec 2026, before it begins",
        "error[freeze] a freeze of the last 90 days of each quarter never ends: a quarter can have 90 days",
        "error[freeze] a freeze of the last 28 days of each month never ends: a month can have 28 days",
    ]


@pytest.mark.parametrize("option", ["--on", "--approvals"])
def test_options_of_the_policy_without_it_are_refused(repository: Repository, option: str) -> None:
    found = run("diff", "--root", str(repository.root), "HEAD", option, "2026-11-30")
    assert found.exit_code == 2
    assert f"{option} says nothing without --policy" in found.stderr


def test_the_day_from_which_a_change_counts_is_said_in_the_comment(repository: Repository) -> None:
    repository.git("tag", "base")
    decided(widened(repository), effective="2026-12-20").commit("Decided")

    def written(form: str) -> str:
        return run("diff", "--root", str(repository.root), "base", "--format", form).stdout

    assert "\nCounts from 20 Dec 2026: profile/bakeries (Larger bakeries)\n" in written("text")
    assert "\n- **Counts from 20 Dec 2026:** profile/bakeries (Larger bakeries)\n" in written("markdown")
    assert json.loads(written("json"))["later"] == [
        {
            "decision": "2026-11-20-larger-bakeries",
            "effective": "2026-12-20",
            "about": ["profile/bakeries"],
        }
    ]
    decided(repository, effective="2026-11-20").commit("At once")
    assert "Counts from" not in written("text")
