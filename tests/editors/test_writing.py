"""The schemas of a playbook are written below it: fresh, whole, out of git, and only where bytes differ."""

import json
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.editors import FOLDER, write_editor_schemas
from icp_playbook.model import models
from icp_playbook.playbook import load
from tests.cli.running import check, run
from tests.history.repositories import git
from tests.playbooks.copies import PlaybookCopy

SCHEMAS = f"{FOLDER}/schemas"
PERSONA = "personas/owner.yaml"


def stamps(playbook: PlaybookCopy) -> dict[str, int]:
    """When each file was written, in nanoseconds."""
    files = (path for path in (playbook.root / FOLDER).rglob("*") if path.is_file())
    return {path.name: path.stat().st_mtime_ns for path in files}


def part(playbook: PlaybookCopy, kind: str, name: str) -> Any:
    """A part of the schema that was written for a kind of file."""
    return json.loads(playbook.text(f"{SCHEMAS}/{kind}.schema.json"))["$defs"][name]


def test_check_writes_them_once_and_again_where_something_is_new(minimal: PlaybookCopy) -> None:
    assert check(minimal).stderr == "no findings\n"
    first = stamps(minimal)
    assert first.keys() == {
        ".gitignore",
        "made-from",
        *(f"{kind}.schema.json" for kind in (*models(), "search")),
    }
    minimal.edit(PERSONA, "name: ", "tags: [new]\nname: ")
    check(minimal)
    assert stamps(minimal) == first
    minimal.copy(PERSONA, "personas/baker.yaml").edit("personas/baker.yaml", "name: ", "name: Baker, not ")
    check(minimal)
    again = stamps(minimal)
    assert {name for name in again if again[name] != first[name]} == {
        *("made-from", "profile.schema.json", "segment.schema.json", "decision.schema.json"),
        "search.schema.json",
    }
    assert part(minimal, "profile", "persona") == {
        "type": "string",
        "enum": ["baker", "owner"],
        "enumDescriptions": ["Baker, not Owner", "Owner"],
    }
    minimal.remove(f"{SCHEMAS}/persona.schema.json")
    check(minimal)
    assert stamps(minimal).keys() == first.keys()


def test_git_passes_over_them(minimal: PlaybookCopy) -> None:
    git(minimal.root, "init", "-q", "-b", "main")
    git(minimal.root, "add", "-A")
    git(minimal.root, "commit", "-q", "-m", "Begin")
    check(minimal)
    assert git(minimal.root, "status", "--porcelain", "--untracked-files=all") == ""


def test_a_new_entry_can_be_named_at_once(minimal: PlaybookCopy) -> None:
    assert run("new", "--root", str(minimal.root), "persona", "baker").exit_code == 0
    assert part(minimal, "profile", "persona")["enum"] == ["baker", "owner"]


@pytest.mark.parametrize("link", [FOLDER, SCHEMAS, f"{SCHEMAS}/profile.schema.json"])
def test_no_link_leads_them_to_a_file_of_somebody_else(minimal: PlaybookCopy, link: str) -> None:
    kept = {path: path.read_bytes() for path in (minimal.root / "icp").rglob("*") if path.is_file()}
    place = minimal.root / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(minimal.root / ("icp/playbook.yaml" if link.endswith(".json") else "icp"))
    result = check(minimal)
    assert result.exit_code == 0
    assert result.stderr.startswith("note: editors may not know what is new: `")
    assert "is a link\n" in result.stderr
    assert {path: path.read_bytes() for path in (minimal.root / "icp").rglob("*") if path.is_file()} == kept


def test_what_cannot_be_written_is_a_note(minimal: PlaybookCopy) -> None:
    minimal.write(FOLDER, "a file")
    result = check(minimal)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("no findings\n")
    assert "note: editors may not know what is new: " in result.stderr
    assert minimal.text(FOLDER) == "a file"


def test_where_no_file_is_nothing_is_written(tmp_path: Path) -> None:
    assert write_editor_schemas(tmp_path, load(tmp_path)) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_playbook_with_errors_helps_as_far_as_it_can_be_read(minimal: PlaybookCopy) -> None:
    minimal.write(PERSONA, "name: [")
    minimal.edit("icp/fields.yaml", "id: margin, label: Margin, type: percent", "id: margin, type: percents")
    assert check(minimal).exit_code == 1
    assert part(minimal, "profile", "persona")["enum"] == ["owner"]
    assert "margin" in part(minimal, "profile", "field")["enum"]
    test = part(minimal, "profile", "test")
    known = [one["if"]["properties"]["field"]["pattern"] for one in test["allOf"]]
    assert "^(revenue)$" in known
    assert "margin" not in "".join(known)
    assert list(test["allOf"][-1]["else"]["properties"]) == [
        *("field", "is", "in", "between", "at_least", "at_most", "has_any", "has_all", "has_none"),
        *("contains_any", "starts_with", "ends_with", "within", "known"),
    ]


@pytest.mark.parametrize(
    ("path", "kind", "name", "known"),
    [
        ("icp/playbook.yaml", "example", "tier", []),
        ("icp/fields.yaml", "segment", "field", []),
        ("icp/profiles/bakeries.yaml", "segment", "proof-point", []),
    ],
)
def test_what_a_broken_file_lists_may_be_anything(
    minimal: PlaybookCopy, path: str, kind: str, name: str, known: list[str]
) -> None:
    minimal.write(path, "name: [")
    check(minimal)
    found = part(minimal, kind, name)
    assert [one.get("enum") for one in found["anyOf"]] == [known, None]
    assert "enum" not in found
