"""What is known about the companies of a profile: rows M02 to M05 and M07 of the field's vocabulary."""

from pydantic import Field

from icp_playbook.model.entry import Nonempty
from icp_playbook.values import HeadcountRange, Id, MoneyRange, Part, Prose, Text


class Firmographics(Part):
    """What the company is: industry, size, place, budget, stage."""

    industry: Nonempty[Text]
    """Industries or verticals, in the words people use."""
    employees: HeadcountRange
    """Headcount of the companies served best."""
    revenue: MoneyRange
    """Annual revenue of the companies served best."""
    geography: Text
    """Where they mostly are."""
    budget: MoneyRange | None = None
    """What they set aside a year for the problem we solve."""
    stage: Text
    """Where they stand in their life as a company."""


class Technographics(Part):
    """What the company runs."""

    shows_fit: Nonempty[Text]
    """Tools whose presence shows fit."""
    rules_out: tuple[Text, ...] = ()
    """Tools whose presence rules the company out, each with a word on why."""
    stack: Text
    """How modern the stack is, and what that means for us."""


class Growth(Part):
    """Signs that the company will need more of what we sell."""

    funding: Text | None = None
    """Recent funding."""
    hiring: Text | None = None
    """Roles being hired."""
    expansion: Text | None = None
    """New products, sites or markets."""


class Situation(Part):
    """Why the problem presses now."""

    challenges: Nonempty[Text]
    """What goes wrong in an ordinary week."""
    goals: Nonempty[Text]
    """What the company wants to reach this year."""
    urgency: Text
    """What makes it a matter of this quarter."""
    maturity: Text
    """How mature the company's way of working must be."""
    data_readiness: Text
    """What state its data must be in."""


class Trait(Part):
    """A value, attitude, preference, interest or belief, and what it changes about selling."""

    trait: Text
    """What they hold."""
    so: Text
    """What we therefore do."""


class Psychographics(Part):
    """How these people see their work."""

    values: tuple[Trait, ...] = ()
    """What they hold dear."""
    attitudes: tuple[Trait, ...] = ()
    """How they meet vendors and change."""
    preferences: tuple[Trait, ...] = ()
    """How they like to buy and work."""
    interests: tuple[Trait, ...] = ()
    """What they read and follow."""
    beliefs: tuple[Trait, ...] = ()
    """What they take to be true."""


class UseCase(Part):
    """What the product is put to work for."""

    id: Id
    """Unique within the profile."""
    name: Text
    """The job in a few words."""
    how: Prose
    """What the product does there."""


class Implementation(Part):
    """What it takes to go live."""

    days: HeadcountRange = Field()
    """Days from signature to first value, from fast to slow."""
    requires: Nonempty[Text]
    """What the customer must bring."""
    sponsor: Text
    """The executive sponsor it takes, and what they do."""
