"""A number that a list of outcomes tells, and the query that finds it there."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from icp_playbook.conditions import Condition
from icp_playbook.model.example import FitStatus
from icp_playbook.values import Id, NamesPart, Part, Period, Unit, WrittenValue

Quantity: TypeAlias = Literal["won", "renewed", "expanded", "renewed-value", "retention", "cycle", "value"]
MEASURED_UNITS: Mapping[Quantity, Unit] = {
    "won": "percent",
    "renewed": "percent",
    "expanded": "percent",
    "renewed-value": "percent",
    "retention": "percent",
    "cycle": "days",
    "value": "money",
}
"""What each is written in."""
MEASURED_COLUMNS: Mapping[Quantity, tuple[str, ...]] = {
    "won": (),
    "renewed": ("renewed",),
    "expanded": ("expanded",),
    "renewed-value": ("renewed", "value"),
    "retention": ("closed", "churned"),
    "cycle": ("created", "closed"),
    "value": ("value",),
}
"""The columns that a list needs for it, beside the one that says won or lost."""


class Measurement(Part):
    """A number of a figure, and what it is counted over: the accounts of a list that all of its keys leave.

    Each account is scored against the profile as of the day it was created.
    """

    id: Id
    """Unique within the figure."""
    outcomes: Annotated[Id, NamesPart("list of outcomes")]
    """The list of playbook.yaml."""
    what: Quantity
    """The share won, renewed or expanded, of the value renewed, of customers who stay a year; or a median."""
    value: WrittenValue
    """The number as `says` has it: 34%, 31d or 9k. It is compared as far as it is written."""
    sample: Annotated[int, Field(strict=True, ge=1, le=10_000_000)]
    """How many accounts it is counted over."""
    tiers: tuple[Annotated[Id, NamesPart("tier")], ...] = ()
    """Only accounts in one of these tiers, or with one of the statuses."""
    statuses: tuple[FitStatus, ...] = ()
    """Only accounts with one of these statuses, or in one of the tiers."""
    when: Condition | None = None
    """Only accounts that surely meet it, as of the day they were created."""
    created: Period | None = None
    """Only those created from the first day to the last."""
    closed: Period | None = None
    """Only those closed from the first day to the last."""
