"""The browser's modules in Node, and a repository in which git applies their patches."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.propose.editing import PATH, Editor, editor


class Scratch:
    """A repository with one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._git("init", "-q")
        self._git("config", "core.autocrlf", "false")

    def applied(self, before: str, patch: str, path: str = PATH) -> str:
        """The file once git has applied a patch to it. Fails where git refuses it."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(before.encode())
        found = self.apply(patch)
        assert found.returncode == 0, found.stderr.decode() + patch
        return target.read_bytes().decode()

    def apply(self, patch: str) -> "subprocess.CompletedProcess[bytes]":
        """What git says of a patch."""
        return self._git("apply", "--whitespace=nowarn", "-", text=patch.encode(), check=False)

    def _git(
        self, *arguments: str, text: bytes = b"", check: bool = True
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            ["git", "-C", self.folder, *arguments], input=text, capture_output=True, check=check
        )


@pytest.fixture(scope="session")
def edits() -> Iterator[Editor]:
    """What edits texts."""
    with editor() as found:
        yield found


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """A repository to apply patches in."""
    return Scratch(tmp_path_factory.mktemp("scratch"))
