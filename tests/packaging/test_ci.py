"""The CI files: valid against the published schemas, without known holes, and doing what they say."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from icp_playbook.source import SourceFile, parse

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
CHECK_WORKFLOW = ROOT / ".github/workflows/check.yml"
COMMIT = "a" * 40


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


def test_what_runs_for_a_fork_can_write_nothing_and_what_writes_has_nothing_of_it() -> None:
    check = loaded(CHECK_WORKFLOW)["jobs"]
    writing = [job for job in check.values() if "write" in job["permissions"].values()]
    assert [job["if"].split(" && ")[0] for job in writing] == ["github.event_name == 'push'"]
    review = loaded(ROOT / ".github/workflows/review.yml")
    assert "pull_request" not in review["on"]
    assert {name: job["permissions"] for name, job in review["jobs"].items()} == {
        "begin": {"contents": "read", "pull-requests": "write"},
        "review": {"contents": "read", "pull-requests": "read"},
        "comment": {"contents": "read", "pull-requests": "write"},
    }
    assert "if" not in review["jobs"]["review"]  # a skipped job passes where it is required
    for workflow in ("review", "approvals"):
        for job in loaded(ROOT / f".github/workflows/{workflow}.yml")["jobs"].values():
            for step in job["steps"]:
                assert "head" not in str(step.get("with", {}).get("ref", ""))
                assert not any("pull_request.title" in str(value) for value in step.values())
    token = [
        step["run"]
        for job in review["jobs"].values()
        for step in job["steps"]
        if "GH_TOKEN" in step.get("env", {})
    ]
    assert token == [
        "python3 .ci/review_comment.py begin",
        "python3 .ci/review.py fetch",
        "python3 .ci/review_comment.py end",
    ]


def test_a_review_runs_at_every_turn_of_a_pull_request() -> None:
    triggers = loaded(ROOT / ".github/workflows/review.yml")["on"]
    assert triggers.keys() == {"pull_request_target", "merge_group"}
    types = triggers["pull_request_target"]["types"]
    assert types == ["opened", "synchronize", "reopened", "ready_for_review", "edited"]


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
