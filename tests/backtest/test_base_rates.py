"""A base rate of the playbook that its lists of outcomes contradict is a warning of `check --outcomes`."""

import pytest

from tests.backtest.outcome_lists import FILE, PLAYBOOK, with_outcomes
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"
NONE = ",,,,,"
"""The columns of what became of a customer."""
TURNOVER = "when: {field: revenue, between: [1M, 5M]}\n      points: 10\n"


def deals(count: int, inside: int) -> list[str]:
    """Deals of as many bakeries, so many of them with the revenue that earns points."""
    revenues = ["2M"] * inside + ["9M"] * (count - inside)
    return [
        f"Bakery {at},,yes,20,{revenue},2025-01-01,Closed Lost,2025-01-10,2025-03-01{NONE}"
        for at, revenue in enumerate(revenues)
    ]


def rated(playbook: PlaybookCopy, rate: int) -> PlaybookCopy:
    """The playbook with a base rate of revenue."""
    return playbook.edit(PROFILE, TURNOVER, f"{TURNOVER}      base_rate: {rate}\n")


def findings(playbook: PlaybookCopy, *how: str) -> list[str]:
    """What `check` finds of base rates, with the remedies."""
    result = run("check", "--root", str(playbook.root), "--as-of", "2026-03-02", *how)
    lines = result.stdout.splitlines()
    return [part for at, line in enumerate(lines) if "base-rate" in line for part in lines[at : at + 2]]


def test_a_rate_outside_of_the_interval_is_a_warning_with_what_was_measured(minimal: PlaybookCopy) -> None:
    playbook = rated(with_outcomes(minimal, deals(200, 60)), 55)
    assert findings(playbook) == [], "only where lists are read"
    assert findings(playbook, "--outcomes") == [
        'icp/profiles/bakeries.yaml:33:18: warning[base-rate-differs] "turnover" has a base rate of 55%, and '
        "200 accounts with an answer earned 30% (24 to 37%) of what it may add",
        "  help: write `base_rate: 30`, or look at why answers come from other accounts than they did",
    ]
    playbook.edit(PROFILE, "base_rate: 55", "base_rate: 30")
    assert findings(playbook, "--outcomes") == []


@pytest.mark.parametrize("rate", [25, 36])
def test_a_rate_within_the_interval_is_no_finding(rate: int, minimal: PlaybookCopy) -> None:
    assert findings(rated(with_outcomes(minimal, deals(200, 60)), rate), "--outcomes") == []


def test_few_accounts_contradict_nothing(minimal: PlaybookCopy) -> None:
    assert findings(rated(with_outcomes(minimal, deals(4, 1)), 55), "--outcomes") == []


def test_what_was_learnt_after_the_close_and_later_deals_of_a_company_do_not_count(
    minimal: PlaybookCopy,
) -> None:
    late = [one.replace(",2025-01-01,", ",2025-06-01,").replace("Bakery", "Late") for one in deals(200, 0)]
    again = [
        f"Bakery 0,,yes,20,9M,2025-01-01,Closed Lost,2025-0{month}-20,2025-09-01{NONE}" for month in (2, 3)
    ]
    playbook = rated(with_outcomes(minimal, [*deals(200, 60), *late, *again * 100]), 55)
    [line, _] = findings(playbook, "--outcomes")
    assert "200 accounts with an answer earned 30%" in line


def test_lists_speak_together(minimal: PlaybookCopy) -> None:
    playbook = rated(with_outcomes(minimal, deals(200, 60)), 45)
    assert len(findings(playbook, "--outcomes")) == 2
    text = playbook.text(PLAYBOOK)
    own = (
        text[text.index("  - id: deals") :].replace("id: deals", "id: more").replace("deals.csv", "more.csv")
    )
    playbook.write(PLAYBOOK, text + own)
    header, *_ = playbook.text(FILE).splitlines()
    more = [one.replace("Bakery", "Oven") for one in deals(200, 120)]
    playbook.write("icp/lists/more.csv", "\n".join([header, *more, ""]))
    assert findings(playbook, "--outcomes") == [], "180 of 400 are 45%"
