"""The quickstart, followed as a reader does: commands run in turn, files written, changes made."""

import os
import re
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED_FILE = re.compile(r"`([\w./-]+\.\w+)`")
PATIENCE = 120
"""Seconds that a served site is waited for; it is there at once, or never."""


@dataclass(frozen=True)
class Step:
    """A command to run, a file to write, a change to make, or what the command before must print."""

    does: Literal["run", "write", "change", "print"]
    text: str
    file: str = ""
    """What a file to write is called: the last one named above the block."""


def steps(page: str) -> Iterator[Step]:
    """What a page tells its reader to do, in order. Of a block of commands each line is a step."""
    for found in BLOCK.finditer(page):
        language, text = found.groups()
        match language:
            case "sh":
                yield from (Step("run", line) for line in text.splitlines())
            case "diff":
                yield Step("change", text)
            case "":
                yield Step("print", text)
            case _:
                yield Step("write", text, NAMED_FILE.findall(page[: found.start()])[-1])


class Reader:
    """Follows a page in a shell of its own, whose folder and variables last from one line to the next."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.folder = folder
        self.variables = {**os.environ, **variables}
        for name in [name for name in self.variables if name.startswith(("PYTHON", "VIRTUAL_ENV", "PYTEST"))]:
            del self.variables[name]
        self.printed = ""
        """What the last command printed, on both streams."""

    def follow(self, step: Step) -> None:
        """Does a step. Raises AssertionError where it does not go as the page says."""
        match step.does:
            case "run" if step.text == "mkdocs serve":
                self._serve()
            case "run":
                self._run(step.text)
            case "write":
                (self.folder / step.file).write_text(step.text, "utf-8")
            case "change":
                git = ["git", "apply", "--whitespace=error-all", "-"]
                subprocess.run(git, cwd=self.folder, input=step.text, text=True, check=True)
            case "print":
                lines = [" ".join(line.split()) for line in step.text.splitlines()]
                printed = " ".join(self.printed.split())
                assert [line for line in lines if line not in printed and line != "…"] == [], self.printed

    def _run(self, line: str) -> None:
        after = f'{line}\nset -- "$?"; pwd >"$AFTER/folder"; env -0 >"$AFTER/variables"; exit "$1"'
        place = self.folder.parent if self.folder.name == "our-icp" else self.folder
        variables = {**self.variables, "AFTER": str(place)}
        result = subprocess.run(
            ["bash", "-c", after], cwd=self.folder, env=variables, capture_output=True, text=True, check=False
        )
        self.printed = result.stdout + result.stderr
        assert result.returncode == 0, f"{line}\n{self.printed}"
        self.folder = Path((place / "folder").read_text().removesuffix("\n"))
        pairs = (place / "variables").read_bytes().decode().rstrip("\0").split("\0")
        self.variables = dict(pair.split("=", 1) for pair in pairs)

    def _serve(self) -> None:
        """Serves the site on a port that is free, and reads its first page."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        with subprocess.Popen(
            ["bash", "-c", f"exec mkdocs serve --dev-addr 127.0.0.1:{port} 2>&1"],
            cwd=self.folder,
            env=self.variables,
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            assert server.stdout is not None
            try:
                next(line for line in server.stdout if "Serving on" in line)
                with urllib.request.urlopen(
                    f"http://127.0.0.1:{port}/", timeout=PATIENCE
                ) as answer:  # our own
                    self.printed = answer.read().decode()
            finally:
                server.terminate()  # a shell in the background has it ignore an interrupt
        assert "Tidewire" in self.printed
