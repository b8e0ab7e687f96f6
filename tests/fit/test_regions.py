"""What is claimed of conditions holds of every account there is, and in a small world nothing is missed."""

import datetime
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.boundary.regions import implies, impossible, outcomes
from icp_playbook.fields import Catalogue, Field
from icp_playbook.fit.account import Account
from icp_playbook.fit.logic import holds
from icp_playbook.fit.program import Json
from icp_playbook.values import Interval
from tests.drawing import draws

TODAY = datetime.date(2026, 5, 17)
MEMBERS = ("a", "b", "c", "d")
WORLD: dict[str, tuple[Any, ...]] = {
    "heads": tuple(range(9)),
    "share": (0, 0.5, 1.5, 2.0, 3, 4.5),
    "stage": ("early", "late", "over"),
    "owner": (True, False),
    "country": ("US", "CA", "FR"),
    "note": ("x", "y", "z"),
    "tools": tuple(
        frozenset(chosen) for size in range(5) for chosen in itertools.combinations(MEMBERS, size)
    ),
    "last_round": tuple(TODAY - datetime.timedelta(days=age) for age in range(-2, 9)),
    "founded": tuple(datetime.date(2020, 1, day) for day in range(1, 9)),
}
"""Field → every value it can have, as far as the conditions below can tell."""


def _catalogue() -> Catalogue:
    def field(id_: str, type_: str, values: Sequence[str] = ()) -> Field:
        listed = [{"id": value, "label": value} for value in values]
        return Field.model_validate({"id": id_, "label": id_, "type": type_, "values": listed})

    return Catalogue(
        (
            field("heads", "integer"),
            field("share", "number"),
            field("stage", "choice", ("early", "late", "over")),
            field("owner", "boolean"),
            field("country", "country"),
            field("note", "text"),
            field("tools", "choices", MEMBERS),
            field("last_round", "date"),
            field("founded", "date"),
        ),
        "USD",
    )


CATALOGUE = _catalogue()


def _test(name: str) -> st.SearchStrategy[Json]:
    def over(key: str, operand: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
        return operand.map(lambda value: {"field": name, key: value})

    def ordered(bounds: st.SearchStrategy[Any]) -> list[st.SearchStrategy[Json]]:
        pair = st.tuples(bounds, bounds).map(sorted)
        return [over("between", pair), over("at_least", bounds), over("at_most", bounds), over("is", bounds)]

    known = over("known", st.booleans())
    match name:
        case "heads":
            return st.one_of(
                known, *ordered(st.integers(0, 7)), over("in", st.lists(st.integers(0, 7), min_size=1))
            )
        case "share":
            return st.one_of(known, *ordered(st.sampled_from((0, 1.5, 3))))
        case "founded":
            days = st.integers(2, 7).map(lambda day: datetime.date(2020, 1, day).isoformat())
            return st.one_of(known, *ordered(days))
        case "last_round":
            return st.one_of(known, over("within", st.integers(1, 6)))
        case "owner":
            return st.one_of(known, over("is", st.booleans()))
        case "tools":
            members = st.lists(st.sampled_from(MEMBERS), min_size=1, unique=True)
            return st.one_of(known, *(over(key, members) for key in ("has_any", "has_all", "has_none")))
        case _:
            values = st.sampled_from([value for value in WORLD[name] if value not in ("FR", "z")])
            return st.one_of(known, over("is", values), over("in", st.lists(values, min_size=1, unique=True)))


def conditions(names: Sequence[str]) -> st.SearchStrategy[Json]:
    """Conditions over some fields, nested a little."""
    parts = st.one_of([_test(name) for name in names])
    return st.recursive(
        parts,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda these: {"all": these}),
            st.lists(inner, min_size=1, max_size=3).map(lambda these: {"any": these}),
            inner.map(lambda this: {"not": this}),
        ),
        max_leaves=4,
    )


FIELDS = st.lists(st.sampled_from(list(WORLD)), min_size=1, max_size=2, unique=True)


