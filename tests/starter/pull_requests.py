"""Pull request 7 of a test: its head, its event, and how the jobs ended that ran for it."""

from typing import Any

from tests.plugin.project import Project
from tests.starter.forges import Forge

MARKER = "<!-- icp-playbook-review -->"
PROFILE = "icp/profiles/software-scale-ups.yaml"
NARROWER = ("between: [50, 200]", "between: [80, 200]")
WHY = "Why: smaller teams have no RevOps manager."
CRASH = (
    "#!/bin/sh\necho 'Traceback (most recent call last):' >&2\necho '::error::boom @team' >&2\nexit {code}\n"
)


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
