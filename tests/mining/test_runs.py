"""Whole runs: chance is not found, a truth is, and its intervals cover it as often as they say."""

import datetime
from collections.abc import Mapping
from random import Random

import pytest

from icp_playbook.fields import Field
from icp_playbook.fit import Known
from icp_playbook.mining.exact import FALSE_RUNS, interval
from icp_playbook.mining.judging import shares_in
from icp_playbook.mining.leaks import Lateness, leaks_of
from icp_playbook.mining.parts import Observation, Parts
from icp_playbook.mining.questions import question_of
from icp_playbook.mining.shapes import Bands, Middle, Values
from icp_playbook.values import Interval
from tests.mining.draws import DAY, halves, mined, observations

RUNS, SOME = 200, 80


def test_chance_is_found_no_more_often_than_is_stated() -> None:
    found = on_itself = 0
    for seed in range(RUNS):
        parts = halves(observations(Random(seed), 160, lambda _: 0.3)[0], seed)  # noqa: S311
        found += any(one.shape is not None for one in mined(parts).values())
        if seed < SOME:
            itself = Parts(parts.learning, parts.learning)
            on_itself += any(one.shape is not None for one in mined(itself).values())
    assert found <= FALSE_RUNS * RUNS
    assert on_itself > FALSE_RUNS * SOME, "chance is there to be found, where what was learnt judges itself"


def test_a_planted_truth_is_found_and_its_intervals_cover_it() -> None:
    def chance(account: Mapping[str, Known]) -> float:
        large = account["employees"] in range(200, 501)
        return 0.1 + 0.4 * large + 0.25 * bool(account["in_house"])

    covered = intervals = complete = 0
    for seed in range(60):
        found, chances = observations(Random(seed), 600, chance)  # noqa: S311
        parts = halves(found, seed)
        results = mined(parts)
        true = {name for name, one in results.items() if one.shape is not None}
        complete += true == {"employees", "in_house"}
        for name in true:
            shape = results[name].shape
            assert shape is not None
            assert shares_in(shape, parts.judging) == results[name].shares
            for place, share in enumerate(results[name].shares):
                here = [one for one in parts.judging if shape.place(one.account[name], DAY) == place]
                low, high = interval(share)
                intervals += 1
                covered += low <= sum(chances[one.company] for one in here) / len(here) <= high
    assert complete >= 0.9 * 60
    assert covered >= 0.93 * intervals


def rows(values: list[tuple[Known | None, bool]]) -> list[Observation]:
    """Accounts with a value of one field, or without one."""
    return [
        Observation(f"company {place}", won, DAY, {} if value is None else {"field": value})
        for place, (value, won) in enumerate(values)
    ]


def one_field(type_: str, **more: object) -> Field:
    """A field of a type."""
    return Field.model_validate({"id": "field", "label": "Field", "type": type_, **more})


def often(value: Known | None, won: int, of: int) -> list[tuple[Known | None, bool]]:
    """Accounts with the same value, of which so many were won."""
    return [(value, place < won) for place in range(of)]


def days(age: int) -> datetime.date:
    """A day so long before the accounts are judged."""
    return DAY - datetime.timedelta(age)


WORDS = {"values": [{"id": name, "label": name} for name in "abcd"]}
GROUPED = {**WORDS, "groups": [{"id": "ab", "label": "A or B", "members": ["a", "b"]}]}


@pytest.mark.parametrize(
    ("field", "values", "shape"),
    [
        (one_field("integer"), often(40, 5, 40) + often(60, 30, 40), Bands("field", (50,), rising=True)),
        (one_field("integer"), often(40, 30, 40) + often(60, 5, 40), Bands("field", (50,), rising=False)),
        (
            one_field("integer"),
            often(40, 2, 40) + often(80, 15, 40) + often(150, 30, 40),
            Bands("field", (50, 100), rising=True),
        ),
        (
            one_field("money"),
            often(1_000_000, 3, 40) + often(4_000_000, 30, 40) + often(9_000_000, 3, 40),
            Middle("field", 4_000_000, 5_000_000),
        ),
        (
            one_field("integer"),
            often(Interval(50, 199), 5, 40) + often(Interval(200, None), 30, 40),
            Bands("field", (200,), rising=True),
        ),
        (
            one_field("date"),
            often(days(100), 30, 40) + often(days(260), 5, 40),
            Bands("field", (100,), rising=False, ages=True),
        ),
        (one_field("date"), often(days(100), 5, 40) + often(days(260), 30, 40), None),
        (one_field("date"), often(days(-5), 30, 40) + often(days(60), 5, 40), None),
        (
            one_field("choice", **WORDS),
            often("a", 30, 40) + often("b", 5, 40) + often("c", 5, 40),
            Values("field", "is", ("a",), frozenset("a"), better=True),
        ),
        (
            one_field("choice", **GROUPED),
            often("a", 30, 40) + often("b", 30, 40) + often("c", 5, 80),
            Values("field", "in", ("ab",), frozenset("ab"), better=True),
        ),
        (
            one_field("choices", list="open"),
            often(frozenset({"x", "y"}), 2, 40) + often(frozenset({"y"}), 20, 40),
            Values("field", "has_any", ("x",), frozenset("x"), better=False),
        ),
        (
            one_field("boolean"),
            often(True, 3, 40) + often(False, 25, 40),
            Values("field", "is", (True,), frozenset({True}), better=False),
        ),
        (one_field("boolean"), often(True, 20, 40) + often(False, 20, 40), None),
    ],
)
def test_what_is_learnt(field: Field, values: list[tuple[Known | None, bool]], shape: object) -> None:
    question = question_of(field, rows(values))
    assert (question.shape if question else None) == shape


