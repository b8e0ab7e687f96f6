"""`icp-playbook explain` prints what a rule is about, an example, and the fix."""

from icp_playbook.lint import catalogue
from tests.cli.running import run


def test_a_rule_is_explained() -> None:
    result = run("explain", "overdue-review")
    assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout == (
        "warning[overdue-review] Every entry is reviewed as often as agreed. The build goes on.\n\n"
        "Example: the review is overdue by 12 days\n"
        "  help: let the owner review it, and set `last:`\n\n"
        "To set it to off, warning or error, in icp/playbook.yaml: `rules: {overdue-review: off}`\n"
        "To waive it in one file: `waive: [{rule: overdue-review, because: ...}]`, with your reason\n"
    )


def test_every_rule_has_an_example_and_a_fix() -> None:
    output = {rule: run("explain", rule).stdout for rule in catalogue()}
    assert [rule for rule, text in output.items() if "\n  help: " not in text] == []


def test_an_unknown_rule_is_refused() -> None:
    result = run("explain", "overdue-reveiw")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == (
        'error: there is no rule "overdue-reveiw"\n  help: did you mean "overdue-review"?\n'
    )
