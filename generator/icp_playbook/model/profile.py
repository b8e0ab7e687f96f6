"""An ideal customer profile: the company we can win, serve, keep and expand efficiently."""

from typing import Annotated, Literal, TypeAlias

from icp_playbook.model.buying import Buying, Seat, Step
from icp_playbook.model.entry import Entry
from icp_playbook.model.evidence import Evidence
from icp_playbook.model.fit import Fit
from icp_playbook.model.knowledge import (
    Firmographics,
    Growth,
    Implementation,
    Psychographics,
    Situation,
    Technographics,
    UseCase,
)
from icp_playbook.model.message import Need, Proof, ValueProposition
from icp_playbook.model.outline import DECIDING, HEAD, Outline, OutlineRow
from icp_playbook.values import Id, Lists, Names, NamesPart, Part, Prose, Text

Status: TypeAlias = Literal["operational", "aspirational", "retired"]


class PutToWork(Part):
    """How the profile is used, by team."""

    campaign: tuple[Prose, ...] = ()
    """Campaign targeting."""
    scoring: tuple[Prose, ...] = ()
    """Account scoring."""
    qualification: tuple[Prose, ...] = ()
    """Sales qualification."""
    content: tuple[Prose, ...] = ()
    """Content themes."""
    partners: tuple[Prose, ...] = ()
    """Partner strategy."""
    retention: tuple[Prose, ...] = ()
    """Retention plays."""
    pricing: tuple[Prose, ...] = ()
    """Pricing and packaging notes."""
    product: tuple[Prose, ...] = ()
    """Product priorities."""


class Profile(Entry):
    """An ideal customer profile: the companies we can win, serve, keep and expand efficiently."""

    status: Status = "operational"
    """operational: we sell to it; aspirational: we would like to; retired: we no longer do."""
    product: Annotated[Id, NamesPart("product")] = ""
    """The product it is for, from playbook.yaml."""
    definition: Text = ""
    """Who this is, in one sentence."""
    fit: Fit
    """Who is in, what raises fit, who is out."""
    firmographics: Firmographics = Firmographics()
    technographics: Technographics = Technographics()
    growth: Growth = Growth()
    situation: Situation = Situation()
    buying: Buying = Buying()
    committee: tuple[Seat, ...] = ()
    """The buying committee: economic buyer, technical evaluator, champion, blocker, sponsor."""
    procurement: tuple[Step, ...] = ()
    """How the contract gets signed, in order."""
    psychographics: Psychographics = Psychographics()
    needs: tuple[Need, ...] = ()
    """Pain points, each linked to a value proposition."""
    value_propositions: Annotated[tuple[ValueProposition, ...], Lists("value proposition")] = ()
    """What we promise, each linked to proof."""
    proof: Annotated[tuple[Proof, ...], Lists("proof point")] = ()
    """What proves it."""
    signals: tuple[Annotated[Id, Names("signal")], ...] = ()
    """Buying triggers to watch for, strongest first."""
    segments: tuple[Annotated[Id, Names("segment")], ...] = ()
    """Its segments in the order in which they count: an account is of the first that it meets."""
    use_cases: tuple[UseCase, ...] = ()
    """What the product is used for."""
    implementation: Implementation = Implementation()
    retention_behaviour: tuple[Text, ...] = ()
    """What loyal customers of this profile do, in a few words each."""
    evidence: Evidence = Evidence()
    put_to_work: PutToWork = PutToWork()

    @property
    def guides_sales(self) -> bool:
        """Whether it says how to sell to these companies, and not only which they are."""
        guidance = (self.committee, self.needs, self.value_propositions, self.put_to_work != PutToWork())
        return any(guidance) or self.evidence != Evidence()


OUTLINE: Outline = {
    **HEAD,
    "status": OutlineRow("status"),
    "product": OutlineRow("wording"),
    "definition": OutlineRow("wording"),
    "fit": DECIDING,
    "fit.must": OutlineRow("must", "id", "criteria"),
    "fit.must.*.label": OutlineRow("wording"),
    "fit.must.*.why": OutlineRow("wording"),
    "fit.score": OutlineRow("criterion", "id", "criteria"),
    "fit.score.*.label": OutlineRow("wording"),
    "fit.score.*.why": OutlineRow("wording"),
    "fit.score.*.dimension": OutlineRow("dimension"),
    "fit.disqualifiers": OutlineRow("disqualifier-cited"),
    "fit.score.*.unknown": OutlineRow("unknown-rule"),
    "fit.unknown": OutlineRow("unknown-rule"),
    "fit.score.*.base_rate": OutlineRow("base-rate"),
    "fit.enough": OutlineRow("enough", holds="condition"),
    "fit.caps": OutlineRow("cap", holds="whole"),
    "fit.tiers": OutlineRow("own-threshold"),
    "firmographics": OutlineRow("description"),
    "technographics": OutlineRow("description"),
    "growth": OutlineRow("description"),
    "situation": OutlineRow("description"),
    "implementation": OutlineRow("description"),
    "retention_behaviour": OutlineRow("description"),
    "buying": OutlineRow("buying"),
    "committee": OutlineRow("committee-role", "role"),
    "procurement": OutlineRow("procurement-step", "step"),
    "psychographics": OutlineRow("trait"),
    **{
        f"psychographics.{what}": OutlineRow("trait", "trait")
        for what in ("values", "attitudes", "preferences", "interests", "beliefs")
    },
    "needs": OutlineRow("need", "id"),
    "value_propositions": OutlineRow("value-proposition", "id"),
    "value_propositions.*.proof": OutlineRow("proof-cited"),
    "proof": OutlineRow("proof", "id"),
    "signals": OutlineRow("signal-cited"),
    "segments": OutlineRow("segment-order", holds="whole"),
    "use_cases": OutlineRow("use-case", "id"),
    "evidence": OutlineRow("evidence"),
    "evidence.customers": OutlineRow("evidence-customer", "name"),
    "evidence.figures": OutlineRow("evidence-figure", "id"),
    "evidence.figures.*.measured": OutlineRow("evidence-figure", "id", within=True),
    "evidence.interviews": OutlineRow("interview", "id"),
    "put_to_work": OutlineRow("guidance"),
}
"""How its changes are told."""
