"""What `docs/commands.md` says that a command prints, it prints."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from icp_playbook.cli import main
from icp_playbook.model import layout
from tests.documents.blocks import ROOT, Typed, blocks, session
from tests.playbooks.copies import MINIMAL, PlaybookCopy

COMMANDS = (ROOT / "docs/commands.md").read_text("utf-8")
SHOWN = [list(session(block)) for block in blocks(COMMANDS, "console")]
SESSIONS = {tuple(typed.line for typed in shown): shown for shown in SHOWN}


def nothing(folder: Path) -> None:
    """An empty folder."""


def begun(folder: Path) -> None:
    """A folder with two of the files that `init` writes."""
    for name in ("mkdocs.yml", "requirements.txt"):
        (folder / name).write_text("of somebody")


def minimal(folder: Path) -> None:
    """The small playbook."""
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".icp-playbook"))


def repository(folder: Path) -> None:
    """The small playbook in git, on GitHub."""
    minimal(folder)
    (folder / ".github").mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)


def without_examples(folder: Path) -> None:
    """The small playbook, not complete."""
    minimal(folder)
    shutil.rmtree(folder / "icp/examples")


def broken_example(folder: Path) -> None:
    """The example of this repository with two mistakes."""
    for name in (*layout().tops, "mkdocs.yml"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    (folder / "docs").mkdir()
    (folder / "docs/look.md").touch()
    (folder / "site_templates/content").mkdir(parents=True)
    playbook = PlaybookCopy(folder)
    lines = playbook.text("icp/profiles/saas.yaml").splitlines(keepends=True)
    lines[29] = lines[29].replace("b2b-software", "SaaS")
    lines[233] = lines[233].replace("head-of-growth", "head-of-grwth")
    playbook.write("icp/profiles/saas.yaml", "".join(lines))


PREPARED: dict[tuple[str, ...], Callable[[Path], None]] = {
    ('icp-playbook init acme-icp --company Acme --product "Acme Flow"',): nothing,
    ("icp-playbook init .", "echo $?"): begun,
    ("icp-playbook check", "echo $?"): broken_example,
    ("icp-playbook check",): without_examples,
    ("icp-playbook check --format json",): broken_example,
    ("icp-playbook check --root nowhere", "echo $?"): nothing,
    ("icp-playbook explain same-messaging",): nothing,
    ("icp-playbook new segment series-c",): minimal,
    ("icp-playbook owners -o .github/CODEOWNERS", "icp-playbook owners --check"): repository,
    ("icp-playbook schema schemas", "ls schemas"): minimal,
    ("icp-playbook export docs", "echo $?"): broken_example,
}
"""The lines of a session → what makes the folder they are typed in."""
ELSEWHERE = {
    "icp-playbook check --accounts leads.csv",  # tests/lint/test_unfilled_field.py
    "icp-playbook check --outcomes",  # tests/backtest/test_measured.py
    "icp-playbook diff main",  # tests/cli/test_diff.py
    "icp-playbook diff main --require-why > /dev/null",
    "icp-playbook due --as-of 2026-12-30",  # tests/cli/test_due.py
    "icp-playbook export build",  # tests/export/test_export.py
    "mkdocs build --strict",  # tests/pack/test_pack.py
}
"""The first lines of sessions that take a history, a list or a whole site, which are tried elsewhere."""


def test_every_session_is_tried() -> None:
    assert {lines for lines in SESSIONS if lines[0] not in ELSEWHERE} == PREPARED.keys()
    assert {lines[0] for lines in SESSIONS} >= ELSEWHERE


@pytest.mark.parametrize("lines", PREPARED, ids=lambda lines: lines[0])
def test_a_session_goes_as_it_is_shown(
    lines: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    PREPARED[lines](tmp_path)
    monkeypatch.chdir(tmp_path)
    code = 0
    for typed in SESSIONS[lines]:
        printed, code = typed_in(typed, tmp_path, code)
        form = re.escape(typed.printed).replace("…", ".*")
        assert re.fullmatch(form, printed, re.DOTALL), f"{typed.line}\n{printed}"


def typed_in(typed: Typed, folder: Path, code: int) -> tuple[str, int]:
    """What a line prints on both streams, and its exit code; `code` is that of the line before.

    A note on the wheel and the paths of commands are left out: they are those of a checkout.
    """
    name, *arguments = shlex.split(typed.line)
    if name == "echo":
        return f"{code}\n", 0
    if name == "ls":
        names = sorted(path.name for path in (folder / arguments[0]).iterdir())
        return typed.printed if sorted(typed.printed.split()) == names else "\n".join(names), 0
    assert name == "icp-playbook"
    result = CliRunner(catch_exceptions=False).invoke(main, arguments)
    output = re.sub(r"^note: requirements\.txt asks .*\n", "", result.output, flags=re.MULTILINE)
    return re.sub(r"^/\S+/bin/", "", output, flags=re.MULTILINE), result.exit_code
