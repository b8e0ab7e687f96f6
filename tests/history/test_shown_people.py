"""Whom pages name: people and functions of the playbook, by e-mail; never a name that only git knows."""

import os
from pathlib import Path

import pytest

from icp_playbook.history import Person, known_people, read_history
from icp_playbook.playbook import load
from tests.cli.running import run
from tests.history.repositories import Step, repository
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.timeline.test_beginning import exported

SETTINGS, SIGNAL = "icp/playbook.yaml", "icp/signals/second-shop.yaml"
FILES = sorted(path.relative_to(MINIMAL).as_posix() for path in MINIMAL.rglob("*.yaml"))
PEOPLE = """history:
  people:
    Ada@Oven.example: Ada Baker, owner
    success@oven.example: customer-success
"""
SOURCE = ".source.js"
"""The end of the name of a file that has playbook.yaml as it is written, for whoever proposes an edit."""
ZAPHOD = "Zaphod Beeblebrox <zaphod@elsewhere.example>"


def project(folder: Path, settings: str) -> Path:
    """A playbook whose last change is by Zaphod, with Ada and the people of customer success."""
    text = (MINIMAL / SETTINGS).read_text("utf-8") + settings
    together = (
        "Act sooner (#7)\n\nWhy: They buy at once.\n\nCo-authored-by: Ada B <ADA@oven.example>\n"
        "Co-authored-by: Trillian <success@oven.example>\nCo-authored-by: Zarniwoop <z@elsewhere.example>"
    )
    steps = [
        Step("01", {"copy": {path: path for path in FILES if path != SETTINGS}, "write": {SETTINGS: text}}),
        Step("02", {"message": together, "author": ZAPHOD, "edit": {SIGNAL: ["within a week", "today"]}}),
    ]
    return repository(steps, folder / "oven")


def named(root: Path) -> tuple[Person, ...]:
    """The people of the last commit, as a page may name them."""
    playbook = load(root).playbook
    assert playbook is not None
    return read_history(root, known=known_people(playbook)).revisions[0].commit.people


def test_people_are_called_as_the_playbook_calls_them_and_others_left_out(tmp_path: Path) -> None:
    assert named(project(tmp_path, PEOPLE)) == (Person("Ada Baker, owner"), Person("Customer success"))


def test_a_playbook_can_have_everybody_named(tmp_path: Path) -> None:
    names = [person.name for person in named(project(tmp_path, f"{PEOPLE}  names: all\n"))]
    assert names == ["Zaphod Beeblebrox", "Ada Baker, owner", "Customer success", "Zarniwoop"]


def test_owners_are_known_by_their_address(minimal: PlaybookCopy) -> None:
    text = minimal.text(SETTINGS)
    owners = 'owner: revops@oven.example\nowners: {growth: mo@oven.example, "@oven/gtm": ed@oven.example}\n'
    text = "\n".join(line for line in text.splitlines() if not line.startswith("owner:"))
    playbook = load(minimal.write(SETTINGS, f"{text}\n{owners}").root).playbook
    assert playbook is not None
    known = known_people(playbook)
    assert {name: known[name] for name in ("revops@oven.example", "mo@oven.example", "ed@oven.example")} == {
        "revops@oven.example": "revops",
        "mo@oven.example": "growth",
        "ed@oven.example": "@oven/gtm",
    }


@pytest.mark.parametrize("settings", ["", PEOPLE])
def test_no_file_of_the_site_names_whom_the_playbook_does_not(tmp_path: Path, settings: str) -> None:
    root = project(tmp_path, settings)
    exported(root, tmp_path / "out")
    files = [Path(folder) / name for folder, _, names in os.walk(tmp_path / "out") for name in names]
    content = b"\n".join(file.read_bytes() for file in files).lower()
    assert b"act sooner" in content
    for name in (b"zaphod", b"beeblebrox", b"trillian", b"zarniwoop", b"elsewhere.example"):
        assert name not in content
    made = b"\n".join(file.read_bytes() for file in files if not file.name.endswith(SOURCE)).lower()
    assert b"ada@oven.example" not in made
    assert b"success@oven.example" not in made
    assert (b"ada baker, owner" in content) == bool(settings)


def test_the_command_names_authors_as_git_does(tmp_path: Path) -> None:
    shown = run("history", "--root", str(project(tmp_path, PEOPLE)), "-n", "1").stdout
    assert shown.splitlines()[0].startswith(
        "2026-01-02  Act sooner (#7)  (#7, Zaphod Beeblebrox, Ada Baker, owner, customer-success, Zarniwoop, "
    )
