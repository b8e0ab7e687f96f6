"""The review of a pull request on GitHub, in an adopter's repository: a fork, a queue, a fault, approvals."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_diff import NO_WHY
from tests.plugin.project import Project
from tests.sharing import Shared
from tests.starter.beginning import begun, cloned
from tests.starter.forges import BOT, TOKEN, Forge, running, shown
from tests.starter.workflow_runs import Workflows

MARKER = "<!-- icp-playbook-review -->"
PROFILE = "icp/profiles/software-scale-ups.yaml"
NARROWER = ("between: [50, 200]", "between: [80, 200]")
WHY = "Why: smaller teams have no RevOps manager."
CRASH = (
    "#!/bin/sh\necho 'Traceback (most recent call last):' >&2\necho '::error::boom @team' >&2\nexit {code}\n"
)


def begin(folder: Path) -> None:
    """What `init` writes."""
    begun(folder / "minimal", "--git")


@pytest.fixture(scope="module")
def beginning(shared: Shared) -> Path:
    """A new playbook: only to be cloned."""
    return shared.folder("review-starter", begin)


@pytest.fixture
def origin(beginning: Path, tmp_path: Path) -> Project:
    """The repository on GitHub."""
    return cloned(Project(beginning / "minimal"), tmp_path / "origin")


@pytest.fixture
def fork(origin: Project, tmp_path: Path) -> Project:
    """A clone of it that somebody else works in."""
    return cloned(origin, tmp_path / "fork")


@pytest.fixture
def forge() -> Iterator[Forge]:
    """What GitHub keeps."""
    with running() as made:
        yield made


@pytest.fixture
def workflows(origin: Project, forge: Forge, tmp_path: Path) -> Workflows:
    """The workflows of the repository."""
    return Workflows(origin, forge, tmp_path / "runs")


def pushed(fork: Project, forge: Forge, message: str = "Ask for more people") -> str:
    """Commits what the fork holds and makes it the head of pull request 7."""
    fork.git("add", "--all")
    fork.git("commit", "--quiet", "--allow-empty", f"--message={message}")
    fork.git("push", "--quiet", "--force", "origin", "HEAD:refs/pull/7/head")
    forge.commit = fork.git("rev-parse", "HEAD").strip()
    return forge.commit


def event(forge: Forge, body: str = "", head: str = "somebody/playbook") -> dict[str, Any]:
    """The event of the pull request."""
    forge.text = body
    request = {
        "number": 7,
        "title": forge.title,
        "body": body or None,
        "head": {"sha": forge.commit, "repo": {"full_name": head}},
        "base": {"ref": "main", "repo": {"full_name": "example/playbook"}},
    }
    return {"event_name": "pull_request_target", "payload": {"pull_request": request}}


def results(done: dict[str, tuple[str, str]]) -> dict[str, str]:
    """Job → how it ended."""
    return {name: result for name, (result, _) in done.items()}


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
    assert "could not be compared" in shown(body)
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
    assert "Listed accounts" in forge.bodies()[0]
    assert "Secretive" not in str(done) + forge.bodies()[0]
    workflows.variables["REVIEW_ACCOUNT_NAMES"] = "true"
    workflows.run("review", event(forge, WHY), "edited")
    assert "Secretive 5" in forge.bodies()[0]
    workflows.variables["REVIEW_ACCOUNTS"] = "lists/none.csv"
    done = workflows.run("review", event(forge, WHY), "edited")
    assert results(done)["review"] == "failure"
    assert "It could not run" in forge.bodies()[0]


def test_a_forge_that_does_not_answer_fails_the_job(
    fork: Project, forge: Forge, workflows: Workflows
) -> None:
    fork.edit(PROFILE, *NARROWER)
    pushed(fork, forge)
    forge.down = True
    done = workflows.run("review", event(forge, WHY), "opened")
    assert results(done) == {"begin": "failure", "review": "failure", "comment": "failure"}
    assert "the forge answers 503" in done["comment"][1]
