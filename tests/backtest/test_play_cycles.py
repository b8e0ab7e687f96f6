"""A play says within how many days its deals are won; the back-test says how long they took."""

import json

import pytest

from tests.backtest.outcome_lists import PLAYBOOK, with_outcomes
from tests.backtest.test_command import LAST, MISSED, PROFILE, ROWS
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

pytest.importorskip("scipy")
PURSUE, LEAVE = "do: Call today., owner: sales", "do: Do nothing., owner: sales"


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        # every deal took 31 days; none of them has a signal
        (
            (LEAVE, "31d"),
            "Leave is won within 31 days, as it says: 31 days at the median of 15 won deals; 0 took longer",
        ),
        (
            (LEAVE, "30d"),
            "Leave takes longer than the 30 days it says: 31 days at the median of 15 won deals; "
            "15 took longer",
        ),
        (
            (PURSUE, "60d"),
            "Pursue: of fewer than 10 won deals nothing is said; it says within 60 days",
        ),
    ],
)
def test_a_play_is_compared_with_the_days_its_won_deals_took(
    edit: tuple[str, str], sentence: str, minimal: PlaybookCopy
) -> None:
    with_outcomes(minimal.edit(PROFILE, LAST, MISSED), ROWS)
    play, within = edit
    minimal.edit(PLAYBOOK, play, f"{play}, within: {within}")
    printed = run("backtest", "--root", str(minimal.root)).stdout
    assert f"\nDo plays take as long as they say?\n- {sentence}\n" in printed
    record = json.loads(run("backtest", "--root", str(minimal.root), "--format", "json").stdout)
    assert record["sentences"]["plays"] == [sentence]
    assert record["plays"][0]["within"] == int(within[:-1])


def test_a_play_that_says_nothing_is_compared_with_nothing(minimal: PlaybookCopy) -> None:
    with_outcomes(minimal.edit(PROFILE, LAST, MISSED), ROWS)
    assert "Do plays" not in run("backtest", "--root", str(minimal.root)).stdout
