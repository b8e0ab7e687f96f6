"""The review of a pull request on GitHub, in an adopter's repository: a fork, a fault, a conflict."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.test_diff import NO_WHY
from tests.plugin.project import Project
from tests.starter.forges import BOT, TOKEN, Forge, shown
from tests.starter.pull_requests import CRASH, MARKER, NARROWER, PROFILE, WHY, event, pushed, results
from tests.starter.workflow_runs import Workflows, loaded, ran


def test_a_change_gets_one_comment_that_is_replaced_at_once_and_updated_in_place(
    fork: Project, forge: Forge, workflows: Workflows
) -> None:
    fork.edit(PROFILE, *NARROWER)
    commit = pushed(fork, forge)
    done = workflows.run("review", event(forge), "opened")
    assert results(done) == {"begin": "success", "review": "failure", "comment": "success"}
    assert NO_WHY.strip() in done["review"][1]
    (body,) = forge.bodies()
    assert body.startswith(
        f"{MARKER}\n<!-- icp-playbook-review commit={commit} run=123 -->\n## What pull request #7"
    )
    assert "It cannot be merged as it is:" in body
    assert f"- {NO_WHY.strip()}" in shown(body)
    assert TOKEN not in str(done)

    done = workflows.run("review", event(forge, WHY), "edited")
    assert results(done) == {"begin": "success", "review": "success", "comment": "success"}
    (body,) = forge.bodies()
    assert "It cannot be merged as it is" not in body
    assert "smaller teams have no RevOps manager" in body
    assert "Ask for more people" in body  # the title
    assert "policy" not in body.casefold()  # there is none
    posts = [line for line in forge.written if line.startswith("POST")]
    assert posts == ["POST /repos/example/playbook/issues/7/comments"]
    assert forge.written.count("PATCH /repos/example/playbook/issues/comments/100") == 2


def test_the_old_review_does_not_stand_while_the_new_one_is_made(
    fork: Project, forge: Forge, workflows: Workflows
) -> None:
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    stray = {"id": 1, "user": {"login": "mallory"}, "body": f"{MARKER}\nA look-alike."}
    forge.comments = [stray, {"id": 2, "user": BOT, "body": f"{MARKER}\nNobody moves."}]
    forge.comments += [{"id": 3, "user": BOT, "body": "Another one."}, {"id": 4, "user": BOT, "body": MARKER}]
    seen: list[str] = []
    workflows.on_job = lambda name: seen.append(forge.bodies()[0]) if name == "review" else None
    workflows.run("review", event(forge, WHY), "synchronize")
    assert "## Being looked at again" in seen[0]
    assert "Nobody moves" not in seen[0]
    assert [one["id"] for one in forge.comments] == [1, 2, 3]
    assert forge.comments[0] == stray
    assert "RevOps" in forge.comments[1]["body"]


def test_nothing_of_a_fork_is_run_and_hostile_content_is_data(
    fork: Project, forge: Forge, workflows: Workflows, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    workflows.installed = True  # what lies about in a folder may be imported as Python starts
    hook = f"import pathlib\npathlib.Path({str(ran)!r}).touch()\n"
    for name in (
        "hooks.py",
        ".ci/review.py",
        ".ci/forge.py",
        ".ci/review_comment.py",
        "icp_playbook.py",
        "sitecustomize.py",
    ):
        fork.write(name, hook)
    fork.write("mkdocs.yml", "site_name: x\nhooks: [hooks.py]\nplugins: [icp-playbook]\n")
    fork.write("requirements.txt", "./evil\n").write("setup.py", hook)
    fork.write(".github/workflows/review.yml", "on: pull_request\n")
    fork.write(".gitattributes", "* filter=evil merge=evil\n").write(
        ".gitmodules", '[submodule "x"]\n\tpath = x\n\turl = -u./x\n'
    )
    (fork.root / "icp/fields.yaml").unlink()
    (fork.root / "icp/fields.yaml").symlink_to("/etc/passwd")
    (fork.root / "icp/signals/huge.yaml").write_text("name: " + "x" * 3_000_000)
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge, "::error::boom\n\n@everyone `x` <script>")
    forge.title = f"{MARKER} @everyone"
    body = f"{MARKER}\n@everyone @example/owners\n<script>alert(1)</script>\n::error::boom\n" * 50
    why = f"Why: {MARKER} ask @everyone, #1 ![x](https://evil.example/x.png) </details> | `a`"
    done = workflows.run("review", event(forge, f"{body}\n{why}"), "opened")
    assert not ran.exists()
    assert results(done) == {"begin": "success", "review": "failure", "comment": "success"}
    (comment,) = forge.bodies()
    assert comment.count(MARKER) == 1
    assert "icp/fields.yaml" in shown(comment)
    assert "icp/signals/huge.yaml" in shown(comment)
    assert "cannot be read on one side" in shown(comment)
    assert "@everyone" not in comment
    assert "evil.example/x.png)" not in comment
    assert "<script" not in comment
    assert "root:" not in comment
    log = done["review"][1]
    assert [line for line in log.splitlines() if line.startswith("::error::boom")] == []


def test_a_broken_file_is_named_and_nothing_is_said_to_stay_as_it_is(
    fork: Project, forge: Forge, workflows: Workflows
) -> None:
    fork.write(PROFILE, "name: [not: read\n")
    pushed(fork, forge)
    done = workflows.run("review", event(forge), "opened")
    assert results(done)["review"] == "failure"
    (body,) = forge.bodies()
    assert f"{PROFILE} cannot be read on one side, so it is not compared" in shown(body)
    assert "not compared" in shown(body)
    assert "It cannot be merged as it is:" in body


def test_what_does_not_touch_the_playbook_gets_no_comment_and_an_old_one_says_so(
    fork: Project, forge: Forge, workflows: Workflows
) -> None:
    fork.write("docs/about.md", "# About us\n")
    pushed(fork, forge)
    done = workflows.run("review", event(forge), "opened")
    assert results(done) == {"begin": "success", "review": "success", "comment": "success"}
    assert forge.comments == []
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    workflows.run("review", event(forge, WHY), "synchronize")
    assert "What pull request #7 changes" in forge.bodies()[0]
    fork.edit(PROFILE, *reversed(NARROWER))
    pushed(fork, forge)
    workflows.run("review", event(forge, WHY), "synchronize")
    (body,) = forge.bodies()
    assert "## Nothing of the playbook changes" in body
    assert "RevOps" not in body


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (CRASH.format(code=1), "a fault of icp-playbook or of its installation, not of this change"),
        (CRASH.format(code=3), "a fault of icp-playbook or of its installation, not of this change"),
        (CRASH.format(code=2), "It could not run"),
        ("#!/bin/sh\nkill -9 $$\n", "It was killed"),
        ("#!/bin/sh\nsleep 600\n", "It took too long"),
        ("#!/bin/sh\nexit 0\n", "a fault of icp-playbook or of its installation, not of this change"),
    ],
    ids=["traceback", "fault", "refused", "killed", "too-long", "silent"],
)
def test_a_fault_of_ours_is_shown_as_one_and_takes_the_place_of_the_review(
    script: str, says: str, fork: Project, forge: Forge, workflows: Workflows, tmp_path: Path
) -> None:
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    forge.comments = [{"id": 2, "user": BOT, "body": f"{MARKER}\nNobody moves."}]
    workflows.stand_ins = tmp_path / "bin"
    workflows.stand_ins.mkdir()
    (workflows.stand_ins / "icp-playbook").write_text(script)
    (workflows.stand_ins / "icp-playbook").chmod(0o755)
    if "sleep" in script:
        workflows.variables["REVIEW_MINUTES"] = "0.0001"
    done = workflows.run("review", event(forge, WHY), "synchronize")
    assert results(done) == {"begin": "success", "review": "failure", "comment": "success"}
    (body,) = forge.bodies()
    assert "## The review could not be made" in body
    assert says in body
    assert "What this change does is not known" in body
    assert "Nobody moves" not in body
    assert "@team" not in body
    assert ("boom" in body) == ("boom" in script)
    assert not any(line.startswith("::error::boom") for line in done["review"][1].splitlines())


def test_a_review_that_leaves_nothing_is_said_too(fork: Project, forge: Forge, workflows: Workflows) -> None:
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    workflows.origin.remove(".ci/review.py")
    workflows.origin.git("commit", "--quiet", "--all", "--message=Broken")
    done = workflows.run("review", event(forge, WHY), "opened")
    assert results(done) == {"begin": "success", "review": "failure", "comment": "success"}
    (body,) = forge.bodies()
    assert "It ended before it left anything" in body


def test_a_run_of_an_older_commit_writes_nothing(fork: Project, forge: Forge, workflows: Workflows) -> None:
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    old = event(forge, WHY)
    fork.edit(PROFILE, "between: [80, 200]", "between: [90, 200]")
    pushed(fork, forge)
    done = workflows.run("review", old, "opened")
    assert results(done)["review"] == "failure"
    assert "pull request #7 has moved on" in done["review"][1]
    assert forge.written == []


def test_a_change_is_compared_with_its_base_as_it_is_now_and_a_conflict_is_said(
    fork: Project, forge: Forge, workflows: Workflows
) -> None:
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    persona = "personas/sales-leader.yaml"
    name = next(line for line in workflows.origin.text(persona).splitlines() if line.startswith("name: "))
    workflows.origin.edit(persona, name, "name: Somebody else")
    workflows.origin.git("commit", "--quiet", "--all", "--message=Another name")
    workflows.run("review", event(forge, WHY), "opened")
    (body,) = forge.bodies()
    assert "Somebody else" not in body  # what main has done since is not of this change
    assert "80" in body
    workflows.origin.edit(PROFILE, "between: [50, 200]", "between: [60, 200]")
    workflows.origin.git("commit", "--quiet", "--all", "--message=Sixty")
    done = workflows.run("review", event(forge, WHY), "edited")
    assert results(done)["comment"] == "success"
    (body,) = forge.bodies()
    assert "It conflicts with its base" in body
    assert (
        "60" not in body.partition("<sub>")[0].partition("-->\n## ")[2].partition("Commit")[0] or "50" in body
    )


def test_a_forge_that_does_not_answer_fails_the_job(
    fork: Project, forge: Forge, workflows: Workflows
) -> None:
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    forge.down = True
    done = workflows.run("review", event(forge, WHY), "opened")
    assert results(done) == {"begin": "failure", "review": "failure", "comment": "failure"}
    assert "the forge answers 503" in done["comment"][1]


def test_before_the_base_reviews_the_check_says_so_also_to_the_old_comment(
    fork: Project, forge: Forge, origin: Project, tmp_path: Path
) -> None:
    step = next(
        one
        for one in loaded(origin.root / ".github/workflows/check.yml")["jobs"]["content"]["steps"]
        if one.get("name") == "Whether it is reviewed"
    )
    payload = tmp_path / "event.json"
    payload.write_text(json.dumps(event(forge)["payload"]), "utf-8")
    around = {"PATH": os.environ["PATH"], "GITHUB_EVENT_PATH": str(payload), "GITHUB_BASE_REF": "main"}
    fork.edit(PROFILE, *NARROWER)
    fork.git("commit", "--quiet", "--all", "--message=Ask for more people")
    done = ran(step["run"], fork.root, around)
    assert (done.returncode, done.stdout) == (0, "")
    assert not (fork.root / "review").exists()
    fork.git("rm", "--quiet", ".github/workflows/review.yml")
    fork.git("commit", "--quiet", "--message=As it was")
    fork.git("revert", "--no-edit", "HEAD")
    done = ran(step["run"], fork.root, around)
    assert done.returncode == 0, done.stderr
    assert "::warning title=No review::main has no .github/workflows/review.yml yet" in done.stdout
    assert (fork.root / "review/number").read_text() == "7\n"
    first, _, text = (fork.root / "review/comment.md").read_text().partition("\n")
    assert first == MARKER  # by which the workflow that wrote the old comment finds it
    assert "What it does is not known: read it line by line." in text
