"""`diff --policy` as CI runs it: what the policy of the base asks for, and what meets it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.repository import Repository
from tests.cli.running import check, run

PLAYBOOK, PROFILE, OWNER = "icp/playbook.yaml", "icp/profiles/bakeries.yaml", "personas/owner.yaml"
WIDER = ("{field: revenue, between: [1M, 5M]}", "{field: revenue, between: [1M, 6M]}")
PLACE = f"{PROFILE}:31:13"
FREEZE = "{id: quarter-end, label: Quarter end, last: 14d, of: quarter, exempt: [leadership]}"
PEOPLE = "people: {sales: ['@Mara', lou@oven.example], product: ['@kim'], leadership: ['@ida']}"
OPEN, FROZEN = "2026-11-30", "2026-12-20"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal playbook, committed."""
    return Repository.start(tmp_path / "repository")


def with_policy(repository: Repository, *says: str) -> Repository:
    """The policy committed, as that of the base."""
    lines = "".join(f"  {line}\n" for line in says)
    repository.write(PLAYBOOK, f"{repository.text(PLAYBOOK)}policy:\n{lines}")
    repository.commit("Policy")
    repository.git("tag", "base")
    return repository


def widened(repository: Repository) -> Repository:
    repository.edit(PROFILE, *WIDER).commit("Wider")
    return repository


def decided(repository: Repository, id_: str = "2026-11-20-larger-bakeries", **says: Any) -> Repository:
    """A decision about the profile."""
    entry = {
        "name": "Larger bakeries",
        "owner": "sales@oven.example",
        "status": "accepted",
        "decision": "We also sell to bakeries of up to $6M.",
        "about": ["profile/bakeries"],
        "why": "They buy as fast.",
        "evidence": [
            {"id": "deals", "says": "Nine of nine won", "source": "CRM", "date": "2026-11-01", "sample": 9}
        ],
        "decided": {"on": id_[:10], "by": ["sales", "product"]},
        **says,
    }
    return repository.write(f"icp/decisions/{id_}.yaml", json.dumps(entry))


def approvals(repository: Repository, *rows: dict[str, str]) -> str:
    """The file that a workflow writes; a commit is named as git names it."""
    file = repository.root.parent / "approvals.json"
    file.write_text(json.dumps({"approvals": rows}), "utf-8")
    return str(file)


def approval(repository: Repository, by: str, revision: str = "HEAD", **more: str) -> dict[str, str]:
    commit = repository.answer("rev-parse", revision)
    return {"by": by, "at": "2026-11-29T23:30:00-05:00", "commit": commit, **more}


def held(repository: Repository, *options: str, on: str = OPEN, base: str = "base") -> Result:
    return run("diff", "--root", str(repository.root), base, "--policy", "--on", on, *options)


def result(repository: Repository, *options: str, on: str = OPEN, base: str = "base") -> dict[str, Any]:
    """The result as other programs read it, which agrees with the exit code."""
    found = held(repository, "--format", "json", *options, on=on, base=base)
    policy: dict[str, Any] = json.loads(found.stdout)["policy"]
    assert found.exit_code == bool(policy["findings"])
    return policy


def rules(repository: Repository, *options: str, on: str = OPEN, base: str = "base") -> list[str]:
    return [one["rule"] for one in result(repository, *options, on=on, base=base)["findings"]]


def test_a_base_without_a_policy_is_said_and_asks_nothing(repository: Repository) -> None:
    widened(repository)
    found = held(repository, base="HEAD~1")
    assert "Policy: HEAD~1 has no policy for changes, so nothing was checked\n" in found.stdout
    assert (found.exit_code, found.stderr) == (0, "")


