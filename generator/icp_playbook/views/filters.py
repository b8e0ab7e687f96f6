"""Drop-downs above a table; their state is kept in the URL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from icp_playbook.playbook import Playbook

IN_FULL = 200
"""Rows of an index that are shown with all they have."""


@dataclass(frozen=True, slots=True)
class TableFilter:
    """A drop-down above a table: its name in the URL, its label, its values with their words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def is_long(rows: int) -> bool:
    """Whether a table of so many rows is cut to what tells one row from another."""
    return rows > IN_FULL


def option_numbers(filters: Iterable[TableFilter]) -> dict[tuple[str, str], int]:
    """Filter and value → number of the option, counted through all drop-downs."""
    options = ((each.name, value) for each in filters for value, _ in each.options)
    return {option: number for number, option in enumerate(options)}


def numbered(facets: Mapping[str, str], numbers: Mapping[tuple[str, str], int]) -> str:
    """What a row of a long table belongs to: the numbers of its options, separated by blanks.

    `facets` is filter name → values separated by blanks.
    """
    values = ((name, value) for name, listed in facets.items() for value in listed.split())
    return " ".join(str(numbers[one]) for one in values if one in numbers)


def by_icp(playbook: Playbook) -> TableFilter:
    """The filter that every index has."""
    return TableFilter("icp", "ICP", tuple((icp, profile.name) for icp, profile in playbook.profiles.items()))
