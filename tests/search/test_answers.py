"""How well readers are answered, by kind of query: the rates that were reached, and no less."""

from pathlib import Path

import pytest

from icp_playbook.playbook import load
from tests.search.asking import AnsweredSet, answers, second_answers

ROOT = Path(__file__).parents[2]
REACHED = {
    "questions": (0.96, 1.0),
    "prefixes": (1.0, 1.0),
    "two-concepts": (1.0, 1.0),
    "numbers": (1.0, 1.0),
    "misspelled": (1.0, 1.0),
    "none": (1.0, 1.0),
    "neighbours": (0.96, 0.96),
}
"""Kind → the share answered first, and among the first three."""
SHOWN = 0.92
"""The share of questions whose first result shows the sentence that answers."""
REACHED_OF_SECOND = {
    "questions": (0.89, 0.97),
    "prefixes": (1.0, 1.0),
    "two-concepts": (0.87, 0.96),
    "numbers": (0.86, 0.96),
    "misspelled": (0.97, 1.0),
    "none": (0.91, 0.91),
    "neighbours": (0.93, 0.95),
}
"""The same for the second set."""
SHOWN_OF_SECOND = 0.75


@pytest.fixture(scope="module")
def found() -> AnsweredSet:
    """The set that the ranking was tuned with."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    return AnsweredSet(playbook, answers())


@pytest.fixture(scope="module")
def found_of_second() -> AnsweredSet:
    """The set that was written after that."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    return AnsweredSet(playbook, second_answers())


def test_the_sets_are_as_large_as_they_were() -> None:
    assert (len(answers()), len(second_answers())) == (354, 358)


@pytest.mark.parametrize("kind", REACHED)
def test_readers_are_answered(found: AnsweredSet, kind: str) -> None:
    first, three = found.rates(kind)
    reached = (first >= REACHED[kind][0], three >= REACHED[kind][1])
    assert reached == (True, True), (first, three, found.missed(kind))


@pytest.mark.parametrize("kind", REACHED_OF_SECOND)
def test_readers_of_the_second_set_are_answered(found_of_second: AnsweredSet, kind: str) -> None:
    first, three = found_of_second.rates(kind)
    reached = (first >= REACHED_OF_SECOND[kind][0], three >= REACHED_OF_SECOND[kind][1])
    assert reached == (True, True), (first, three, found_of_second.missed(kind))


def test_what_is_not_covered_gets_two_results_at_most(
    found: AnsweredSet, found_of_second: AnsweredSet
) -> None:
    none = [*found.kinds["none"], *found_of_second.kinds["none"]]
    far = [one for one in none if not one.answer.close]
    assert [one.query.typed for one in far if len(one.answer.found) > 2] == []


def test_the_sentence_that_answers_is_shown(found: AnsweredSet) -> None:
    assert found.shown >= SHOWN, found.silent


def test_the_sentence_that_answers_the_second_set_is_shown(found_of_second: AnsweredSet) -> None:
    assert found_of_second.shown >= SHOWN_OF_SECOND, found_of_second.silent
