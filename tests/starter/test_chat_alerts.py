"""Alerts to a chat: the job that the document shows, its lines run against a webhook of the test."""

import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from icp_playbook.source import SourceFile, parse
from tests.starter.workflow_runs import ran

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs/reviewing.md"
ALERTS = {
    "link": "https://forge.example/pull/7",
    "blocked_by": ["the boundary moves but no reason is given"],
    "owners": [
        {
            "owner": "sales@oven.example",
            "handle": "@oven/sales",
            "sentence": "<!channel> changes A & B: 1 change.",
        },
        {"owner": None, "handle": None, "sentence": "This change changes C: 1 change."},
    ],
}


def job() -> Any:
    """The job as the document shows it."""
    (text,) = (
        found
        for found in re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
        if "  alerts:" in found
    )
    document = parse(SourceFile("ci", "ci", "alerts.yml", dedent(text)))
    assert document.findings == ()
    return document.data


class _Webhook(BaseHTTPRequestHandler):
    received: list[dict[str, str]]
    code: int

    def do_POST(self) -> None:
        self.received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


def sent(folder: Path, code: int = 200) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Runs the step; the texts that came."""
    (folder / "review").mkdir()
    (folder / "review/alerts.json").write_text(json.dumps(ALERTS))
    (folder / ".ci").symlink_to(ROOT / ".ci")
    handler = type("Webhook", (_Webhook,), {"received": [], "code": code})
    (step,) = (step for step in job()["alerts"]["steps"] if "run" in step)
    assert [*step["env"]] == ["WEBHOOK"]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/services/a-secret"
        result = ran(
            step["run"], folder, {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "WEBHOOK": address}
        )
        server.shutdown()
    return result, [one["text"] for one in handler.received]  # type: ignore[attr-defined]  # made above


def test_each_owner_gets_a_line_and_nobody_is_called(tmp_path: Path) -> None:
    result, texts = sent(tmp_path)
    assert (result.returncode, result.stdout) == (0, "alerts sent: 3\n")
    assert texts == [
        "@oven/sales: &lt;!channel&gt; changes A &amp; B: 1 change. https://forge.example/pull/7",
        "Nobody: This change changes C: 1 change. https://forge.example/pull/7",
        "It cannot be merged as it is: the boundary moves but no reason is given. https://forge.example/pull/7",
    ]


@pytest.mark.parametrize("code", [302, 404, 500])
def test_a_webhook_that_refuses_fails_the_job_without_naming_its_address(code: int, tmp_path: Path) -> None:
    result, _ = sent(tmp_path, code)
    assert result.returncode == 1
    assert "a-secret" not in result.stdout + result.stderr


def test_the_job_is_off_until_it_is_turned_on_and_pins_what_it_uses() -> None:
    alerts = job()["alerts"]
    assert "vars.REVIEW_ALERTS == 'true'" in alerts["if"]
    review = (ROOT / ".github/workflows/review.yml").read_text("utf-8")
    assert all(f"uses: {step['uses']} " in review for step in alerts["steps"] if "uses" in step)
