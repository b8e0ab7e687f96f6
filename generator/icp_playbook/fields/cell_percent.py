"""Percentages in cells: `45%`, `+8 %`, `-3`, `(3%)`, `10-20%`, `>20%`."""

import re

from icp_playbook.fields.causes import Unread
from icp_playbook.fields.cell_numbers import read_quantity
from icp_playbook.fields.conventions import Conventions
from icp_playbook.values import Interval

_SIGN = re.compile(r"(?<=[0-9.])\s{0,9}(?:%|percent\b|per cent\b|pct\b|prozent\b)", re.IGNORECASE)
_LATER = re.compile(r"\s{0,9}\b(?:yoy|y/y|a year|per year|p\.a\.)\s*\Z", re.IGNORECASE)


def read_percent(text: str, conventions: Conventions) -> int | float | Interval | Unread:
    """The percentage in a cell: 45 for 45%.

    A fraction without a sign, such as 0.45, could be a share of 1, as spreadsheets store percentages.
    """
    bare = _SIGN.sub("", _LATER.sub("", text))
    found = read_quantity(bare, whole=False, money=False, conventions=conventions)
    if bare == text and not isinstance(found, Unread):
        ends = (found.low, found.high) if isinstance(found, Interval) else (found, found)
        if any(end is not None and end % 1 and abs(end) < 1 for end in ends):
            return Unread(
                "two-readings", "could mean that many percent or that share of 1; write it with a %"
            )
    return found
