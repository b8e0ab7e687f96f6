"""The CI files: valid against the published schemas, without known holes, and doing what they say."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from icp_playbook.source import SourceFile, parse

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
CHECK_WORKFLOW = ROOT / ".github/workflows/check.yml"
MARKER = "<!-- icp-playbook-review -->"
COMMIT = "a" * 40
GH = """\
#!/bin/sh
echo "$*" >>"$LOG"
case $* in
    "run download"*) [ -d "$LEFT" ] && cp -R "$LEFT" review ;;
    *pulls/*) echo "$HEAD_NOW" ;;
    *--paginate*) printf '%s' "$FOUND" ;;
    *body=@*) cp review/comment.md "$LOG.sent" ;;
esac
"""


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a tool of the environment the tests run in."""
    command = [Path(sys.executable).with_name(name), *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def loaded(path: Path) -> Any:
    """A YAML file as plain data."""
    document = parse(SourceFile("ci", "ci", path.name, path.read_text("utf-8")))
    assert document.findings == ()
    return document.data


def script(name: str) -> ModuleType:
    """A script of .ci as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / f".ci/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"])],
)
def test_the_files_are_valid(schema: str, files: list[Path]) -> None:
    result = tool("check-jsonschema", "--builtin-schema", schema, *files)
    assert (result.returncode, result.stdout) == (0, "ok -- validation done\n")


def test_the_workflows_have_no_known_hole() -> None:
    result = tool("zizmor", "--offline", "--no-progress", *WORKFLOWS)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_may_do_more_than_its_jobs_say(path: Path) -> None:
    data = loaded(path)
    assert data["permissions"] == {}
    for job in data["jobs"].values():
        assert "permissions" in job
        assert "timeout-minutes" in job
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step.get("uses", f"a@{COMMIT}"))


def test_what_runs_for_a_fork_has_no_secret_and_what_writes_runs_none_of_its_code() -> None:
    comment = ROOT / ".github/workflows/comment.yml"
    writing = [
        job for job in loaded(CHECK_WORKFLOW)["jobs"].values() if "write" in job["permissions"].values()
    ]
    assert [job["if"].split(" && ")[0] for job in writing] == ["github.event_name == 'push'"]
    assert "checkout" not in comment.read_text("utf-8")


def test_what_publishes_runs_no_code_of_the_project_and_waits_for_what_checks_it() -> None:
    jobs = loaded(ROOT / ".github/workflows/release.yml")["jobs"]
    assert [name for name, job in jobs.items() if "write" in job["permissions"].values()] == [
        "publish",
        "attach",
    ]
    assert jobs["attach"]["needs"] == "publish"
    assert "checkout" not in str(jobs["attach"])
    publish = jobs["publish"]
    assert (publish["needs"], publish["environment"]["name"]) == (["test", "build"], "pypi")
    assert [step["uses"].partition("@")[0] for step in publish["steps"]] == [
        "actions/download-artifact",
        "actions/attest-build-provenance",
        "pypa/gh-action-pypi-publish",
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_secret_is_asked_for_and_no_credential_is_left_behind(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "secrets." not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    assert all(re.search(r"@[0-9a-f]{40} # v\d", line) for line in text.splitlines() if "uses: " in line)


def test_every_python_that_is_promised_is_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = (
        re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", line) for line in project["classifiers"]
    )
    promised = [match[1] for match in found if match]
    matrix = loaded(CHECK_WORKFLOW)["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"] == promised
    assert [job["system"].partition("-")[0] for job in matrix["include"]] == ["macos"]
    (images,) = loaded(ROOT / ".gitlab-ci.yml")["test"]["parallel"]["matrix"]
    assert all(re.fullmatch(r"python:3\.\d+-bookworm@sha256:[0-9a-f]{64}", name) for name in images["PYTHON"])
    assert [re.findall(r"3\.\d+", name)[0] for name in images["PYTHON"]] == promised


def comment(
    tmp_path: Path, left: dict[str, str] | None, found: str = "", head: str = COMMIT
) -> tuple[int, str]:
    """Runs the step that writes the comment, with a stand-in for gh; its exit code and what gh was asked."""
    (step,) = loaded(ROOT / ".github/workflows/comment.yml")["jobs"]["comment"]["steps"]
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "gh").write_text(GH)
    (folder / "gh").chmod(0o755)
    for name, content in (left or {}).items():
        (tmp_path / "left").mkdir(exist_ok=True)
        (tmp_path / "left" / name).write_text(content, "utf-8")
    log = tmp_path / "log"
    variables = {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "LOG": str(log),
        "LEFT": str(tmp_path / "left"),
        "FOUND": found,
        "HEAD_NOW": head,
        "RUN": "7",
        "REPOSITORY": "example/playbook",
        "COMMIT": COMMIT,
    }
    result = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env=variables,
        check=False,
        capture_output=True,
    )
    return result.returncode, log.read_text("utf-8")


GOOD = {"number": "12\n", "comment.md": f"{MARKER}\n## What changes\nhello @team\n"}


def test_the_first_comment_is_written(tmp_path: Path) -> None:
    code, asked = comment(tmp_path, GOOD)
    assert code == 0
    assert "api --method POST repos/example/playbook/issues/12/comments -F body=@review/comment.md" in asked
    assert (tmp_path / "log.sent").read_text("utf-8").endswith("hello @&#8203;team\n")


def test_the_next_one_takes_its_place(tmp_path: Path) -> None:
    code, asked = comment(tmp_path, GOOD, found="345\n678\n")
    assert code == 0
    assert "api --method PATCH repos/example/playbook/issues/comments/345 -F" in asked
    assert "POST" not in asked


@pytest.mark.parametrize(
    ("left", "head", "code"),
    [
        (None, COMMIT, 0),
        (GOOD, "b" * 40, 0),
        (GOOD | {"number": "12/../../x"}, COMMIT, 1),
        (GOOD | {"number": "1; curl x"}, COMMIT, 1),
        (GOOD | {"comment.md": "no review"}, COMMIT, 1),
        (GOOD | {"comment.md": f"{MARKER}\n{'x' * 65_536}"}, COMMIT, 1),
        ({"number": "12"}, COMMIT, 1),
    ],
)
def test_what_is_no_review_of_this_commit_is_not_written(
    left: dict[str, str] | None, head: str, code: int, tmp_path: Path
) -> None:
    ended, asked = comment(tmp_path, left, head=head)
    assert ended == code
    assert "--method" not in asked


def test_a_link_in_the_artefact_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "left").mkdir()
    (tmp_path / "left/comment.md").symlink_to("/etc/hostname")
    assert comment(tmp_path, {"number": "12"})[0] == 1


def test_findings_become_a_code_quality_report() -> None:
    finding = {
        "path": "icp/x.yaml",
        "line": 3,
        "column": 1,
        "rule": "bad-value",
        "severity": "warning",
        "sentence": "it is bad",
        "help": "mend it",
    }
    printed = json.dumps({"next": "write an example", "findings": [finding]})
    made = subprocess.run(
        [sys.executable, ROOT / ".ci/code_quality.py"],
        check=True,
        input=printed,
        capture_output=True,
        text=True,
    )
    (issue,) = json.loads(made.stdout)
    assert len(issue.pop("fingerprint")) == 64
    assert json.loads(json.dumps(issue)) == {
        "description": "it is bad. mend it",
        "check_name": "bad-value",
        "severity": "minor",
        "location": {"path": "icp/x.yaml", "lines": {"begin": 3}},
    }


class _GitLab(BaseHTTPRequestHandler):
    """The notes of one merge request, as GitLab's API keeps them, by pages of two."""

    notes: list[dict[str, Any]]

    def do_GET(self) -> None:
        if self.path.endswith("/user"):
            return self.answer({"id": 7})
        page = int(re.search(r"[?&]page=(\d+)", self.path)[1])  # type: ignore[index]  # the script always says
        return self.answer(self.notes[2 * page - 2 : 2 * page])

    def do_POST(self) -> None:
        self.notes.append({"id": len(self.notes) + 1, "author": {"id": 7}, "body": self.sent()})
        self.answer({})

    def do_PUT(self) -> None:
        (note,) = (note for note in self.notes if str(note["id"]) == self.path.rpartition("/")[2])
        note["body"] = self.sent()
        self.answer({})

    def sent(self) -> str:
        assert self.headers["PRIVATE-TOKEN"] == "secret"
        return str(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"])

    def answer(self, content: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


def test_gitlab_gets_one_comment_that_is_updated() -> None:
    others = [
        {"id": 1, "author": {"id": 3}, "body": f"{MARKER}\nA look-alike."},
        {"id": 2, "author": {"id": 7}, "body": "Something else."},
    ]
    handler = type("Handler", (_GitLab,), {"notes": list(others)})
    comment = script("gitlab_comment").comment
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        env = {
            "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api/v4",
            "CI_PROJECT_ID": "5",
            "CI_MERGE_REQUEST_IID": "9",
        }
        assert comment(f"{MARKER}\nOne.", env).startswith("no comment: REVIEW_TOKEN")
        env["REVIEW_TOKEN"] = "secret"  # noqa: S105  # of a server in this test
        assert comment("Not one.", env) == "no comment: that is no review"
        assert comment(f"{MARKER}\nOne.", env) == "comment written"
        assert comment(f"{MARKER}\nTwo.", env) == "comment updated"
        server.shutdown()
    assert handler.notes == [*others, {"id": 3, "author": {"id": 7}, "body": f"{MARKER}\nTwo."}]  # type: ignore[attr-defined]  # made above
