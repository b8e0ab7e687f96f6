"""The packages of the type checker and the linter: installed once, and again when the lock changes."""

import sys
from pathlib import Path

import pytest

from tests.javascript import tools

FAKE_NODE = """\
#!/bin/sh
echo "$*" >>"$(dirname "$0")/log"
[ ! -e "$(dirname "$0")/offline" ] && mkdir -p node_modules
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a lock, and a stand-in for Node that notes what it is asked to do."""
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_text("{}")
    node = tmp_path / "node"
    node.write_text(FAKE_NODE)
    node.chmod(0o755)
    monkeypatch.setattr(tools, "FOLDER", tmp_path)
    monkeypatch.setattr(tools, "PACKAGES", tmp_path / "node_modules")
    monkeypatch.setattr(tools, "NODE", node)
    return tmp_path


def asked(folder: Path) -> int:
    """How often npm was asked to install since the last check."""
    log = folder / "log"
    lines = log.read_text().splitlines() if log.exists() else []
    log.write_text("")
    return sum(" ci --ignore-scripts" in line for line in lines)


def test_packages_are_installed_once_and_again_when_the_lock_changes(folder: Path) -> None:
    tools.install()
    assert asked(folder) == 1
    tools.install()
    assert asked(folder) == 0
    (folder / "package-lock.json").write_text('{"lockfileVersion": 3}')
    tools.install()
    assert asked(folder) == 1


def test_without_a_network_the_remedy_is_named_and_the_next_run_tries_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "offline").touch()
    monkeypatch.setattr(sys, "argv", ["tools", "tsc"])
    assert tools.main() == 1
    assert "could not be installed\n  help: the lines above say why" in capfd.readouterr().err
    assert asked(folder) == 1
    (folder / "offline").unlink()
    tools.install()
    assert asked(folder) == 1
