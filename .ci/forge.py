"""GitHub and GitLab, as far as a review and its reminder need them.

The standard library alone: it has to work where nothing could be installed. No redirect is followed, as the
token would go with it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

PER_PAGE = 100
PAGES = 100
"""Pages of one list that are read at most."""
TIMEOUT = 60
BOT = "github-actions[bot]"
"""Whoever writes with the token of a workflow of GitHub."""


class ForgeError(Exception):
    """The forge did not do what it was asked."""


@dataclass(frozen=True)
class Reaction:
    """What somebody last said of a change: `approved` or `declined`, on which commit and day, where known."""

    by: str
    state: str
    at: str | None = None
    commit: str | None = None


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """A redirect is an error."""


_OPENER = build_opener(_NoRedirect)


class _Api:
    def __init__(self, address: str, headers: Mapping[str, str]) -> None:
        self.address, self.headers = address.rstrip("/"), headers

    def ask(self, method: str, path: str, sent: object = None) -> Any:
        """The answer as data; None where there is none. Raises ForgeError."""
        data = json.dumps(sent).encode() if sent is not None else None
        headers = {**self.headers, "Content-Type": "application/json", "User-Agent": "icp-playbook"}
        request = Request(f"{self.address}{path}", data, headers, method=method)  # noqa: S310  # the forge's own
        try:
            with _OPENER.open(request, timeout=TIMEOUT) as answer:
                text = answer.read()
        except HTTPError as error:
            raise ForgeError(f"{method} {path.partition('?')[0]}: the forge answers {error.code}") from error
        except (URLError, OSError) as error:
            raise ForgeError(f"{method} {path.partition('?')[0]}: the forge cannot be reached") from error
        return json.loads(text) if text else None

    def pages(self, path: str, **query: str) -> Iterator[Any]:
        """Every item of a list."""
        for page in range(1, PAGES + 1):
            items = self.ask("GET", f"{path}?{urlencode({**query, 'per_page': PER_PAGE, 'page': page})}")
            if not items:
                return
            yield from items


class GitHub:
    """One repository on GitHub. https://docs.github.com/rest"""

    limit = 65_536
    """The most that a comment may hold, in UTF-16 units."""
    noun = "pull request"

    def __init__(self, env: Mapping[str, str]) -> None:
        headers = {"Authorization": f"Bearer {env['GH_TOKEN']}", "Accept": "application/vnd.github+json"}
        self._api = _Api(env["GITHUB_API_URL"], headers)
        self._own = f"/repos/{env['GITHUB_REPOSITORY']}"

    def request(self, number: int) -> dict[str, Any]:
        """Commit, title and text of a pull request as it is now."""
        found = self._api.ask("GET", f"{self._own}/pulls/{number}")
        return {"commit": found["head"]["sha"], "title": found["title"], "text": found["body"] or ""}

    def comments(self, number: int, marker: str) -> list[tuple[int, str]]:
        """Id and text of what earlier runs wrote."""
        listed = self._api.pages(f"{self._own}/issues/{number}/comments")
        own = (one for one in listed if one["user"] and one["user"]["login"] == BOT)
        return [(int(one["id"]), str(one["body"])) for one in own if (one["body"] or "").startswith(marker)]

    def comment(self, number: int, text: str, replaced: int | None = None) -> None:
        """Writes a comment, or another text into one that is there."""
        if replaced is None:
            self._api.ask("POST", f"{self._own}/issues/{number}/comments", {"body": text})
        else:
            self._api.ask("PATCH", f"{self._own}/issues/comments/{replaced}", {"body": text})

    def delete(self, number: int, comment: int) -> None:  # GitLab asks for the number
        """Deletes a comment."""
        self._api.ask("DELETE", f"{self._own}/issues/comments/{comment}")

    def reactions(self, number: int) -> list[Reaction]:
        """The last word of each reviewer; comments do not take back what was said."""
        states = {"APPROVED": "approved", "CHANGES_REQUESTED": "declined", "DISMISSED": "dismissed"}
        last: dict[str, Reaction] = {}
        for one in self._api.pages(f"{self._own}/pulls/{number}/reviews"):
            if one["user"] and (state := states.get(one["state"])):
                by = f"@{one['user']['login']}"
                last[by.casefold()] = Reaction(by, state, one.get("submitted_at"), one.get("commit_id"))
        return [one for one in last.values() if one.state != "dismissed"]

    def asked(self, number: int) -> list[str]:
        """Handles of people and teams whose review is still asked for."""
        found = self._api.ask("GET", f"{self._own}/pulls/{number}/requested_reviewers")
        owner = self._own.split("/")[2]
        people = [f"@{one['login']}" for one in found["users"]]
        return [*people, *(f"@{owner}/{one['slug']}" for one in found["teams"])]

    def run(self, run: int) -> str:
        """The state of a run of a workflow: `completed`, or what it waits for."""
        return str(self._api.ask("GET", f"{self._own}/actions/runs/{run}")["status"])

    def run_again(self, run: int) -> None:
        """Has a run done once more, by the workflow that it was."""
        self._api.ask("POST", f"{self._own}/actions/runs/{run}/rerun", {})

    def issues(self, marker: str) -> list[tuple[int, str]]:
        """Number and text of the open issues that earlier runs opened."""
        listed = self._api.pages(f"{self._own}/issues", state="open", creator=BOT)
        own = (one for one in listed if one["user"]["login"] == BOT and "pull_request" not in one)
        return [
            (int(one["number"]), str(one["body"])) for one in own if (one["body"] or "").startswith(marker)
        ]

    def open_issue(self, title: str, text: str) -> None:
        """Opens an issue."""
        self._api.ask("POST", f"{self._own}/issues", {"title": title, "body": text})

    def change_issue(self, number: int, title: str, text: str, *, close: bool = False) -> None:
        """Gives an issue another title and text, and closes it."""
        closed = {"state": "closed", "state_reason": "completed"} if close else {}
        self._api.ask("PATCH", f"{self._own}/issues/{number}", {"title": title, "body": text, **closed})


