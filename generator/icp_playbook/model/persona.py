"""A persona: a person in the company, and how to talk to them."""

from typing import Literal

from icp_playbook.model.buying import ROLES, Role
from icp_playbook.model.entry import Entry, Nonempty
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.values import Part, Prose, Text

__all__ = ["ROLES", "Approach", "Persona", "Role"]


class Approach(Part):
    """How they like to be approached."""

    channels: Nonempty[Text]
    """Where to reach them, the best first."""
    style: Text
    """The tone and length that work."""
    timing: Text
    """When they have time for us, and when not."""


class Persona(Entry):
    """A person on the buying committee."""

    titles: Nonempty[Text]
    """Job titles and their short forms."""
    roles: Nonempty[Role]
    """Parts played on the buying committee, the usual one first."""
    seniority: Literal["owner", "c-suite", "vp", "head", "director", "manager", "specialist"]
    """How senior they are."""
    department: Text
    """The part of the company they work in."""
    summary: Text
    """Who this is, in one sentence."""
    responsibilities: Nonempty[Text]
    """What they answer for."""
    priorities: Nonempty[Text]
    """What gets their time this quarter."""
    goals: Nonempty[Text]
    """What they want to have reached by the end of the year."""
    kpis: Nonempty[Text]
    """The figures they are measured on."""
    pains: Nonempty[Text]
    """What goes wrong for them in an ordinary week."""
    blockers: Nonempty[Text]
    """What stops them from buying."""
    approach: Approach
    say: Nonempty[Prose]
    """What to say."""
    avoid: Nonempty[Prose]
    """What not to say."""
    ask: Nonempty[Text]
    """Discovery questions they like to answer."""


OUTLINE: Outline = {
    **HEAD,
    **{
        what: OutlineRow("persona-detail")
        for what in (
            "titles",
            "seniority",
            "department",
            "summary",
            "responsibilities",
            "priorities",
            "goals",
            "kpis",
            "pains",
            "blockers",
        )
    },
    "roles": OutlineRow("persona-role"),
    "approach": OutlineRow("guidance"),
    "approach.channels": OutlineRow("channel"),
    "say": OutlineRow("message"),
    "avoid": OutlineRow("message"),
    "ask": OutlineRow("question"),
}
"""How its changes are told."""
