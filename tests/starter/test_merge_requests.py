"""The review of a merge request on GitLab, and the reminder on both forges, in an adopter's repository."""

import json
import shutil
from pathlib import Path

import pytest

from tests.plugin.project import Project
from tests.processes import path
from tests.starter.beginning import cloned
from tests.starter.forges import ME, TOKEN, Forge, shown
from tests.starter.pull_requests import CRASH, MARKER, NARROWER, PROFILE, WHY
from tests.starter.workflow_runs import Workflows, loaded, ran


class MergeRequest:
    """A branch of the project, and its pipelines."""

    def __init__(self, origin: Project, forge: Forge, folder: Path) -> None:
        self.branch = cloned(origin, folder / "branch")
        self.branch.git("checkout", "--quiet", "-b", "change")
        self.origin, self.forge, self.folder = origin, forge, folder
        self.stand_ins: tuple[Path, ...] = ()
        self.base = origin.git("rev-parse", "HEAD").strip()
        self.count = 0

    def push(self) -> str:
        """Commits what the branch holds; the commit."""
        self.branch.git("add", "--all")
        self.branch.git("commit", "--quiet", "--allow-empty", "--message=Ask for more people")
        self.branch.git("push", "--quiet", "--force", "origin", "change")
        self.forge.commit = self.branch.git("rev-parse", "HEAD").strip()
        return self.forge.commit

    def pipeline(self, text: str = "", **variables: str) -> tuple[int, str, Path]:
        """Runs the job of the pipeline in a clean clone; its exit code, its log, and where it ran."""
        self.count += 1
        clone = cloned(self.origin, self.folder / f"pipeline-{self.count}")
        clone.git("checkout", "--quiet", variables.get("CI_COMMIT_SHA", self.forge.commit))
        self.forge.text = text
        job = loaded(clone.root / ".gitlab-ci.yml")["review"]
        environment = {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": self.forge.address,
            "CI_PROJECT_ID": "5",
            "CI_MERGE_REQUEST_PROJECT_ID": "5",
            "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "5",
            "CI_MERGE_REQUEST_PROJECT_URL": "https://gitlab.example/example/playbook",
            "CI_MERGE_REQUEST_IID": "7",
            "CI_MERGE_REQUEST_TITLE": "Ask for more people",
            "CI_MERGE_REQUEST_DESCRIPTION": text,
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_DEFAULT_BRANCH": "main",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.base,
            "CI_MERGE_REQUEST_EVENT_TYPE": "detached",
            "CI_COMMIT_SHA": self.forge.commit,
            "CI_JOB_ID": "123",
            "CI_JOB_URL": "https://gitlab.example/example/playbook/-/jobs/123",
            "REVIEW_TOKEN": TOKEN,
            "PATH": path(*self.stand_ins),
            **variables,
        }
        script, after = (
            [line for line in job[key] if " pip install " not in line] for key in ("script", "after_script")
        )
        result = ran("\n".join(script), clone.root, environment)
        status = {"CI_JOB_STATUS": "success" if result.returncode == 0 else "failed"}
        closed = ran("\n".join(after), clone.root, environment | status)
        log = result.stdout + result.stderr + closed.stdout + closed.stderr
        return result.returncode, log, clone.root / ".base/review"


@pytest.fixture
def request_(origin: Project, forge: Forge, tmp_path: Path) -> MergeRequest:
    """A merge request that asks for more people."""
    made = MergeRequest(origin, forge, tmp_path)
    made.branch.edit(PROFILE, *NARROWER)
    made.push()
    return made


def test_a_merge_request_gets_one_note_that_is_updated(request_: MergeRequest, forge: Forge) -> None:
    others = [
        {"id": 1, "author": {"id": 3}, "body": f"{MARKER}\nA look-alike."},
        {"id": 2, "author": ME, "body": "Something else."},
    ]
    forge.comments = list(others)
    code, log, _ = request_.pipeline()
    assert code == 1, log
    assert "It cannot be merged as it is" in forge.bodies()[1]
    code, log, left = request_.pipeline(WHY)
    assert code == 0, log
    assert forge.comments[:2] == others
    assert len(forge.comments) == 3
    body = forge.bodies()[1]
    assert body.startswith(f"{MARKER}\n<!-- icp-playbook-review commit={forge.commit} run=123 -->\n## What ")
    assert "It cannot be merged as it is" not in body
    assert "smaller teams have no RevOps manager" in body
    assert (left / "review.md").read_text("utf-8").startswith(MARKER)
    assert '"sentence": "Merge request !7 changes' in (left / "alerts.json").read_text("utf-8")
    assert TOKEN not in log
    assert [line for line in forge.written if line.startswith("POST")] == [
        "POST /projects/5/merge_requests/7/notes"
    ]


