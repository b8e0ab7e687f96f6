"""A folder served over HTTP on this machine, on a port that is free."""

import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    """Files as they are, without a line for each request."""

    policy = ""
    missing: Path | None = None

    def end_headers(self) -> None:
        """The policy goes with every answer. Assets are kept, since asking again for each is dear."""
        if "/assets/" in self.path and Path(self.translate_path(self.path)).is_file():
            self.send_header("Cache-Control", "max-age=3600")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_head(self) -> Any:
        """A file, or the page for what is not found, at whatever depth."""
        if self.missing is None or Path(self.translate_path(self.path)).exists():
            return super().send_head()
        content = self.missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:  # the name is the base class's
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    """Answers each request in a thread of its own."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves a page hangs up on files it no longer wants."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, policy: str = "", missing: Path | None = None) -> Iterator[str]:
    """The address of a folder while it is served, without a slash at its end.

    `policy` is the content security policy of every answer, `missing` the page that answers for what is not
    there.
    """
    handler = type("_Handler", (_Quiet,), {"policy": policy, "missing": missing})
    with _Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
