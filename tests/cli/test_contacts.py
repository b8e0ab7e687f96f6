"""`icp-playbook score --contacts`: files that go together, and those that do not."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from icp_playbook.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list of each sort, in which the command runs."""
    (tmp_path / "accounts.csv").write_text("Company,Industry\nFuhu,Software\n", "utf-8")
    (tmp_path / "contacts.csv").write_text("Email,Title,Company\na@b.example,CEO,Fuhu\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def score(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["score", "--root", str(ROOT), *arguments], input=stdin)


def test_both_lists_are_written(lists: Path) -> None:
    result = score("accounts.csv", "--contacts", "contacts.csv", "--contacts-out", "people.csv")
    assert result.exit_code == 0
    assert "economic buyer: Founder or owner" in result.stdout
    assert "1 contact: 1 joined to 1 account (1 by account name), 0 not" in result.stderr
    assert "account name,saas,founder,CEO" in (lists / "people.csv").read_text("utf-8")


def test_both_lists_are_written_by_duckdb(lists: Path) -> None:
    """With all that is asked for besides, as Python writes them."""
    asked = ("accounts.csv", "--contacts", "contacts.csv", "--to-reach", "--show-read", "--contacts-out")
    rows, engine = score(*asked, "rows.csv"), score(*asked, "engine.csv", "--engine", "duckdb")
    assert (engine.exit_code, engine.stdout) == (0, rows.stdout)
    assert engine.stderr.splitlines()[:-1] == rows.stderr.splitlines()[:-1]
    assert (lists / "engine.csv").read_text("utf-8") == (lists / "rows.csv").read_text("utf-8")
    assert "icp_to_reach,icp_roles_known," in rows.stdout
    assert "how cells were read:" in engine.stderr


def test_contacts_from_standard_input(lists: Path) -> None:
    result = score("accounts.csv", "--contacts", "-", stdin=(lists / "contacts.csv").read_text("utf-8"))
    assert (result.exit_code, "read from `standard input`" in result.stderr) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["accounts.csv", "--contacts-out", "people.csv"], "--contacts-out needs --contacts"),
        (["-", "--contacts", "-"], "both lists cannot come from standard input"),
        (["accounts.csv", "--contacts", "gone.csv"], "`gone.csv` cannot be read"),
        (
            ["accounts.csv", "--contacts", "contacts.csv", "--contacts-out", "accounts.csv"],
            "`accounts.csv` is taken by the accounts",
        ),
        (
            ["accounts.csv", "-o", "x.csv", "--contacts", "contacts.csv", "--contacts-out", "./x.csv"],
            "`./x.csv` is taken by the accounts",
        ),
        (
            ["accounts.csv", "--contacts", "contacts.csv", "--contacts-out", "-"],
            "`-` is taken by the accounts",
        ),
        (
            ["accounts.csv", "--contacts", "contacts.csv", "--contacts-out", "contacts.csv"],
            "`contacts.csv` is the list itself",
        ),
        (
            ["accounts.csv", "-o", "contacts.csv", "--contacts", "contacts.csv"],
            "`contacts.csv` is the list of contacts",
        ),
    ],
)
def test_files_that_do_not_go_together(lists: Path, arguments: list[str], sentence: str) -> None:
    before = {path.name: path.read_text("utf-8") for path in lists.iterdir()}
    result = score(*arguments)
    assert (result.exit_code, sentence in result.stderr) == (2, True), result.stderr
    assert {path.name: path.read_text("utf-8") for path in lists.iterdir()} == before
