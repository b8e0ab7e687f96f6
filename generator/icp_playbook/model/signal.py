"""A buying signal: something that happened and makes now the time to act."""

from typing import Annotated, Literal

from pydantic import Field

from icp_playbook.model.entry import Entry, Nonempty
from icp_playbook.model.fit import Band
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.values import Prose, Text


class Signal(Entry):
    """A buying trigger; the points of all that hold make the account's intent."""

    category: Literal[
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
    """What sort of event it is."""
    says: Text
    """The signal in one sentence."""
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=12)]
    """Points by the first band that holds; bands on `within` make the signal fade."""
    why: Text
    """Why it means that they may buy now."""
    where: Nonempty[Text]
    """Where to see it."""
    act: Prose
    """What to do when it shows."""
    opener: Text
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
