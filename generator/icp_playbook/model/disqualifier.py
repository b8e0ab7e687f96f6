"""A disqualifier: a customer who would buy but cost more than they bring in."""

from typing import Literal

from icp_playbook.conditions import Condition
from icp_playbook.model.entry import Entry
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.values import Text


class Disqualifier(Entry):
    """Negative fit: a customer who would buy but cost more than they bring in."""

    category: (
        Literal[
            "timing",
            "data",
            "maturity",
            "customisation",
            "ownership",
            "economics",
            "technology",
            "compliance",
        ]
        | None
    ) = None
    """The kind of misfit."""
    says: Text = ""
    """The disqualifier in one sentence."""
    when: Condition
    """What rules the account out."""
    why: Text = ""
    """What such a customer costs us, and them."""
    spot: tuple[Text, ...] = ()
    """How to spot it."""
    ask: tuple[Text, ...] = ()
    """The deciding question, and follow-ups."""
    cite: Text = ""
    """What a rep can cite internally when walking away."""
    tell_them: Text = ""
    """How to say no to the prospect and leave the door open."""
    revisit: Text = ""
    """What has to change before we reconsider."""


OUTLINE: Outline = {
    **HEAD,
    "category": OutlineRow("wording"),
    "says": OutlineRow("wording"),
    "when": OutlineRow("disqualifier", holds="condition"),
    "why": OutlineRow("wording"),
    "spot": OutlineRow("guidance"),
    "ask": OutlineRow("question"),
    "cite": OutlineRow("guidance"),
    "tell_them": OutlineRow("message"),
    "revisit": OutlineRow("guidance"),
}
"""How its changes are told."""
