"""A change is called narrower only when evaluating generated accounts confirms it."""

import datetime
import itertools
from collections.abc import Callable, Collection, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.boundary import Order, bands_order, condition_order, signal_order
from icp_playbook.fit import (
    Account,
    BandedPoints,
    CompiledCondition,
    IcpProgram,
    NamedCondition,
    PointBand,
    Program,
    criterion_reason,
    evaluate,
    intent_points,
)
from icp_playbook.fit.condition import (
    AllOf,
    AnyOf,
    Equals,
    IncludesAny,
    InRange,
    IsKnown,
    Minimum,
    Negation,
    OneOf,
    WithinDays,
)
from icp_playbook.fit.logic import Truth, surely_holds
from icp_playbook.fit.program import Threshold
from icp_playbook.fit.ranges import ranges_of
from icp_playbook.values import Interval
from tests.boundary.world import CATALOGUE, TODAY, conditions, everybody, in_bands, read, several
from tests.drawing import draws
from tests.fit.programs import Json

FIELD_TYPES = {name: field.type for name, field in CATALOGUE.fields.items()}
RANK = {False: 0, None: 1, True: 2}


def seen(names: list[str], value: Callable[[Any], tuple[int, int]]) -> Order:
    """What accounts of a small world show, one by one: (before, after) of each."""
    return order_of({value(account) for account in itertools.chain(everybody(names), in_bands(names))})


def order_of(pairs: Collection[tuple[int, int]]) -> Order:
    """What pairs of (before, after) show."""
    up, down = any(new > old for old, new in pairs), any(new < old for old, new in pairs)
    return "mixed" if up and down else "up" if up else "down" if down else "same"


def sure(row: NamedCondition, account: Account) -> Truth:
    """Whether a condition is true of every number of the account's ranges, or of none."""
    return surely_holds(row, account, TODAY, ranges_of(account, FIELD_TYPES))


@given(several())
@draws(75)
def test_a_condition_is_called_narrower_exactly_when_accounts_only_leave(
    case: tuple[list[str], list[CompiledCondition]],
) -> None:
    names, (old, new) = case
    found = condition_order(old, new, CATALOGUE)
    before, after = NamedCondition("old", old), NamedCondition("new", new)
    shown = seen(names, lambda one: (RANK[sure(before, one)], RANK[sure(after, one)]))
    assert found == shown


ALWAYS = Minimum("heads", 0)


def program(must: CompiledCondition, bands: Sequence[PointBand], out: CompiledCondition) -> Program:
    """One ICP of a must, a criterion beside another and a disqualifier."""
    other = BandedPoints("other", (PointBand(Equals("note", "x"), 5),))
    icp = IcpProgram(
        id="icp",
        operational=True,
        must=(NamedCondition("must", must),),
        score=(BandedPoints("score", tuple(bands)), other),
        disqualifiers=(NamedCondition("out", out),),
        signals=(BandedPoints("signal", tuple(bands)),),
        segments=(),
    )
    return Program(
        fields=FIELD_TYPES,
        tiers=(Threshold("high", 50), Threshold("low", 0)),
        levels=(Threshold("all", 0),),
        grid={"high": {"all": "go"}, "low": {"all": "go"}},
        minimum_coverage=0,
        icps={"icp": icp},
    )


@given(several())
@draws(30)
def test_a_narrower_must_lets_no_new_account_in(
    case: tuple[list[str], list[CompiledCondition]],
) -> None:
    names, (old, new) = case
    if condition_order(old, new, CATALOGUE) == "down":
        never = Negation(AnyOf((IsKnown("owner", True), IsKnown("owner", False))))
        before, after = (program(must, [PointBand(ALWAYS, 5)], never) for must in (old, new))
        for account in everybody(names):
            filled = {**account, "heads": account.get("heads", 1), "note": account.get("note", "x")}
            if evaluate(after, "icp", filled, TODAY).status == "fit":
                assert evaluate(before, "icp", filled, TODAY).status == "fit"


@st.composite
def two_rows_of_bands(draw: st.DrawFn) -> tuple[list[str], list[PointBand], list[PointBand]]:
    """Some fields, and the bands of a criterion before and after."""
    names, _ = draw(several())
    points = st.sampled_from((-5, 0, 3, 8))
    band = st.builds(PointBand, conditions(names), points)
    rows = st.lists(band, min_size=1, max_size=3)
    return names, draw(rows), draw(rows)


