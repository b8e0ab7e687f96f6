"""What every entry has: a name, an owner, a review, and the ids it used to have."""

from typing import Annotated, Literal, TypeAlias, TypeVar, get_args

from pydantic import Field

from icp_playbook.values import Date, Days, Id, Part, Text

Function: TypeAlias = Literal["sales", "marketing", "product", "customer-success", "leadership", "finance"]
FUNCTIONS: tuple[Function, ...] = get_args(Function)

T = TypeVar("T")
Nonempty: TypeAlias = Annotated[tuple[T, ...], Field(min_length=1)]


class Review(Part):
    """When the entry was last looked at, by whom, and what calls for another look."""

    last: Date
    """The day of the last review."""
    every: Days | None = None
    """The longest time between reviews; the playbook's when left out."""
    by: dict[Function, Date] = {}
    """Function → the day it reviewed the entry."""
    triggers: tuple[Text, ...] = ()
    """What calls for a look before the date: a new product, a new market, a shift in regulation."""


class Entry(Part):
    """The head of every entry."""

    name: Annotated[str, Field(strict=True, pattern=r"[^\s]", max_length=120)]
    """What people call it; the title of its page."""
    owner: Annotated[str, Field(strict=True, pattern=r"^[^\s]+$", max_length=200)]
    """Who answers for it: an e-mail address or a team handle."""
    review: Review
    """When it was last looked at and when to look again."""
    aliases: tuple[Text, ...] = ()
    """Other words for it: short forms, slang, what a rep would type."""
    tags: tuple[Id, ...] = ()
    """Free labels."""
    formerly: tuple[Id, ...] = ()
    """Ids the entry had before; links to them keep working."""
