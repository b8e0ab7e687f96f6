"""The deals of the example: what a newcomer sees of them."""

from pathlib import Path

from icp_playbook.backtest import BackTestRequest, back_test, checked_outcomes
from icp_playbook.lint import ReadBeside, run_rules
from icp_playbook.playbook import load
from icp_playbook.report import backtest_text

ROOT = Path(__file__).parents[2]


def test_the_deals_of_the_example_say_that_tiers_rank_and_name_a_leak() -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    test = back_test(playbook, BackTestRequest(ROOT))
    assert [one.listed.problems for one in test.lists] == [()]
    assert test.illustrative
    assert [one.answer for one in test.tiers] == ["as-expected", "unsaid"]
    assert [(leak.field, leak.kind) for leak in test.leaks] == [("last_tool_change", "after-close")]
    text = backtest_text(test)
    assert "(made up)" in text
    assert max(map(len, text.partition("\n\nDo the tiers")[0].splitlines())) < 160


def test_the_measured_figures_of_the_example_are_what_its_deals_say() -> None:
    loaded = load(ROOT)
    assert loaded.playbook is not None
    outcomes = checked_outcomes(loaded.playbook, loaded.documents, ROOT)
    by_profile = {one.profile for one in outcomes.figures}
    assert by_profile == set(loaded.playbook.profiles)
    assert len(outcomes.figures) >= 15
    result = run_rules(loaded.playbook, loaded.documents, beside=ReadBeside(outcomes))
    assert result.findings == ()
