"""What every entry has: a name, an owner, a review, and the ids it used to have."""

from typing import Annotated, Literal, TypeAlias, TypeVar, get_args

from pydantic import Field

from icp_playbook.model.audience import ForAudience
from icp_playbook.model.custom_property import CustomData, PropertyId
from icp_playbook.values import Date, Days, Id, Part, Suggests, Text, Waiver

Function: TypeAlias = Literal["sales", "marketing", "product", "customer-success", "leadership", "finance"]
FUNCTIONS: tuple[Function, ...] = get_args(Function)

Owner: TypeAlias = Annotated[str, Field(strict=True, pattern=r"^[^\s]+$", max_length=200)]

LONGEST_NAME = 120
"""Characters of a name."""

T = TypeVar("T")
Nonempty: TypeAlias = Annotated[tuple[T, ...], Field(min_length=1)]


class Review(Part):
    """When the entry was last reviewed, by whom, and what triggers the next review."""

    last: Date | None = None
    """The date of the last review."""
    every: Days | None = None
    """The longest time between reviews; defaults to the playbook's."""
    by: dict[Function, Date] = {}
    """Function → the date it reviewed the entry."""
    triggers: tuple[Text, ...] = ()
    """What triggers an earlier review: a new product, a new market, a change in regulation."""


class Entry(Part):
    """What every entry has."""

    name: Annotated[str, Field(strict=True, pattern=r"[^\s]", max_length=LONGEST_NAME)]
    """Its name, also the title of its page."""
    owner: Annotated[Owner, Suggests("owner")] = ""
    """Who owns it: an e-mail address or a team handle."""
    review: Review = Review()
    """When it was last reviewed and when to review it again."""
    aliases: tuple[Text, ...] = ()
    """Other words for it: short forms, slang, what a rep would type."""
    tags: tuple[Id, ...] = ()
    """Labels of your choice."""
    formerly: tuple[Id, ...] = ()
    """Ids the entry had before; links to them keep working."""
    custom: dict[PropertyId, CustomData] = {}
    """Your own keys, as `custom_properties` in playbook.yaml declares them."""
    waive: tuple[Waiver, ...] = ()
    """Rules that `check` does not apply to this file, each with its reason."""
    audience: ForAudience | None = None
    """Who may see the entry: internal, partner or public; by default as `audience` in playbook.yaml says."""
