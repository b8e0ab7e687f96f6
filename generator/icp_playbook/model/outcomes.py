"""Lists of outcomes: what became of accounts, and which columns of an export say so."""

from typing import Annotated

from pydantic import Field, StrictBool

from icp_playbook.fields import FieldId
from icp_playbook.values import Date, Id, NamesPart, Part, Text


class OutcomeColumns(Part):
    """The columns of a list of outcomes. What is not named here, or by a field that decides, is not read."""

    outcome: Text | None = None
    """The column whose values say won, lost or open, such as the stage of a deal; or `won`."""
    won: Text | None = None
    """The column that says yes for won and no for lost; empty for open."""
    created: Text | None = None
    """The day the deal was created; accounts are judged as of it."""
    closed: Text | None = None
    """The day the deal was won or lost."""
    value: Text | None = None
    """The amount of the deal."""
    stage: Text | None = None
    """The furthest stage the deal reached."""
    renewed: Text | None = None
    """Whether the customer renewed."""
    expanded: Text | None = None
    """Whether the customer bought more."""
    churned: Text | None = None
    """The day the customer left; empty for who stayed."""
    known_on: Text | dict[Annotated[FieldId, NamesPart("field")], Text] = {}
    """Field → the column with the day its value was learnt; or one column for all fields."""


class OutcomeSource(Part):
    """A list with what became of accounts, and where it is from."""

    id: Id
    """The id that commands and reports use."""
    label: Text
    """The name shown in reports."""
    file: Text
    """The list, from the folder of the playbook: CSV, a workbook, Parquet, or database.duckdb::table."""
    source: Text
    """Where the list comes from, such as a report of the CRM."""
    date: Date
    """When it was taken: what was open then counts as open, and who had not left by then as staying."""
    illustrative: StrictBool = False
    """true if it is made up for the example playbook."""
    columns: OutcomeColumns
    won: tuple[Text, ...] = ()
    """The values of the column `outcome` that say won."""
    lost: tuple[Text, ...] = ()
    """The values that say lost."""
    open: tuple[Text, ...] = ()
    """The values that say open; without it, every value that is neither won nor lost."""
    stages: Annotated[tuple[Text, ...], Field(max_length=50)] = ()
    """The values of the column `stage`, in the order of the funnel."""
