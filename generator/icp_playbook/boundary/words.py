"""Accounts that show something, in words: "Industry: B2B software; Employees: 45 people; Tools: Slack"."""

import datetime
from collections.abc import Iterator
from typing import Any

from icp_playbook.boundary.space import AS_OF
from icp_playbook.fields import Catalogue, Field, say_value
from icp_playbook.fit import Account, ContactValues, Known, OneKnown
from icp_playbook.phrases import counted, series
from icp_playbook.values import Interval, say_date

ANY_ACCOUNT = "any account"
"""An account of which nothing needs to be known."""
_OLD = 1_000
"""Days after which a day is told as well, and not only its age."""


def account_words(
    account: Account, catalogue: Catalogue, as_of: datetime.date, limit: int | None = None
) -> str:
    """What is known of an account, by the labels of its fields, in the order of the catalogue.

    With a `limit` the first fields are told and the others counted.
    """
    known = [*_fields(account, catalogue, as_of)]
    if not known:
        return ANY_ACCOUNT
    return series([f"{label}: {words}" for label, words in known], "", limit=limit, between="; ")


def account_rows(account: Account, catalogue: Catalogue, as_of: datetime.date) -> tuple[tuple[str, str], ...]:
    """The same as labels and values."""
    return tuple(_fields(account, catalogue, as_of))


def account_record(account: Account, catalogue: Catalogue) -> dict[str, Any]:
    """An account as an example writes it. What is known of contacts is left out: it is in their list."""
    return {
        name: _plain(account[name], field)
        for name, field in catalogue.fields.items()
        if name in account and not isinstance(account[name], ContactValues)
    }


def _plain(value: Known, field: Field) -> Any:
    if isinstance(value, frozenset):
        listed = [one for one in field.choices if one in value]
        return [*listed, *sorted(value.difference(listed))]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return f"{value:.15g}%" if field.type == "percent" and isinstance(value, int | float) else value


def _fields(account: Account, catalogue: Catalogue, as_of: datetime.date) -> Iterator[tuple[str, str]]:
    for name, field in catalogue.fields.items():
        if name in account:
            yield field.label, _known(account[name], field, catalogue, as_of)


def _known(known: Known, field: Field, catalogue: Catalogue, as_of: datetime.date) -> str:
    if isinstance(known, ContactValues):
        values = [
            "not known" if one is None else _value(one, field, catalogue, as_of) for one in known.values
        ]
        return f"{series(values, 'and')} of {counted(len(values), 'contact')}"
    return _value(known, field, catalogue, as_of)


def _value(value: OneKnown, field: Field, catalogue: Catalogue, as_of: datetime.date) -> str:
    def word(one: object) -> str:
        words = say_value(catalogue, field, one)
        return f"“{words}”" if field.type == "text" else words

    if isinstance(value, frozenset):
        listed = [one for one in field.choices if one in value]
        return series([word(one) for one in (*listed, *sorted(value.difference(listed)))], "and") or "none"
    if isinstance(value, datetime.date):
        return _day(value, as_of)
    unit = f" {field.unit}" if field.unit and value != 1 else ""  # units are plurals
    if isinstance(value, Interval):
        high = "or more" if value.high is None else f"to {word(value.high)}"
        return f"{word(value.low)} {high}{unit}"
    return f"{word(value)}{unit}"


def _day(day: datetime.date, as_of: datetime.date) -> str:
    """A day by its age, since ages are what most conditions ask for; by its date where that may count."""
    age = (as_of - day).days
    if age < 0:
        return say_date(day)
    ago = f"{counted(age, 'day')} ago" if age else "today"
    return ago if as_of == AS_OF and age < _OLD else f"{ago} ({say_date(day)})"
