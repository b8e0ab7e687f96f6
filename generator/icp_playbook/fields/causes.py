"""Why a cell is not read: a small closed set, so that reports can group unread cells by cause."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Cause: TypeAlias = Literal[
    "two-readings",
    "other-currency",
    "money-not-count",
    "became-date",
    "approximate",
    "below-zero",
    "not-whole",
    "too-large",
    "backwards",
    "not-a-number",
    "not-a-date",
    "no-such-day",
    "spreadsheet-day",
    "zero-day",
    "not-yes-or-no",
    "not-a-country",
    "not-listed",
]

CAUSES: dict[Cause, str] = {
    "two-readings": "it could mean two things: `numbers:` or `dates:` in playbook.yaml can say which",
    "other-currency": "it is in another currency than the playbook's",
    "money-not-count": "it is an amount of money, not a count",
    "became-date": "it looks like a range that a spreadsheet turned into a date",
    "approximate": "it is only about right",
    "below-zero": "it is below zero",
    "not-whole": "it is not a whole number",
    "too-large": "it is too large",
    "backwards": "it is a range that runs backwards",
    "not-a-number": "it is not a number",
    "not-a-date": "it is not a date",
    "no-such-day": "there is no such day",
    "spreadsheet-day": "it is a spreadsheet's number for a day",
    "zero-day": "it is what exports write for no date",
    "not-yes-or-no": "it is neither yes nor no",
    "not-a-country": "it is not a country",
    "not-listed": "the field does not list it",
}
"""Each cause in words, as a report says them of a group of cells."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text is not read: its cause, and a phrase that follows the quoted text."""

    cause: Cause
    phrase: str
