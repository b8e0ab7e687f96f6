"""playbook.yaml: the company, its products, tiers, intent levels, plays, review policy, glossary."""

from typing import Annotated, TypeAlias

from pydantic import Field, StrictBool, StrictStr

from icp_playbook.fields import FieldId
from icp_playbook.model.entry import Function, Nonempty
from icp_playbook.model.outline import Outline, OutlineRow
from icp_playbook.values import Days, Id, Names, Part, Prose, Text

Percent: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=100)]
_LINK = r"""^https?://[^\s<>"']*\{{{}\}}[^\s<>"']*$"""
IntentPoints: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=1000)]


class Company(Part):
    """Whose playbook this is."""

    name: Text
    """The company's name."""
    about: Text
    """What the company does, in one or two sentences."""
    fictional: StrictBool = False
    """true for an example playbook; said on every page."""


class Product(Part):
    """Something the company sells."""

    id: Id
    """What profiles name it by."""
    name: Text
    """What people call it."""
    says: Text
    """What it does for whom, in one sentence."""
    price: Text | None = None
    """How it is priced."""
    modules: tuple[Text, ...] = ()
    """What it is made of."""


class Tier(Part):
    """A step of fit."""

    id: Id
    """What the grid and examples name it by."""
    label: Text
    """What people read."""
    at_least: Percent
    """The lowest score of the tier, 0 to 100."""
    means: Text
    """What an account of this tier is to us."""


class Level(Part):
    """A step of intent."""

    id: Id
    """What the grid and examples name it by."""
    label: Text
    """What people read."""
    at_least: IntentPoints
    """The lowest sum of signal points of the level."""
    means: Text
    """What it says about timing."""


class Play(Part):
    """What is done with an account."""

    id: Id
    """What the grid and examples name it by."""
    label: Text
    """What people read."""
    do: Prose
    """What is done, by whom, how fast."""
    owner: Function
    """The function that acts."""


class ReviewPolicy(Part):
    """How often entries are looked at, and by whom."""

    every: Days
    """The longest time between reviews of an entry that says nothing else."""
    functions: Nonempty[Function]
    """Who must have reviewed every operational ICP."""
    how: Prose
    """How a change is proposed and decided."""


class Term(Part):
    """A word of the glossary."""

    term: Text
    """The word or phrase."""
    means: Prose
    """What it means here."""
    aliases: tuple[Text, ...] = ()
    """Short forms and other words for it."""
    not_this: Prose | None = None
    """What it is often taken for."""


class BuildStep(Part):
    """A step of how an ICP is built here."""

    title: Text
    """The step in a few words."""
    does: Prose
    """What happens in the step."""
    output: Text
    """What it leaves behind."""
    who: Nonempty[Function]
    """The functions that do it."""
    days: Annotated[int, Field(strict=True, ge=1, le=365)]
    """How long it takes."""


class HistoryPolicy(Part):
    """How the history of the playbook is told."""

    bots: tuple[Text, ...] = ()
    """Authors whose commits are left out, by name or e-mail address; `*` stands for anything: `*[bot]`."""
    emails: StrictBool = False
    """true to publish the e-mail addresses of authors beside their names."""
    commits: Annotated[StrictStr, Field(pattern=_LINK.format("hash"))] | None = None
    """Where a commit can be seen, when the site's repo_url does not tell; `{hash}` stands for its hash."""
    pull_requests: Annotated[StrictStr, Field(pattern=_LINK.format("number"))] | None = None
    """Where a pull request can be seen, likewise; `{number}` stands for its number."""


class Settings(Part):
    """What holds for the whole playbook."""

    name: Text
    """The name of the playbook, as it stands on the site."""
    company: Company
    products: Nonempty[Product]
    owner: Annotated[str, Field(strict=True, pattern=r"^[^\s]+$", max_length=200)]
    """Who answers for the playbook."""
    owners: dict[
        Annotated[StrictStr, Field(pattern=r"^[^\s]+$", max_length=200)],
        Annotated[StrictStr, Field(pattern=r"^(@[A-Za-z0-9_./-]+|[^\s@]+@[^\s@]+)$", max_length=200)],
    ] = {}
    """Owner → who that is on GitHub or GitLab, a handle such as @example/revops, for CODEOWNERS."""
    currency: Annotated[StrictStr, Field(pattern=r"^[A-Z]{3}$")]
    """ISO 4217 code of every amount in the playbook."""
    order: tuple[Annotated[Id, Names("profile")], ...] = ()
    """Profiles in the order the site shows them; the rest follow by name of file."""
    facets: Nonempty[FieldId]
    """Choice fields that segments are sliced and filtered by."""
    tiers: Nonempty[Tier]
    """Steps of fit, the best first; the last starts at 0."""
    levels: Nonempty[Level]
    """Steps of intent, the strongest first; the last starts at 0."""
    plays: Nonempty[Play]
    grid: dict[Id, dict[Id, Id]]
    """Tier → intent level → play."""
    minimum_coverage: Percent
    """The share of possible points that must be decided before a tier is given."""
    max_personas: Annotated[int, Field(strict=True, ge=1, le=20)] = 5
    """How many personas one ICP can have before a warning."""
    review: ReviewPolicy
    history: HistoryPolicy = Field(default_factory=HistoryPolicy)
    building: tuple[BuildStep, ...] = ()
    """How an ICP is built here, step by step."""
    merge_fields: dict[Annotated[StrictStr, Field(pattern=r"^[a-z]+\.[a-z_]+$")], Text] = {}
    """Merge field → what it stands for, for outreach templates."""
    glossary: tuple[Term, ...] = ()
    """The words of the field and of the company."""


OUTLINE: Outline = {
    "name": OutlineRow("wording"),
    "company": OutlineRow("wording"),
    "products": OutlineRow("product", "id"),
    "owner": OutlineRow("owner"),
    "owners": OutlineRow("policy"),
    "currency": OutlineRow("currency"),
    "order": OutlineRow("profile-order"),
    "facets": OutlineRow("facet"),
    "tiers": OutlineRow("tier", "id"),
    "tiers.*.label": OutlineRow("wording"),
    "tiers.*.at_least": OutlineRow("threshold"),
    "tiers.*.means": OutlineRow("wording"),
    "levels": OutlineRow("level", "id"),
    "levels.*.label": OutlineRow("wording"),
    "levels.*.at_least": OutlineRow("level-threshold"),
    "levels.*.means": OutlineRow("wording"),
    "plays": OutlineRow("play", "id"),
    "grid": OutlineRow("grid-cell"),
    "minimum_coverage": OutlineRow("minimum-coverage"),
    "max_personas": OutlineRow("policy"),
    "review": OutlineRow("review-policy"),
    "building": OutlineRow("building-step", "title"),
    "merge_fields": OutlineRow("merge-field"),
    "glossary": OutlineRow("term", "term"),
}
"""How its changes are told."""
