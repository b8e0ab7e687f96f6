"""Lists of accounts that bind, as examples do: which share of one is in a tier or has a status."""

from typing import Annotated

from pydantic import Field, StrictBool

from icp_playbook.model.example import FitStatus
from icp_playbook.model.fit import Percent
from icp_playbook.values import Date, Id, Names, NamesPart, Part, Text


class ListShare(Part):
    """How many of a list's accounts are in one of some tiers or have one of some statuses."""

    tiers: tuple[Annotated[Id, NamesPart("tier")], ...] = ()
    """The tiers that count; an account whose tier is open is in none."""
    statuses: tuple[FitStatus, ...] = ()
    """The statuses that count, beside the tiers."""
    at_least: Percent | None = None
    """The floor, in percent of the list's accounts."""
    at_most: Percent | None = None
    """The ceiling, in percent of the list's accounts."""


class AccountList(Part):
    """A list of accounts that the playbook is held to."""

    id: Id
    """The id that reports use."""
    label: Text
    """The name shown in reports."""
    file: Text
    """The list, from the folder of the playbook and inside it: CSV or a workbook, as for `score`."""
    as_of: Date
    """The date signals are evaluated on."""
    icp: Annotated[Id, Names("profile")] | None = None
    """The ICP its accounts are scored against; without it, each against the best of all."""
    illustrative: StrictBool = False
    """true if it is made up for the example playbook."""
    shares: Annotated[tuple[ListShare, ...], Field(max_length=50)] = ()
    """The shares that hold, each with a floor, a ceiling or both."""
