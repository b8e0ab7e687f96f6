"""Files in their folders: each is read once, in order, or reported as unreadable."""

import os
from pathlib import Path

import pytest

from icp_playbook.model import layout
from icp_playbook.source import read_sources
from tests.playbooks.copies import PlaybookCopy


def test_every_file_is_read_in_the_order_of_kinds_and_names(minimal: PlaybookCopy) -> None:
    minimal.copy("personas/owner.yaml", "personas/baker.yaml")
    files, gaps = read_sources(minimal.root, layout())
    assert gaps == []
    assert [(file.kind, file.id, file.path) for file in files] == [
        ("playbook", "playbook", "icp/playbook.yaml"),
        ("fields", "fields", "icp/fields.yaml"),
        ("profile", "bakeries", "icp/profiles/bakeries.yaml"),
        ("disqualifier", "no-night-shift", "icp/disqualifiers/no-night-shift.yaml"),
        ("signal", "second-shop", "icp/signals/second-shop.yaml"),
        ("example", "crumb", "icp/examples/crumb.yaml"),
        ("example", "doughs", "icp/examples/doughs.yaml"),
        ("persona", "baker", "personas/baker.yaml"),
        ("persona", "owner", "personas/owner.yaml"),
        ("segment", "grown-bakeries", "segments/grown-bakeries.yaml"),
    ]


def test_other_files_in_the_folders_are_left_alone(minimal: PlaybookCopy) -> None:
    before, _ = read_sources(minimal.root, layout())
    minimal.write("personas/README.md", "# Personas").write("personas/.owner.yaml", "x").write(
        "icp/x.yaml", "x"
    )
    assert read_sources(minimal.root, layout()) == (before, [])


def test_a_link_within_the_playbook_is_followed(minimal: PlaybookCopy) -> None:
    minimal.rename("personas", "people").folder("personas").link("personas", "people")
    files, gaps = read_sources(minimal.root, layout())
    assert ([file.path for file in files if file.kind == "persona"], gaps) == (["personas/owner.yaml"], [])


def test_a_byte_order_mark_is_not_text(minimal: PlaybookCopy) -> None:
    minimal.write("personas/owner.yaml", b"\xef\xbb\xbfname: Owner\r\n")
    files, _ = read_sources(minimal.root, layout())
    assert [file.text for file in files if file.kind == "persona"] == ["name: Owner\r\n"]


def test_a_pipe_is_not_waited_for(minimal: PlaybookCopy) -> None:
    minimal.remove("personas/owner.yaml")
    os.mkfifo(minimal.root / "personas/owner.yaml")
    _, gaps = read_sources(minimal.root, layout())
    assert [gap.finding.rule for gap in gaps] == ["not-a-file"]


@pytest.mark.parametrize("call", ["read_bytes", "stat", "iterdir"])
def test_a_file_without_read_permission_is_reported(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Simulates missing permission: root may read everything."""
    allowed = getattr(Path, call)

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == ("personas" if call == "iterdir" else "owner.yaml") and not options:
            raise PermissionError(13, "Permission denied")
        return allowed(path, *arguments, **options)

    monkeypatch.setattr(Path, call, refuse)
    _, gaps = read_sources(minimal.root, layout())
    assert [(gap.finding.rule, gap.finding.help) for gap in gaps] == [("unreadable", "check its permissions")]
    assert gaps[0].finding.sentence.endswith("cannot be read: Permission denied")
