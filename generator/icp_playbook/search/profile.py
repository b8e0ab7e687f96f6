"""An ICP as search sees it: who is in, who is out, what they run, what hurts, what we say."""

from collections.abc import Iterator

from icp_playbook.conditions import say
from icp_playbook.model import Profile, steps
from icp_playbook.phrases import number_range
from icp_playbook.playbook import Playbook, criterion_label, must_label
from icp_playbook.search.buying import buying_parts
from icp_playbook.search.choices import named_values, typed_values
from icp_playbook.search.document import DocumentPart, answered
from icp_playbook.search.facts import fact, listed
from icp_playbook.views.entries import a_year, money_range, needs_rows
from icp_playbook.views.labels import label


def profile_parts(playbook: Playbook, profile: Profile) -> tuple[DocumentPart, ...]:
    """The parts of a profile, the weightiest first."""
    return (
        *_bounds(playbook, profile),
        *_company(playbook, profile),
        *_needs(profile),
        *_evidence(profile),
        *buying_parts(playbook, profile),
    )


def _bounds(playbook: Playbook, profile: Profile) -> Iterator[DocumentPart]:
    """Who is in, who is out, and what counts."""
    catalogue = playbook.catalogue
    for must in profile.fit.must:
        name, says = must_label(must, catalogue), say(must.when, catalogue)
        sentence = f"{name}: {says}" if must.label else name
        words = tuple(named_values(catalogue, must.when))
        yield from fact("Must", sentence, f"must-{must.id}", topic="must", weight=5, words=words)
        yield DocumentPart(4, tuple(typed_values(catalogue, must.when)))
        yield from fact("Why it must be", must.why, f"must-{must.id}", topic="must why", words=(name,))
    for id_ in profile.fit.disqualifiers:
        out = playbook.disqualifiers[id_]
        ask = next(iter(out.ask), "")
        sentence = f"{out.name}. Ask: {ask}" if ask else out.name
        words = (*out.aliases[:4],)
        yield from fact(
            f"Out: {out.name}",
            ask or out.name,
            f"out-{id_}",
            topic="disqualifier",
            words=words,
            heard=sentence,
        )
    named = {word for must in profile.fit.must for word in typed_values(catalogue, must.when)}
    for criterion in profile.fit.score:
        values = (word for step in steps(criterion) for word in named_values(catalogue, step.when))
        typed = (word for step in steps(criterion) for word in typed_values(catalogue, step.when))
        yield DocumentPart(3, tuple(word for word in typed if word not in named))
        name, why = criterion_label(criterion, catalogue), criterion.why or ""
        words = tuple(dict.fromkeys(values))
        yield from fact(name, why or name, f"criterion-{criterion.id}", weight=3, words=words)


def _company(playbook: Playbook, profile: Profile) -> Iterator[DocumentPart]:
    firm, tools = profile.firmographics, profile.technographics
    growth, situation = profile.growth, profile.situation
    yield DocumentPart(4, (profile.definition,))
    yield from fact("Industry", " · ".join(firm.industry), "fact-industry", weight=5)
    employees = number_range(*firm.employees) if firm.employees else ""
    yield from fact(
        "Employees", employees, "fact-employees", topic="size", words=("headcount", "staff", "people", "size")
    )
    revenue = money_range(playbook, firm.revenue)
    yield from fact("Revenue", revenue, "fact-revenue", topic="size", words=("turnover", "ARR", "size"))
    places = ("country", "countries", "region", "geography")
    yield from fact("Where", firm.geography, "fact-where", weight=5, words=places)
    yield from fact("Stage", firm.stage, "fact-stage")
    tooling = a_year(money_range(playbook, firm.budget))
    yield from fact("Budget for tools", tooling, "fact-tools-budget", topic="price")
    yield from fact("Shows fit", " · ".join(tools.shows_fit), "fact-shows-fit", topic="tool", weight=5)
    yield from fact("Rules out", " ".join(tools.rules_out), "fact-rules-out", topic="disqualifier", weight=1)
    yield from fact("Stack", tools.stack, "fact-stack", topic="tool")
    yield from fact("Funding", growth.funding or "", "fact-funding")
    yield from fact("Hiring", growth.hiring or "", "fact-hiring")
    yield from fact("Expansion", growth.expansion or "", "fact-expansion")
    yield from listed("Challenge", situation.challenges, "challenge", topic="pain", weight=3)
    yield from listed("Goal", situation.goals, "goal", topic="kpi", weight=3)
    yield from fact("Urgency", situation.urgency, "fact-urgency", topic="timing")
    yield from fact("Maturity", situation.maturity, "fact-maturity")
    yield from fact("Data readiness", situation.data_readiness, "fact-data")
    for case in profile.use_cases:
        yield from fact(case.name, case.how or case.name, f"case-{case.id}", weight=3, words=("use case",))


def _needs(profile: Profile) -> Iterator[DocumentPart]:
    promises = {value.id: value for value in profile.value_propositions}
    for need in profile.needs:
        promise = promises[need.value].says if need.value else ""
        anchor = f"need-{need.id}"
        yield DocumentPart(
            5, (need.pain, need.kpi, need.id), anchor, f"“{need.pain}”", answered(promise), "pain"
        )
        yield from fact("KPI", need.kpi, anchor, topic="kpi")
        yield from fact("In the way", need.blocker, anchor)
        yield from fact("Goal", need.goal, anchor, topic="kpi")
    for row in needs_rows(profile):
        if row.value is not None:
            anchor = f"value-{row.value.id}"
            yield from fact("What we say", row.value.says, anchor, topic="messaging")
            yield from fact("How it works", row.value.how, anchor, weight=1)
        for proof in row.proof:
            if proof.id in row.anchored:
                words = (proof.source, label(proof.kind))
                yield from fact("Proof", proof.says, f"proof-{proof.id}", topic="proof", words=words)


def _evidence(profile: Profile) -> Iterator[DocumentPart]:
    for number, customer in enumerate(profile.evidence.customers, 1):
        note = customer.note or customer.name
        anchor = f"customer-{number}"
        yield DocumentPart(4, (customer.name, note), anchor, customer.name, answered(note), "customer")
    for number, talk in enumerate(profile.evidence.interviews, 1):
        texts = (talk.quote or "", talk.before, talk.why_bought, talk.clicked, talk.result, talk.usage)
        names = ("Quote", "Before", "Why they bought", "When it clicked", "Result", "How they use it")
        for name, text in zip(names, texts, strict=True):
            title = f"{name}, {talk.who}"
            yield from fact(title, text, f"interview-{number}", topic="proof", weight=1)
