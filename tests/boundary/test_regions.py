"""Claims about conditions hold for every possible account, and in a small world none is missed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.boundary import account_where, implies, impossible, outcomes
from icp_playbook.conditions import OPERATORS
from icp_playbook.fit import CompiledCondition, Known, PointBand
from icp_playbook.fit.condition import (
    AnyOf,
    Equals,
    IncludesAny,
    IncludesNone,
    InRange,
    Maximum,
    Minimum,
    OneOf,
    WithinDays,
)
from icp_playbook.fit.logic import holds
from icp_playbook.values import Interval
from tests.boundary.world import CATALOGUE, FIELDS, TODAY, WORLD, conditions, everybody, operators, several
from tests.drawing import draws


def test_the_world_draws_every_operator_on_every_type_it_suits() -> None:
    drawn = {(CATALOGUE[name].type, key) for name in WORLD for key in operators(name)}
    assert drawn == {(type_, key) for key, row in OPERATORS.items() for type_ in row.suits}


@given(several(), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=5, max_size=20))
@draws(50)
def test_a_band_of_numbers_contradicts_no_claim(
    case: tuple[list[str], list[CompiledCondition]], bands: list[tuple[int, int]]
) -> None:
    names, both = case
    if impossible(both, CATALOGUE):
        for low, high in bands:
            interval = Interval(min(low, high), max(low, high) if high else None)
            for account in everybody(names):
                spread = {**account, "heads": interval} if "heads" in account else account
                assert not all(holds(one, spread, TODAY) for one in both)


@st.composite
def criteria(draw: st.DrawFn) -> tuple[list[str], list[PointBand], list[CompiledCondition]]:
    """Some fields, the bands of a criterion over them, and what is given."""
    names = draw(FIELDS)
    bands = draw(st.lists(conditions(names), min_size=1, max_size=3))
    return (
        names,
        [PointBand(band, 1) for band in bands],
        draw(st.lists(conditions(names), max_size=2)),
    )


@given(criteria())
@draws(40)
def test_every_band_an_account_ends_in_is_among_the_outcomes(
    case: tuple[list[str], list[PointBand], list[CompiledCondition]],
) -> None:
    names, bands, known = case
    found = outcomes(bands, known, CATALOGUE)
    for account in everybody(names, absent=False):
        if all(holds(one, account, TODAY) for one in known):
            ends = (index for index, band in enumerate(bands) if holds(band.when, account, TODAY))
            assert next(ends, None) in found


def test_a_band_below_a_wider_one_is_no_outcome() -> None:
    wide = PointBand(Minimum("heads", 1), 9)
    narrow = PointBand(InRange("heads", 2, 5), 4)
    assert outcomes([wide, narrow], [], CATALOGUE) == {0, None}
    assert outcomes([narrow, wide], [], CATALOGUE) == {0, 1, None}


def test_one_tool_of_a_group_does_not_contradict_having_none_of_another() -> None:
    either = IncludesAny("tools", ("a", "b"))
    assert not impossible([either, IncludesNone("tools", ("a",))], CATALOGUE)
    assert impossible([either, IncludesNone("tools", ("b", "a"))], CATALOGUE)


@pytest.mark.parametrize("day", [datetime.date(2020, 1, 1), datetime.date(2031, 1, 1)], ids=str)
def test_an_age_and_a_calendar_day_are_not_compared(day: datetime.date) -> None:
    """Whether a date is both recent and before a day depends on today, which must not be assumed."""
    aged, dated = WithinDays("founded", 5), Maximum("founded", day)
    assert not impossible([aged, dated], CATALOGUE)
    assert not implies([aged], dated, CATALOGUE)


def test_too_many_combinations_claim_nothing() -> None:
    wide = OneOf("heads", tuple(range(0, 90, 3)))
    ranges = [AnyOf((wide, Equals("share", share))) for share in range(200)]
    assert not impossible([*ranges, Equals("owner", True)], CATALOGUE)


def test_an_account_that_shows_something_is_like_the_one_it_is_looked_for_near() -> None:
    near: dict[str, Known] = {
        "heads": 7,
        "tools": frozenset({"a", "d"}),
        "stage": "late",
        "last_round": TODAY,
    }
    wanted: list[tuple[CompiledCondition, tuple[bool]]] = [
        (Minimum("heads", 3), (True,)),
        (IncludesAny("tools", ("b",)), (True,)),
    ]
    wanted += [(OneOf("stage", ("late", "over")), (True,)), (WithinDays("last_round", 5), (False,))]
    found = account_where(wanted, CATALOGUE, near=near, as_of=TODAY)
    assert found is not None
    assert found.account["heads"] == 7
    assert found.account["tools"] == {"a", "b", "d"}
    assert found.account["stage"] == "late"
    assert found.account["last_round"] != TODAY
