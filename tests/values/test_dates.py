"""Days, spans of days and ranges, as entries hold them."""

import datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from icp_playbook.values import Date, Days, HeadcountRange, MoneyRange

DATES, DAYS = TypeAdapter[datetime.date](Date), TypeAdapter[int](Days)
HEADCOUNTS = TypeAdapter[tuple[int, int]](HeadcountRange)
SUMS = TypeAdapter[tuple[int, int]](MoneyRange)


@pytest.mark.parametrize("written", ["2026-10-01", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_read_and_written_alike(written: str) -> None:
    assert DATES.dump_python(DATES.validate_python(written), mode="json") == written


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-29",
        "2026-13-01",
        "0000-01-01",
        "2026-1-1",
        "20261001",
        "2026-W40-4",
        "2026-10-01\n",
        "",
        20261001,
    ],
)
def test_a_day_that_does_not_exist_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="a date that exists, written 2026-10-01"):
        DATES.validate_python(written)


@pytest.mark.parametrize(("written", "days"), [("1d", 1), ("90d", 90), ("9999d", 9999)])
def test_a_span_is_read_and_written_alike(written: str, days: int) -> None:
    assert DAYS.validate_python(written) == days
    assert DAYS.dump_python(days, mode="json") == written


@pytest.mark.parametrize("written", ["0d", "090d", "90", 90, "90 d", "3m", "-5d", "10000d", "90d\n", None])
def test_a_span_without_days_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="a number of days such as 90d"):
        DAYS.validate_python(written)


def test_ranges_include_both_ends_and_may_be_one_value() -> None:
    assert HEADCOUNTS.validate_python([50, 200]) == (50, 200)
    assert SUMS.validate_python(["5M", 5_000_000]) == (5_000_000, 5_000_000)


@pytest.mark.parametrize(("adapter", "written"), [(HEADCOUNTS, [200, 50]), (SUMS, ["5M", "900k"])])
def test_an_inverted_range_is_refused(adapter: TypeAdapter[tuple[int, int]], written: list[object]) -> None:
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(written)
    assert [error["type"] for error in caught.value.errors()] == ["inverted_range"]
