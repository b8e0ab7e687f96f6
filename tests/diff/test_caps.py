"""A cap that changes is told as one, whichever part of it does; new ids are no change of it."""

import pytest

from tests.diff.lines import change_lines, edited

PROFILE = "icp/profiles/bakeries.yaml"
CAP = "at_most: 25, criteria: [headcount, turnover]"


def capped(cap: str, name: str = "size", criterion: str = "headcount") -> tuple[str, str]:
    """The edit that caps the size of bakeries, and gives a criterion this id."""
    score = "  score:\n    - id: "
    return f"{score}headcount", f"  caps: {{{name}: {{{cap}}}}}\n{score}{criterion}"


def test_another_cap_and_other_criteria() -> None:
    old = edited(PROFILE, capped(CAP))
    new = edited(PROFILE, capped("at_most: 20, criteria: [headcount, on-paper]"))
    assert change_lines(old, new) == [
        "cap-changed boundary shifts: Cap changed: Size, "
        "at most 25 points of 10–50 employees and $1M–$5M revenue → "
        "at most 20 points of 10–50 employees and Plans on paper"
    ]


def test_a_criterion_with_another_id_is_no_change_of_the_cap_that_names_it() -> None:
    old = edited(PROFILE, capped(CAP))
    new = edited(PROFILE, capped("at_most: 25, criteria: [people, turnover]", criterion="people"))
    assert [line.partition(":")[0] for line in change_lines(old, new)] == ["item-renamed editorial"]
    assert [line.partition(":")[0] for line in change_lines(new, old)] == ["item-renamed editorial"]


@pytest.mark.parametrize(
    ("cap", "text"),
    [
        (
            "at_most: 20, criteria: [people, turnover]",
            "at most 20 points of 10–50 employees and $1M–$5M revenue",
        ),
        ("at_most: 25, criteria: [people]", "at most 25 points of 10–50 employees"),
        (
            "at_most: 25, criteria: [people, turnover, on-paper]",
            "at most 25 points of 10–50 employees, $1M–$5M revenue and Plans on paper",
        ),
    ],
    ids=["other points", "one fewer", "one more"],
)
def test_a_cap_that_changes_beside_an_id_is_told(cap: str, text: str) -> None:
    lines = change_lines(edited(PROFILE, capped(CAP)), edited(PROFILE, capped(cap, criterion="people")))
    assert [line.partition(":")[0] for line in lines] == [
        "item-renamed editorial",
        "cap-changed boundary shifts",
    ]
    before = "at most 25 points of 10–50 employees and $1M–$5M revenue"
    assert lines[1].endswith(f": Size, {before} → {text}")


def test_what_a_cap_is_called_and_the_order_in_it_move_no_score() -> None:
    old = edited(PROFILE, capped(CAP))
    new = edited(PROFILE, capped("label: How big, at_most: 25, criteria: [turnover, headcount]", "bulk"))
    assert change_lines(old, new) == [
        "item-renamed editorial: How big: id size → bulk",
        "wording-changed editorial: How big, label: added “How big”",
        "order-changed editorial: Order changed: How big, criteria",
    ]


def test_of_two_caps_that_do_what_one_did_before_one_is_new() -> None:
    score = "  score:\n    - id: headcount"
    twice = f"  caps: {{bulk: {{{CAP}}}, weight: {{{CAP}}}}}\n{score}"
    old, new = edited(PROFILE, capped(CAP)), edited(PROFILE, (score, twice))
    assert [line.partition(" ")[0] for line in change_lines(old, new)] == ["item-renamed", "cap-added"]
    assert [line.partition(" ")[0] for line in change_lines(new, old)] == ["item-renamed", "cap-removed"]
