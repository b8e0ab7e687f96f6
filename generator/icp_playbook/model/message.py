"""What hurts, what we say, what proves it: needs, value propositions, proof, objections, outreach."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from icp_playbook.model.audience import ForAudience
from icp_playbook.values import Date, Id, Names, NamesPart, Part, Prose, Suggests, Text


class Need(Part):
    """A pain point, linked to our answer."""

    id: Id
    """Unique within the profile."""
    pain: Text
    """What hurts, in the customer's words."""
    goal: Text = ""
    """What they want instead."""
    kpi: Text = ""
    """The KPI they are measured on."""
    blocker: Text = ""
    """What has kept them from fixing it."""
    value: Annotated[Id, NamesPart("value proposition")] = ""
    """The value proposition that answers it."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class ValueProposition(Part):
    """What we promise these customers."""

    id: Id
    """Unique within the profile."""
    says: Text
    """The promise in one sentence a rep can say."""
    how: Prose = ""
    """How the product delivers on it."""
    proof: tuple[Annotated[Id, NamesPart("proof point")], ...] = ()
    """What proves it; proof points of this profile."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Proof(Part):
    """A proof point: something that happened, with its source."""

    id: Id
    """Unique within the profile."""
    kind: Literal["customer-story", "measurement", "reference", "certification", "demonstration"]
    """The kind of proof."""
    says: Text
    """The proof in one sentence a rep can say."""
    source: Text
    """Where it can be checked."""
    date: Date
    """When it was true."""
    illustrative: StrictBool = False
    """true if it is made up for the example playbook."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Objection(Part):
    """An objection and our answer."""

    id: Id
    """Unique within the segment."""
    objection: Text
    """In their words."""
    raised_by: tuple[Annotated[Id, Names("persona")], ...] = ()
    """Who says it, most often first; left out where anyone may."""
    answer: Prose
    """In our words: acknowledge, answer, ask back."""
    proof: Annotated[Id, NamesPart("proof point")] | None = None
    """A proof point of the profile that backs the answer."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Outreach(Part):
    """A template for a first or later contact. Merge fields are written {{contact.first_name}}."""

    id: Id
    """Unique within the segment."""
    channel: Literal["email", "call", "linkedin", "voicemail", "video"]
    """Where it is used."""
    day: Annotated[int, Field(strict=True, ge=1, le=365)] = 1
    """The day of the sequence when it goes out."""
    persona: Annotated[Id, Names("persona")] | None = None
    """The persona it is written for."""
    subject: Annotated[Text, Suggests("quoted merge field")] | None = None
    """The subject line of an e-mail."""
    body: Annotated[Text, Suggests("merge field")]
    """The text; line breaks are kept."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Messaging(Part):
    """What we say to a segment."""

    headline: Text = ""
    """The headline of a landing page or a deck."""
    opener: Text = ""
    """The first ten seconds of a call."""
    angle: Prose = ""
    """What is different here from the other segments of the profile, and why."""
    say: tuple[Text, ...] = ()
    """Words that work: theirs."""
    avoid: tuple[Text, ...] = ()
    """Words that don't: ours, or another industry's."""
