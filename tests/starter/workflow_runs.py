"""A workflow of GitHub as a test runs it: the lines of its file, in a clone, against a forge of the test."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from icp_playbook.source import SourceFile, parse
from tests.plugin.project import Project
from tests.processes import path
from tests.starter.beginning import cloned
from tests.starter.forges import TOKEN, Forge

RUN = "123"


def loaded(path: Path) -> Any:
    """A YAML file as plain data."""
    document = parse(SourceFile("ci", "ci", path.name, path.read_text("utf-8")))
    assert document.findings == ()
    return document.data


@dataclass
class Workflows:
    """The workflows of a repository on GitHub, run in clean clones of it below a folder."""

    origin: Project
    forge: Forge
    folder: Path
    stand_ins: Path | None = None
    """A folder of commands that come before the installed ones."""
    installed: bool = False
    """Whether the command starts as it does for everybody, in a Python of its own."""
    variables: dict[str, str] = field(default_factory=dict)
    """What the repository sets under `vars`."""
    on_job: Callable[[str], None] = lambda _: None
    """Is told of each job that begins."""
    count: int = 0

    def run(self, name: str, event: Mapping[str, Any], type_: str = "") -> dict[str, tuple[str, str]]:
        """Runs a workflow for an event; each job with its result and its log."""
        self.count += 1
        workflow = loaded(self.origin.root / f".github/workflows/{name}.yml")
        kind = str(event["event_name"])
        triggers = workflow["on"][kind]
        assert not type_ or type_ in triggers["types"], (kind, type_)
        done: dict[str, tuple[str, str]] = {}
        left = self.folder / f"left-{self.count}"
        waiting = dict(workflow["jobs"])
        while waiting:
            job_name = next(one for one in waiting if not set(_needs(waiting[one])) & set(waiting))
            job = waiting.pop(job_name)
            condition = str(job.get("if", ""))
            if "event_name == " in condition and f"event_name == '{kind}'" not in condition:
                done[job_name] = ("skipped", "")
                continue
            if "always()" not in condition and any(done[one][0] != "success" for one in _needs(job)):
                done[job_name] = ("skipped", "")
                continue
            results = {f"needs.{one}.result": done[one][0] for one in _needs(job)}
            done[job_name] = self._job(job_name, job, event, results, left)
        return done

    def _job(
        self, name: str, job: Any, event: Mapping[str, Any], results: Mapping[str, str], left: Path
    ) -> tuple[str, str]:
        clone = self.folder / f"{name}-{self.count}"
        payload = clone.with_suffix(".json")
        payload.parent.mkdir(parents=True, exist_ok=True)
        payload.write_text(json.dumps(event["payload"]), "utf-8")
        result, log = "success", ""
        self.on_job(name)
        for step in job["steps"]:
            if result != "success" and step.get("if") != "always()":
                continue
            action = str(step.get("uses", "")).partition("@")[0]
            if action == "actions/checkout":
                cloned(self.origin, clone)
                if "merge_group.base_sha" in step["with"].get("ref", ""):
                    Project(clone).git("checkout", "--quiet", event.get("base", "HEAD"))
            elif action == "actions/upload-artifact" and (clone / "review").is_dir():
                shutil.copytree(clone / "review", left, symlinks=True)
            elif action == "actions/download-artifact" and left.is_dir():
                shutil.copytree(left, clone / "review", symlinks=True)
            elif "run" in step and " pip install " not in step["run"]:
                done = self._step(step, clone, payload, results)
                log += done.stdout + done.stderr
                result = "success" if done.returncode == 0 else "failure"
        return result, log

    def _step(
        self, step: Any, clone: Path, payload: Path, results: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        known = {"github.token": TOKEN, **results}
        known |= {f"vars.{name}": value for name, value in self.variables.items()}
        stand_ins = (self.stand_ins,) if self.stand_ins else ()
        around = {
            "PATH": path(*stand_ins, installed=self.installed),
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_PATH": str(payload),
            "GITHUB_API_URL": self.forge.address,
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": "example/playbook",
            "GITHUB_RUN_ID": RUN,
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_STEP_SUMMARY": str(clone.with_suffix(".md")),
        }
        given = {
            name: re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda found: known.get(found[1], ""), str(value))
            for name, value in (step.get("env") or {}).items()
        }
        return ran(step["run"], clone, {**around, **given})


def ran(script: str, folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs the lines of a job with these variables and no others but for those of the tests' own caches."""
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={
            "HOME": str(folder.parent),
            "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            **variables,
        },
        check=False,
        capture_output=True,
        text=True,
    )


def _needs(job: Any) -> list[str]:
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else list(needs)
