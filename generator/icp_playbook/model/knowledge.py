"""What a profile says about its companies: firmographics, tools, growth, situation, mindset, use."""

from icp_playbook.model.audience import ForAudience
from icp_playbook.values import HeadcountRange, Id, MoneyRange, Part, Prose, Text


class Firmographics(Part):
    """What the company is: industry, size, location, budget, stage."""

    industry: tuple[Text, ...] = ()
    """Industries or verticals, as people call them."""
    employees: HeadcountRange | None = None
    """Headcount of the companies we serve best."""
    revenue: MoneyRange | None = None
    """Annual revenue of the companies we serve best."""
    geography: Text = ""
    """Where most of them are."""
    budget: MoneyRange | None = None
    """What they budget per year for the problem we solve."""
    stage: Text = ""
    """Their company stage."""


class Technographics(Part):
    """What the company runs."""

    shows_fit: tuple[Text, ...] = ()
    """Tools whose presence shows fit."""
    rules_out: tuple[Text, ...] = ()
    """Tools whose presence rules the company out, each with a reason."""
    stack: Text = ""
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
    """Why the problem is urgent now."""

    challenges: tuple[Text, ...] = ()
    """What goes wrong in an ordinary week."""
    goals: tuple[Text, ...] = ()
    """What the company wants to achieve this year."""
    urgency: Text = ""
    """What makes it urgent this quarter."""
    maturity: Text = ""
    """How mature the company's processes must be."""
    data_readiness: Text = ""
    """What state its data must be in."""


class Trait(Part):
    """A value, attitude, preference, interest or belief, and what it changes about selling."""

    trait: Text
    """What they think or value."""
    so: Text = ""
    """What we do about it."""


class Psychographics(Part):
    """How these people see their work."""

    values: tuple[Trait, ...] = ()
    """What they value."""
    attitudes: tuple[Trait, ...] = ()
    """How they react to vendors and to change."""
    preferences: tuple[Trait, ...] = ()
    """How they like to buy and work."""
    interests: tuple[Trait, ...] = ()
    """What they read and follow."""
    beliefs: tuple[Trait, ...] = ()
    """What they believe."""


class UseCase(Part):
    """What the product is used for."""

    id: Id
    """Unique within the profile."""
    name: Text
    """The job in a few words."""
    how: Prose = ""
    """What the product does there."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Implementation(Part):
    """What it takes to go live."""

    days: HeadcountRange | None = None
    """Days from signature to first value, fastest to slowest."""
    requires: tuple[Text, ...] = ()
    """What the customer has to provide."""
    sponsor: Text = ""
    """The executive sponsor needed, and what they do."""
