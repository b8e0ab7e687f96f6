"""What search finds of an entry, kind by kind; of a kind with no words of its own, whatever it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from icp_playbook.fields import Catalogue
from icp_playbook.model import (
    AT_HEAD,
    Decision,
    Disqualifier,
    Entry,
    Example,
    Persona,
    Profile,
    Segment,
    Signal,
    signal_steps,
)
from icp_playbook.playbook import Key, Playbook
from icp_playbook.search.choices import faceted_values, named_values
from icp_playbook.search.document import DocumentPart, answered
from icp_playbook.search.profile import profile_parts
from icp_playbook.values import Part
from icp_playbook.views.custom import custom_words
from icp_playbook.views.labels import PURCHASING_LABELS, ROLE_LABELS, SHOWS_LABELS


@dataclass(frozen=True, slots=True)
class Findable:
    """An entry as search sees it: its answer, its names beside the aliases, its parts."""

    answer: str
    names: tuple[str, ...]
    parts: tuple[DocumentPart, ...]


def findable(playbook: Playbook, key: Key, entry: Entry) -> Findable:
    """What search finds of an entry."""
    match entry:
        case Profile():
            return Findable(entry.definition, (key.id.replace("-", " "),), profile_parts(playbook, entry))
        case Segment():
            icp = playbook.profiles[entry.icp].name
            parts = playbook.memo(_segment_parts, entry, playbook.catalogue, icp)
            return Findable(entry.definition, (), parts)
        case Persona():
            return Findable(entry.summary, entry.titles, tuple(_persona(entry)))
        case Disqualifier():
            answer = entry.cite.removeprefix(f"{entry.name}. ")
            return Findable(answer, (), tuple(_disqualifier(playbook, entry)))
        case Signal():
            return Findable(entry.says, (), tuple(_signal(playbook, entry)))
        case Example():
            answer = f"{SHOWS_LABELS[entry.shown]}. {entry.lesson}".strip()
            return Findable(answer, (), tuple(_example(playbook, entry)))
        case Decision():
            return Findable(entry.answer, (), tuple(_decision(entry)))
        case _:
            return _plain(entry)


def custom_parts(playbook: Playbook, key: Key) -> Iterator[DocumentPart]:
    """What search finds of an entry's custom properties, each where the page shows it."""
    for written, words in custom_words(playbook, key):
        at = written.property.section
        yield DocumentPart(2, (written.property.label, words), "" if at == AT_HEAD else at)


def _plain(entry: Entry) -> Findable:
    """An entry of any other kind: its texts, of which the first is its answer."""
    own = [name for name in type(entry).model_fields if name not in Entry.model_fields]
    texts = [text for name in own for text in _texts(getattr(entry, name))]
    return Findable(texts[0] if texts else "", (), tuple(DocumentPart(3, (text,)) for text in texts))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a value, in the order of reading."""
    match value:
        case str():
            yield value
        case Part():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name))
        case tuple():
            for item in value:
                yield from _texts(item)
        case dict():
            for item in value.values():
                yield from _texts(item)
        case _:
            return


def _decision(decision: Decision) -> Iterator[DocumentPart]:
    yield DocumentPart(3, (decision.decision,))
    yield DocumentPart(2, (decision.why, decision.context), "why")
    results = [text for one in decision.expected for text in (one.measure, one.from_, one.to)]
    yield DocumentPart(2, (*results, *_texts(decision.outcome)), "outcome")
    yield DocumentPart(1, tuple(_texts(tuple(one.says for one in decision.evidence))), "evidence")
    yield DocumentPart(1, tuple(_texts(decision.options)), "options")


def _segment_parts(segment: Segment, catalogue: Catalogue, icp: str) -> tuple[DocumentPart, ...]:
    return tuple(_segment(segment, catalogue, icp))


def _segment(segment: Segment, catalogue: Catalogue, icp: str) -> Iterator[DocumentPart]:
    yield DocumentPart(5, tuple(faceted_values(catalogue, segment.facets)))
    yield DocumentPart(4, (segment.definition,))
    for objection in segment.objections:
        yield DocumentPart(
            5,
            (objection.objection, objection.id),
            f"objection-{objection.id}",
            f"“{objection.objection}”",
            answered(objection.answer),
        )
        yield DocumentPart(1, (objection.answer,), f"objection-{objection.id}")
    for text in (*segment.pains, *segment.kpis):
        yield DocumentPart(4, (text,), "pains")
    for text in segment.questions:
        yield DocumentPart(2, (text,), "questions")
    messaging = segment.messaging
    yield DocumentPart(3, (messaging.headline, messaging.opener))
    yield DocumentPart(2, messaging.say, "say")
    yield DocumentPart(1, (messaging.angle, segment.timing, *segment.channels))
    yield DocumentPart(2, (icp,))
    for letter in segment.outreach:
        yield DocumentPart(1, (letter.subject or "", letter.body))


def _persona(persona: Persona) -> Iterator[DocumentPart]:
    yield DocumentPart(4, (persona.summary, persona.department, persona.job_to_be_done or ""))
    yield DocumentPart(2, tuple(ROLE_LABELS[role] for role in persona.roles))
    yield DocumentPart(2, tuple(PURCHASING_LABELS[part] for part in persona.purchasing_roles))
    for text in (*persona.pains, *persona.kpis):
        yield DocumentPart(4, (text,))
    for text in (*persona.responsibilities, *persona.priorities, *persona.goals, *persona.blockers):
        yield DocumentPart(2, (text,))
    for text in persona.motivated_by:
        yield DocumentPart(2, (text,))
    yield DocumentPart(1, persona.reports_to)
    yield DocumentPart(2, persona.information_sources, "sources")
    for stage in persona.journey:
        yield DocumentPart(2, (stage.stage, *stage.asks, *stage.needs, *stage.watches), "journey")
    approach = persona.approach
    yield DocumentPart(1, (*approach.channels, approach.style, approach.timing))
    yield DocumentPart(1, (*persona.say, *persona.ask))


def _disqualifier(playbook: Playbook, disqualifier: Disqualifier) -> Iterator[DocumentPart]:
    yield DocumentPart(4, tuple(named_values(playbook.catalogue, disqualifier.when)))
    yield DocumentPart(5, (disqualifier.says,))
    yield DocumentPart(3, (disqualifier.cite,), "cite")
    yield DocumentPart(2, (disqualifier.tell_them,), "tell")
    for text in disqualifier.spot:
        yield DocumentPart(4, (text,), "spot")
    for text in disqualifier.ask:
        yield DocumentPart(3, (text,), "ask")
    yield DocumentPart(2, (disqualifier.why, disqualifier.revisit))


def _signal(playbook: Playbook, signal: Signal) -> Iterator[DocumentPart]:
    yield DocumentPart(5, (signal.says,))
    for band in signal_steps(signal):
        yield DocumentPart(2, tuple(named_values(playbook.catalogue, band.when)))
    yield DocumentPart(2, (signal.why, *signal.where), "where")
    yield DocumentPart(2, (signal.act, signal.opener), "act")


def _example(playbook: Playbook, example: Example) -> Iterator[DocumentPart]:
    yield DocumentPart(3, (SHOWS_LABELS[example.shown], playbook.profiles[example.icp].name))
    yield DocumentPart(2, (example.story,))
    yield DocumentPart(2, (example.lesson, *example.next_steps), "lesson")
