"""A segment as search sees it: what hurts, what we say, what they object to, when and how to reach them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from icp_playbook.fields import Catalogue
from icp_playbook.model import Profile, Segment
from icp_playbook.search.choices import faceted_values, typed_for, typed_values
from icp_playbook.search.document import DocumentPart, answered
from icp_playbook.search.facts import fact, listed
from icp_playbook.views.labels import label

_MERGE = re.compile(r"\{\{[^{}]*\}\}")
FIRST_WORDS = 60
"""Glyphs of a letter in the list of results."""
_LETTER_TOPICS = {"email": "email", "linkedin": "linkedin"}


Facets: TypeAlias = frozenset[tuple[str, str]]
"""Values of facets, each with its field."""


def segment_parts(
    segment: Segment, catalogue: Catalogue, profile: Profile, shared: Facets
) -> tuple[DocumentPart, ...]:
    """The parts of a segment; `shared` are the facets that it has in common with its siblings."""
    return tuple(_parts(segment, catalogue, profile, shared))


def shared_facets(segments: Iterable[Segment]) -> Facets:
    """The facets that several segments have."""
    had = Counter(
        (name, value) for segment in segments for name, values in segment.facets.items() for value in values
    )
    return frozenset(facet for facet, count in had.items() if count > 1)


def _typed(
    segment: Segment, catalogue: Catalogue, profile: Profile, shared: Facets
) -> Iterator[DocumentPart]:
    """What people type for its facets. A word for several siblings, which the ICP requires, means the ICP."""
    required = {word for must in profile.fit.must for word in typed_values(catalogue, must.when)}
    for name, values in segment.facets.items():
        for value in values:
            typed = set(typed_for(catalogue[name], [value]))
            if (name, value) not in shared or not typed <= required:
                yield DocumentPart(5 if segment.by in ("", name) else 2, tuple(sorted(typed)))


def _parts(
    segment: Segment, catalogue: Catalogue, profile: Profile, shared: Facets
) -> Iterator[DocumentPart]:
    yield DocumentPart(5, tuple(faceted_values(catalogue, segment.facets)))
    yield from _typed(segment, catalogue, profile, shared)
    yield DocumentPart(4, (segment.definition,))
    for objection in segment.objections:
        anchor, title = f"objection-{objection.id}", f"“{objection.objection}”"
        texts = (objection.objection, objection.id)
        yield DocumentPart(5, texts, anchor, title, answered(objection.answer), "objection")
        yield DocumentPart(1, (objection.answer,), anchor)
    yield from listed("Pain", segment.pains, "pain", topic="pain", weight=4)
    yield from listed("KPI", segment.kpis, "kpi", topic="kpi", weight=4)
    yield from listed("Ask", segment.questions, "question", topic="question")
    messaging = segment.messaging
    yield from fact("Headline", messaging.headline, "headline", topic="messaging", weight=3)
    yield from fact("Opener", messaging.opener, "opener", topic="messaging", weight=3)
    yield from fact("Angle", messaging.angle, "angle", topic="messaging", weight=1)
    yield from fact("Their words", ", ".join(messaging.say), "say", topic="messaging")
    avoid = ", ".join(messaging.avoid)
    yield from fact("Words to avoid", avoid, "avoid", topic="avoid", weight=1)
    yield from fact("Best time", segment.timing, "timing", topic="timing", weight=1)
    yield from fact("Reach by", " · ".join(segment.channels), "channels", topic="channel", weight=1)
    proofs = {proof.id: proof for proof in profile.proof}
    for id_ in segment.proof:
        proof = proofs[id_]
        yield from fact("Proof", proof.says, f"proof-{id_}", topic="proof", words=(label(proof.kind),))
    yield DocumentPart(2, (profile.name,))
    for letter in segment.outreach:
        channel = label(letter.channel)
        title = f"{channel}, day {letter.day}" + (f": {letter.subject}" if letter.subject else "")
        yield DocumentPart(
            1,
            (title, letter.body, letter.persona or ""),
            f"letter-{letter.id}",
            _MERGE.sub("…", title),
            answered(_MERGE.sub("…", letter.body), FIRST_WORDS),
            _LETTER_TOPICS.get(letter.channel, "messaging"),
        )
