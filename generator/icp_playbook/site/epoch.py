"""The day a build is to take for today, where its surroundings say one: SOURCE_DATE_EPOCH."""

import datetime
from collections.abc import Mapping

_VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970, as https://reproducible-builds.org/specs/source-date-epoch/ has it."""


def build_day(variables: Mapping[str, str]) -> datetime.date | None:
    """The day, in UTC; None where no time is said, or none that there is."""
    text = variables.get(_VARIABLE, "").strip()
    if not (text.isascii() and text.isdigit()):
        return None
    try:
        return datetime.datetime.fromtimestamp(int(text), datetime.UTC).date()
    except (OverflowError, OSError, ValueError):
        return None