class GitLab:
    """One project on GitLab. https://docs.gitlab.com/api/"""

    limit = 1_000_000
    noun = "merge request"

    def __init__(self, env: Mapping[str, str]) -> None:
        self._api = _Api(env["CI_API_V4_URL"], {"PRIVATE-TOKEN": env["REVIEW_TOKEN"]})
        project = env.get("CI_MERGE_REQUEST_PROJECT_ID") or env["CI_PROJECT_ID"]
        self._own = f"/projects/{quote(project, safe='')}"

    def request(self, number: int) -> dict[str, Any]:
        """Commit, title and text of a merge request as it is now."""
        found = self._api.ask("GET", f"{self._own}/merge_requests/{number}")
        return {"commit": found["sha"], "title": found["title"], "text": found["description"] or ""}

    def comments(self, number: int, marker: str) -> list[tuple[int, str]]:
        """Id and text of what earlier runs with the same token wrote."""
        listed = self._api.pages(f"{self._own}/merge_requests/{number}/notes", sort="asc")
        me = self._me()
        own = (one for one in listed if one["author"]["id"] == me)
        return [(int(one["id"]), str(one["body"])) for one in own if one["body"].startswith(marker)]

    def comment(self, number: int, text: str, replaced: int | None = None) -> None:
        """Writes a comment, or another text into one that is there."""
        notes = f"{self._own}/merge_requests/{number}/notes"
        if replaced is None:
            self._api.ask("POST", notes, {"body": text})
        else:
            self._api.ask("PUT", f"{notes}/{replaced}", {"body": text})

    def delete(self, number: int, comment: int) -> None:
        """Deletes a comment."""
        self._api.ask("DELETE", f"{self._own}/merge_requests/{number}/notes/{comment}")

    def reactions(self, number: int) -> list[Reaction]:
        """Who has approved. When is in GitLab's own notes, and of which commit follows from that."""
        own = f"{self._own}/merge_requests/{number}"
        found = self._api.ask("GET", f"{own}/approvals")
        notes = [one for one in self._api.pages(f"{own}/notes", sort="asc") if one.get("system")]
        at = {
            one["author"]["username"]: str(one["created_at"])
            for one in notes
            if one["body"].startswith("approved this merge request")
        }
        versions = sorted(
            (str(one["created_at"]), str(one["head_commit_sha"]))
            for one in self._api.pages(f"{own}/versions")
        )
        reactions = []
        for one in found["approved_by"]:
            day = at.get(one["user"]["username"])
            commits = [commit for since, commit in versions if day and since <= day]
            by = f"@{one['user']['username']}"
            reactions.append(Reaction(by, "approved", day, commits[-1] if commits else None))
        return reactions

    def asked(self, number: int) -> list[str]:
        """Handles of the people whose review is asked for."""
        found = self._api.ask("GET", f"{self._own}/merge_requests/{number}")
        return [f"@{one['username']}" for one in found.get("reviewers") or ()]

    def issues(self, marker: str) -> list[tuple[int, str]]:
        """Number and text of the open issues that earlier runs opened."""
        listed = self._api.pages(f"{self._own}/issues", state="opened", author_id=str(self._me()))
        return [
            (int(one["iid"]), str(one["description"]))
            for one in listed
            if (one["description"] or "").startswith(marker)
        ]

    def open_issue(self, title: str, text: str) -> None:
        """Opens an issue."""
        self._api.ask("POST", f"{self._own}/issues", {"title": title, "description": text})

    def change_issue(self, number: int, title: str, text: str, *, close: bool = False) -> None:
        """Gives an issue another title and text, and closes it."""
        closed = {"state_event": "close"} if close else {}
        self._api.ask("PUT", f"{self._own}/issues/{number}", {"title": title, "description": text, **closed})

    def _me(self) -> int:
        return int(self._api.ask("GET", "/user")["id"])


def forge_of(env: Mapping[str, str]) -> GitHub | GitLab | None:
    """The forge whose CI this is; None where it gives no token to write with."""
    if env.get("GITHUB_ACTIONS") and env.get("GH_TOKEN"):
        return GitHub(env)
    if env.get("GITLAB_CI") and env.get("REVIEW_TOKEN"):
        return GitLab(env)
    return None
