"""playbook.yaml: the company, its products, tiers, intent levels, plays, review policy, glossary."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StrictBool, StrictStr

from icp_playbook.fields import DEFAULT_CURRENCY, Conventions, DateOrder, FieldId, NumberStyle
from icp_playbook.model.audience import AudiencePolicy, ForAudience
from icp_playbook.model.capacity import Capacity
from icp_playbook.model.custom_property import CustomProperty
from icp_playbook.model.entry import Function, Nonempty, Owner
from icp_playbook.model.fit import Percent
from icp_playbook.model.lists import AccountList
from icp_playbook.model.outcomes import OutcomeSource
from icp_playbook.model.outline import Outline, OutlineRow
from icp_playbook.model.policy import ChangePolicy
from icp_playbook.values import (
    ID_PATTERN,
    Days,
    Id,
    Lists,
    Names,
    NamesPart,
    Part,
    Prose,
    Suggests,
    Text,
    Waiver,
)

_LINK = r"""^https?://[^\s<>"']*\{{{}\}}[^\s<>"']*$"""
_SINCE = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{7,64})$"
RuleLevel: TypeAlias = Literal["off", "warning", "error"]
IntentPoints: TypeAlias = Annotated[int, Field(strict=True, ge=0, le=1000)]


class Company(Part):
    """Whose playbook this is."""

    name: Text = ""
    """The company's name; without it, pages say the playbook's."""
    about: Text = ""
    """What the company does, in one or two sentences."""
    fictional: StrictBool = False
    """true for an example playbook; every page says so."""


class Product(Part):
    """Something the company sells."""

    id: Id
    """The id that profiles use."""
    name: Text
    """What people call it."""
    says: Text = ""
    """What it does, and for whom, in one sentence."""
    price: Text | None = None
    """How it is priced."""
    modules: tuple[Text, ...] = ()
    """Its modules."""


class Tier(Part):
    """A level of fit."""

    id: Id
    """The id that the grid and examples use."""
    label: Text
    """The name shown on pages."""
    at_least: Percent
    """The lowest score of the tier, 0 to 100."""
    means: Text = ""
    """What an account in this tier means to us."""


class Level(Part):
    """A level of intent."""

    id: Id
    """The id that the grid and examples use."""
    label: Text
    """The name shown on pages."""
    at_least: IntentPoints
    """The lowest total of signal points for the level."""
    means: Text = ""
    """What it says about timing."""


class Play(Part):
    """What to do with an account."""

    id: Id
    """The id that the grid and examples use."""
    label: Text
    """The name shown on pages."""
    do: Prose = ""
    """What to do, who does it, how fast."""
    owner: Function | None = None
    """The function that does it."""
    within: Days | None = None
    """How long its won deals take at the most, from created to closed; `backtest` says how long they did."""


class ReviewPolicy(Part):
    """How often entries are reviewed, and by whom."""

    every: Days | None = None
    """The default for the longest time between reviews; without it, only what says so itself falls due."""
    functions: tuple[Function, ...] = ()
    """Who must have reviewed every operational ICP."""
    how: Prose = ""
    """How to propose a change and decided."""


class Term(Part):
    """A glossary term."""

    term: Text
    """The term."""
    means: Prose
    """What it means here."""
    aliases: tuple[Text, ...] = ()
    """Short forms and other words for it."""
    not_this: Prose | None = None
    """What it is often confused with."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class BuildStep(Part):
    """A step in how an ICP is built here."""

    title: Text
    """The step in a few words."""
    does: Prose = ""
    """What happens in the step."""
    output: Text = ""
    """Its output."""
    who: tuple[Function, ...] = ()
    """The functions that do it."""
    days: Annotated[int, Field(strict=True, ge=1, le=365)] | None = None
    """How long it takes."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class HistoryPolicy(Part):
    """How the playbook's history is shown."""

    bots: tuple[Text, ...] = ()
    """Authors whose commits are left out, by name or e-mail address; `*` stands for anything: `*[bot]`."""
    emails: StrictBool = False
    """true to publish authors' e-mail addresses with their names."""
    people: dict[Annotated[StrictStr, Field(pattern=r"^[^\s@]+@[^\s@]+$", max_length=200)], Text] = {}
    """E-mail address → the person or function that pages name for it: `Anna Berg, RevOps`."""
    names: Literal["known", "all"] = "known"
    """`known`: pages name the people of the playbook and leave out others; `all`: whomever git names."""
    since: Annotated[StrictStr, Field(pattern=_SINCE)] | None = None
    """The day, or the commit, from which history is told; what was there then is told as its beginning."""
    commits: Annotated[StrictStr, Field(pattern=_LINK.format("hash"))] | None = None
    """URL of a commit, if it cannot be derived from repo_url; `{hash}` stands for its hash."""
    pull_requests: Annotated[StrictStr, Field(pattern=_LINK.format("number"))] | None = None
    """URL of a pull request, likewise; `{number}` stands for its number."""


