"""What a list of accounts has of each field, for the rule that looks at one."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedFields:
    """The fields of a list: those that a column gives, and in how many rows there is a value."""

    name: str
    """What the list is called."""
    rows: int
    """Its accounts."""
    filled: Mapping[str, int]
    """Field with a column → accounts with a value."""
