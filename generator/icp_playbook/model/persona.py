"""A persona: a person in the company, and how to talk to them."""

from typing import Literal, TypeAlias, get_args

from icp_playbook.model.audience import ForAudience
from icp_playbook.model.buying import ROLES, Role
from icp_playbook.model.entry import Entry
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.values import Part, Prose, Text

__all__ = ["PURCHASING_ROLES", "ROLES", "Approach", "JourneyStage", "Persona", "PurchasingRole", "Role"]

PurchasingRole: TypeAlias = Literal[
    "initiator", "researcher", "influencer", "decision-maker", "approver", "end-user"
]
"""What a person does in a purchase. A role on the committee says instead what they stand for there."""
PURCHASING_ROLES: tuple[PurchasingRole, ...] = get_args(PurchasingRole)


class Approach(Part):
    """How they like to be approached."""

    channels: tuple[Text, ...] = ()
    """Where to reach them, best first."""
    style: Text = ""
    """The tone and length that work."""
    timing: Text = ""
    """When they have time for us, and when they don't."""


class JourneyStage(Part):
    """A stage of the buying journey as this person goes through it."""

    stage: Text
    """The stage: awareness, consideration, decision, onboarding, renewal, or what you call it."""
    asks: tuple[Text, ...] = ()
    """The questions they ask then, in their words."""
    needs: tuple[Text, ...] = ()
    """What they need from us to move on."""
    watches: tuple[Text, ...] = ()
    """What they watch: the signs by which they judge us then."""
    audience: ForAudience | None = None
    """Who may see it, if fewer than may see the rest: internal or partner."""


class Persona(Entry):
    """A person on the buying committee."""

    titles: tuple[Text, ...] = ()
    """Job titles and their short forms."""
    roles: tuple[Role, ...] = ()
    """Roles on the buying committee, usual one first."""
    purchasing_roles: tuple[PurchasingRole, ...] = ()
    """What they do in a purchase, main part first."""
    seniority: Literal["owner", "c-suite", "vp", "head", "director", "manager", "specialist"] | None = None
    """How senior they are."""
    department: Text = ""
    """The part of the company they work in."""
    summary: Text = ""
    """Who this is, in one sentence."""
    job_to_be_done: Text = ""
    """The progress they want to make, whatever they buy for it, in one sentence."""
    reports_to: tuple[Text, ...] = ()
    """Whom they report to, by title, usual one first."""
    responsibilities: tuple[Text, ...] = ()
    """What they are responsible for."""
    priorities: tuple[Text, ...] = ()
    """What they spend their time on this quarter."""
    goals: tuple[Text, ...] = ()
    """What they want to achieve by the end of the year."""
    kpis: tuple[Text, ...] = ()
    """The KPIs they are measured by."""
    motivated_by: tuple[Text, ...] = ()
    """What drives them beyond their KPIs: recognition, control, calm."""
    pains: tuple[Text, ...] = ()
    """What goes wrong for them in an ordinary week."""
    blockers: tuple[Text, ...] = ()
    """What stops them from buying."""
    information_sources: tuple[Text, ...] = ()
    """Where they inform themselves before they buy, most trusted first."""
    journey: tuple[JourneyStage, ...] = ()
    """The buying journey as they go through it, stage by stage."""
    approach: Approach = Approach()
    say: tuple[Prose, ...] = ()
    """What to say."""
    avoid: tuple[Prose, ...] = ()
    """What not to say."""
    ask: tuple[Text, ...] = ()
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
            "job_to_be_done",
            "reports_to",
            "responsibilities",
            "priorities",
            "goals",
            "kpis",
            "motivated_by",
            "pains",
            "blockers",
            "information_sources",
        )
    },
    "roles": OutlineRow("persona-role"),
    "purchasing_roles": OutlineRow("purchasing-role"),
    "journey": OutlineRow("journey-stage", "stage"),
    "approach": OutlineRow("guidance"),
    "approach.channels": OutlineRow("channel"),
    "say": OutlineRow("message"),
    "avoid": OutlineRow("message"),
    "ask": OutlineRow("question"),
}
"""How its changes are told."""
