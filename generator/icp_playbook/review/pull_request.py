"""The number of the pull request whose changes are looked at, from CI or from the commit that merged it."""

import re
from collections.abc import Mapping, Sequence

from icp_playbook.git import NoSuchRevision, Repository, resolve
from icp_playbook.history import read_message

_VARIABLES = (
    ("GITHUB_REF", re.compile(r"refs/pull/([0-9]{1,9})/")),
    ("CI_MERGE_REQUEST_IID", re.compile(r"([0-9]{1,9})\Z")),  # GitLab
    ("BITBUCKET_PR_ID", re.compile(r"([0-9]{1,9})\Z")),
    ("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER", re.compile(r"([0-9]{1,9})\Z")),  # Azure
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
