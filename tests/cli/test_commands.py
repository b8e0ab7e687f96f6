"""The command line as a whole: what it offers, what it refuses, what it writes."""

import json
from pathlib import Path

import pytest

from icp_playbook import __version__
from icp_playbook.fit import program_schema
from icp_playbook.model import models
from icp_playbook.report import alerts_schema
from icp_playbook.schema import schemas, search_schema
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "--fromat", "json"], "No such option '--fromat'."),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'github', 'json'."),
        (["chek"], "No such command 'chek'."),
        (["schema"], "Missing argument 'DIR'."),
    ],
)
def test_a_mistyped_command_is_refused(arguments: list[str], sentence: str) -> None:
    result = run(*arguments)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert sentence in result.stderr


def test_the_version_is_printed() -> None:
    assert run("--version").stdout == f"icp-playbook, version {__version__}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(option: str) -> None:
    listed = run(option).stdout.partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines()] == [
        "activate",
        "backtest",
        "check",
        "diff",
        "due",
        "explain",
        "export",
        "filter",
        "history",
        "init",
        "mcp",
        "mine",
        "new",
        "owners",
        "pack",
        "schema",
        "score",
        "sql",
    ]


def test_schemas_are_written_to_the_given_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where no playbook is
    result = run("schema", str(tmp_path / "new/folder"))
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == f"{len(models()) + 3} schemas written to {tmp_path / 'new/folder'}\n"
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "new/folder").iterdir()}
    more = {"alerts": alerts_schema(), "program": program_schema(), "search": search_schema()}
    expected = {**schemas(()), **more}
    assert written == {f"{name}.schema.json": content for name, content in expected.items()}


@pytest.mark.parametrize("command", ["schema", "export"])
def test_a_folder_that_cannot_be_written_is_refused(
    tmp_path: Path, minimal: PlaybookCopy, command: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    root = ["--root", str(minimal.root)] if command == "export" else []
    result = run(command, str(tmp_path / "file"), *root)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith("error: ")
    assert "\n  help: " in result.stderr
    assert (tmp_path / "file").read_text() == "in the way"
