"""`icp-playbook mcp`: the skill that it writes, and what it says where it cannot serve."""

import re
import subprocess
import sys
from pathlib import Path

import anyio
import pytest
from skills_ref import validate
from skills_ref.parser import parse_frontmatter

from icp_playbook.assistants import SKILL
from icp_playbook.assistants.server import playbook_server
from icp_playbook.cli import main
from tests.assistants.sessions import answers
from tests.cli.running import run
from tests.documents.blocks import ROOT
from tests.documents.test_commands import parsed
from tests.playbooks.copies import PlaybookCopy


@pytest.fixture
def skill(tmp_path: Path) -> Path:
    """The folder of the skill, as the command writes it."""
    result = run("mcp", "--skill", str(tmp_path / "new/skills"))
    written = tmp_path / "new/skills" / SKILL
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == f"{written / 'SKILL.md'} written\n"
    return written


def test_the_skill_passes_the_validator_of_the_specification(skill: Path) -> None:
    assert validate(skill) == []
    (skill / "SKILL.md").rename(skill.parent / "SKILL.md")
    assert validate(skill) != []


def test_the_skill_names_tools_and_commands_that_are_there(skill: Path) -> None:
    _, text = parse_frontmatter((skill / "SKILL.md").read_text("utf-8"))
    phrases = re.findall(r"`([^`]+)`", text)
    commands = [phrase.split()[1:] for phrase in phrases if phrase.startswith("icp-playbook ")]
    assert len(commands) > 5
    assert [wrong for words in commands if (wrong := parsed(main, "icp-playbook", words))] == []
    named = {phrase for phrase in phrases if re.fullmatch(r"[a-z]+_(?!read|reach)[a-z]+|overview", phrase)}
    assert {tool.name for tool in anyio.run(playbook_server(ROOT).list_tools)} == named
    assert [phrase for phrase in phrases if phrase.endswith("/") and not (ROOT / phrase).is_dir()] == []


def test_a_skill_that_was_there_is_replaced_and_a_link_is_not_followed(skill: Path, tmp_path: Path) -> None:
    (skill / "SKILL.md").write_text("old")
    assert run("mcp", "--skill", str(skill.parent)).exit_code == 0
    assert validate(skill) == []
    (skill / "SKILL.md").unlink()
    (skill / "SKILL.md").symlink_to(tmp_path / "elsewhere")
    result = run("mcp", "--skill", str(skill.parent))
    assert (result.exit_code, "is a link" in result.stderr) == (2, True)
    assert not (tmp_path / "elsewhere").exists()


def test_without_the_sdk_the_remedy_is_named(minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    result = run("mcp", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == (
        "error: the SDK of the Model Context Protocol is not installed\n"
        "  help: run `pip install 'icp-playbook[mcp]'`\n"
    )


def test_where_no_playbook_is_nothing_is_served(tmp_path: Path) -> None:
    result = run("mcp", "--root", str(tmp_path))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert "there is no playbook" in result.stderr


def test_the_sdk_is_loaded_where_it_serves_alone() -> None:
    text = (
        "import sys, icp_playbook.cli; print({'mcp', 'icp_playbook.assistants.answers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_tools_have_no_effect_on_the_files(minimal: PlaybookCopy) -> None:
    before = {path: path.read_bytes() for path in minimal.root.rglob("*") if path.is_file()}
    answers(minimal.root, ("overview", {}), ("score_account", {"account": {"employees": 3}}))
    assert {path: path.read_bytes() for path in minimal.root.rglob("*") if path.is_file()} == before
