"""fields.yaml: every field of an account, declared once."""

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal, TypeAlias

import pydantic

from icp_playbook.fields.conventions import Conventions
from icp_playbook.values import Id, Lists, Part, Scalar, SharesIds, Suggests, Text, Waiver

FieldType: TypeAlias = Literal[
    "integer",
    "number",
    "percent",
    "year",
    "money",
    "text",
    "choice",
    "choices",
    "boolean",
    "date",
    "country",
    "domain",
]
FieldId: TypeAlias = Annotated[
    pydantic.StrictStr, pydantic.Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
]
Listing: TypeAlias = Literal["closed", "open"]
Moment: TypeAlias = Literal["before-the-call", "first-minutes", "discovery", "late"]
FieldSubject: TypeAlias = Literal["account", "contact"]
"""Whom a field describes."""
ContactMatch: TypeAlias = Literal["any", "all"]
"""How many of an account's contacts have to meet a condition."""


CountryCode: TypeAlias = Annotated[pydantic.StrictStr, pydantic.Field(pattern=r"^[A-Z]{2}$")]


class Choice(Part):
    """One allowed value of a choice field."""

    id: Id
    """The id that criteria and accounts use."""
    label: Text
    """The name shown on pages."""
    synonyms: tuple[Text, ...] = ()
    """Other words that exports write for it; case does not matter."""
    aliases: tuple[Text, ...] = ()
    """Words that people type for it and no export writes. Search reads them; lists and filters never do."""


class Group(Part):
    """A named set of values: a region of countries, a family of industries or tools."""

    id: Id
    """The id that criteria use."""
    label: Text
    """The name shown on pages."""
    members: Annotated[tuple[Text, ...], pydantic.Field(min_length=1)]
    """Values of the field: choice ids, or ISO 3166 two-letter country codes."""


class Columns(Part):
    """Column names under which CRMs and data providers export the field."""

    hubspot: tuple[Text, ...] = ()
    """HubSpot labels and property names; the first property name is used when writing."""
    salesforce: tuple[Text, ...] = ()
    """Salesforce labels and API names."""
    apollo: tuple[Text, ...] = ()
    """Apollo column names."""
    clearbit: tuple[Text, ...] = ()
    """Clearbit property names."""
    zoominfo: tuple[Text, ...] = ()
    """ZoomInfo column names."""
    linkedin: tuple[Text, ...] = ()
    """Column names of LinkedIn and Sales Navigator lists."""
    crunchbase: tuple[Text, ...] = ()
    """Crunchbase column names."""
    pipedrive: tuple[Text, ...] = ()
    """Pipedrive labels and API names."""
    zoho: tuple[Text, ...] = ()
    """Zoho CRM labels and API names."""
    other: tuple[Text, ...] = ()
    """Names seen elsewhere."""


PROVIDERS = tuple(Columns.model_fields)
"""Whose names for a column a field may list; the order is that of the file."""


class Field(Part):
    """One thing that can be known about an account."""

    id: FieldId
    """The id that conditions use, in snake_case."""
    label: Text
    """The name shown on pages."""
    type: FieldType
    """The type of its values."""
    about: Text | None = None
    """What exactly is meant, if the label is not enough."""
    question: Text | None = None
    """How a rep asks for it."""
    of: FieldSubject = "account"
    """Whom it describes: the account, or each of its contacts. One of contacts is read from their list."""
    match: ContactMatch | None = None
    """For a field of contacts: whether a condition has to hold for any contact of the account, or for all."""
    unit: Text | None = None
    """The unit of a number, shown after it: people, days."""
    units: tuple[Text, ...] = ()
    """Other words that people say beside its number: staff, headcount. A sign of money stands for no word."""
    learned: Moment = "discovery"
    """How early in the sales process you learn it."""
    values: Annotated[tuple[Choice, ...], SharesIds("values")] = ()
    """The allowed values of a choice or choices field, in a sensible order."""
    listing: Listing = pydantic.Field(default="closed", alias="list")
    """For choices: closed, what is not listed does not exist here; open, any word is a value."""
    minimum: pydantic.StrictInt | pydantic.StrictFloat | None = None
    """For numbers: the least the field can be. Without it, numbers may be below zero."""
    missing: Scalar | tuple[Scalar, ...] | None = None
    """The value that an empty cell of a list stands for; a list of values for choices."""
    groups: Annotated[tuple[Group, ...], SharesIds("values")] = ()
    """Named sets of values, usable wherever a list of values is allowed."""
    columns: Columns = Columns()
    """The field's column names in exports."""
    synonyms: dict[Annotated[CountryCode, Suggests("country")], tuple[Text, ...]] = {}
    """Other words for a country in a country field, by its two-letter code."""

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """Values by id."""
        return {choice.id: choice for choice in self.values}

    @cached_property
    def group_members(self) -> dict[str, tuple[str, ...]]:
        """Members by group id."""
        return {group.id: group.members for group in self.groups}


class FieldsFile(Part):
    """The account catalogue: what can be known about an account."""

    fields: Annotated[tuple[Field, ...], pydantic.Field(min_length=1), Lists("field")]
    """Every field, in the order forms and tables show them."""
    waive: tuple[Waiver, ...] = ()
    """Rules that `check` does not apply to this file, each with its reason."""


class Catalogue:
    """The fields by id, and the playbook's conventions, for reading cells and printing money."""

    def __init__(self, fields: tuple[Field, ...], conventions: Conventions) -> None:
        self.fields = {field.id: field for field in fields}
        self.conventions = conventions

    def describing(self, subject: FieldSubject) -> "Catalogue":
        """The fields that describe the account, or those that describe its contacts."""
        return Catalogue(tuple(one for one in self.fields.values() if one.of == subject), self.conventions)

    def matches(self, names: Iterable[str]) -> tuple[ContactMatch, ...]:
        """How contacts count in a condition on some fields; empty where none of these is of contacts."""
        found = (self.fields[name] for name in names if name in self.fields)
        return tuple(dict.fromkeys(one.match for one in found if one.of == "contact" and one.match))

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.conventions.currency

    def __contains__(self, field_id: object) -> bool:
        return field_id in self.fields

    def __getitem__(self, field_id: str) -> Field:
        return self.fields[field_id]
