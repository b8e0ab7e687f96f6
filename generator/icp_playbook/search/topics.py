"""What readers ask for by its sort rather than by its words: objections, prices, who signs, proof."""

from collections.abc import Mapping

from icp_playbook.model import every_kind

TOPICS: Mapping[str, tuple[str, ...]] = {
    "objection": (
        "objection",
        "objections",
        "pushback",
        "pushbacks",
        "what if they say",
        "concern",
        "concerns",
    ),
    "question": ("question", "questions", "what to ask", "ask them"),
    "price": (
        "price",
        "prices",
        "pricing",
        "cost",
        "costs",
        "how much",
        "budget",
        "fee",
        "fees",
        "expensive",
    ),
    "signs": ("who signs", "sign", "signs", "signature", "signer", "sign off", "signs off", "authority"),
    "decision-process": ("how do they decide", "procurement", "buying process", "approval"),
    "timing": ("best time", "when to call", "when to reach", "timing", "what time", "when", "best day"),
    "channel": ("channel", "channels", "how to reach", "where to reach", "email or phone"),
    "cycle": (
        "sales cycle",
        "cycle",
        "how long",
        "time to close",
        "go live",
        "goes live",
        "time to go live",
        "time to value",
    ),
    "proof": ("proof", "proof point", "proof points", "case study", "case studies", "reference", "results"),
    "evidence": ("evidence", "win rate", "win rates", "figure", "figures", "percent", "retention rate"),
    "customer": ("customers", "who uses", "reference customer", "logo", "logos"),
    "trigger": (
        "trigger",
        "triggers",
        "signal",
        "signals",
        "when to act",
        "buying signal",
        "what now",
        "right away",
        "what next",
    ),
    "pain": ("pain", "pains", "problem", "problems", "what hurts", "challenge", "challenges"),
    "kpi": (
        "kpi",
        "kpis",
        "metric",
        "metrics",
        "measure",
        "measures",
        "measured",
        "measured by",
        "goal",
        "goals",
    ),
    "messaging": (
        "messaging",
        "pitch",
        "value proposition",
        "what to say",
        "headline",
        "opener",
        "angle",
        "how to open",
    ),
    "email": (
        "email",
        "emails",
        "e-mail",
        "mail",
        "outreach",
        "cold email",
        "subject line",
        "linkedin message",
    ),
    "tool": ("tool", "tools", "stack", "tech stack", "technographics"),
    "must": (
        "must",
        "musts",
        "must have",
        "must haves",
        "requirement",
        "requirements",
        "criteria",
        "qualify",
    ),
    "disqualifier": (
        "disqualifier",
        "disqualifiers",
        "walk away",
        "rule out",
        "rules out",
        "not a fit",
        "bad fit",
    ),
    "economic-buyer": ("economic buyer", "economic buyers", "budget holder", "who pays", "holds the budget"),
    "executive-sponsor": ("executive sponsor", "executive sponsors", "sponsor", "exec sponsor"),
    "champion": ("champion", "champions", "internal champion"),
    "technical-evaluator": ("technical evaluator", "technical evaluators", "technical buyer", "evaluator"),
    "blocker": ("blocker", "blockers", "who blocks", "who stops"),
    "why": ("why", "reason", "reasons"),
    "avoid": ("what not to say", "never say", "do not say", "avoid"),
    "decision": ("decision", "decisions", "why did we", "when did we", "who decided", "decided"),
}
"""Id → the words and phrases with which readers ask for it, in lower case."""

LIGHT = (
    "after again ago all already always another any anyone anything arent back before best better "
    "between cant come didnt does doesnt doing done dont everyone everything find first get gets "
    "getting give gives go goes going good happen happens help im isnt itself ive just keep know let "
    "lets like long look make makes many matter more most much need needs never new no not now once one "
    "only other ourselves own per possible quick really right say says see set show some someone "
    "something still take takes tell themselves theyre thing things think time too try two up very want "
    "wants way well whats while wont work works youre yourself"
)
"""Everyday words, which say little of what is asked; unlike those that say nothing, they are in the index."""

_LABELS: Mapping[str, tuple[str, ...]] = {
    "Term": ("term", "meaning", "definition", "define", "mean", "means", "what is", "what does"),
}
"""Label of findings that are no entries → likewise."""


def sorts() -> Mapping[str, tuple[str, ...]]:
    """The topics, then the label of each kind with the words by which readers ask for entries of it."""
    kinds = {kind.one: (kind.one.lower(), kind.many.lower()) for kind in every_kind().values()}
    return {**TOPICS, **kinds, **_LABELS}
