"""`check --outcomes`: figures are compared with the lists they are measured from."""

import sys
from fractions import Fraction

import pytest

from icp_playbook.values import WrittenNumber
from tests.backtest.outcome_lists import FILE, PLAYBOOK, with_outcomes
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"
FIGURE = "      sample: 30\n      date: 2026-01-15\n"
SAYS = "Four of ten trials become contracts."
INSIDE = "statuses: [fit]"


def deal(
    employees: int, result: str, days: int = 30, amount: str = "", renewed: str = "", left: str = ""
) -> str:
    """A deal of a company of its own, created on 2025-01-01."""
    closed = f"2025-{1 + days // 31:02}-{1 + days % 31:02}"
    return f",,yes,{employees},2M,2025-01-01,{result},2025-01-01,{closed},{amount},,{renewed},,{left}"


ROWS = (
    *(deal(20, "Closed Won", 20, "10k", "yes") for _ in range(6)),
    *(deal(20, "Closed Won", 40, "20k", "no", "2025-09-01") for _ in range(4)),
    *(deal(20, "Closed Lost") for _ in range(5)),
    *(deal(2, "Closed Won", 90, "1k", "no", "2025-12-01") for _ in range(3)),
    *(deal(2, "Closed Lost") for _ in range(12)),
)
"""Fifteen bakeries of 20 people, and as many too small to bake at night, which rules them out."""


def measured(
    playbook: PlaybookCopy,
    *numbers: str,
    sample: int = 15,
    date: str = "2026-03-01",
    says: str = "Many become customers.",
) -> PlaybookCopy:
    """The playbook with a list of deals and a figure of these numbers."""
    with_outcomes(playbook, ROWS)
    lines = "".join(
        f"        - {{id: n{at}, outcomes: deals, {number}}}\n" for at, number in enumerate(numbers)
    )
    figure = f"      sample: {sample}\n      date: {date}\n      measured:\n{lines}"
    return playbook.edit(PROFILE, FIGURE, figure).edit(PROFILE, SAYS, says)


def findings(playbook: PlaybookCopy, *options: str) -> list[str]:
    """What `check --outcomes` prints of the figure, without the place."""
    result = run("check", "--root", str(playbook.root), "--as-of", "2026-03-02", "--outcomes", *options)
    assert result.exit_code == ("error[" in result.stdout), result.stderr
    return [line.partition(": ")[2] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("number", "sample"),
    [
        (f"what: won, value: 67%, sample: 15, {INSIDE}", 15),
        (f"what: won, value: 66.7%, sample: 15, {INSIDE}", 15),
        ("what: won, value: 67%, sample: 15, tiers: [tier-1, tier-2]", 15),
        ("what: won, value: 20%, sample: 15, statuses: [outside, disqualified]", 15),
        ("what: won, value: 43%, sample: 30", 30),
        ("what: won, value: 20%, sample: 15, when: {field: employees, at_most: 9}", 15),
        (f"what: won, value: 55%, sample: 11, closed: [2025-01-01, 2025-02-05], {INSIDE}", 11),
        (f"what: cycle, value: 20d, sample: 10, {INSIDE}", 10),
        (f"what: value, value: 10k, sample: 10, {INSIDE}", 10),
        (f"what: renewed, value: 60%, sample: 10, {INSIDE}", 10),
        (f"what: renewed-value, value: 43%, sample: 10, {INSIDE}", 10),
        (f"what: retention, value: 60%, sample: 10, {INSIDE}", 10),
    ],
)
def test_a_number_that_the_list_tells_is_no_finding(number: str, sample: int, minimal: PlaybookCopy) -> None:
    assert findings(measured(minimal, number, sample=sample)) == []


def test_a_number_that_the_list_contradicts_is_an_error_with_the_right_one(minimal: PlaybookCopy) -> None:
    wrong = measured(
        minimal,
        f"what: won, value: 66.5%, sample: 14, {INSIDE}",
        "what: cycle, value: 31d, sample: 13",
        "what: expanded, value: 3%, sample: 1",
        sample=40,
    )
    assert findings(wrong) == [
        'error[figure-differs] "win-rate" is counted over 18 accounts, not 40',
        "write `sample: 18`, or correct what is measured",
        'error[figure-differs] "win-rate: n0" says 66.5%, and `deals` of 2026-03-01 says 66.7%',
        "write `value: 66.7%`, and correct `says`",
        'error[figure-differs] "win-rate: n0" is counted over 15 accounts, not 14',
        "write `sample: 15`",
        'error[figure-differs] "win-rate: n1" says 31d, and `deals` of 2026-03-01 says 40d',
        "write `value: 40d`, and correct `says`",
        'error[figure-differs] no account of `deals` tells `expanded` as "win-rate: n2" asks for it',
        "correct `when`, the tiers, the statuses or the days",
    ]


