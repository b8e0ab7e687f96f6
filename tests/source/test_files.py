"""Files in their folders: each is read once, in order, or reported as unreadable."""

import os

import pytest

from icp_playbook.model import layout
from icp_playbook.source import read_sources
from tests.playbooks.copies import PlaybookCopy


def test_every_file_is_read_in_the_order_of_kinds_and_names(minimal: PlaybookCopy) -> None:
    minimal.copy("personas/owner.yaml", "personas/baker.yaml")
    files, gaps = read_sources(minimal.root, layout())
    assert gaps == []
    listed = [
        (kind, file.stem, f"{folder}/{file.name}")
        for kind, folder in layout().folders.items()
        for file in sorted((minimal.root / folder).glob("*.yaml"))
    ]
    assert [(file.kind, file.id, file.path) for file in files] == [
        ("playbook", "playbook", "icp/playbook.yaml"),
        ("fields", "fields", "icp/fields.yaml"),
        *listed,
    ]
    kinds = ["profile", "disqualifier", "signal", "example", "persona", "segment"]
    assert [kind for kind in dict.fromkeys(file.kind for file in files) if kind in kinds] == kinds
    assert [file.id for file in files if file.kind == "persona"] == ["baker", "owner"]


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


@pytest.mark.parametrize("refused", ["personas", "owner.yaml"])
def test_what_may_not_be_read_is_reported(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    """Simulates missing permission: root may read everything."""
    allowed = os.open

    def refuse(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == refused:
            raise PermissionError(13, "Permission denied")
        return allowed(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refuse)
    _, gaps = read_sources(minimal.root, layout())
    assert [(gap.finding.rule, gap.finding.help) for gap in gaps] == [("unreadable", "check its permissions")]
    assert gaps[0].finding.sentence.endswith("cannot be read: Permission denied")
