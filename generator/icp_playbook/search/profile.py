"""An ICP as search sees it: who is in, what they run, what hurts, who has bought."""

from collections.abc import Iterator

from icp_playbook.model import Profile, steps
from icp_playbook.playbook import Playbook, criterion_label
from icp_playbook.search.choices import named_values
from icp_playbook.search.document import DocumentPart, answered


def profile_parts(playbook: Playbook, profile: Profile) -> tuple[DocumentPart, ...]:
    """The parts of a profile, the weightiest first."""
    return (
        *_company(playbook, profile),
        *_needs(profile),
        *_evidence(profile),
        *_buying(profile),
    )


def _company(playbook: Playbook, profile: Profile) -> Iterator[DocumentPart]:
    facts = profile.firmographics
    catalogue = playbook.catalogue
    for must in profile.fit.must:
        yield DocumentPart(5, tuple(named_values(catalogue, must.when)))
    for criterion in profile.fit.score:
        values = (word for step in steps(criterion) for word in named_values(catalogue, step.when))
        yield DocumentPart(3, tuple(dict.fromkeys(values)))
        label = criterion_label(criterion, catalogue)
        yield DocumentPart(2, (label, criterion.why), f"criterion-{criterion.id}")
    yield DocumentPart(4, (profile.definition,))
    for text in facts.industry:
        yield DocumentPart(5, (text,), "company")
    for text in profile.technographics.shows_fit:
        yield DocumentPart(5, (text,), "company")
    yield DocumentPart(5, (facts.geography,), "company")
    situation = profile.situation
    for text in (*situation.challenges, *situation.goals):
        yield DocumentPart(3, (text,), "company")
    growth = profile.growth
    yield DocumentPart(
        2, (facts.stage, profile.technographics.stack, situation.urgency, situation.data_readiness)
    )
    yield DocumentPart(2, (growth.funding or "", growth.hiring or "", growth.expansion or ""), "company")
    yield DocumentPart(1, profile.technographics.rules_out, "company")


def _needs(profile: Profile) -> Iterator[DocumentPart]:
    promises = {value.id: value for value in profile.value_propositions}
    for need in profile.needs:
        promise = promises[need.value].says if need.value else ""
        yield DocumentPart(
            5,
            (need.pain, need.kpi, need.id),
            f"need-{need.id}",
            f"“{need.pain}”",
            answered(promise),
        )
        yield DocumentPart(2, (need.goal, need.blocker, promise), f"need-{need.id}")
    for value in profile.value_propositions:
        yield DocumentPart(1, (value.how,), "needs")
    for proof in profile.proof:
        yield DocumentPart(2, (proof.says, proof.source), "needs")
    for case in profile.use_cases:
        yield DocumentPart(3, (case.name, case.how), "company")


def _evidence(profile: Profile) -> Iterator[DocumentPart]:
    for customer in profile.evidence.customers:
        yield DocumentPart(
            4, (customer.name, customer.note), "evidence", customer.name, answered(customer.note)
        )
    for talk in profile.evidence.interviews:
        yield DocumentPart(1, (talk.who, talk.before, talk.why_bought, talk.result), "evidence")


def _buying(profile: Profile) -> Iterator[DocumentPart]:
    buying = profile.buying
    yield DocumentPart(2, (buying.signs, buying.decision, *buying.channels), "company")
    for step in profile.procurement:
        yield DocumentPart(2, (step.step, step.who), "procurement")
    for seat in profile.committee:
        yield DocumentPart(1, (seat.wants, seat.blocks), "committee")
    work = profile.put_to_work
    yield DocumentPart(1, (*work.campaign, *work.scoring, *work.qualification, *work.content), "work")
    yield DocumentPart(1, (*work.partners, *work.retention, *work.pricing, *work.product), "work")
    traits = profile.psychographics
    held = (*traits.values, *traits.attitudes, *traits.preferences, *traits.interests, *traits.beliefs)
    yield DocumentPart(1, tuple(f"{trait.trait} {trait.so}" for trait in held), "company")
