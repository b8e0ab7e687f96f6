"""A buying signal: an event that makes now a good time to reach out."""

from typing import Annotated, Literal

from pydantic import Field

from icp_playbook.model.entry import Entry
from icp_playbook.model.fit import Band
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.values import Prose, Text


class Signal(Entry):
    """A buying trigger; the points of all active ones add up to the account's intent."""

    category: (
        Literal[
            "funding",
            "hiring",
            "launch",
            "expansion",
            "leadership",
            "engagement",
            "technology",
            "regulation",
            "operations",
        ]
        | None
    ) = None
    """The kind of event."""
    says: Text = ""
    """The signal in one sentence."""
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=12)]
    """Points for the first band that is met; bands with `within` make the signal fade."""
    why: Text = ""
    """Why it means they may buy now."""
    where: tuple[Text, ...] = ()
    """Where to see it."""
    act: Prose = ""
    """What to do when you see it."""
    opener: Text = ""
    """A first line that uses it without being creepy."""


OUTLINE: Outline = {
    **HEAD,
    "category": OutlineRow("wording"),
    "says": OutlineRow("wording"),
    "bands": OutlineRow("band", holds="bands"),
    "why": OutlineRow("wording"),
    "where": OutlineRow("guidance"),
    "act": OutlineRow("guidance"),
    "opener": OutlineRow("message"),
}
"""How its changes are told."""