def test_the_text_counts_as_it_is_now_and_whole(request_: MergeRequest, forge: Forge) -> None:
    old = {"CI_MERGE_REQUEST_DESCRIPTION": "x" * 2700, "CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED": "true"}
    code, log, _ = request_.pipeline(f"{'x' * 2700}\n{WHY}", **old)
    assert code == 0, log
    code, log, left = request_.pipeline(WHY, **old, REVIEW_TOKEN="")
    assert code == 1
    assert "the description is cut: set REVIEW_TOKEN" in log
    assert "no comment: there is no token" in log
    assert (left / "review.md").is_file()
    assert len(forge.comments) == 1


def test_the_code_of_the_base_runs(request_: MergeRequest, forge: Forge, tmp_path: Path) -> None:
    ran_ = tmp_path / "ran"
    for name in (".ci/review.py", ".ci/review_comment.py", ".ci/forge.py", "requirements.txt"):
        request_.branch.write(name, f"import pathlib\npathlib.Path({str(ran_)!r}).touch()\n")
    request_.push()
    code, log, _ = request_.pipeline(WHY)
    assert code == 0, log
    assert not ran_.exists()
    assert "What " in forge.bodies()[0]


@pytest.mark.parametrize("kind", ["merged_result", "merge_train"])
def test_a_merged_result_is_compared_with_what_it_is_merged_into(
    kind: str, request_: MergeRequest, origin: Project, forge: Forge
) -> None:
    origin.edit("personas/sales-leader.yaml", "name: ", "name: Other ")
    origin.git("commit", "--quiet", "--all", "--message=The train before")
    origin.git("checkout", "--quiet", "-b", "train")
    origin.git("merge", "--quiet", "--no-ff", "--no-edit", "change")
    merged = origin.git("rev-parse", "HEAD").strip()
    origin.git("checkout", "--quiet", "main")
    origin.git("reset", "--quiet", "--hard", "HEAD~1")  # what runs before in the train is not merged yet
    source = {"CI_COMMIT_SHA": merged, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": forge.commit}
    code, log, _ = request_.pipeline(WHY, **source, CI_MERGE_REQUEST_EVENT_TYPE=kind)
    assert code == 0, log
    (body,) = forge.bodies()
    assert f"commit={forge.commit} " in body
    assert "Other " not in body


def test_a_fork_that_runs_its_own_pipeline_is_compared_with_where_it_began(
    request_: MergeRequest, forge: Forge
) -> None:
    code, log, _ = request_.pipeline(WHY, CI_PROJECT_ID="6", CI_MERGE_REQUEST_SOURCE_PROJECT_ID="6")
    assert code == 0, log
    assert len(forge.bodies()) == 1


def test_a_fault_and_a_broken_script_are_said(request_: MergeRequest, forge: Forge, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/icp-playbook").write_text(CRASH.format(code=3))
    (tmp_path / "bin/icp-playbook").chmod(0o755)
    request_.stand_ins = (tmp_path / "bin",)
    assert request_.pipeline(WHY)[0] == 3
    assert "This is a fault of icp-playbook" in forge.bodies()[0]
    request_.origin.write(".ci/review.py", "raise SystemExit(1)\n")
    request_.origin.git("commit", "--quiet", "--all", "--message=Broken")
    assert request_.pipeline(WHY)[0] == 1
    (body,) = forge.bodies()
    assert "It ended before it left anything" in body


UNREVIEWED = "nothing that may be trusted can review this change. What it does is not known"


def older(origin: Project) -> None:
    """Makes the project's main branch one from before there was a review by its own scripts."""
    for name in ("review.py", "review_comment.py", "forge.py"):
        (origin.root / ".ci" / name).unlink()
    shutil.copy(Path(__file__).parent / "older/gitlab_comment.py", origin.root / ".ci")
    origin.git("add", "--all")
    origin.git("commit", "--quiet", "--message=As it was")


def test_the_first_update_says_that_nothing_reviews_it(
    request_: MergeRequest, origin: Project, forge: Forge
) -> None:
    older(origin)
    request_.base = origin.git("rev-parse", "HEAD").strip()
    forge.comments = [{"id": 1, "author": ME, "body": f"{MARKER}\nNobody moves."}]
    code, log, _ = request_.pipeline(WHY)
    assert code == 4, log
    assert loaded(request_.branch.root / ".gitlab-ci.yml")["review"]["allow_failure"] == {"exit_codes": 4}
    assert "No review: The target branch has no .ci/review.py yet" in log
    assert "can't open file" not in log
    (body,) = forge.bodies()
    assert UNREVIEWED in body
    assert "Nobody moves" not in body
    code, log, _ = request_.pipeline(WHY, REVIEW_TOKEN="")
    assert code == 4, log
    assert UNREVIEWED in log


def test_a_target_without_a_review_takes_the_place_of_the_old_one(
    request_: MergeRequest, origin: Project, forge: Forge
) -> None:
    origin.git("branch", "last-year")
    request_.pipeline(WHY)
    assert "RevOps" in forge.bodies()[0]
    origin.git("checkout", "--quiet", "last-year")
    older(origin)
    origin.git("checkout", "--quiet", "main")
    code, log, _ = request_.pipeline(WHY, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="last-year")
    assert code == 4, log
    (body,) = forge.bodies()
    assert UNREVIEWED in body
    assert "The branch that it is to be merged into has no review yet." in body
    assert "RevOps" not in body


def test_approvals_are_said(request_: MergeRequest, origin: Project, forge: Forge) -> None:
    owner = "owner: revops@example.com"
    origin.edit("icp/playbook.yaml", owner, f"{owner}\nowners: {{revops@example.com: '@ada'}}")
    origin.git("commit", "--quiet", "--all", "--message=Handles")
    forge.people = ["ada"]
    request_.pipeline(WHY)
    assert "| still asked |" in shown(forge.bodies()[0])
    forge.reviews = [{"user": {"login": "ada"}}]
    request_.pipeline(WHY)
    assert "| approved |" in shown(forge.bodies()[0])  # when is not known
    note = {"id": 50, "system": True, "author": {"id": 3, "username": "ada"}}
    forge.system = [note | {"body": "approved this merge request", "created_at": "2026-11-03T10:00:00.000Z"}]
    later = {"created_at": "2026-11-04T10:00:00.000Z", "head_commit_sha": forge.commit}
    earlier = {"created_at": "2026-11-02T10:00:00.000Z", "head_commit_sha": "b" * 40}
    forge.versions = [later, earlier]
    _, _, left = request_.pipeline(WHY)
    assert "| approved an earlier commit on 2026-11-03 |" in shown(forge.bodies()[0])
    assert json.loads((left / "approvals.json").read_text())["approvals"][0]["commit"] == "b" * 40


def remind(forge: Forge, origin: Project, folder: Path, kind: str, **variables: str) -> tuple[int, str]:
    """Runs the scheduled job."""
    if kind == "github":
        workflows = Workflows(origin, forge, folder, variables=variables)
        workflows.count = len([*folder.glob("remind-*")])
        ended, log = workflows.run("reminder", {"event_name": "schedule", "payload": {}})["remind"]
        return int(ended != "success"), log
    job = loaded(origin.root / ".gitlab-ci.yml")["reminder"]
    environment = {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": forge.address,
        "CI_PROJECT_ID": "5",
        "REVIEW_TOKEN": TOKEN,
        "PATH": path(),
        **variables,
    }
    result = ran("\n".join(job["script"]), origin.root, environment)
    return result.returncode, result.stdout + result.stderr


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_one_issue_is_opened_updated_and_closed(
    kind: str, origin: Project, forge: Forge, tmp_path: Path
) -> None:
    folder = tmp_path / "runs"
    last = next(line for line in origin.text(PROFILE).splitlines() if line.startswith("  last: "))
    text = "description" if kind == "gitlab" else "body"

    def commit(old: str, new: str) -> None:
        origin.edit(PROFILE, old, new)
        origin.git("commit", "--quiet", "--all", f"--message={new}")

    assert remind(forge, origin, folder, kind)[0] == 0
    assert forge.issues == []
    commit(last, "  last: 2020-01-01")
    code, log = remind(forge, origin, folder, kind)
    assert code == 0, log
    (issue,) = forge.issues
    assert issue[text].startswith("<!-- icp-playbook-reminder -->\n### ")
    assert "profile/software-scale-ups: review was due by 2020-" in shown(issue[text])
    written = len(forge.written)
    assert "the issue says it already" in remind(forge, origin, folder, kind)[1]
    assert len(forge.written) == written
    commit("  last: 2020-01-01", "  last: 2021-01-01")
    remind(forge, origin, folder, kind)
    assert "2021-" in forge.issues[0][text]
    commit("fit:\n", "fit: [\n")
    code, log = remind(forge, origin, folder, kind)
    assert code == 1
    assert "could not be worked out" in forge.issues[0][text]
    commit("fit: [\n", "fit:\n")
    commit("  last: 2021-01-01", last)
    assert remind(forge, origin, folder, kind)[0] == 0
    assert len(forge.issues) == 1
    assert forge.issues[0]["state"] == "closed"
    forge.down = True
    assert remind(forge, origin, folder, kind)[0] == 1
