"""A persona as search sees it: who they are, when and how to reach them, what they want and block."""

from collections.abc import Iterator

from icp_playbook.model import Persona
from icp_playbook.playbook import Key, Playbook
from icp_playbook.search.document import DocumentPart
from icp_playbook.search.facts import fact, listed
from icp_playbook.views.labels import PURCHASING_LABELS, PURCHASING_MEANS, ROLE_LABELS


def persona_parts(playbook: Playbook, key: Key, persona: Persona) -> Iterator[DocumentPart]:
    """The parts of a persona."""
    approach = persona.approach
    yield DocumentPart(4, (persona.summary, persona.department))
    yield DocumentPart(2, tuple(ROLE_LABELS[role] for role in persona.roles))
    yield from fact(
        "Titles", ", ".join(persona.titles), "titles", topic="titles", weight=1, words=("called",)
    )
    yield from fact("Best time", approach.timing, "timing", topic="timing", words=("when",))
    yield from fact("Reach by", " · ".join(approach.channels), "channels", topic="channel")
    yield from fact("Style", approach.style, "style", words=("how to talk to", "tone"))
    yield from fact("Job", persona.job_to_be_done or "", "job", weight=4, words=("job to be done",))
    yield from fact("Reports to", " · ".join(persona.reports_to), "reports", topic="reports", weight=1)
    purchase = " · ".join(
        f"{PURCHASING_LABELS[part]} {PURCHASING_MEANS[part]}" for part in persona.purchasing_roles
    )
    yield from fact("In the purchase", purchase, "purchase", words=("role",))
    yield from listed("Say", persona.say, "say", topic="messaging", weight=1)
    yield from listed("Avoid", persona.avoid, "avoid", topic="avoid", weight=1)
    yield from listed("Ask", persona.ask, "ask", topic="question", weight=1)
    yield from listed("Pain", persona.pains, "pain", topic="pain", weight=4)
    yield from listed("Measured by", persona.kpis, "kpi", topic="kpi", weight=4)
    yield from listed("Priority", persona.priorities, "priority", topic="priority")
    yield from listed("Goal", persona.goals, "goal", topic="kpi")
    yield from listed("Motivated by", persona.motivated_by, "motive", topic="priority")
    yield from listed("What stops them", persona.blockers, "blocker", topic="objection")
    yield from listed("Responsible for", persona.responsibilities, "duty")
    yield from listed("Learns from", persona.information_sources, "source", topic="channel")
    yield from _journey(persona)
    yield from _seats(playbook, key)


def _journey(persona: Persona) -> Iterator[DocumentPart]:
    for number, stage in enumerate(persona.journey, 1):
        anchor, words = f"stage-{number}", ("journey",)
        asks, needs = " ".join(stage.asks), " ".join(stage.needs)
        both = f"{asks} They need: {needs}" if asks and needs else ""
        yield from fact(f"{stage.stage}: they ask", both or asks, anchor, words=words)
        yield from fact(f"{stage.stage}: they need", "" if both else needs, anchor, words=words)
        yield from fact(f"{stage.stage}: they watch", " ".join(stage.watches), anchor, words=words)


def _seats(playbook: Playbook, key: Key) -> Iterator[DocumentPart]:
    """What they want and block in each ICP, in the order of the page."""
    seats = (
        (playbook.profiles[icp], seat)
        for icp in playbook.named_by("profile", key)
        for seat in playbook.profiles[icp].committee
        if seat.persona == key.id
    )
    for number, (profile, seat) in enumerate(seats, 1):
        role, anchor = ROLE_LABELS[seat.role], f"seat-{number}"
        words = (profile.name, *profile.aliases[:4], role)
        title = f"{role}, {profile.name}"
        yield from fact(f"{title}: wants", seat.wants, anchor, topic=seat.role, words=words)
        yield from fact(f"{title}: blocks", seat.blocks, anchor, topic=seat.role, words=words)
