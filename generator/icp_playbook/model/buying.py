"""How the company buys: behaviour, committee and procurement path."""

from typing import Annotated, Literal, TypeAlias, get_args

from icp_playbook.model.audience import ForAudience
from icp_playbook.values import HeadcountRange, Id, MoneyRange, Names, Part, Prose, Text

Role: TypeAlias = Literal["economic-buyer", "executive-sponsor", "champion", "technical-evaluator", "blocker"]
ROLES: tuple[Role, ...] = get_args(Role)
CORE_ROLES: tuple[Role, ...] = ("economic-buyer", "champion", "technical-evaluator", "blocker")
"""The roles every committee has, named or not."""


class Buying(Part):
    """Buying behaviour."""

    budget: MoneyRange | None = None
    """First-contract spend per year."""
    order_value: MoneyRange | None = None
    """Order value per year."""
    frequency: Text = ""
    """How often they buy or renew."""
    cycle: HeadcountRange | None = None
    """Days from first meeting to signature, fastest to slowest."""
    channels: tuple[Text, ...] = ()
    """Where they look and buy."""
    signs: Text = ""
    """Who signs."""
    decision: Text = ""
    """How the decision is made."""
    speed: Text = ""
    """How fast similar customers converted."""
    usage: Text = ""
    """How they use the product once they have it."""


class Seat(Part):
    """A role on the buying committee."""

    role: Role
    """The role in the decision."""
    persona: Annotated[Id, Names("persona")]
    """Who usually has it."""
    wants: Text = ""
    """What this person needs to see here to say yes."""
    blocks: Text = ""
    """What makes this person say no."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Step(Part):
    """One step in the procurement path."""

    step: Text
    """What happens."""
    who: Text = ""
    """Who does it on their side."""
    days: HeadcountRange | None = None
    """Days it takes, fastest to slowest."""
    tip: Prose | None = None
    """How we speed it up."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""