@st.composite
def several(draw: st.DrawFn) -> tuple[list[str], list[Json]]:
    """Some fields and two conditions over them."""
    names = draw(FIELDS)
    return names, [draw(conditions(names)), draw(conditions(names))]


def everybody(names: Sequence[str], *, absent: bool = True) -> Iterator[Account]:
    """Every account of the small world, with these fields told or not."""
    options = [((None,) if absent else ()) + WORLD[name] for name in names]
    for values in itertools.product(*options):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


@given(several())
@draws(120)
def test_impossible_is_what_no_account_meets(case: tuple[list[str], list[Json]]) -> None:
    names, both = case
    met = any(all(holds(one, account, TODAY) for one in both) for account in everybody(names))
    assert impossible(both, CATALOGUE) is not met


@given(several())
@draws(120)
def test_an_implication_has_no_counter_example(case: tuple[list[str], list[Json]]) -> None:
    names, (first, second) = case
    if implies([first], second, CATALOGUE):
        for account in everybody(names):
            assert not (holds(first, account, TODAY) is True and holds(second, account, TODAY) is False)


@given(several(), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=5, max_size=20))
@draws(50)
def test_a_band_of_numbers_contradicts_no_claim(
    case: tuple[list[str], list[Json]], bands: list[tuple[int, int]]
) -> None:
    names, both = case
    if impossible(both, CATALOGUE):
        for low, high in bands:
            told = Interval(min(low, high), max(low, high) if high else None)
            for account in everybody(names):
                spread = {**account, "heads": told} if "heads" in account else account
                assert not all(holds(one, spread, TODAY) for one in both)


@st.composite
def criteria(draw: st.DrawFn) -> tuple[list[str], list[Json], list[Json]]:
    """Some fields, the bands of a criterion over them, and what is given."""
    names = draw(FIELDS)
    bands = draw(st.lists(conditions(names), min_size=1, max_size=3))
    return (
        names,
        [{"when": band, "points": 1} for band in bands],
        draw(st.lists(conditions(names), max_size=2)),
    )


@given(criteria())
@draws(80)
def test_every_band_an_account_ends_in_is_among_the_outcomes(
    case: tuple[list[str], list[Json], list[Json]],
) -> None:
    names, bands, known = case
    found = outcomes(bands, known, CATALOGUE)
    for account in everybody(names, absent=False):
        if all(holds(one, account, TODAY) for one in known):
            ends = (index for index, band in enumerate(bands) if holds(band["when"], account, TODAY))
            assert next(ends, None) in found


def test_a_band_below_a_wider_one_is_no_outcome() -> None:
    wide = {"when": {"field": "heads", "at_least": 1}, "points": 9}
    narrow = {"when": {"field": "heads", "between": [2, 5]}, "points": 4}
    assert outcomes([wide, narrow], [], CATALOGUE) == {0, None}
    assert outcomes([narrow, wide], [], CATALOGUE) == {0, 1, None}


def test_one_tool_of_a_group_does_not_contradict_having_none_of_another() -> None:
    assert not impossible(
        [{"field": "tools", "has_any": ["a", "b"]}, {"field": "tools", "has_none": ["a"]}], CATALOGUE
    )
    assert impossible(
        [{"field": "tools", "has_any": ["a", "b"]}, {"field": "tools", "has_none": ["b", "a"]}], CATALOGUE
    )


@pytest.mark.parametrize("day", ["2020-01-01", "2031-01-01"])
def test_an_age_and_a_calendar_day_are_not_compared(day: str) -> None:
    """Whether a date is recent and before a day depends on today, which is nobody's to assume."""
    aged, dated = {"field": "founded", "within": 5}, {"field": "founded", "at_most": day}
    assert not impossible([aged, dated], CATALOGUE)
    assert not implies([aged], dated, CATALOGUE)


def test_too_many_combinations_claim_nothing() -> None:
    bounds = [{"field": name, "in": list(range(0, 90, 3))} for name in ("heads",)]
    ranges = [{"any": [bounds[0], {"field": "share", "is": share}]} for share in range(200)]
    assert not impossible([*ranges, {"field": "owner", "is": True}], CATALOGUE)
