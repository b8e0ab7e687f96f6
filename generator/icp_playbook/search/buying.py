"""How an ICP buys as search sees it: who signs, what it costs, how long it takes, and what came of it."""

from collections.abc import Iterator

from icp_playbook.model import Profile
from icp_playbook.phrases import number_range
from icp_playbook.playbook import Playbook
from icp_playbook.search.document import DocumentPart, answered
from icp_playbook.search.facts import fact, listed
from icp_playbook.values import say_date
from icp_playbook.views.entries import WORK_LABELS, a_year, money_range
from icp_playbook.views.labels import ROLE_LABELS, label

_MEASURES = {
    "conversion": ("win rate", "close rate", "won rate"),
    "cycle": ("sales cycle", "days to close", "how long"),
    "retention": ("renewal rate", "renew", "churn"),
    "expansion": ("upsell", "net revenue retention", "NRR"),
    "onboarding": ("time to value", "go live"),
    "support": ("tickets",),
}
"""What is measured → what readers call it."""
_FIGURE_TOPICS = {"cycle": "cycle", "onboarding": "cycle", "retention": "retention", "expansion": "retention"}
_WORK_TOPICS = {
    "campaign": "campaign",
    "content": "messaging",
    "partners": "partner",
    "pricing": "price discount",
    "retention": "retention",
}


def buying_parts(playbook: Playbook, profile: Profile) -> Iterator[DocumentPart]:
    """How they buy, who decides, how the contract is signed, what we do about them."""
    buying = profile.buying
    yield from fact("Signs", buying.signs, "fact-signs", topic="signs")
    yield from fact("Decision", buying.decision, "fact-decision", topic="decision-process")
    first = a_year(money_range(playbook, buying.order_value))
    yield from fact("First contract", first, "fact-order-value", topic="price", words=("order value", "deal"))
    budget = a_year(money_range(playbook, buying.budget))
    yield from fact("Budget", budget, "fact-budget", topic="price", words=("spend",))
    cycle = number_range(*buying.cycle, "day") if buying.cycle else ""
    yield from fact("Sales cycle", cycle, "fact-cycle", topic="cycle", words=("time to close", "deal"))
    yield from fact("Speed", buying.speed, "fact-speed", topic="cycle")
    yield from fact("Frequency", buying.frequency, "fact-frequency", topic="retention", words=("contract",))
    yield from fact("Channels", " · ".join(buying.channels), "fact-channels", topic="channel")
    yield from fact("Use", buying.usage, "fact-use")
    yield from _committee(playbook, profile)
    for number, step in enumerate(profile.procurement, 1):
        days = number_range(*step.days, "day") if step.days else ""
        by = " · ".join(text for text in (step.who, days) if text)
        sentence = f"{step.step}: {by}" if by else step.step
        anchor = f"step-{number}"
        topic = "decision-process cycle" if days else "decision-process"
        yield from fact(f"Procurement, step {number}", sentence, anchor, topic=topic)
        yield from fact("Tip", step.tip or "", anchor, topic="decision-process", weight=1)
    yield from _figures(profile)
    yield from _going_live(profile)
    for key, name in WORK_LABELS.items():
        topic = _WORK_TOPICS.get(key, "")
        yield from listed(name, getattr(profile.put_to_work, key), f"work-{key}", topic=topic)
    traits = profile.psychographics
    for kind in ("values", "attitudes", "preferences", "interests", "beliefs"):
        for number, trait in enumerate(getattr(traits, kind), 1):
            sentence = f"{trait.trait} {trait.so}"
            yield from fact(kind.capitalize(), sentence, f"trait-{kind}-{number}", weight=1)
    for id_ in profile.signals:
        signal = playbook.signals[id_]
        yield from fact(f"Signal: {signal.name}", signal.act, f"signal-{id_}", topic="trigger", weight=1)


def _committee(playbook: Playbook, profile: Profile) -> Iterator[DocumentPart]:
    for number, seat in enumerate(profile.committee, 1):
        persona = playbook.personas[seat.persona]
        role, words = ROLE_LABELS[seat.role], (persona.name, *persona.aliases[:4], "committee", "who decides")
        anchor = f"seat-{number}"
        yield from fact(role, persona.name, anchor, topic=seat.role, words=words)
        yield from fact(f"{role} wants", seat.wants, anchor, topic=seat.role, words=words)
        yield from fact(f"{role} blocks", seat.blocks, anchor, topic=f"{seat.role} blocker", words=words)


def _figures(profile: Profile) -> Iterator[DocumentPart]:
    for figure in profile.evidence.figures:
        words = _MEASURES.get(figure.measure, ())
        name = words[0].capitalize() if words else label(figure.measure)
        title = f"{name}, {say_date(figure.date)}, sample of {figure.sample:,}"
        yield DocumentPart(
            3,
            (name, label(figure.measure), *words, figure.says, figure.source),
            f"figure-{figure.id}",
            title,
            answered(figure.says),
            f"evidence {_FIGURE_TOPICS.get(figure.measure, '')}",
        )


def _going_live(profile: Profile) -> Iterator[DocumentPart]:
    live = profile.implementation
    days = f"{number_range(*live.days, 'day')} after signature" if live.days else ""
    words = ("go live", "onboarding", "implementation", "time to value")
    yield from fact("Go-live, first value", days, "fact-first-value", topic="cycle", words=words)
    yield from fact("They bring", " ".join(live.requires), "fact-they-bring", words=("onboarding",), weight=1)
    yield from fact("Sponsor", live.sponsor, "fact-sponsor", topic="executive-sponsor")
    yield from fact(
        "Who stays", " ".join(profile.retention_behaviour), "fact-who-stays", topic="retention", weight=1
    )