def test_a_figure_older_than_its_list_is_stale_and_can_be_waived(minimal: PlaybookCopy) -> None:
    playbook = measured(minimal, f"what: won, value: 67%, sample: 15, {INSIDE}", date="2026-01-30")
    assert findings(playbook) == [
        'warning[stale-figure] "win-rate" is of 2026-01-30, 30 days older than the list it is measured from, '
        "of 2026-03-01",
        "move its days on, correct its numbers, and set the new date",
    ]
    text = playbook.text(PROFILE)
    playbook.write(PROFILE, f"{text}waive: [{{rule: stale-figure, because: Measured at the next review.}}]\n")
    assert findings(playbook) == []
    assert "unused" not in run("check", "--root", str(playbook.root), "--as-of", "2026-03-02").stdout


def test_without_the_option_no_list_is_read(minimal: PlaybookCopy) -> None:
    playbook = measured(minimal, f"what: won, value: 1%, sample: 15, {INSIDE}").remove(FILE)
    result = run("check", "--root", str(playbook.root), "--as-of", "2026-03-02")
    assert (result.exit_code, result.stdout) == (0, "")
    found = findings(playbook)
    assert found == [
        f"error[unread-outcomes] {FILE}: there is no such file",
        "export it to there; paths start from the folder of the playbook",
    ]


def test_lists_are_compared_where_they_are_and_named_where_they_are_not(minimal: PlaybookCopy) -> None:
    playbook = measured(minimal, f"what: won, value: 1%, sample: 15, {INSIDE}")
    command = ("check", "--root", str(playbook.root), "--as-of", "2026-03-02", "--outcomes-if-there")
    assert "says 1%, and `deals` of 2026-03-01 says 67%" in run(*command).stdout
    result = run(*command[:2], str(playbook.remove(FILE).root), *command[3:])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"note: Deals is not read: there is no file {FILE}\n")


def test_without_lists_nothing_is_needed_to_compare_those_that_are_there(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    command = ("check", "--as-of", "2026-03-02", "--outcomes-if-there", "--root", str(minimal.root))
    result = run(*command)
    assert (result.exit_code, result.stdout) == (0, "")
    with_outcomes(minimal, ROWS)
    assert run(*command).stderr.startswith("error: scipy")
    assert run(*command[:3], *command[4:]).exit_code == 0


def test_rows_that_cannot_be_read_are_named_where_they_stand(minimal: PlaybookCopy) -> None:
    playbook = measured(minimal, f"what: won, value: 67%, sample: 15, {INSIDE}")
    playbook.write(FILE, playbook.text(FILE) + deal(20, "Closed Won").replace("2025-01-01,2025", "then,2025"))
    result = run("check", "--root", str(playbook.root), "--as-of", "2026-03-02", "--outcomes")
    assert result.stdout.startswith(f"{FILE}:32:1: error[unread-outcomes] row 32: left out: ")


def test_what_it_needs_is_said(minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    root = str(minimal.root)
    result = run("check", "--root", root, "--outcomes")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: the playbook names no list of outcomes\n  help: name one under `outcomes` in "
        f"{PLAYBOOK}; docs/outcomes.md shows how\n",
    )
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    result = run("check", "--root", root, "--outcomes")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: scipy, which works out intervals, is not installed\n"
        "  help: pip install 'icp-playbook[outcomes]'\n",
    )


@pytest.mark.parametrize(
    ("text", "number", "agrees", "rounded"),
    [
        ("34%", Fraction(4500, 131), True, "34%"),
        ("34%", Fraction(345, 10), True, "35%"),
        ("35%", Fraction(345, 10), True, "35%"),
        ("34.0%", Fraction(4500, 131), False, "34.4%"),
        ("31d", Fraction(63, 2), True, "32d"),
        ("31.5d", Fraction(63, 2), True, "31.5d"),
        ("$9k", Fraction(9499), True, "$9k"),
        ("9k", Fraction(9501), False, "10k"),
        ("5_400", Fraction(5401), False, "5401"),
        ("1.25M", Fraction(1_254_999), True, "1.25M"),
        ("0%", Fraction(1, 2), True, "1%"),
    ],
)
def test_a_number_is_compared_as_far_as_it_is_written(
    text: str, number: Fraction, agrees: bool, rounded: str
) -> None:
    written = WrittenNumber.of(text)
    assert (written.agrees(number), written.rounded(number)) == (agrees, rounded)
