"""Every command that a document shows is one: its name, its options and their values."""

import subprocess
from pathlib import Path

import click
import pytest
from mkdocs.__main__ import cli as mkdocs

from icp_playbook.cli import main
from tests.documents.blocks import DOCUMENTS, ROOT, blocks, commands, lines, session

SHELL = {
    *(
        "git",
        "ls",
        "cd",
        "echo",
        "printf",
        "sudo",
        "openssl",
        "unzip",
        "aws",
        "uv",
        "pip",
        "pipx",
        "pre-commit",
    ),
    *("python3", ".", "for", "done", "do", "tee", "rsync", "> to"),
}
"""What is not ours, and is not looked into."""
OURS = ("icp-playbook", "./playbook", "mkdocs", ".venv/bin/icp-playbook", ".venv/bin/mkdocs")


def parsed(group: click.Command, name: str, words: list[str]) -> str | None:
    """What is wrong with a command line; the files that it names need not exist."""
    context = click.Context(group, info_name=name, **group.context_settings)
    if not isinstance(group, click.Group) or not words or words[0].startswith("-"):
        return None
    command = group.get_command(context, words[0])
    if command is None:
        return f"{name} has no command {words[0]}"
    inner = click.Context(command, context, info_name=words[0])  # click keeps the help option of the first
    try:
        values, _, _ = command.make_parser(inner).parse_args(list(words[1:]))
        for parameter in command.params:
            value = values.get(parameter.name)
            if isinstance(parameter.type, click.Choice) and isinstance(value, str):
                parameter.type.convert(value, parameter, inner)
    except click.UsageError as error:
        return f"{name} {words[0]}: {error.format_message()}"
    return None


def wrong(words: list[str]) -> str | None:
    """What is wrong with a command, as its words."""
    name, *rest = words
    match name:
        case "icp-playbook" | ".venv/bin/icp-playbook":
            return parsed(main, "icp-playbook", rest)
        case "mkdocs" | ".venv/bin/mkdocs":
            return parsed(mkdocs, "mkdocs", rest)
        case "./playbook" if rest[:1] in (["build"], ["serve"]):
            return parsed(mkdocs, "mkdocs", [word for word in rest if word != "--strict-content"])
        case "./playbook" if rest[:1] == ["check"]:
            return parsed(main, "icp-playbook", rest)
        case "./playbook":
            return None if rest[:1] in ([], ["test"], ["COMMAND"]) else f"./playbook has no command {rest[0]}"
        case ".venv/bin/python" | "python" if rest[:1] == ["-m"]:
            path = Path(*rest[1].split("."))
            places = (ROOT / path, ROOT / "generator" / path, ROOT / ".venv/lib")
            known = rest[1] in ("pytest", "build") or any(
                place.with_suffix(".py").is_file() or (place / "__init__.py").is_file() for place in places
            )
            return None if known else f"there is no module {rest[1]}"
        case _:
            return None if name in SHELL else f"{name} is not known"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_each_command_of_a_document_is_one(path: Path) -> None:
    text = path.read_text("utf-8")
    found = [words for line in lines(text) for words in commands(line)]
    assert [problem for words in found if (problem := wrong(words)) is not None] == []


def test_what_is_no_command_is_noticed() -> None:
    typed = (
        "icp-playbook chek",
        "PLAYBOOK_AUDIENCE=public mkdocs build --dirti && icp-playbook check --format xml",
        "./playbook biuld > /dev/null # or not",
        ".venv/bin/python -m tests.houses",
        "gti status",
        "icp-playbook check --format json",
    )
    assert [wrong(words) for line in typed for words in commands(line)] == [
        "icp-playbook has no command chek",
        "mkdocs build: No such option '--dirti'. Did you mean '--dirty'?",
        "icp-playbook check: Invalid value for '--format': 'xml' is not one of 'text', 'github', 'json'.",
        "./playbook has no command biuld",
        None,
        "there is no module tests.houses",
        "gti is not known",
        None,
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_blocks_of_shell_can_be_read_by_one(path: Path) -> None:
    shown = [*blocks(path.read_text("utf-8"), "sh")]
    shown += [typed.line for block in blocks(path.read_text("utf-8"), "console") for typed in session(block)]
    result = subprocess.run(
        ["bash", "-n"], input="\n".join(shown), capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
