"""An account as evaluators take it: field → value, every value read by its field's type."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.fields import Catalogue, Misfit, Value, read_value, traits
from icp_playbook.values import Interval

OneKnown: TypeAlias = str | int | float | bool | datetime.date | Interval | frozenset[str]


@dataclass(frozen=True, slots=True)
class ContactValues:
    """What is known of each contact of an account, in the order of the contacts; None where nothing is.

    Every field of contacts has them in the same order. A single value in their place is that of all contacts,
    and that of one where no field has several.
    """

    values: tuple[OneKnown | None, ...]


Known: TypeAlias = OneKnown | ContactValues
Account: TypeAlias = Mapping[str, Known]
"""A field that is absent is not known."""


def as_account(record: Mapping[str, object], catalogue: Catalogue) -> Account:
    """A record as the YAML of an example writes it. It must suit the catalogue's record schema."""
    return {
        name: _known(catalogue, name, value)
        for name, value in record.items()
        if value is not None and name in catalogue
    }


def _known(catalogue: Catalogue, name: str, value: object) -> OneKnown:
    field = catalogue[name]
    if traits(field.type).many:
        values = value if isinstance(value, list | tuple) else (value,)
        return frozenset(str(_read(read_value(field, one))) for one in values)
    return _read(read_value(field, value))


def _read(value: Value | Misfit) -> Value:
    if isinstance(value, Misfit):
        raise TypeError(value.sentence)
    return value
