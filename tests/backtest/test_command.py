"""The command `backtest`: its report, the same as JSON, and what stops it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.backtest.outcome_lists import FILE, PLAYBOOK, declared, with_outcomes
from tests.cli.repository import Repository
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"
LAST = "  disqualifiers: [no-night-shift]"
MISSED = f"  unknown: missed\n{LAST}"
"""The end of how the ICP fits, and the same where what is not known counts as missed."""


def deal(name: str, employees: int, outcome: str, amount: str = "", left: str = "") -> str:
    """A deal of the list, whose contact has an address."""
    day = "2025-02-10"
    facts = f"{name},{name}@crumb.example,yes,{employees},2M,2025-01-05"
    return f"{facts},{outcome},2025-01-10,{day},{amount},,,,{left}"


ROWS = (
    *(deal(f"in{at}", 20, "Closed Won", "10k") for at in range(12)),
    *(deal(f"no{at}", 20, "Closed Lost") for at in range(4)),
    *(deal(f"small{at}", 8, "Closed Won", "2k") for at in range(3)),
    *(deal(f"few{at}", 8, "Closed Lost") for at in range(17)),
    deal("Kneads", 2, "Closed Won", "1k", "2025-06-01"),
    deal("Rye", 2, "Closed Lost"),
)


@pytest.fixture
def deals(minimal: PlaybookCopy) -> PlaybookCopy:
    """Bakeries of three sizes, of which those in the middle buy most; unknown tools count as missed."""
    return with_outcomes(minimal.edit(PROFILE, LAST, MISSED), ROWS)


def report(playbook: PlaybookCopy, *options: str) -> str:
    """What the command prints."""
    result = run("backtest", "--root", str(playbook.root), *options)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def record(playbook: PlaybookCopy, *options: str) -> Any:
    """The report as JSON."""
    return json.loads(report(playbook, "--format", "json", *options))


def test_the_report_says_who_buys_and_what_cannot_be_said(deals: PlaybookCopy) -> None:
    text = report(deals, "--icp", "bakeries")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[:2] == [
        "Deals: 38 accounts; CRM, taken on 2026-03-01",
        "scored against bakeries as of the day of creation, with what was known by the close",
    ]
    assert "All 38 16 22 0 42 % (28–58 %) 1.00 31 d $3,342 94 % (63–99 %)" in lines
    assert "Tier 1 16 12 4 0 75 % (51–90 %) 1.78 31 d $7.5k 100 % (76–100 %)" in lines
    assert ("- Tier 1 wins more often than Tier 2: 75 % (51–90 %) of 16 against 15 % (5–36 %) of 20") in lines
    assert "- No night shift (bakeries): 1 of 2 that it keeps out bought, for $1k in all" in lines
    assert "stayed for a year: 0 % (0–79 %); customers of the ICP: 100 % (80–100 %)" in lines
    assert any("has no column for" in line and "Tools" in line for line in lines)


def test_the_same_is_given_as_data(deals: PlaybookCopy) -> None:
    data = record(deals)
    assert (data["format"], data["icp"], data["as_of_created"], data["currency"]) == (1, None, False, "USD")
    assert (data["all"]["won"], data["all"]["value"], data["all"]["cycle_days"]) == (16, 127_000, 31.0)
    [tiers] = data["tiers"]
    assert (tiers["first"]["id"], tiers["second"]["id"], tiers["answer"]) == (
        "tier-1",
        "tier-2",
        "as-expected",
    )
    [kept_out] = data["kept_out"]
    assert kept_out["bought"] == [{"list": "deals", "row": 38, "label": "Kneads", "value": 1000}]
    assert data["sentences"]["tiers"][0] in " ".join(report(deals).split())


def test_nobodys_address_is_in_any_report(deals: PlaybookCopy) -> None:
    for options in ((), ("--icp", "bakeries"), ("--format", "json")):
        assert "@" not in report(deals, *options)
        assert "crumb.example" not in report(deals, *options)


def test_tiers_that_do_not_rank_are_named(deals: PlaybookCopy) -> None:
    text = deals.text(FILE).replace("Closed Won", "?").replace("Closed Lost", "Closed Won")
    text = report(deals.write(FILE, text.replace("?", "Closed Lost")))
    assert "- the tiers do not rank: Tier 2 wins more often than Tier 1: 85 % (64–95 %) of 20" in text


def test_only_accounts_since_a_day_count(deals: PlaybookCopy) -> None:
    deals.write(FILE, deals.text(FILE).replace("2025-01-10,2025-02-10,1k", "2025-01-11,2025-02-10,1k"))
    data = record(deals, "--since", "2025-01-11")
    assert (data["all"]["n"], data["since"], data["tiers"]) == (1, "2025-01-11", [])


def test_a_day_after_every_account_is_refused(deals: PlaybookCopy) -> None:
    result = run("backtest", "--root", str(deals.root), "--since", "2027-01-01")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == (
        "error: no account of the lists was created on or after 2027-01-01\n"
        "  help: the last one was on 2025-01-10; name an earlier day with --since\n"
    )


def test_two_versions_are_compared_on_the_same_accounts(tmp_path: Path) -> None:
    made = Repository.start(tmp_path / "repository")
    made.edit(PROFILE, LAST, MISSED)
    made.commit("Count as missed")
    made.edit(
        "icp/disqualifiers/no-night-shift.yaml",
        "{field: employees, at_least: 3}",
        "{field: employees, between: [1, 15]}",
    )
    with_outcomes(made, ROWS)
    found = record(made, "--compare", "HEAD")["comparison"]
    assert [one["label"] for one in found["gained"]] == ["Kneads"]
    assert [one["label"] for one in found["lost"]] == [f"in{at}" for at in range(12)]
    assert (found["spared"], found["taken_on"]) == (4, 1)
    places = {one["id"]: (one["won_before"], one["won_after"], one["value_after"]) for one in found["places"]}
    assert places == {"tier-1": (12, 0, 0), "tier-2": (3, 4, 7000), "disqualified": (1, 12, 120_000)}
    text = report(made, "--compare", "HEAD")
    assert "- 1 won deal gained, $1k: Kneads" in text
    assert "Tier 1: 16 → 0 accounts, 12 → 0 won, $120k → $0" in text


def test_rows_that_are_left_out_are_said_and_end_with_1(deals: PlaybookCopy) -> None:
    deals.write(FILE, deals.text(FILE).replace("2025-01-10,2025-02-10,1k", "2025-03-10,2025-02-10,1k"))
    result = run("backtest", "--root", str(deals.root))
    assert result.exit_code == 1
    assert result.stdout.startswith("Deals: 37 accounts")
    assert result.stderr == (
        f"error: {FILE}: row 38: left out: closed before created\n  help: correct one of the two days\n"
    )


def test_a_list_that_cannot_be_read_is_no_report(deals: PlaybookCopy) -> None:
    result = run("backtest", "--root", str(deals.remove(FILE).root))
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr.startswith(f"error: {FILE}: there is no such file\n  help: ")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--icp", "bakerys"), 'error: there is no ICP "bakerys"\n  help: did you mean "bakeries"?\n'),
        (("--since", "soon"), 'error: "soon" is not a date\n  help: write it as 2026-10-01\n'),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    deals: PlaybookCopy, options: tuple[str, str], sentence: str
) -> None:
    result = run("backtest", "--root", str(deals.root), *options)
    assert (result.stdout, result.stderr, result.exit_code) == ("", sentence, 2)


def test_without_a_list_the_command_says_how_to_name_one(minimal: PlaybookCopy) -> None:
    result = run("backtest", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith("error: the playbook names no list of outcomes\n  help: name one under")


def test_without_scipy_the_command_says_what_to_install(
    deals: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    result = run("backtest", "--root", str(deals.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == (
        "error: scipy, which works out intervals, is not installed\n"
        "  help: pip install 'icp-playbook[outcomes]'\n"
    )


def test_two_lists_are_one_back_test(deals: PlaybookCopy) -> None:
    text = deals.text(PLAYBOOK)
    more = declared().removeprefix("outcomes:\n").replace("id: deals", "id: more")
    assert record(deals.write(PLAYBOOK, f"{text}{more}"))["all"]["n"] == 2 * len(ROWS)