@given(two_rows_of_bands())
@draws(40)
def test_points_are_called_fewer_exactly_when_no_account_earns_more(
    case: tuple[list[str], list[PointBand], list[PointBand]],
) -> None:
    names, old, new = case
    before, after = (BandedPoints("score", tuple(bands)) for bands in (old, new))

    def earned(row: BandedPoints, account: Account) -> tuple[int, int, int]:
        ranges = ranges_of(account, FIELD_TYPES)
        reason = criterion_reason(row, account, TODAY, ranges)
        return reason.low, reason.high, intent_points(row, account, TODAY, ranges)

    accounts = itertools.chain(everybody(names), in_bands(names))
    found = {(earned(before, one), earned(after, one)) for one in accounts}
    lows, highs, intent = (order_of({(one[at], other[at]) for one, other in found}) for at in range(3))
    both = {lows, highs} - {"same"}
    assert bands_order(old, new, CATALOGUE) == (
        "same" if not both else both.pop() if len(both) == 1 else "mixed"
    )
    assert signal_order(old, new, CATALOGUE) == intent


def test_steps_that_give_every_number_the_same_give_every_range_the_same() -> None:
    """From 41 on there are 6 to 12 points, whether or not the lower step ends where the higher one holds."""
    first = PointBand(Minimum("heads", 100), 12)
    old = [first, PointBand(Minimum("heads", 40), 6)]
    new = [first, PointBand(InRange("heads", 40, 500), 6)]
    assert bands_order(old, new, CATALOGUE) == bands_order(new, old, CATALOGUE) == "same"
    assert condition_order(old[1].when, new[1].when, CATALOGUE) == "down"
    ranges = {"heads": True}
    account = {"heads": Interval(41, None)}
    known = [criterion_reason(BandedPoints("", tuple(side)), account, TODAY, ranges) for side in (old, new)]
    assert [(one.low, one.high) for one in known] == [(6, 12), (6, 12)]


def test_thousands_of_tests_are_compared() -> None:
    tests = tuple(IncludesAny("tools", (one,)) for one in "abcd") * 5_000
    assert condition_order(AnyOf(tests), AnyOf((*tests, Equals("stage", "late"))), CATALOGUE) == "up"


def test_what_would_take_too_long_to_compare_is_said_to_be_undecided() -> None:
    fewer = AnyOf((AllOf((Minimum("heads", 3), Equals("owner", True))), Equals("stage", "late")))
    old, new = AllOf((fewer, Minimum("heads", 2))), AllOf((fewer, Minimum("heads", 4)))
    assert condition_order(old, new, CATALOGUE, steps=0) == "undecided"
    assert condition_order(old, new, CATALOGUE) == "down"


@pytest.mark.parametrize(
    ("old", "new", "order"),
    [
        ({"within": 90}, {"within": 60}, "down"),
        ({"within": 90}, {"at_least": "2026-01-01"}, "mixed"),
        ({"at_least": "2020-01-01"}, {"at_least": "0001-01-01"}, "up"),
        ({"at_most": "9999-12-31"}, {"at_most": "9999-12-30"}, "down"),
    ],
)
def test_dates_are_compared_by_age_or_by_day(old: Json, new: Json, order: Order) -> None:
    before, after = (read({"field": "founded", **test}) for test in (old, new))
    assert condition_order(before, after, CATALOGUE) == order


def test_an_age_beside_a_day_that_stays_is_compared() -> None:
    since = Minimum("founded", datetime.date(2020, 1, 1))
    old, new = (AllOf((WithinDays("founded", days), since)) for days in (90, 60))
    assert condition_order(old, new, CATALOGUE) == "down"
    assert condition_order(new, old, CATALOGUE) == "up"


def test_a_condition_of_many_values_is_compared_whole() -> None:
    shared: list[CompiledCondition] = [OneOf("heads", tuple(range(0, 900, 3))), Equals("share", 1.5)]
    shared += [IncludesAny("tools", ("a",)), Equals("stage", "late")]
    old, new = (AllOf((*shared, OneOf("country", codes))) for codes in (("US", "CA"), ("US",)))
    assert condition_order(old, new, CATALOGUE) == "down"
    assert condition_order(old, AnyOf(new.parts), CATALOGUE) == "up"
