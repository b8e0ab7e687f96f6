"""What the preview answers to a request: as MkDocs' own server does, from files made when they are asked for.

It calls what that server keeps to itself, to inject the same script and wait for the same changes.
"""

import posixpath
import threading
import urllib.parse
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from icp_playbook.plugin.overlay import problem_page, with_overlay
from icp_playbook.plugin.stopping import BuildProblem, Stopped

LAST_PAGES = 200
"""Pages that are kept for as long as they cannot be made anew."""
Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Content(Protocol):
    """Files by address, as PreviewSite has them."""

    @property
    def addresses(self) -> tuple[str, ...]: ...
    def content(self, address: str) -> bytes | None: ...


class Answers:
    """The state that is shown, and what is wrong with the one that is not."""

    def __init__(self) -> None:
        self.site: Content | None = None
        """The last state without errors."""
        self.problems: tuple[BuildProblem, ...] = ()
        self.is_lazy = False
        """Whether pages are made one by one; MkDocs' server answers else."""
        self._pages: dict[str, bytes] = {}
        """Address → the page as it was when it could be made last."""
        self._lock = threading.Lock()

    def answer_for(self, server: LiveReloadServer) -> None:
        """Answers every request that a server gets."""
        server.set_app(self.application(server))

    def application(self, server: LiveReloadServer) -> Application:
        """The WSGI application."""

        def answer(environ: Environ, start: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            ours = (path + "/").startswith(server.mount_path)
            if not self.is_lazy or path.startswith("/livereload/") or not ours:
                return server.serve_request(environ, start)
            with server._epoch_cond:  # a change is shown before any page is
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
                epoch = server._visible_epoch
            status, headers, content = self._answer(server, path, epoch)
            start(status, [*headers, ("Content-Length", str(len(content)))])
            return [content]

        return answer

    def _answer(
        self, server: LiveReloadServer, path: str, epoch: int
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and content."""
        html = [("Content-Type", "text/html")]
        name = path[len(server.mount_path) :] + ("index.html" if path.endswith("/") else "")
        address = posixpath.normpath("/" + name).lstrip("/")
        content, problems = self._content(address)
        if content is None and not problems and not path.endswith("/"):
            inside, problems = self._content(f"{address}/index.html".lstrip("/"))
            if inside is not None:
                return "302 Found", [("Location", urllib.parse.quote(path) + "/")], b""
        if content is None and problems:
            return "503 Service Unavailable", html, _reloading(server, problem_page(problems), epoch)
        if content is None:
            missing, _ = self._content("404.html")
            return "404 Not Found", html, missing or b"404 Not Found"
        if address.endswith(".html") and server._watched_paths:
            content = _reloading(server, with_overlay(content, problems), epoch)
        kind: str = server._guess_type(address)  # type: ignore[no-untyped-call]  # as above
        return "200 OK", [("Content-Type", kind)], content

    def _content(self, address: str) -> tuple[bytes | None, tuple[BuildProblem, ...]]:
        """A file, and what is wrong with the playbook or with this page; None and problems: no good one."""
        site, problems = self.site, self.problems
        if site is None:
            return None, problems
        try:
            content = site.content(address)
        except MkDocsException as error:
            own = error.problems if isinstance(error, Stopped) else ()
            return self._pages.get(address), own or (BuildProblem("", str(error), "see the terminal"),)
        if content is not None and address.endswith(".html"):
            with self._lock:
                self._pages.pop(address, None)
                self._pages[address] = content
                if len(self._pages) > LAST_PAGES:
                    del self._pages[next(iter(self._pages))]
        return content, problems


def _reloading(server: LiveReloadServer, page: bytes, epoch: int) -> bytes:
    """A page that is loaded again once there is something new."""
    made: bytes = server._inject_js_into_html(page, epoch)  # type: ignore[no-untyped-call]  # MkDocs leaves it so
    return made
