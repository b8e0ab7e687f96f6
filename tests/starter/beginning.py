"""Playbooks that `init` began, and their clones."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.running import run as run_command
from tests.plugin.project import Project
from tests.processes import path

IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in {"NAME": "Ada", "EMAIL": "ada@example.com"}.items()
}


def init(folder: Path, *options: str) -> Result:
    """Runs `init`, by somebody whom git knows."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in IDENTITY.items():
            patch.setenv(name, value)
        return run_command("init", str(folder), *options)


def begun(folder: Path, *options: str) -> Project:
    """What `init` wrote into a folder that was not there."""
    result = init(folder, *options)
    assert result.exit_code == 0, result.stderr
    return Project(folder)


def cloned(project: Project, folder: Path) -> Project:
    """A clone, as somebody else gets it."""
    subprocess.run(["git", "clone", "--quiet", project.root, folder], check=True)
    return Project(folder)


def shell(
    script: str, folder: Path, variables: Mapping[str, str], *, installed: bool = False
) -> subprocess.CompletedProcess[str]:
    """Runs a script as CI does, with the commands of the environment that the tests run in."""
    around = {"PATH": path(installed=installed), "LC_ALL": "C.UTF-8", "HOME": str(folder.parent)}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**around, "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"], **variables},
        check=False,
        capture_output=True,
        text=True,
    )


def scripts(job: Mapping[str, Any]) -> list[str]:
    """What a job of a GitHub workflow runs on a push, without the installation."""
    found = [
        str(step["run"])
        for step in job["steps"]
        if "run" in step and step.get("if") != "github.event_name == 'pull_request'"
    ]
    return [script for script in found if " pip install " not in script]
