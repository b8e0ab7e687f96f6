"""Which engine a back-test runs in, and that the report of both is the same to the letter."""

from pathlib import Path

import pytest

from icp_playbook.cli import engine_choice
from tests.backtest.outcome_lists import COLUMNS, FILE, with_outcomes
from tests.backtest.test_command import LAST, MISSED, PROFILE, ROWS
from tests.cli.repository import Repository
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

pytest.importorskip("duckdb")
pytest.importorskip("ibis")
pytest.importorskip("scipy")
ODD = ("Odd,odd@crumb.example,yes,20,2M,,Closed Won,soon,,,,,,", "Late,,yes,8,,,Closed Lost,2026-04-01,,,,,,")


@pytest.fixture
def deals(minimal: PlaybookCopy) -> PlaybookCopy:
    """A list of 38 deals, one of them bought although a disqualifier holds, and two that cannot be read."""
    return with_outcomes(minimal.edit(PROFILE, LAST, MISSED), (*ROWS, *ODD))


@pytest.mark.parametrize("options", [(), ("--icp", "bakeries"), ("--as-of-created", "--format", "json")])
def test_both_reports_are_the_same(deals: PlaybookCopy, options: tuple[str, ...]) -> None:
    wanted, found = (
        run("backtest", "--root", str(deals.root), *options, "--engine", engine)
        for engine in ("python", "duckdb")
    )
    assert (found.exit_code, found.stdout, found.stderr) == (wanted.exit_code, wanted.stdout, wanted.stderr)
    assert wanted.exit_code == 1
    assert 'row 40: left out: "soon" is not a date' in wanted.stderr
    assert "row 41: left out: created after the list was taken" in wanted.stderr


def test_a_large_list_is_tested_by_the_engine_which_is_said(
    deals: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_choice, "LARGE", 1000)
    size = (deals.root / FILE).stat().st_size
    large, small = (
        run("backtest", "--root", str(deals.root), *options) for options in ((), ("--engine", "python"))
    )
    line = f"tested by DuckDB, because `{FILE}` has {size:,} bytes (--engine chooses)"
    assert large.stderr.splitlines() == [line, *small.stderr.splitlines()]
    assert large.stdout == small.stdout


def test_what_the_engine_cannot_do_is_left_to_python_by_name(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = [*COLUMNS[:-1], "known_on: {revenue: Renewed}"]
    playbook = with_outcomes(minimal, ROWS, columns=columns)
    sentence = 'the column "Renewed" is read as two types, which DuckDB does not'
    refused = run("backtest", "--root", str(playbook.root), "--engine", "duckdb")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines() == [
        f"error: {sentence}",
        "  help: use --engine python, or name another column",
    ]
    monkeypatch.setattr(engine_choice, "LARGE", 1000)
    left, wanted = (
        run("backtest", "--root", str(playbook.root), *options) for options in ((), ("--engine", "python"))
    )
    assert f"tested by Python after all, which takes longer: {sentence}" in left.stderr.splitlines()
    assert left.stdout == wanted.stdout


def test_a_comparison_of_a_large_list_is_left_to_python_which_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository.start(tmp_path / "repository")
    with_outcomes(repository, ROWS)
    monkeypatch.setattr(engine_choice, "LARGE", 1000)
    found = run("backtest", "--root", str(repository.root), "--compare", "main")
    line = "tested by Python, which takes longer: --compare scores row by row"
    assert (found.exit_code, found.stderr.splitlines()) == (0, [line])


def test_a_comparison_is_refused_by_name(deals: PlaybookCopy) -> None:
    refused = run("backtest", "--root", str(deals.root), "--compare", "HEAD", "--engine", "duckdb")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines()[0] == "error: --compare scores row by row, in Python"


def test_memory_is_for_the_engine(deals: PlaybookCopy) -> None:
    python = run("backtest", "--root", str(deals.root), "--engine", "python", "--memory", "1GB")
    assert (python.exit_code, python.stderr.splitlines()[0]) == (2, "error: --memory is for DuckDB")
    engine = run("backtest", "--root", str(deals.root), "--memory", "1GB")
    assert engine.stderr.startswith("tested by DuckDB, because --memory was given (--engine chooses)\n")
    assert engine.stdout == run("backtest", "--root", str(deals.root)).stdout
