"""Forges that tests ask in the place of GitHub and GitLab: they keep comments, issues and what was asked."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "a-token-of-a-test"  # noqa: S105  # of a server in this test
PAGE = 2
"""Items of a page: fewer than are asked for, as a forge may."""
BOT = {"login": "github-actions[bot]", "id": 41}
ME = {"id": 7, "username": "project_5_bot"}
HOME = "/repos/example/playbook"
MERGE_REQUEST = "/projects/5/merge_requests/7"


@dataclass
class Forge:
    """What a forge holds of one change, number 7, and every request that would change something."""

    address: str = ""
    commit: str = ""
    title: str = "Ask for more people"
    text: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)
    reviews: list[dict[str, Any]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    teams: list[str] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    system: list[dict[str, Any]] = field(default_factory=list)
    """Notes that GitLab writes itself."""
    versions: list[dict[str, Any]] = field(default_factory=list)
    """What was pushed to a merge request, and when."""
    runs: list[str] = field(default_factory=list)
    """The states of a run, one for each time it is looked at; the last stays."""
    written: list[str] = field(default_factory=list)
    down: bool = False

    def bodies(self) -> list[str]:
        """The texts of the comments that a workflow or the project's token wrote."""
        own = (BOT, ME)
        return [one["body"] for one in self.comments if one.get("user", one.get("author")) in own]

    def github(self, method: str, path: str, sent: dict[str, Any]) -> Any:
        """What GitHub answers. Raises KeyError where it has no such address."""
        match method, path.removeprefix(HOME).strip("/").split("/"):
            case "GET", ["pulls", "7"]:
                return {"head": {"sha": self.commit}, "title": self.title, "body": self.text or None}
            case "GET", ["pulls", "7", "reviews"]:
                return self.reviews
            case "GET", ["pulls", "7", "requested_reviewers"]:
                teams = [{"slug": name} for name in self.teams]
                return {"users": [{"login": name} for name in self.people], "teams": teams}
            case "GET", ["issues", "7", "comments"]:
                return self.comments
            case "POST", ["issues", "7", "comments"]:
                self.comments.append({"id": 100 + len(self.comments), "user": BOT, **sent})
            case "PATCH", ["issues", "comments", id_]:
                self._comment(id_).update(sent)
            case "DELETE", ["issues", "comments", id_]:
                self.comments.remove(self._comment(id_))
            case "GET", ["issues"]:
                return [one for one in self.issues if one["state"] == "open"]
            case "POST", ["issues"]:
                self.issues.append({"number": len(self.issues) + 1, "user": BOT, "state": "open", **sent})
            case "PATCH", ["issues", number]:
                self.issues[int(number) - 1].update(sent)
            case "GET", ["actions", "runs", "123"]:
                return {"status": self.runs.pop(0) if len(self.runs) > 1 else self.runs[0]}
            case "POST", ["actions", "runs", "123", "rerun"]:
                return None
            case _:
                raise KeyError(path)
        return {}

    def gitlab(self, method: str, path: str, sent: dict[str, Any]) -> Any:
        """What GitLab answers, likewise."""
        match method, path.removeprefix("/projects/5").strip("/").split("/"):
            case "GET", ["user"]:
                return ME
            case "GET", ["merge_requests", "7"]:
                asked = [{"username": name} for name in self.people]
                return {"sha": self.commit, "title": self.title, "description": self.text, "reviewers": asked}
            case "GET", ["merge_requests", "7", "approvals"]:
                return {"approved_by": [{"user": {"username": one["user"]["login"]}} for one in self.reviews]}
            case "GET", ["merge_requests", "7", "notes"]:
                return [*self.comments, *self.system]
            case "GET", ["merge_requests", "7", "versions"]:
                return self.versions
            case "POST", ["merge_requests", "7", "notes"]:
                self.comments.append({"id": 100 + len(self.comments), "author": ME, **sent})
            case "PUT", ["merge_requests", "7", "notes", id_]:
                self._comment(id_).update(sent)
            case "GET", ["issues"]:
                return [one for one in self.issues if one["state"] == "opened"]
            case "POST", ["issues"]:
                self.issues.append({"iid": len(self.issues) + 1, "state": "opened", **sent})
            case "PUT", ["issues", number]:
                state = {"state": "closed"} if sent.pop("state_event", "") == "close" else {}
                self.issues[int(number) - 1].update(sent | state)
            case _:
                raise KeyError(path)
        return {}

    def _comment(self, id_: str) -> dict[str, Any]:
        (found,) = (one for one in self.comments if str(one["id"]) == id_)
        return found


class _Handler(BaseHTTPRequestHandler):
    forge: Forge

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        kind = "github" if self.headers["Authorization"] == f"Bearer {TOKEN}" else "gitlab"
        if self.forge.down:
            return self.send_error(503)
        if kind == "gitlab" and self.headers["PRIVATE-TOKEN"] != TOKEN:
            return self.send_error(401)
        if self.command != "GET":
            self.forge.written.append(f"{self.command} {parts.path}")
        try:
            found = getattr(self.forge, kind)(self.command, parts.path, sent)
        except (KeyError, ValueError):
            return self.send_error(404)
        if isinstance(found, list):
            page = int(parse_qs(parts.query)["page"][0])
            found = found[PAGE * (page - 1) : PAGE * page]
        body = b"" if found is None else json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _answer  # noqa: N815  # as the server calls them

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@contextmanager
def running() -> Iterator[Forge]:
    """A forge that answers on a port of this machine."""
    forge = Forge()
    handler = type("Handler", (_Handler,), {"forge": forge})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        forge.address = f"http://127.0.0.1:{server.server_port}"
        yield forge
        server.shutdown()
        thread.join()


def shown(body: str) -> str:
    """A comment as somebody reads it in its source: entities as what they stand for, without breaks."""
    text = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), body.replace("&#8203;", ""))
    return re.sub(r"<[^>]+>", "", text)
