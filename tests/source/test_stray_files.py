"""What is beside the entries: left alone if it is no entry, told with a remedy if it looks like one."""

import os
from collections.abc import Sequence

import pytest

from icp_playbook.model import layout
from icp_playbook.source import UnreadFile, read_sources, sources_in
from tests.playbooks.copies import PlaybookCopy
from tests.source.test_trees import tree

BESIDE = (
    "personas/README.md",
    "personas/.owner.yaml",
    "personas/.owner.yaml.swp",
    "personas/owner.yaml~",
    "personas/owner.yaml.bak",
    "personas/owner.yaml.orig",
    "personas/owner.yaml.rej",
    "personas/#owner.yaml#",
    "personas/~$owner.yaml",
    "personas/owner.png",
    "personas/old/notes.md",
    "icp/.gitkeep",
    "icp/profiles/.old/saas.yaml",
    "icp/.ipynb_checkpoints/fields.yaml",
)


def findings_of(found: Sequence[UnreadFile]) -> list[str]:
    """Findings as one line each, every finding once."""
    findings = dict.fromkeys(gap.finding for gap in found)
    return [f"{one.location.path}: {one.rule}: {one.sentence}: {one.help}" for one in findings]


def everywhere(playbook: PlaybookCopy) -> list[str]:
    """What is told of the files on disk, which is what is told of the same files in a commit."""
    found = findings_of(read_sources(playbook.root, layout())[1])
    assert findings_of(sources_in(tree(playbook.root), layout())[1]) == found
    return found


def test_what_is_no_entry_is_left_alone(minimal: PlaybookCopy) -> None:
    before, _ = read_sources(minimal.root, layout())
    for path in BESIDE:
        minimal.write(path, "x")
    assert read_sources(minimal.root, layout()) == (before, [])
    assert sources_in(tree(minimal.root), layout()) == (before, [])


NEARLY = (
    *("Baker.yaml", "baker.YAML", "baker.Yml", "baker.json", "baker.JSON", "baker.yaml.txt", "baker.ymal"),
    *("baker.yaml ", "baker.yaml.yaml", "Baker.YML.TXT"),
)


@pytest.mark.parametrize("name", NEARLY)
def test_a_name_that_is_nearly_one_is_told(minimal: PlaybookCopy, name: str) -> None:
    minimal.write(f"personas/{name}", "name: Baker")
    assert everywhere(minimal) == [
        f"personas/{name}: file-name: `{name}` is not a kebab-case name ending in .yaml: "
        "rename it to `baker.yaml`: the file name is the entry's id"
    ]


@pytest.mark.parametrize("name", ["Owner.yaml", "owner.YAML"])
def test_names_that_differ_by_case_only_are_one_file_elsewhere(minimal: PlaybookCopy, name: str) -> None:
    minimal.copy("personas/owner.yaml", f"personas/{name}")
    assert everywhere(minimal) == [
        f"personas/{name}: file-name: `{name}` is not a kebab-case name ending in .yaml, and macOS and "
        "Windows take it for `owner.yaml`: `owner.yaml` is there too: keep one of them, or give this one an "
        "id of its own"
    ]


def test_the_name_of_a_page_is_none_for_an_entry_however_it_ends(minimal: PlaybookCopy) -> None:
    minimal.write("personas/Index.yml", "name: x")
    assert [line.split(": ")[2] for line in everywhere(minimal)] == [
        "`Index.yml` has the name of the page that lists every persona"
    ]


def test_a_folder_below_that_of_a_kind_is_told_once(minimal: PlaybookCopy) -> None:
    for name in ("saas", "shops", "mills", "farms", "banks"):
        minimal.write(f"icp/profiles/old/{name}.yaml", "name: x")
    minimal.write("icp/profiles/old/deep/one.json", "{}")
    assert everywhere(minimal) == [
        "icp/profiles/old/banks.yaml: misplaced-file: `banks.yaml`, `farms.yaml`, `mills.yaml` and 2 more "
        "are not read: `icp/profiles/old/` is not the folder of a kind: move them to `icp/profiles/`, or out "
        "of the playbook",
        "icp/profiles/old/deep/one.json: misplaced-file: `one.json` is not read: `icp/profiles/old/deep/` is "
        "not the folder of a kind: move it to `icp/profiles/`, or out of the playbook",
    ]


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("icp/profile/saas.yaml", "did you mean `icp/profiles/`?"),
        ("icp/Profiles/saas.yaml", "did you mean `icp/profiles/`?"),
        ("icp/personas/cfo.yaml", "did you mean `personas/`?"),
        ("icp/saas.yaml", "move it to `icp/profiles/`, `icp/disqualifiers/`"),
        ("icp/fields.yml", "`fields.yaml` is there too: keep that one"),
        ("icp/Playbook.yaml", "`playbook.yaml` is there too: keep that one"),
    ],
)
def test_another_place_is_told_with_the_right_one(minimal: PlaybookCopy, path: str, remedy: str) -> None:
    minimal.write(path, "name: x")
    (line,) = everywhere(minimal)
    assert line.startswith(f"{path}: ")
    assert f": {remedy}" in line


def test_the_one_file_of_a_kind_is_found_under_another_name(minimal: PlaybookCopy) -> None:
    minimal.rename("icp/fields.yaml", "icp/fields.yml")
    assert [line.rpartition(": ")[2] for line in everywhere(minimal)] == [
        "create it, or run the command at the root of the playbook",
        "rename it to `fields.yaml`",
    ]


def test_a_folder_with_the_name_of_an_entry_is_told(minimal: PlaybookCopy) -> None:
    minimal.write("personas/baker.yaml/part.yaml", "name: x")
    assert [line.split(": ")[1] for line in everywhere(minimal)] == ["not-a-file", "misplaced-file"]


def test_a_disk_that_does_not_tell_case_apart_is_read_as_git_has_it(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulates such a disk: what is asked for as `personas` is there, and listed as `Personas`."""
    minimal.rename("personas", "Personas").folder("personas").link("personas", "Personas")
    listed = ["Personas", "icp", "segments"]
    monkeypatch.setattr("icp_playbook.source.stray_files.names_in", lambda *_: listed)
    monkeypatch.setattr("icp_playbook.source.stray_files._aside", lambda *_: ())
    assert findings_of(read_sources(minimal.root, layout())[1]) == [
        "Personas/owner.yaml: misplaced-file: `owner.yaml` is not read: `Personas/` is not the folder of a "
        "kind: did you mean `personas/`?"
    ]


def test_what_a_linked_folder_of_a_kind_holds_is_read_by_the_name_of_the_link(minimal: PlaybookCopy) -> None:
    minimal.rename("icp/signals", "icp/triggers").folder("icp/signals").link("icp/signals", "triggers")
    assert read_sources(minimal.root, layout())[1] == []


def test_what_has_no_content_in_a_commit_is_told_by_its_name(minimal: PlaybookCopy) -> None:
    files = tree(minimal.root)
    closed = ["personas/Baker.yaml", "personas/baker.yaml", "personas/picture.png", "icp/old/saas.yaml"]
    paths = [gap.finding.location.path for gap in sources_in(files, layout(), closed)[1]]
    assert paths == ["personas/Baker.yaml", "icp/old/saas.yaml"]


def test_a_folder_that_cannot_be_listed_is_told(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    minimal.folder("icp/closed")
    allowed = os.open

    def refuse(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == "closed":
            raise PermissionError(13, "Permission denied")
        return allowed(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refuse)
    assert [line.split(": ")[:2] for line in findings_of(read_sources(minimal.root, layout())[1])] == [
        ["icp/closed", "unreadable"]
    ]
