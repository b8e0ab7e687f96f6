"""Intervals and curves are those of statsmodels, which works them out its own way."""

import importlib
import math
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.backtest import LEVEL, corrected, difference, retention, retention_curve, share
from icp_playbook.findings import CommandError
from tests.drawing import draws

DAYS = st.lists(st.integers(1, 900), max_size=30)


@given(st.integers(1, 3000), st.data())
@draws(60)
def test_the_interval_of_a_share_is_that_of_statsmodels(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    proportion: Any = importlib.import_module("statsmodels.stats.proportion")
    low, high = proportion.proportion_confint(count, of, alpha=1 - LEVEL, method="wilson")
    found = share(count, of)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


def test_of_nothing_there_is_no_share() -> None:
    assert share(0, 0) is None
    assert retention([], []) is None


def test_a_curve_worked_out_by_hand() -> None:
    """Of six one leaves on day 100, one is seen until day 150, and of the other four one leaves on 200."""
    found = retention([100, 200, 400], [150, 500, 600])
    assert found is not None
    assert found.value == pytest.approx(5 / 6 * 3 / 4)
    assert (found.customers, found.left, found.at_risk) == (6, 3, 3)


@given(DAYS, DAYS)
@draws(60)
def test_a_curve_is_that_of_statsmodels(left: list[int], stayed: list[int]) -> None:
    found = retention(left, stayed)
    if found is None or found.value is None or found.value in (0.0, 1.0):
        return
    survival: Any = importlib.import_module("statsmodels.duration.survfunc")
    curve = survival.SurvfuncRight([*left, *stayed], [1] * len(left) + [0] * len(stayed))
    before = [place for place, day in enumerate(curve.surv_times) if day <= 365]
    value, error = (float(one[before[-1]]) for one in (curve.surv_prob, curve.surv_prob_se))
    assert found.value == pytest.approx(value)
    spread = 1.959963984540054 * error / (value * abs(math.log(value)))
    ends = [value ** math.exp(spread), value ** math.exp(-spread)]
    assert (found.low, found.high) == pytest.approx(ends)


@pytest.mark.parametrize(
    ("left", "stayed", "expected"),
    [
        ([], [400] * 20, (1.0, 0.8388748419471808, 1.0)),
        ([30] * 20, [], (0.0, 0.0, 0.16112515805281916)),
        ([], [200] * 20, (None, None, None)),
        ([30], [200] * 20, (None, None, None)),
    ],
    ids=["nobody left", "all left", "nobody was seen for a year", "nor the others"],
)
def test_a_curve_at_its_ends(
    left: list[int], stayed: list[int], expected: tuple[float | None, float | None, float | None]
) -> None:
    found = retention(left, stayed)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx(expected)


@given(st.integers(1, 400), st.integers(1, 400), st.data())
@draws(60)
def test_the_interval_of_a_difference_is_that_of_statsmodels(
    of: int, other: int, data: st.DataObject
) -> None:
    counts = data.draw(st.integers(0, of)), data.draw(st.integers(0, other))
    proportion: Any = importlib.import_module("statsmodels.stats.proportion")
    expected = proportion.confint_proportions_2indep(
        counts[0], of, counts[1], other, method="newcomb", compare="diff", alpha=1 - LEVEL
    )
    first, second = share(counts[0], of), share(counts[1], other)
    assert first is not None
    assert second is not None
    found = difference(first, second)
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-9)
    assert found.value == pytest.approx(counts[0] / of - counts[1] / other)


@given(DAYS, DAYS)
@draws(40)
def test_a_curve_falls_and_says_at_a_year_what_is_said_of_the_year(
    left: list[int], stayed: list[int]
) -> None:
    curve = retention_curve(left, stayed)
    assert [step.day for step in curve] == sorted({step.day for step in curve})
    assert [step.value for step in curve] == sorted((step.value for step in curve), reverse=True)
    assert all(
        step.low <= step.value <= step.high
        for step in curve
        if step.low is not None and step.high is not None
    )
    found = retention(left, stayed)
    if found is not None and found.value is not None and curve[-1].day >= 365:
        assert [step.value for step in curve if step.day <= 365][-1] == pytest.approx(found.value)


@pytest.mark.parametrize("early", [[], [10]])
def test_who_leaves_at_the_end_of_a_year_has_left(early: list[int]) -> None:
    """A contract of a year that is not renewed ends on day 365; one who left before changes little."""
    found = retention([*early, *[365] * 20], [400] * 20)
    assert found is not None
    assert found.value == pytest.approx(20 / (40 + len(early)))


def test_a_curve_of_customers_who_all_stay_is_level() -> None:
    assert [(step.day, step.value, step.low) for step in retention_curve([], [30, 90])] == [
        (0, 1.0, None),
        (90, 1.0, None),
    ]
    assert retention_curve([], []) == ()


def test_chances_are_corrected_for_how_many_were_asked() -> None:
    """The least of three counts three times, the next twice, and none less than one before it."""
    assert corrected([0.03, 0.01, 0.04]) == pytest.approx([0.06, 0.03, 0.06])
    assert corrected([]) == []


def test_without_scipy_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(CommandError, match="scipy, which works out intervals, is not installed") as caught:
        share(1, 7919)
    assert caught.value.remedy == "pip install 'icp-playbook[outcomes]'"
