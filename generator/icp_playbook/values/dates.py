"""Dates and spans of days, written as people write them: 2026-10-01, 90d."""

import datetime
import re
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
DAYS_PATTERN = r"^[1-9][0-9]{0,3}d$"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_DAYS = re.compile(r"[1-9][0-9]{0,3}d\Z")


def parse_date(value: object) -> datetime.date | None:
    """The date in a text, or None if there is none (2026-02-30)."""
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str) or not _DATE.match(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say_date(day: datetime.date) -> str:
    """A day as people say it: 1 Oct 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days_after(day: datetime.date, days: int) -> datetime.date:
    """A day some days later, or earlier if `days` is negative, at most as far as the calendar goes."""
    number = min(max(day.toordinal() + days, 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(number)


def _date(value: Any) -> datetime.date:
    day = parse_date(value)
    if day is None:
        raise PydanticCustomError("day", "a date that exists, written 2026-10-01")
    return day


def _days(value: Any) -> int:
    if isinstance(value, str) and _DAYS.match(value):
        return int(value[:-1])
    raise PydanticCustomError("days", "a number of days such as 90d")


Date: TypeAlias = Annotated[
    datetime.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DATE_PATTERN}),
]
"""A calendar day, ISO 8601."""

Days: TypeAlias = Annotated[
    int,
    BeforeValidator(_days),
    PlainSerializer(lambda days: f"{days}d", return_type=str),
    WithJsonSchema({"type": "string", "pattern": DAYS_PATTERN}),
]
"""A whole number of days, written with a d."""
