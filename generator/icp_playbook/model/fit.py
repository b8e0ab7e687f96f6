"""Fit as data: the musts, the scored criteria with their bands, friction, disqualifiers."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from icp_playbook.conditions import Condition
from icp_playbook.model.entry import Nonempty
from icp_playbook.values import Id, Lists, Names, NamesPart, Part, SharesIds, Text

Dimension: TypeAlias = Literal[
    "firmographic", "technographic", "growth", "situation", "behaviour", "psychographic"
]
Unknown: TypeAlias = Literal["open", "missed"]
Points: TypeAlias = Annotated[int, Field(strict=True, ge=-100, le=100)]
Percent: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=100)]


class Must(Part):
    """A condition that every account of the profile has to meet."""

    id: Id
    """Unique within the profile."""
    label: Text | None = None
    """The short name; defaults to the condition in words."""
    when: Condition
    """The condition."""
    why: Text = ""
    """Why nothing else can make up for it."""


class Band(Part):
    """A band of a criterion."""

    when: Condition
    """The condition for these points."""
    points: Points
    """Points if this is the first band that is met."""


class _CriterionHead(Part):
    id: Id
    """Unique within the profile; history tracks the criterion by it."""
    label: Text = ""
    """The short name on the page; defaults to what is asked, in words."""
    dimension: Dimension | None = None
    """The kind of information it is based on."""
    why: Text = ""
    """Why it raises fit, or what it costs."""
    unknown: Unknown | None = None
    """What is not known: missed counts it as not met, open as any outcome. By default as `fit` says."""
    base_rate: Percent | None = None
    """Percent of its points expected while it is not known: it ranks, and decides no tier. By default 50."""


class PlainCriterion(_CriterionHead):
    """Points for one condition. Negative points are friction: they lower fit but do not rule out."""

    when: Condition
    """The condition for the points."""
    points: Points
    """Points if it is met."""


class BandedCriterion(_CriterionHead):
    """Points for the first band that is met."""

    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=12)]
    """From best to worst."""


def _shape(value: object) -> str:
    banded = "bands" in value if isinstance(value, dict) else isinstance(value, BandedCriterion)
    return "<bands>" if banded else "<points>"


Criterion: TypeAlias = Annotated[
    Annotated[PlainCriterion, Tag("<points>")] | Annotated[BandedCriterion, Tag("<bands>")],
    Discriminator(_shape),
]


def steps(criterion: Criterion) -> tuple[Band, ...]:
    """A criterion's bands; a plain one has a single step."""
    if isinstance(criterion, BandedCriterion):
        return criterion.bands
    return (Band(when=criterion.when, points=criterion.points),)


class Cap(Part):
    """The most that some criteria earn together."""

    label: Text = ""
    """The short name; defaults to its key."""
    at_most: Annotated[int, Field(strict=True, ge=1, le=50_000)]
    """The points that count of what they earn."""
    criteria: Nonempty[Annotated[Id, NamesPart("criterion")]]
    """Ids of criteria in `score`; each is in one cap."""


class Fit(Part):
    """Who is in, what raises or lowers fit, who is out."""

    must: Annotated[tuple[Must, ...], Field(max_length=100), SharesIds("criteria")] = ()
    """Conditions every account of this profile must meet."""
    score: Annotated[Nonempty[Criterion], Field(max_length=500), SharesIds("criteria"), Lists("criterion")]
    """Criteria that earn points."""
    disqualifiers: Annotated[tuple[Annotated[Id, Names("disqualifier")], ...], Field(max_length=100)] = ()
    """Disqualifiers that apply to this profile, in the order to ask about them."""
    unknown: Unknown = "open"
    """The same for criteria that do not say it themselves."""
    enough: Condition | None = None
    """What must be known before an account is judged: while it does not hold, too little is known to say."""
    caps: dict[Id, Cap] = {}
    """Groups of criteria that earn no more together than their cap."""
    tiers: dict[Annotated[Id, NamesPart("tier")], Percent] = {}
    """Where its tiers start, 0 to 100; a tier that is left out starts where playbook.yaml says."""
