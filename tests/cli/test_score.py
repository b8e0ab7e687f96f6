"""`icp-playbook score`: arguments, streams and exit codes."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from icp_playbook.cli import main
from tests.playbooks.copies import PlaybookCopy

ROOT = Path(__file__).parent.parent.parent
LIST = "Company,Industry,Country,# Employees,Annual Revenue\nFuhu,Software,USA,120,$12M\nSoot,Coal,USA,-1,\n"


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    """A list of two."""
    path = tmp_path / "accounts.csv"
    path.write_text(LIST, "utf-8")
    return path


def score(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["score", "--root", str(ROOT), *map(str, arguments)], input=stdin)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_list_goes_to_stdout_and_the_report_to_stderr(accounts: Path) -> None:
    result = score(accounts, "--as-of", "2026-11-22")
    assert result.exit_code == 0
    first, second = rows(result.stdout)
    assert (first["Company"], first["icp_profile"], first["icp_status"]) == ("Fuhu", "saas", "undecided")
    assert second["icp_problems"] == 'Industry: "Coal" is not in the list'
    assert result.stderr.startswith('columns read:\n  Company ← "Company"\n  Industry ← "Industry"\n')
    assert '  Industry: "Coal" is not in the list · 1 time (row 3)\n' in result.stderr
    assert (
        "2 accounts: 0 surely in; 0 in, tier open; 0 one answer short; 2 may be in; 0 out; 0 disqualified\n"
        "  SaaS scale-ups: 2 may be in\n"
    ) in result.stderr
    assert re.search(r"as of 2026-11-22, program [0-9a-f]{12}\n\Z", result.stderr)


def test_without_a_date_it_is_today_and_says_so(accounts: Path) -> None:
    assert re.search(r"as of 20\d\d-\d\d-\d\d, program", score(accounts).stderr)


def test_output_to_a_file(accounts: Path, tmp_path: Path) -> None:
    result = score(accounts, "-o", tmp_path / "out.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(rows((tmp_path / "out.csv").read_text("utf-8"))) == 2


def test_standard_input() -> None:
    result = score("-", "--format", "json", "--as-of", "2026-11-22", stdin=LIST.encode())
    assert [account["Company"] for account in json.loads(result.stdout)] == ["Fuhu", "Soot"]


def test_one_icp_and_an_assumption(accounts: Path) -> None:
    result = score(accounts, "--icp", "healthcare", "--assume", "industry=Medical Practice")
    assert [row["icp_status"] for row in rows(result.stdout)] == ["outside", "undecided"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--icp", "sass"), 'error: there is no ICP "sass"\n  help: did you mean "saas"?\n'),
        (("--as-of", "tomorrow"), 'error: "tomorrow" is not a date\n  help: write it as 2026-10-01\n'),
        (
            ("--assume", "contry=US"),
            'error: there is no field "contry" to assume\n  help: did you mean "country"?\n',
        ),
    ],
)
def test_what_cannot_run(accounts: Path, arguments: tuple[str, ...], error: str) -> None:
    result = score(accounts, *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", error)


def test_a_list_that_breaks_half_way_leaves_no_file(accounts: Path, tmp_path: Path) -> None:
    with accounts.open("a") as list_:
        list_.write('Open,"Software\n')
    result = score(accounts, "-o", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert "ends inside a quoted cell: a quote in the row of line 4 never closes\n" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["accounts.csv"]


def test_the_input_list_is_not_overwritten(accounts: Path) -> None:
    result = score(accounts, "-o", accounts)
    assert result.exit_code == 2
    assert accounts.read_text("utf-8") == LIST


def test_a_folder_without_a_playbook(accounts: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["score", "--root", str(tmp_path), str(accounts)])
    assert result.exit_code == 2
    assert "there is no playbook in" in result.stderr


def test_a_playbook_with_errors(accounts: Path, tmp_path: Path) -> None:
    (tmp_path / "icp").mkdir()
    result = CliRunner().invoke(main, ["score", "--root", str(tmp_path), str(accounts)])
    assert result.exit_code == 1
    assert "error[missing-folder] the folder `icp/profiles` is missing" in result.stdout


def test_how_cells_were_read_goes_to_stderr(accounts: Path) -> None:
    result = score(accounts, "--show-read")
    assert result.stdout == score(accounts).stdout
    assert (
        '  "Industry" → Industry (choice): 2 cells filled\n    read 1: "Software" → B2B software (1)\n'
        in (result.stderr)
    )


def test_the_best_accounts_alone(accounts: Path) -> None:
    known = ("--icp", "healthcare", "--as-of", "2026-11-22")
    whole = rows(score(accounts, *known).stdout)
    assert [(row["Company"], row["icp_rank"]) for row in whole] == [("Fuhu", "2"), ("Soot", "1")]
    best = score(accounts, *known, "--top", "1")
    assert rows(best.stdout) == whole[1:]
    assert "2 accounts: " in best.stderr
    assert rows(score(accounts, *known, "--sort", "rank").stdout) == whole[::-1]


def test_what_each_account_would_have_to_reach(accounts: Path) -> None:
    how = ("--icp", "healthcare", "--as-of", "2026-11-22")
    plain = score(accounts, *how)
    ways = rows(score(accounts, *how, "--to-reach").stdout)
    assert [row.pop("icp_to_reach").partition(":")[0] for row in ways] == ["", "To reach Tier 2"]
    assert ways == rows(plain.stdout)
    again = score("-", *how, "--to-reach", stdin=plain.stdout_bytes)
    assert rows(again.stdout)[1]["icp_to_reach"].startswith("To reach Tier 2: learn ")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--top", "0"), "Invalid value for '--top': 0 is not in the range x>=1."),
        (("--top", "x"), "Invalid value for '--top': 'x' is not a valid integer range."),
        (("--top", "-3"), "Invalid value for '--top': -3 is not in the range x>=1."),
        (("--sort", "nonsense"), "Invalid value for '--sort': 'nonsense' is not one of 'list', 'rank'."),
    ],
)
def test_orders_that_do_not_exist(accounts: Path, arguments: tuple[str, ...], error: str) -> None:
    result = score(accounts, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert error in result.stderr


def test_help_names_every_option() -> None:
    text = score("--help").stdout
    for option in (
        "--icp",
        "--as-of",
        "--output",
        "--format [csv|json|parquet]",
        "--engine [auto|python|duckdb]",
        "--memory",
        "--assume",
        "--root",
    ):
        assert option in text


def test_without_an_operational_icp_nothing_is_judged_until_one_is_named(
    minimal: PlaybookCopy, accounts: Path
) -> None:
    minimal.edit("icp/profiles/bakeries.yaml", "status: operational", "status: aspirational")
    result = CliRunner().invoke(main, ["score", "--root", str(minimal.root), str(accounts)])
    assert [row["icp_status"] for row in rows(result.stdout)] == ["", ""]
    assert "no ICP is operational, so no listed account is scored: name the ICP with --icp\n" in result.stderr
    named = CliRunner().invoke(
        main, ["score", "--root", str(minimal.root), str(accounts), "--icp", "bakeries"]
    )
    assert "" not in [row["icp_status"] for row in rows(named.stdout)]
    assert "no ICP is operational" not in named.stderr
