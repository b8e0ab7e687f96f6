"""Custom properties: a company's own keys, declared once in playbook.yaml and written under `custom`."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StrictBool, StrictStr

from icp_playbook.model.audience import ForAudience
from icp_playbook.values import Id, NamesPart, Part, Scalar, Text

PropertyId: TypeAlias = Annotated[StrictStr, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
PropertyType: TypeAlias = Literal[
    "text", "prose", "list", "choice", "number", "money", "date", "link", "boolean"
]
CustomData: TypeAlias = Scalar | tuple[Text, ...]
"""What an entry writes for a property, before the property says what it means."""
AT_HEAD = "head"
"""The section of what stands in the table at the head of a page."""
BELOW = "details"
"""The section after all others, which every page can have."""


class CustomProperty(Part):
    """A key of your own that entries write under `custom`, as a CRM has custom properties."""

    id: PropertyId
    """The key, in snake_case."""
    label: Text
    """The name shown on pages and in reports."""
    about: Text | None = None
    """What to write there; forms and editors show it."""
    kinds: Annotated[tuple[Annotated[Id, NamesPart("kind")], ...], Field(min_length=1)]
    """The kinds of entry that may have it, such as persona."""
    type: PropertyType
    """What its values are."""
    values: tuple[Text, ...] = ()
    """The allowed values of a choice."""
    section: Annotated[Id, NamesPart("section")] = BELOW
    """Where it is shown: `head`, `details` below all else, or a section of the page by its anchor."""
    required: StrictBool = False
    """true if every entry of these kinds must have it."""
    call_sheet: StrictBool = False
    """true to show it on call sheets as well; their paper has no room for it."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


def properties_of(properties: tuple[CustomProperty, ...], kind: str) -> tuple[CustomProperty, ...]:
    """Those that entries of a kind may have, as declared."""
    return tuple(one for one in properties if kind in one.kinds)
