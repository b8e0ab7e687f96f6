"""The files of a revision are read like those on disk, findings included."""

from pathlib import Path

from icp_playbook.model import layout
from icp_playbook.playbook import load, load_tree
from icp_playbook.source import read_sources, sources_in
from tests.playbooks.copies import PlaybookCopy

PERSONA = "personas/owner.yaml"


def tree(root: Path) -> dict[str, bytes]:
    """Every file of a folder: path → content."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_a_tree_gives_what_the_folder_gives(minimal: PlaybookCopy) -> None:
    assert sources_in(tree(minimal.root), layout()) == read_sources(minimal.root, layout())
    assert load_tree(tree(minimal.root)).playbook == load(minimal.root).playbook


def test_what_is_wrong_in_a_folder_is_wrong_in_a_tree(minimal: PlaybookCopy) -> None:
    minimal.remove("icp/fields.yaml").remove("icp/signals/second-shop.yaml").folder("personas/deep")
    minimal.write("personas/deep/x.yaml", "name: x").write("personas/.y.yaml", "z").write(
        "personas/Z.yml", "z"
    )
    minimal.write(PERSONA, b"name: \xff").write("segments/long.yaml", "x" * 600_000)
    found = load_tree(tree(minimal.root)).findings
    assert found == load(minimal.root).findings
    assert {finding.rule for finding in found} >= {
        "missing-file",
        "file-name",
        "not-utf8",
        "file-too-large",
    }