def test_everything_that_is_missing_is_said_at_once(repository: Repository) -> None:
    widened(with_policy(repository, f"freeze: [{FREEZE}]", "evidence: {accounts: 5}", "reviewed_by: [sales]"))
    found = held(repository, on=FROZEN)
    what = "who qualifies (Bakeries, 1 change)"
    assert found.exit_code == 1
    assert found.stderr == "3 findings against the policy of base\n"
    assert found.stdout.partition("Policy: ")[2].splitlines() == [
        "3 findings against the policy of base on 20 Dec 2026",
        f"  {PLACE}: error[policy-freeze] {what} changes on 20 Dec 2026, in the freeze Quarter end "
        "(18 Dec 2026 to 31 Dec 2026)",
        "    help: merge it from 1 Jan 2027 on, or have leadership approve it or decide it, in a decision "
        "about profile/bakeries",
        f"  {PLACE}: error[policy-evidence] no decision names why {what} changes, which needs evidence from "
        "at least 5 accounts",
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
    assert found.stdout.partition("Policy: ")[2].splitlines() == [
        "the change keeps the policy of base on 30 Nov 2026",
        "  decided by sales and product (2026-11-20-larger-bakeries, seen on 9 accounts)",
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
        "2026-11-20-larger-bakeries rests on 4 accounts, and a change needs"
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


def test_approvals_count_for_the_functions_of_who_gave_them(repository: Repository) -> None:
    with_policy(repository, "reviewed_by: [sales, product]", PEOPLE)
    repository.edit(PLAYBOOK, "review:\n", "owners: {lou@oven.example: '@lou-b'}\nreview:\n").commit("Owners")
    repository.git("tag", "-f", "base")
    widened(repository)
    stranger = approval(repository, "@zoe")
    some = approvals(repository, stranger, approval(repository, "@LOU-B"))
    (finding,) = result(repository, "--approvals", some)["findings"]
    assert finding["sentence"] == "who qualifies (Bakeries, 1 change) has not been reviewed by product"
    assert finding["help"].startswith("have product approve the pull request (@kim for product), or")
    every = approvals(repository, stranger, approval(repository, "lou-b"), approval(repository, "kim"))
    found = result(repository, "--approvals", every)
    assert found["findings"] == []
    assert found["kept"] == [
        "approved for sales (lou-b, 30 Nov 2026)",
        "approved for product (kim, 30 Nov 2026)",
    ]
    assert found["notes"] == [
        "the approval of @zoe, 30 Nov 2026 counts for no function: `policy.people` does not list @zoe"
    ]


def test_the_last_word_of_everybody_counts_and_a_comment_is_none(repository: Repository) -> None:
    widened(with_policy(repository, "reviewed_by: [sales]", PEOPLE))
    early, late = "2026-11-01T10:00:00Z", "2026-11-02T10:00:00Z"

    def missing(*words: tuple[str, str]) -> bool:
        rows = [approval(repository, "@mara", at=at, state=state) for at, state in words]
        return bool(rules(repository, "--approvals", approvals(repository, *rows)))

    assert missing((late, "changes_requested"), (early, "approved"))
    assert missing((early, "approved"), (late, "dismissed"))
    assert not missing((late, "approved"), (early, "changes_requested"))
    assert not missing((early, "approved"), (late, "commented"))
    assert missing(("2026-12-01T00:30:00+02:00", "changes_requested"), ("2026-12-01T00:30:00Z", "approved"))


def test_an_approval_of_an_older_commit_is_stale_if_the_boundary_has_changed_since(
    repository: Repository,
) -> None:
    widened(with_policy(repository, "reviewed_by: [sales]", PEOPLE))
    file = approvals(repository, approval(repository, "@mara"))
    repository.edit(PROFILE, "One planner is enough.", "One planner will do.").commit("Words alone")
    assert rules(repository, "--approvals", file) == []
    repository.edit(PROFILE, "points: -5", "points: -6").commit("More")
    (finding,) = result(repository, "--approvals", file)["findings"]
    assert finding["sentence"] == (
        "who qualifies (Bakeries, 2 changes) has not been reviewed by sales; an approval, that of @mara, "
        "30 Nov 2026, no longer counts: who qualifies, or the policy, has changed since"
    )
    repository.edit(PROFILE, "points: -6", "points: -5").commit("Less again")
    assert rules(repository, "--approvals", file) == []


def test_an_approval_stays_where_the_base_went_on(repository: Repository) -> None:
    with_policy(repository, "reviewed_by: [sales]", PEOPLE)
    repository.git("checkout", "-q", "-b", "pull")
    widened(repository)
    file = approvals(repository, approval(repository, "@mara"))
    repository.git("checkout", "-q", "main")
    repository.edit("icp/playbook.yaml", "minimum_coverage: 50", "minimum_coverage: 55").commit(
        "Another change"
    )
    repository.git("checkout", "-q", "pull")
    repository.git("merge", "-q", "--no-edit", "main")
    assert rules(repository, "--approvals", file, base="main") == []


def test_an_approval_of_a_commit_that_is_not_here_is_stale(repository: Repository) -> None:
    widened(with_policy(repository, "reviewed_by: [sales]", PEOPLE))
    row = {**approval(repository, "@mara"), "commit": "0123456789abcdef0123456789abcdef01234567"}
    found = result(repository, "--approvals", approvals(repository, row))
    assert [one["rule"] for one in found["findings"]] == ["policy-review"]
    (note,) = found["notes"]
    assert note.endswith("its commit is not in this clone, so that what changed since is not known")


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
    assert [one["rule"] for one in found["findings"]] == [rule, "policy-freeze", "policy-review"]
    assert found["findings"][0]["place"].startswith(f"{PLAYBOOK}:")
    assert "the policy for changes, which changes, has not been reviewed by sales" in str(
        found["findings"][0]
    )


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


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("no", "it is no JSON"),
        ("[]", "it is no mapping"),
        (
            '{"approvals": [{"at": "2026-11-30T10:00:00Z", "commit": "1234567"}]}',
            "`approvals.0.by` is missing",
        ),
        ('{"approvals": [{"by": "@a", "at": "2026-11-30", "commit": "1234567"}]}', "`approvals.0.at` is not"),
        (
            '{"approvals": [{"by": "@a", "at": "2026-11-30T10:00:00Z", "commit": "--all"}]}',
            "`approvals.0.commit` is not",
        ),
        (
            '{"approvals": [{"by": "@a", "at": "2026-11-30T10:00:00Z", "commit": "1234567", "state": "ok"}]}',
            "`approvals.0.state` is none of approved, changes_requested, dismissed and commented",
        ),
    ],
)
def test_a_file_that_holds_no_approvals_stops_the_command(
    repository: Repository, content: str, cause: str
) -> None:
    file = repository.root.parent / "approvals.json"
    file.write_text(content, "utf-8")
    found = held(repository, "--approvals", str(file), base="HEAD")
    assert (found.exit_code, found.stdout) == (2, "")
    assert f"error: `{file}` holds no approvals: " in found.stderr
    assert cause in found.stderr


@pytest.mark.parametrize("option", ["--on", "--approvals"])
def test_options_of_the_policy_without_it_are_refused(repository: Repository, option: str) -> None:
    found = run("diff", "--root", str(repository.root), "HEAD", option, "2026-11-30")
    assert found.exit_code == 2
    assert f"{option} says nothing without --policy" in found.stderr
