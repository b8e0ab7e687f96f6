"""The pull request whose changes are looked at, from CI or from the commit that merged it."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.findings import Finding
from icp_playbook.git import NoSuchRevision, Repository, resolve
from icp_playbook.history import read_message
from icp_playbook.source import read_named

_VARIABLES = (
    ("GITHUB_REF", re.compile(r"refs/pull/([0-9]{1,9})/")),
    ("CI_MERGE_REQUEST_IID", re.compile(r"([0-9]{1,9})\Z")),  # GitLab
    ("BITBUCKET_PR_ID", re.compile(r"([0-9]{1,9})\Z")),
    ("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER", re.compile(r"([0-9]{1,9})\Z")),  # Azure
)
_EVENT = "GITHUB_EVENT_PATH"
"""The file in which GitHub says what a workflow was started for."""
_TITLE = "CI_MERGE_REQUEST_TITLE"
_EVENT_LIMIT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PullRequest:
    """What CI says of one: its number, its title, and the commit that was pushed."""

    number: int | None = None
    title: str = ""
    head: str = ""


NO_PULL_REQUEST = PullRequest()


def pull_request_in(variables: Mapping[str, str]) -> PullRequest:
    """What the variables of CI and the file that one of them names say."""
    number, title = number_in(variables), variables.get(_TITLE, "")
    if place := variables.get(_EVENT):
        event = _event(place)
        same = number is None or event.number in (None, number)
        number, title = number or event.number, title or (event.title if same else "")
        if same:
            return PullRequest(number, title, event.head)
    return PullRequest(number, title if number is not None else "")


def _event(place: str) -> PullRequest:
    """What GitHub's file says; nothing where it cannot be read or is of something else."""
    raw = read_named(place, _EVENT_LIMIT)
    try:
        event = None if isinstance(raw, Finding) else json.loads(raw)
    except (ValueError, RecursionError):
        event = None
    found = event.get("pull_request") if isinstance(event, dict) else None
    if not isinstance(found, dict):
        return PullRequest()
    number, title, head = found.get("number"), found.get("title"), found.get("head")
    commit = head.get("sha") if isinstance(head, dict) else None
    return PullRequest(
        number if isinstance(number, int) else None,
        title if isinstance(title, str) else "",
        commit if isinstance(commit, str) and re.fullmatch(r"[0-9a-f]{40,64}", commit) else "",
    )


def number_in(variables: Mapping[str, str]) -> int | None:
    """The number that CI gives; None outside of pull requests."""
    for name, pattern in _VARIABLES:
        if found := pattern.match(variables.get(name, "")):
            return int(found[1])
    return None


def number_of(repository: Repository, base: str, head: str, texts: Sequence[str]) -> int | None:
    """The number that a commit names which merged or squashed a pull request, compared with its parent.

    `texts` are the messages of the commits from `base` to `head`, the newest first.
    """
    if not texts:
        return None
    try:
        parent = resolve(repository, f"{head}^1")
    except NoSuchRevision:
        return None
    return read_message(texts[0]).pull_request if parent == resolve(repository, base) else None
