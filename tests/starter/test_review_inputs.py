"""What a review on GitHub takes beside the change: approvals, a policy, a merge queue, a list of accounts."""

from pathlib import Path
from typing import Any

from tests.plugin.project import Project
from tests.starter.beginning import cloned
from tests.starter.forges import Forge, shown
from tests.starter.pull_requests import NARROWER, PROFILE, WHY, event, pushed, results
from tests.starter.workflow_runs import Workflows


def test_a_merge_queue_is_reviewed_with_the_reasons_of_its_pull_requests_and_no_comment(
    origin: Project, fork: Project, forge: Forge, workflows: Workflows
) -> None:
    base = origin.git("rev-parse", "HEAD").strip()
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    ref = f"refs/heads/gh-readonly-queue/main/pr-7-{base}"
    fork.git("push", "--quiet", "origin", f"HEAD:{ref}")
    group = {"head_ref": ref, "head_sha": forge.commit, "base_sha": base, "base_ref": "refs/heads/main"}
    queue = {"event_name": "merge_group", "payload": {"merge_group": group}, "base": base}
    for text, result in (("", "failure"), (WHY, "success")):
        forge.text = text
        done = workflows.run("review", queue)
        assert results(done) == {"begin": "skipped", "review": result, "comment": "skipped"}
    assert forge.written == []
    summary = (workflows.folder / f"review-{workflows.count}.md").read_text("utf-8")
    assert "smaller teams have no RevOps manager" in summary


def test_who_has_approved_and_who_is_still_asked_is_said(
    origin: Project, forge: Forge, workflows: Workflows, tmp_path: Path
) -> None:
    settings = "icp/playbook.yaml"
    origin.edit(
        settings,
        "owner: revops@example.com",
        "owner: revops@example.com\nowners: {revops@example.com: '@ada'}",
    )
    origin.git("commit", "--quiet", "--all", "--message=Handles")
    fork = cloned(origin, tmp_path / "second")
    fork.edit(PROFILE, *NARROWER)
    commit = pushed(fork, forge)
    forge.people = ["ada"]

    def approval() -> str:
        workflows.run("review", event(forge, WHY), "edited")
        (line,) = (line for line in shown(forge.bodies()[0]).splitlines() if "@ada" in line and "|" in line)
        return line.split("|")[-2].strip()

    def review(state: str, who: str = "Ada", of: str = commit, day: int = 1) -> dict[str, Any]:
        moment = f"2026-11-{day:02d}T10:00:00Z"
        return {"user": {"login": who}, "state": state, "commit_id": of, "submitted_at": moment}

    assert approval() == "still asked"
    forge.reviews = [review("COMMENTED"), review("CHANGES_REQUESTED", day=2)]
    forge.people = []
    assert approval() == "asks for changes"
    forge.reviews += [review("APPROVED", day=3, of="b" * 40)]
    assert approval() == "approved an earlier commit on 2026-11-03"
    forge.reviews += [review("APPROVED", day=4), review("COMMENTED", day=5), review("APPROVED", "Eve", day=5)]
    assert approval() == "approved on 2026-11-04"
    assert "Approved by others as well: @Eve." in shown(forge.bodies()[0])
    assert "@ada" not in forge.bodies()[0]  # nobody is called by a comment
    forge.reviews += [review("DISMISSED", day=6)]
    assert approval() == "not asked yet"


def test_the_policy_of_the_base_is_held_to_with_the_approvals_of_the_forge_in_a_queue_too(
    origin: Project, forge: Forge, workflows: Workflows, tmp_path: Path
) -> None:
    owner = "owner: revops@example.com"
    policy = "policy:\n  reviewed_by: [sales]\n  people: {sales: ['@ada']}"
    origin.edit("icp/playbook.yaml", owner, f"{owner}\n{policy}")
    origin.git("commit", "--quiet", "--all", "--message=A policy")
    base = origin.git("rev-parse", "HEAD").strip()
    fork = cloned(origin, tmp_path / "second")
    fork.edit("icp/playbook.yaml", "@ada", "@mallory")
    fork.edit(PROFILE, *NARROWER)
    commit = pushed(fork, forge)
    moment = {"commit_id": commit, "submitted_at": "2026-11-03T10:00:00Z"}
    forge.reviews = [{"user": {"login": "mallory"}, "state": "APPROVED", **moment}]
    done = workflows.run("review", event(forge, WHY), "opened")
    assert results(done)["review"] == "failure"
    assert "policy" in shown(forge.bodies()[0]).partition("It cannot be merged as it is")[2]
    ref = f"refs/heads/gh-readonly-queue/main/pr-7-{base}"
    fork.git("push", "--quiet", "origin", f"HEAD:{ref}")
    group = {"head_ref": ref, "head_sha": commit, "base_sha": base, "base_ref": "refs/heads/main"}
    queue = {"event_name": "merge_group", "payload": {"merge_group": group}, "base": base}
    assert results(workflows.run("review", queue))["review"] == "failure"
    forge.reviews += [{"user": {"login": "Ada"}, "state": "APPROVED", **moment}]
    done = workflows.run("review", event(forge, WHY), "edited")
    assert results(done)["review"] == "success", done["review"][1]
    assert results(workflows.run("review", queue))["review"] == "success"


def test_an_approval_has_the_review_done_once_more(fork: Project, forge: Forge, workflows: Workflows) -> None:
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    approved = event(forge, WHY) | {"event_name": "pull_request_review"}
    rerun = "POST /repos/example/playbook/actions/runs/123/rerun"
    workflows.run("approvals", approved, "submitted")
    assert forge.written == []  # there is no review yet
    workflows.run("review", event(forge, WHY), "opened")
    forge.runs = ["completed"]
    assert results(workflows.run("approvals", approved, "submitted")) == {"again": "success"}
    assert forge.written.count(rerun) == 1
    pushed(fork, forge, "More")
    workflows.run("approvals", event(forge) | {"event_name": "pull_request_review"}, "dismissed")
    assert forge.written.count(rerun) == 1  # the comment is about another commit


def test_a_list_is_compared_by_rows_unless_names_are_wanted(
    origin: Project, forge: Forge, workflows: Workflows, tmp_path: Path
) -> None:
    rows = "".join(f"Secretive {number},Other,{number}\n" for number in range(55, 75))
    origin.write("lists/accounts.csv", f"Company,Industry,Employees\n{rows}")
    origin.git("add", ".")
    origin.git("commit", "--quiet", "--message=A list")
    fork = cloned(origin, tmp_path / "second")
    fork.edit(PROFILE, "is: b2b-software", "in: [b2b-software, other-industry]")
    pushed(fork, forge)
    workflows.variables["REVIEW_ACCOUNTS"] = "lists/accounts.csv"
    done = workflows.run("review", event(forge, WHY), "opened")
    assert results(done)["review"] == "success", done["review"][1]
    assert "listed account" in forge.bodies()[0].casefold()
    assert "row 2" in forge.bodies()[0]
    assert "Secretive" not in str(done) + forge.bodies()[0]
    workflows.variables["REVIEW_ACCOUNT_NAMES"] = "true"
    workflows.run("review", event(forge, WHY), "edited")
    assert "Secretive 5" in forge.bodies()[0]
    workflows.variables["REVIEW_ACCOUNTS"] = "lists/none.csv"
    done = workflows.run("review", event(forge, WHY), "edited")
    assert results(done)["review"] == "failure"
    assert "It could not run" in forge.bodies()[0]
