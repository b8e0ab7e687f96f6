"""What a type of field means to all that handles fields: its values are a list, an amount, a moment …"""

from dataclasses import dataclass
from functools import cache
from typing import assert_never

from icp_playbook.fields.catalogue import FieldType


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """Properties of a type of field."""

    many: bool = False
    """A field holds several values at once."""
    listed: bool = False
    """fields.yaml lists the values."""
    amount: bool = False
    """A value says how much or how many, and nothing else."""
    number: bool = False
    """A value is a number, which may be known only as a band."""
    whole: bool = False
    """A number is a whole one: none lies between 499 and 500."""
    money: bool = False
    """A value is in a currency."""
    moment: bool = False
    """A value is a point in time: later rather than more."""
    statement: bool = False
    """A value says whether the label is true."""


@cache
def traits(type_: FieldType) -> Traits:
    """The properties of a type."""
    match type_:
        case "integer":
            return Traits(amount=True, number=True, whole=True)
        case "number":
            return Traits(amount=True, number=True)
        case "money":
            return Traits(amount=True, number=True, whole=True, money=True)
        case "percent":
            return Traits(number=True)
        case "year":
            return Traits(number=True, whole=True, moment=True)
        case "choice":
            return Traits(listed=True)
        case "choices":
            return Traits(many=True, listed=True)
        case "date":
            return Traits(moment=True)
        case "boolean":
            return Traits(statement=True)
        case "text" | "country" | "domain":
            return Traits()
        case _:
            assert_never(type_)
