"""What the profile rests on: the best customers, figures with their samples, interviews."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StrictBool

from icp_playbook.model.audience import ForAudience
from icp_playbook.model.measurement import Measurement
from icp_playbook.values import Date, Id, Part, Prose, Text

Best: TypeAlias = Literal[
    "lifetime-value",
    "profitability",
    "adoption",
    "smooth-onboarding",
    "low-support-load",
    "renewals",
    "referrals",
]
Measure: TypeAlias = Literal[
    "conversion",
    "cycle",
    "retention",
    "expansion",
    "lifetime-value",
    "onboarding",
    "support",
    "adoption",
    "other",
]


class BestCustomer(Part):
    """One of the customers the profile is based on."""

    name: Text
    """The customer's name, or what we may call it."""
    since: Date | None = None
    """Customer since."""
    best_for: tuple[Best, ...] = ()
    """What makes it one of the best."""
    note: Text = ""
    """What happened, in a sentence."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Figure(Part):
    """A number and its source."""

    id: Id
    """Unique within the profile."""
    measure: Measure
    """What is measured."""
    says: Text
    """The figure in words, with what it is compared to."""
    sample: Annotated[int, Field(strict=True, ge=1, le=10_000_000)]
    """How many accounts, deals or people it is based on."""
    date: Date
    """When it was measured."""
    source: Text
    """Where it can be checked."""
    measured: Annotated[tuple[Measurement, ...], Field(max_length=10)] = ()
    """The numbers of `says`, each with the query of a list of outcomes that must tell it."""
    illustrative: StrictBool = False
    """true if it is made up for the example playbook."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Interview(Part):
    """A customer interview."""

    id: Id
    """Unique within the profile."""
    who: Text
    """Title and kind of company."""
    date: Date
    """When it took place."""
    before: Prose = ""
    """The challenge before."""
    why_bought: Prose = ""
    """Why they bought."""
    clicked: Prose = ""
    """The moment it clicked."""
    result: Prose = ""
    """The tangible result."""
    usage: Prose = ""
    """How they use it."""
    quote: Text | None = None
    """A sentence in their words."""
    illustrative: StrictBool = False
    """true if it is made up for the example playbook."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Evidence(Part):
    """Why this profile and not another."""

    best_means: tuple[Best, ...] = ()
    """What "best customer" means here, most important first."""
    how_chosen: Prose = ""
    """How the best customers were chosen."""
    customers: tuple[BestCustomer, ...] = ()
    """The best customers."""
    figures: tuple[Figure, ...] = ()
    """Conversion quality, cycle length, retention, expansion."""
    interviews: tuple[Interview, ...] = ()
    """Customer interviews."""
    illustrative: StrictBool = False
    """true if the customers are made up for the example playbook."""
