"""What would move an example, in words, on its own page and on that of its ICP."""

from icp_playbook.boundary import LeastChange, Sensitivity
from icp_playbook.views.example_verdicts import evaluate_examples
from icp_playbook.views.fit import icp_moves, moves_of
from icp_playbook.views.fit import sensitivity as view
from icp_playbook.views.routes import Place
from tests.lint.example_playbook import ExamplePlaybook


def test_an_example_says_what_would_move_it(example: ExamplePlaybook) -> None:
    playbook, _ = example.loaded()
    judged = evaluate_examples(playbook)
    assert moves_of(playbook, "dunmow-haulage", judged) == (
        "2 points more for “100–300 people”, “$20M–$50M revenue” or “Reason with a date” would make it "
        "Tier 1.",
        "If Tier 1 started at 73 instead of 75, it would be Tier 1.",
    )
    assert moves_of(playbook, "oakhanger-lines", judged) == ()  # disqualified, whatever it earns
    assert moves_of(playbook, "oddment-supply", judged) == (
        "No change of 20 points or less for one criterion would move it.",
    )


def test_an_icp_lists_its_examples_the_nearest_to_another_verdict_first(example: ExamplePlaybook) -> None:
    playbook, _ = example.loaded()
    found = icp_moves(playbook, Place("icp/logistics/"), "logistics", evaluate_examples(playbook))
    assert [(one.link.url, one.verdict) for one in found] == [
        ("../../examples/dunmow-haulage/", "Tier 2"),
        ("../../examples/greyfell-freight/", "Tier 1"),
    ]
    assert found[1].sentences[0] == "12 points less for “Runs a full TMS” would make it Tier 2."


def test_many_criteria_are_counted_and_those_that_give_nothing_are_marked(
    example: ExamplePlaybook,
) -> None:
    playbook, _ = example.loaded()
    rows = [row.id for row in playbook.profiles["logistics"].fit.score]
    changes = [LeastChange(id_, 0, 6, 7, ("undecided", None)) for id_ in rows[:5]]
    changes.append(LeastChange(rows[5], 0, 6, 7, ("fit", "tier-3"), applies=False))
    words = list(view.move_sentences(playbook, "logistics", Sensitivity(tuple(changes), ())))
    assert words == [
        "1 point more for “100–300 people”, “$20M–$50M revenue”, “Trackers plus spreadsheets” or one of 2 "
        "more would make it undecided.",
        "1 point more for “Hiring dispatch or warehouse”, whose points it does not get, would make it "
        "Tier 3.",
    ]
