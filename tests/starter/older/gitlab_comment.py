"""The review of a merge request as one comment on GitLab, updated in place. Needs REVIEW_TOKEN.

Reads the review from standard input. Without a token it says so and leaves the artefact to be read.
https://docs.gitlab.com/api/notes/#merge-requests
"""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any
from urllib.request import Request, urlopen

MARKER = "<!-- icp-playbook-review -->"
PER_PAGE = 100


def comment(review: str, env: Mapping[str, str]) -> str:
    """Writes the comment, or says why not. Raises OSError when GitLab does not take it."""
    token = env.get("REVIEW_TOKEN")
    if not token:
        return "no comment: REVIEW_TOKEN is not set; the review is an artefact of this job"
    if not review.startswith(MARKER):
        return "no comment: that is no review"
    api, request = env["CI_API_V4_URL"], env["CI_MERGE_REQUEST_IID"]
    notes = f"{api}/projects/{env['CI_PROJECT_ID']}/merge_requests/{request}/notes"
    found = _own(notes, _asked("GET", f"{api}/user", token)["id"], token)
    if found is None:
        _asked("POST", notes, token, {"body": review})
        return "comment written"
    _asked("PUT", f"{notes}/{found}", token, {"body": review})
    return "comment updated"


def _own(notes: str, author: int, token: str) -> int | None:
    """The comment that an earlier run of the same author wrote."""
    page = 1
    while listed := _asked("GET", f"{notes}?per_page={PER_PAGE}&page={page}&sort=asc", token):
        for note in listed:
            if note["author"]["id"] == author and note["body"].startswith(MARKER):
                return int(note["id"])
        page += 1
    return None


def _asked(method: str, address: str, token: str, sent: dict[str, str] | None = None) -> Any:
    headers = {"PRIVATE-TOKEN": token, "Content-Type": "application/json"}
    data = json.dumps(sent).encode() if sent is not None else None
    with urlopen(Request(address, data, headers, method=method), timeout=60) as answer:  # noqa: S310  # GitLab's own
        return json.load(answer)


if __name__ == "__main__":
    print(comment(sys.stdin.read(), os.environ))  # noqa: T201  # the log of the job
