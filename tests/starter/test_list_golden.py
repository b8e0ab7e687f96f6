"""What `init --from` proposes for lists as people have them, compared whole, and that it can be used at once.

After an intended change, `REWRITE_GOLDENS=1 pytest tests/starter/test_list_golden.py` rewrites them.
"""

import os
import re
from pathlib import Path
from typing import get_args

import pytest

from icp_playbook.fields import FieldType
from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from icp_playbook.starter import propose_from_list
from tests.cli.running import run

LISTS = Path(__file__).with_name("lists")
NAMES = sorted(path.name for path in LISTS.iterdir() if path.suffix in (".csv", ".tsv"))
ACTED_ON = {"equal-weights", "size-alone"}
"""What `check` says of a first ICP made from a list: its author is to set other points and criteria."""


@pytest.mark.parametrize("name", NAMES)
def test_the_proposal_is_the_golden_one(name: str) -> None:
    found = propose_from_list(LISTS / name)
    parts = {"summary": f"{found.summary}\n", "icp/playbook.yaml": "\n".join(found.conventions) + "\n"}
    text = "".join(f"=== {part}\n{content}" for part, content in (parts | found.files).items())
    golden = LISTS / f"{name}.txt"
    if os.environ.get("REWRITE_GOLDENS"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_every_type_of_field_is_proposed_for_some_list() -> None:
    goldens = [(LISTS / f"{name}.txt").read_text("utf-8") for name in NAMES]
    assert set(re.findall(r"^    type: (\w+)$", "".join(goldens), re.MULTILINE)) == set(get_args(FieldType))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_proposed_checks_scores_its_list_and_makes_a_site(name: str, tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert run("init", str(root), "--from", str(LISTS / name)).exit_code == 0
    checked = run("check", "--root", str(root))
    assert (checked.exit_code, set(re.findall(r" \w+\[([a-z-]+)\]", checked.stdout)) - ACTED_ON) == (0, set())
    scored = run("score", str(LISTS / name), "--root", str(root), "-o", str(tmp_path / "scored.csv"))
    assert scored.exit_code == 0
    notes = [line for line in scored.stderr.splitlines() if "columns kept but not read: " not in line]
    assert [line for line in notes if re.search("warning|note:|not read", line)] == []
    playbook = load(root).playbook
    assert playbook is not None
    pages = {file.uri: file.content for file in build(playbook, find_look(root), "").rendered().files}
    assert "First ICP" in str(pages["icp/first-icp.md"])
