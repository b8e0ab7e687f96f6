"""What machines read: one version that tells whether content changed, and text that stays text."""

import json
from pathlib import Path
from typing import Any

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.playbooks.copies import PlaybookCopy


def files(root: Path) -> dict[str, str | bytes]:
    """Path → content of every file of a playbook's site."""
    playbook = load(root).playbook
    assert playbook is not None
    return {made.uri: made.content for made in build(playbook, find_look(root), "").files}


def version(root: Path) -> str:
    """The version of a playbook."""
    whole: dict[str, Any] = json.loads(files(root)["api/playbook.json"])
    return str(whole["version"])


def test_the_version_changes_with_the_content_and_not_otherwise(minimal: PlaybookCopy) -> None:
    first = version(minimal.root)
    owner = minimal.text("personas/owner.yaml")
    minimal.write("personas/owner.yaml", f"# a remark\n{owner}\n")
    minimal.write("site_templates/assets/brand.css", "body { color: red }")
    assert version(minimal.root) == first
    minimal.write("personas/owner.yaml", owner.replace("Bakes, signs", "Bakes, pays"))
    assert version(minimal.root) != first


def test_every_machine_file_carries_the_same_version(minimal: PlaybookCopy) -> None:
    made, expected = files(minimal.root), version(minimal.root)
    own = {"api/program.json", "api/fit.json"}  # what decides has a version of its own
    entries = [
        json.loads(content) for uri, content in made.items() if uri.startswith("api/") and uri not in own
    ]
    assert {entry["version"] for entry in entries} == {expected}
    assert f"Version {expected}." in str(made["llms.txt"])


def test_text_in_llms_txt_makes_no_links_and_no_lines(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/signals/second-shop.yaml", "name: Second shop", 'name: "a](evil) [b\\n# c"')
    line = next(line for line in str(files(minimal.root)["llms.txt"]).splitlines() if "evil" in line)
    assert line == "- [a\\](evil) \\[b \\# c](api/signal/second-shop.json): A second shop has opened."
