"""What grows is compared in linear time, and what is too long for a sentence is cut and told to be."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from icp_playbook.diff import compare_contents, lexicon_of, summarise, value_texts
from icp_playbook.diff.condition_wording import LONGEST
from icp_playbook.diff.wording import STEPS
from icp_playbook.playbook import Key
from tests.diff.lines import BASE, change_lines

PROFILE: Any = BASE[Key("profile", "bakeries")]
PERSONA: Any = BASE[Key("persona", "owner")]
FIELDS: Any = BASE[Key("fields", "fields")]
Sides = tuple[dict[Key, Any], dict[Key, Any]]


def sides(key: Key, old: Any, new: Any) -> Sides:
    return {**BASE, key: old}, {**BASE, key: new}


def personas(old: list[Any], new: list[Any]) -> Sides:
    key = Key("persona", "owner")
    return sides(key, {**PERSONA, "pains": old}, {**PERSONA, "pains": new})


def fit(old: dict[str, Any], new: dict[str, Any]) -> Sides:
    key = Key("profile", "bakeries")
    return sides(key, {**PROFILE, "fit": old}, {**PROFILE, "fit": new})


def long_text(count: int, word: str) -> str:
    return " ".join(f"{word}{at * 7919 % 1013}" for at in range(count))


def reworded(size: int) -> Sides:
    """Texts that grow, each with some of its words changed."""
    texts = [long_text(size * 4, f"bread{at}") for at in range(40)]
    return personas(texts, [f"{text.replace('7', '8')} today" for text in texts])


def repeated(size: int) -> Sides:
    return personas(["A word"] * size * 10, ["A word"] * (size * 10 - 1))


def other_texts(size: int) -> Sides:
    return personas(*([f"{word} {at} of it" for at in range(size * 5)] for word in ("This", "That")))


def new_needs(size: int) -> Sides:
    listed = [{"id": f"need-{at}", "pain": f"It hurts {at} times"} for at in range(size)]
    other = [{**need, "id": f"other-{at}"} for at, need in enumerate(listed)]
    key = Key("profile", "bakeries")
    return sides(key, {**PROFILE, "needs": listed}, {**PROFILE, "needs": other})


def bands(size: int) -> Sides:
    def of(first: int) -> dict[str, Any]:
        whens = [{"field": "employees", "at_least": at + first} for at in range(size)]
        steps = [{"when": when, "points": at % 9} for at, when in enumerate(whens)]
        return {"score": [{"id": "many", "label": "Many", "bands": steps}]}

    return fit(of(1), of(2))


def parts(size: int) -> Sides:
    def of(first: int) -> dict[str, Any]:
        tests = [{"field": "employees", "is": at + first} for at in range(size * 2)]
        return {"must": [{"id": "one", "when": {"any": tests}, "why": "So."}]}

    return fit(of(1), of(2))


def values(size: int) -> Sides:
    def of(first: int) -> dict[str, Any]:
        listed = [{"id": f"value-{at + first}", "label": f"Value {at + first}"} for at in range(size * 5)]
        group = {"id": "all", "label": "All", "members": [one["id"] for one in listed]}
        big = {"id": "big", "label": "Big", "type": "choice", "values": listed, "groups": [group]}
        return {"fields": [*FIELDS["fields"], big]}

    return sides(Key("fields", "fields"), of(0), of(3))


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions of Python some work takes: the same on every machine."""
    count = 0

    def count_call(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(count_call)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def tell(old: Any, new: Any) -> None:
    lexicon = lexicon_of(old, new)
    for change in compare_contents(old, new):
        assert len(summarise(change, lexicon).sentence) < STEPS * 2 * LONGEST
        value_texts(change, lexicon)


@pytest.mark.parametrize(
    "grown", [reworded, repeated, other_texts, new_needs, bands, parts, values], ids=lambda one: one.__name__
)
def test_four_times_as_much_takes_at_most_about_four_times_as_long(grown: Callable[[int], Sides]) -> None:
    tell(*grown(20))  # what is kept from then on
    small, large = (calls(lambda size=size: tell(*grown(size))) for size in (100, 400))  # type: ignore[misc]  # a default
    assert large < 5 * small


def test_a_condition_too_long_for_a_sentence_is_cut_and_says_so() -> None:
    (line,) = change_lines(*parts(20))
    assert line.startswith("must-shifted boundary shifts: One: Employees is 1 or Employees is 2 or ")
    assert line.count(" more characters)") == 2


def test_steps_too_many_for_a_sentence_are_counted() -> None:
    old, new = bands(40)
    key = Key("profile", "bakeries")
    removed = {**new, key: {**new[key], "fit": {"score": []}}}
    (line,) = [one for one in change_lines(old, removed) if one.startswith("criterion-removed")]
    assert line.endswith(f"; and {40 - STEPS} more)")
