"""How many accounts the team can work, for comparing the tiers with the market."""

from typing import Annotated, TypeAlias

from pydantic import Field

from icp_playbook.values import Id, NamesPart, Part

Workable: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=100_000)]
"""Accounts that a rep can work at a time."""


class Capacity(Part):
    """The team that works the accounts, and the market they come from."""

    reps: Annotated[int, Field(strict=True, ge=1, le=100_000)]
    """How many people work accounts."""
    accounts_per_rep: dict[Annotated[Id, NamesPart("tier")], Workable] = {}
    """Tier → how many of its accounts one of them can work at a time."""
    plays: dict[Annotated[Id, NamesPart("play")], Workable] = {}
    """Play → how many accounts that call for it one of them can work at a time."""
    market: Annotated[Id, NamesPart("account list")] | None = None
    """The list that stands for the market: all of it, or a random sample."""
    accounts: Annotated[int, Field(strict=True, ge=1, le=1_000_000_000)] | None = None
    """How many accounts the market has, where the list is a sample of it."""
