"""Percentages as a playbook writes them: `45`, `-3`, `12.5`, `45%`, `+8 %`."""

import re

PERCENT_PATTERN = r"^[+-]?[0-9]{1,12}(\.[0-9]{1,6})? ?%$"
_PATTERN = re.compile(PERCENT_PATTERN)
_MOST = 10**15


def parse_percent(value: object) -> int | float | None:
    """The percentage that a value stands for, 45 for `45%`; None if it is none. A number is a percentage."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value if abs(value) <= _MOST else None
    if not isinstance(value, str) or not _PATTERN.match(value) or value.endswith("\n"):
        return None
    number = float(value.rstrip("% "))
    return int(number) if number % 1 == 0 else number
