"""`mkdocs serve` as people run it: its own watcher and its own server, edit by edit.

What it answers in detail is in test_preview.py. Nothing here depends on how long a step takes.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project

PROFILE = "icp/profiles/bakeries.yaml"
PAGE = "icp/bakeries/"
_SERVE = """
import runpy
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # also in the background
runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
"""
PATIENCE = 300
"""Seconds after which a step has failed; on an idle machine each takes less than two."""


class Served:
    """A running `mkdocs serve`."""

    def __init__(self, project: Project, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        command = [sys.executable, "-c", _SERVE, "serve", "--dev-addr", self._url[7:-1]]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        self._log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command, cwd=project.root, env=environment, stdout=output, stderr=output
            )
        self.project = project

    def get(self, path: str) -> str:
        """What is answered, whatever its status; nothing while there is no server."""
        try:
            with urllib.request.urlopen(self._url + path) as answer:  # noqa: S310  # an address of this machine
                return str(answer.read(), "utf-8")
        except urllib.error.HTTPError as error:
            return str(error.read(), "utf-8")
        except urllib.error.URLError:
            return ""

    def until(self, done: Callable[[], bool]) -> None:
        """Waits for what is about to happen."""
        last = time.monotonic() + PATIENCE
        while not done():
            assert self.process.poll() is None, self.log
            assert time.monotonic() < last, self.log
            time.sleep(0.05)

    def shows(self, path: str, text: str) -> str:
        """The page, once it has a text."""
        self.until(lambda: text in self.get(path))
        return self.get(path)

    def edit(self, before: str, after: str) -> None:
        """Changes as many bytes of the profile in place, so that a watcher sees one change."""
        place = self.project.root / PROFILE
        assert len(before) == len(after)
        with place.open("r+b") as file:
            at = place.read_bytes().index(before.encode())
            file.seek(at)
            file.write(after.encode())

    @property
    def epoch(self) -> int:
        """Grows with every state that is shown."""
        return int(self.get("livereload/0/0") or 0)

    @property
    def builds(self) -> int:
        """How often the project was read."""
        return self.log.count("Building documentation...")

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    project = Project.of(MINIMAL, tmp_path / "oven")
    text = project.text(PROFILE)
    line = next(line for line in text.splitlines() if line.startswith("name:"))
    project.write(PROFILE, text.replace(line, "name: Bakeries 1"))
    made = Served(project.committed(), tmp_path / "log")
    try:
        made.shows(PAGE, "Bakeries 1")
        yield made
    finally:
        made.process.kill()
        made.process.wait()


def test_every_edit_is_shown_and_nothing_is_built_without_one(served: Served) -> None:
    served.edit("Bakeries 1", "Bakeries 2")
    served.shows(PAGE, "Bakeries 2")

    served.edit("name: Bakeries 2", "nam : Bakeries 2")
    page = served.shows(PAGE, "icp-problems")
    assert "Bakeries 2" in page.partition('id="icp-problems"')[0]
    assert f"{PROFILE}:" in page
    served.edit("nam : Bakeries 2", "name: Bakeries 2")
    served.until(lambda: "icp-problems" not in served.get(PAGE))

    epoch, builds = served.epoch, served.builds
    os.utime(served.project.root / PROFILE)
    served.until(lambda: served.epoch > epoch)
    for number in (3, 4, 5):
        served.edit(f"Bakeries {number - 1}", f"Bakeries {number}")
        served.shows(PAGE, f"Bakeries {number}")
    assert served.builds == builds + 4

    schema = served.project.root / ".icp-playbook/schemas/segment.schema.json"
    served.until(lambda: schema.is_file() and "Bakeries 5" in schema.read_text("utf-8"))
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(PATIENCE) == 0
    assert "Traceback" not in served.log


def test_a_folder_that_comes_later_is_watched_and_one_that_goes_is_missed(served: Served) -> None:
    root = served.project.root
    template, objection = "site_templates/pages/tags.md.j2", "icp/decisions/2026-10-01-ovens.yaml"
    assert not (root / template).parents[1].exists()
    assert not (root / objection).parent.exists()
    served.project.write(template, '<div id="pb-content">Own 1</div>\n')
    served.shows("tags/", "Own 1")
    served.project.write(template, '<div id="pb-content">Own 2</div>\n')
    served.shows("tags/", "Own 2")
    served.project.remove("site_templates")
    served.until(lambda: "Own 2" not in served.get("tags/"))
    served.project.write(template, '<div id="pb-content">Own 3</div>\n')
    served.shows("tags/", "Own 3")

    served.project.write(objection, "nmae: Ovens\n")
    assert f"{objection}:1" in served.shows(PAGE, "icp-problems")
    served.project.remove("icp/decisions")
    served.until(lambda: "icp-problems" not in served.get(PAGE))
