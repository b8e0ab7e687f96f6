"""A segment: a slice of one ICP with its own messaging."""

from typing import Annotated

from icp_playbook.conditions import Condition
from icp_playbook.fields import FieldId
from icp_playbook.model.entry import Entry, Nonempty
from icp_playbook.model.message import Messaging, Objection, Outreach
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.values import Id, Names, NamesPart, Text


class Segment(Entry):
    """A slice of an ICP by industry, stage or business model."""

    icp: Annotated[Id, Names("profile")]
    """The profile it belongs to."""
    by: Annotated[FieldId, NamesPart("facet")] = ""
    """What it is sliced by: one of the facets in playbook.yaml."""
    facets: dict[Annotated[FieldId, NamesPart("facet")], Nonempty[Id]] = {}
    """Facet → values, for browsing and filtering."""
    when: Condition
    """Which accounts of the profile belong to it."""
    definition: Text = ""
    """Who this is, in one sentence."""
    personas: tuple[Annotated[Id, Names("persona")], ...] = ()
    """Who to talk to here, most important first."""
    pains: tuple[Text, ...] = ()
    """What hurts here more than in the sibling segments."""
    kpis: tuple[Text, ...] = ()
    """The metrics these people talk about."""
    timing: Text = ""
    """When they buy, and when not to approach them."""
    messaging: Messaging = Messaging()
    proof: tuple[Annotated[Id, NamesPart("proof point")], ...] = ()
    """Proof points of the profile that count most here."""
    questions: tuple[Text, ...] = ()
    """Discovery questions, in the order to ask them."""
    objections: tuple[Objection, ...] = ()
    channels: tuple[Text, ...] = ()
    """Where to reach them."""
    outreach: tuple[Outreach, ...] = ()
    """Templates, in the order of the sequence."""


OUTLINE: Outline = {
    **HEAD,
    "icp": OutlineRow("segment-moved"),
    "by": OutlineRow("facet"),
    "facets": OutlineRow("facet"),
    "when": OutlineRow("segment", holds="condition"),
    "definition": OutlineRow("wording"),
    "personas": OutlineRow("segment-persona"),
    "pains": OutlineRow("message"),
    "kpis": OutlineRow("message"),
    "timing": OutlineRow("guidance"),
    "messaging": OutlineRow("message"),
    "proof": OutlineRow("proof-cited"),
    "questions": OutlineRow("question"),
    "objections": OutlineRow("objection", "id"),
    "channels": OutlineRow("channel"),
    "outreach": OutlineRow("template", "id"),
}
"""How its changes are told."""
