"""Freezes, held against every day of twelve years, worked out by walking the calendar a day at a time."""

import datetime
from collections.abc import Iterator
from typing import Any, Literal

import pytest

from icp_playbook.model import ChangePolicy, freezes_on, shortest_period, window_around

FIRST, END = datetime.date(2019, 12, 1), datetime.date(2032, 3, 1)
ONE = datetime.timedelta(1)
Of = Literal["month", "quarter", "year"]


def every_day() -> Iterator[datetime.date]:
    day = FIRST
    while day < END:
        yield day
        day += ONE


def is_first(day: datetime.date, of: Of, starts: int) -> bool:
    """Whether a period begins: told by the calendar alone, no sum of months."""
    if day.day != 1:
        return False
    if of == "month":
        return True
    months = [(starts + more - 1) % 12 + 1 for more in ((0, 3, 6, 9) if of == "quarter" else (0,))]
    return day.month in months


def days_left(day: datetime.date, of: Of, starts: int) -> int:
    """How many days of the period there are from a day on, that day counted."""
    left = 1
    while not is_first(day + ONE, of, starts):
        day, left = day + ONE, left + 1
    return left


def policy(*freezes: dict[str, Any], starts: int = 1) -> ChangePolicy:
    return ChangePolicy.model_validate({"freeze": list(freezes), "year_starts": starts})


@pytest.mark.parametrize("starts", range(1, 13))
@pytest.mark.parametrize(
    ("of", "lengths"), [("month", (1, 5, 27)), ("quarter", (1, 14, 31, 88)), ("year", (1, 45, 364))]
)
def test_the_last_days_of_a_period_are_those_and_no_others(
    of: Of, lengths: tuple[int, ...], starts: int
) -> None:
    made = {last: policy({"id": "end", "last": f"{last}d", "of": of}, starts=starts) for last in lengths}
    left = 0
    for day in every_day():
        left = left - 1 if left > 1 else days_left(day, of, starts)
        for last, one in made.items():
            assert bool(freezes_on(one, day)) == (left <= last), (day, last)


@pytest.mark.parametrize("starts", range(1, 13))
@pytest.mark.parametrize("of", ["month", "quarter", "year"])
def test_the_shortest_period_is_the_shortest_there_is(of: Of, starts: int) -> None:
    lengths = {days_left(day, of, starts) for day in every_day() if is_first(day, of, starts)}
    assert shortest_period(of, starts) == min(lengths)


def test_a_freeze_with_dates_holds_its_first_and_its_last_day() -> None:
    one = policy({"id": "leap", "from": "2028-02-28", "to": "2028-03-01"})
    frozen = [day.isoformat() for day in every_day() if freezes_on(one, day)]
    assert frozen == ["2028-02-28", "2028-02-29", "2028-03-01"]


def test_a_window_is_told_with_its_days_and_windows_may_overlap() -> None:
    one = policy(
        {"id": "quarter-end", "last": "14d", "of": "quarter"},
        {"id": "holidays", "from": "2026-12-24", "to": "2027-01-03"},
    )
    on = [(window.freeze.id, str(window.first), str(window.last)) for window in freezes_on(one, _day(12, 27))]
    assert on == [("quarter-end", "2026-12-18", "2026-12-31"), ("holidays", "2026-12-24", "2027-01-03")]
    assert [window.freeze.id for window in freezes_on(one, _day(12, 31) + ONE)] == ["holidays"]
    assert freezes_on(one, _day(12, 17)) == ()


@pytest.mark.parametrize("of", ["month", "quarter", "year"])
@pytest.mark.parametrize("starts", [1, 2, 12])
def test_the_ends_of_the_calendar_have_their_windows(of: Of, starts: int) -> None:
    (freeze,) = policy({"id": "end", "last": "3d", "of": of}).freeze
    for day in (datetime.date.min, datetime.date.max):
        window = window_around(freeze, day, starts)
        assert window.first <= window.last
        assert window.last >= day


def _day(month: int, day: int) -> datetime.date:
    return datetime.date(2026, month, day)