class Settings(Part):
    """Settings for the whole playbook."""

    name: Text
    """The name of the playbook, as shown on the site."""
    company: Company = Company()
    products: Annotated[tuple[Product, ...], Lists("product")] = ()
    owner: Annotated[Owner, Suggests("owner")] = ""
    """Who owns the playbook."""
    owners: dict[
        Annotated[StrictStr, Field(pattern=r"^[^\s]+$", max_length=200)],
        Annotated[StrictStr, Field(pattern=r"^(@[A-Za-z0-9_./-]+|[^\s@]+@[^\s@]+)$", max_length=200)],
    ] = {}
    """Owner → GitHub or GitLab handle, such as @example/revops, for CODEOWNERS."""
    currency: Annotated[StrictStr, Field(pattern=r"^[A-Z]{3}$")] = DEFAULT_CURRENCY
    """ISO 4217 code for every amount in the playbook; US dollars without it."""
    numbers: NumberStyle | None = None
    """The decimal mark of account lists: `comma` makes 1.250 a thousand. Without it two readings are none."""
    dates: DateOrder | None = None
    """What comes first in a date of an account list such as 03/04/2026. Without it that is not read."""
    order: tuple[Annotated[Id, Names("profile")], ...] = ()
    """Profiles in the order the site shows them; the rest follow by file name."""
    facets: Annotated[tuple[Annotated[FieldId, NamesPart("choice field")], ...], Lists("facet")] = ()
    """Choice fields that define and filter segments."""
    tiers: Annotated[Nonempty[Tier], Lists("tier")]
    """Levels of fit, best first; the last starts at 0."""
    levels: Annotated[tuple[Level, ...], Lists("level")] = ()
    """Levels of intent, strongest first; the last starts at 0. Without any, signals only add up."""
    plays: Annotated[tuple[Play, ...], Lists("play")] = ()
    """What to do, by tier and level."""
    grid: dict[
        Annotated[Id, NamesPart("tier")],
        dict[Annotated[Id, NamesPart("level")], Annotated[Id, NamesPart("play")]],
    ] = {}
    """Tier → intent level → play; a play in every cell, or no grid at all."""
    minimum_coverage: Percent = 0
    """The share of possible points that must be decided to give a tier, 0 to 100."""
    max_personas: Annotated[int, Field(strict=True, ge=1, le=20)] = 5
    """How many personas one ICP can have before a warning."""
    rules: dict[
        Annotated[StrictStr, Field(pattern=ID_PATTERN, max_length=60), NamesPart("settable rule")], RuleLevel
    ] = {}
    """Rule → what its findings are, where not what docs/rules.md says: an error stops the build."""
    waive: tuple[Waiver, ...] = ()
    """Rules that `check` does not apply to this file, each with its reason."""
    review: ReviewPolicy = ReviewPolicy()
    policy: ChangePolicy = ChangePolicy()
    history: HistoryPolicy = Field(default_factory=HistoryPolicy)
    building: tuple[BuildStep, ...] = ()
    """How an ICP is built here, step by step."""
    merge_fields: dict[Annotated[StrictStr, Field(pattern=r"^[a-z]+\.[a-z_]+$")], Text] = {}
    """Merge field → what it stands for, for outreach templates."""
    custom_properties: tuple[CustomProperty, ...] = ()
    """Keys of your own that entries write under `custom`."""
    lists: Annotated[tuple[AccountList, ...], Lists("account list")] = ()
    """Lists of accounts that bind as examples do, such as the best customers and a random control."""
    capacity: Capacity | None = None
    """How many accounts the team can work, for comparing the tiers with the market."""
    outcomes: Annotated[tuple[OutcomeSource, ...], Lists("list of outcomes")] = ()
    """Lists of what became of accounts, such as the closed deals of the CRM, for `backtest`."""
    audience: AudiencePolicy = AudiencePolicy()
    glossary: tuple[Term, ...] = ()
    """Terms of the trade and of the company."""

    @property
    def company_name(self) -> str:
        """What pages call the company."""
        return self.company.name or self.name

    @property
    def conventions(self) -> Conventions:
        """How account lists write amounts, numbers and dates."""
        return Conventions(self.currency, self.numbers, self.dates)


OUTLINE: Outline = {
    "name": OutlineRow("wording"),
    "company": OutlineRow("wording"),
    "products": OutlineRow("product", "id"),
    "products.*.price": OutlineRow("price"),
    "owner": OutlineRow("owner"),
    "owners": OutlineRow("policy"),
    "currency": OutlineRow("currency"),
    "numbers": OutlineRow("field-reading"),
    "dates": OutlineRow("field-reading"),
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
    "rules": OutlineRow("rule-level"),
    "waive": OutlineRow("waiver", "rule"),
    "review": OutlineRow("review-policy"),
    "policy": OutlineRow("change-policy"),
    "policy.freeze": OutlineRow("freeze", "id"),
    "history": OutlineRow("policy"),
    "building": OutlineRow("building-step", "title"),
    "merge_fields": OutlineRow("merge-field"),
    "custom_properties": OutlineRow("custom-property", "id"),
    "outcomes": OutlineRow("outcomes", "id"),
    "lists": OutlineRow("account-list", "id"),
    "lists.*.label": OutlineRow("wording"),
    "lists.*.shares": OutlineRow("list-share", "tiers+statuses"),
    "capacity": OutlineRow("capacity"),
    "audience": OutlineRow("audience-policy"),
    "glossary": OutlineRow("term", "term"),
}
"""How its changes are told."""