def test_a_field_with_one_value_or_few_is_not_asked() -> None:
    field = one_field("integer")
    assert question_of(field, rows(often(5, 10, 80))) is None
    assert question_of(field, rows(often(5, 10, 14) + often(9, 1, 15) + often(None, 1, 80))) is None
    asked = question_of(field, rows(often(5, 10, 15) + often(9, 2, 15)))
    assert asked is not None
    assert (asked.known, asked.tried) == (30, 1)


def test_too_few_to_judge_is_not_no_signal() -> None:
    found = observations(Random(1), 400, lambda account: 0.9 if account["in_house"] else 0.1)[0]  # noqa: S311
    parts = halves(found, 1)
    whole, few = mined(parts), mined(Parts(parts.learning, parts.judging[:6]))
    assert whole["in_house"].shape is not None
    assert (few["in_house"].shape, few["in_house"].undecidable) == (None, True)


def test_a_range_that_reaches_over_a_cut_is_in_no_band() -> None:
    bands = Bands("field", (50, 100), rising=True)
    known: list[Known] = [
        Interval(1, 49),
        50,
        Interval(50, 99),
        Interval(100, None),
        Interval(20, 60),
        "text",
    ]
    assert [bands.place(value, DAY) for value in known] == [0, 1, 1, 2, None, None]
    assert [bands.condition(place) for place in (2, 1)] == [
        {"field": "field", "at_least": 100},
        {"field": "field", "at_least": 50},
    ]
    falling = Bands("field", (50, 100), rising=False)
    assert [falling.place(value, DAY) for value in (101, 100, 51, 50)] == [0, 1, 1, 2]
    assert [falling.condition(place) for place in (2, 1)] == [
        {"field": "field", "at_most": 50},
        {"field": "field", "at_most": 100},
    ]
    middle = Middle("field", 50, 100)
    assert [middle.place(value, DAY) for value in (49, 50, 100, 101, Interval(20, 60))] == [0, 1, 1, 0, None]


def test_leaks_are_named() -> None:
    field, nothing = one_field("integer"), {"field": Lateness(0, 0, 0)}
    silent = rows(often(0, 1, 150) + often(7, 60, 150))
    (leak,) = leaks_of([field], silent, nothing)
    assert (leak.kind, leak.filled.of, leak.blank.won) == ("presence", 150, 1)
    (leak,) = leaks_of([field], rows(often(None, 150, 150) + often(7, 60, 150)), nothing)
    assert leak.kind == "presence"
    dated = {"field": Lateness(0, 300, 300)}
    assert leaks_of([field], silent, dated) == ()
    (leak,) = leaks_of([field], silent, {"field": Lateness(200, 300, 300)})
    assert (leak.kind, leak.left, leak.of) == ("afterwards", 200, 300)
    assert leaks_of([field], rows(often(None, 40, 150) + often(7, 60, 150)), nothing) == ()
    one_sided = rows(often(None, 5, 60) + often(7, 95, 140))
    (leak,) = leaks_of([field], one_sided, dated)
    assert (leak.kind, leak.filled.of, leak.blank.of) == ("presence", 140, 60)


def test_a_company_is_in_one_part_and_the_order_of_the_list_does_not_matter() -> None:
    found = [
        Observation(f"company {number % 70}", won=False, day=DAY, account={"field": number})
        for number in range(200)
    ]
    parts = halves(found, 4)
    learning, judging = ({one.company for one in part} for part in (parts.learning, parts.judging))
    assert (len(learning), len(judging), learning & judging) == (35, 35, set())
    assert {one.company for one in halves(found[::-1], 4).learning} == learning
    assert {one.company for one in halves(found, 5).learning} != learning
