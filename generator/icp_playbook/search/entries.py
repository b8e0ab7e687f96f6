"""What search finds of an entry, kind by kind; of a kind with no words of its own, whatever it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from icp_playbook.conditions import say
from icp_playbook.model import (
    AT_HEAD,
    Decision,
    DecisionStatus,
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
from icp_playbook.search.choices import named_values, typed_values
from icp_playbook.search.document import DocumentPart
from icp_playbook.search.facts import fact, listed
from icp_playbook.search.people import persona_parts
from icp_playbook.search.profile import profile_parts
from icp_playbook.search.selling import segment_parts, shared_facets
from icp_playbook.values import Part, say_date
from icp_playbook.views.custom import custom_words
from icp_playbook.views.decision_log import deciders
from icp_playbook.views.labels import SHOWS_LABELS, STATUS_LABELS

_EXAMPLE_WORDS = {
    "great-fit": ("good fit", "ideal", "perfect", "best"),
    "borderline": ("maybe", "unsure", "close call"),
    "wrong": ("bad fit", "no fit", "rejected", "turned down"),
}
"""What an example shows → what readers call it besides."""
_STATUS_WORDS: Mapping[DecisionStatus, tuple[str, ...]] = {
    "proposed": ("proposed", "proposal", "open", "not decided yet"),
    "trial": ("trial", "on trial", "pilot", "experiment"),
    "accepted": (),
    "superseded": ("superseded", "replaced", "outdated"),
    "reverted": ("reverted", "undone", "rolled back", "taken back"),
}
"""Where a decision is now → what readers call that."""


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
            shared = shared_facets(playbook.segments_of(entry.icp).values())
            profile = playbook.profiles[entry.icp]
            parts = playbook.memo(segment_parts, entry, playbook.catalogue, profile, shared)
            return Findable(entry.definition, (), parts)
        case Persona():
            return Findable(entry.summary, entry.titles, tuple(persona_parts(playbook, key, entry)))
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
        yield from fact(written.property.label, words, "" if at == AT_HEAD else at)


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
    yield DocumentPart(5, (decision.decision,))
    yield DocumentPart(5, _STATUS_WORDS[decision.status])
    yield from fact("Why", decision.why, "why", topic="why", weight=3)
    yield from fact("Before", decision.context, "why", weight=1)
    if decision.decided:
        by = deciders(decision)
        yield from fact(f"Decided {say_date(decision.decided.on)} by", by, "decided", topic="decision")
    for number, one in enumerate(decision.expected, 1):
        sentence = f"{one.measure}: {one.from_} → {one.to}" if one.from_ else f"{one.measure}: {one.to}"
        yield from fact("Expected", sentence, f"expected-{number}", topic="decision", weight=1)
    if decision.outcome:
        yield from fact("What came of it", decision.outcome.says, "outcome", topic="decision")
    for seen in decision.evidence:
        yield from fact("Seen", seen.says, f"evidence-{seen.id}", topic="evidence", weight=1)
    for other in decision.options:
        title = f"Not chosen: {other.option}"
        anchor = f"option-{other.id}"
        yield from fact(title, other.why_not or other.option, anchor, topic="decision", weight=1)


def _disqualifier(playbook: Playbook, disqualifier: Disqualifier) -> Iterator[DocumentPart]:
    yield DocumentPart(4, tuple(typed_values(playbook.catalogue, disqualifier.when)))
    yield DocumentPart(5, (disqualifier.says,))
    yield from fact("Cite", disqualifier.cite, "cite", topic="disqualifier", weight=3)
    yield from fact("Tell them", disqualifier.tell_them, "tell", topic="disqualifier messaging")
    yield from listed("Sounds like", disqualifier.spot, "spot", topic="disqualifier spot", weight=4)
    yield from listed("Ask", disqualifier.ask, "ask", topic="question", weight=3)
    yield from fact("Why", disqualifier.why, "why", topic="why")
    yield from fact("Revisit when", disqualifier.revisit, "revisit", topic="timing")
    out = say(disqualifier.when, playbook.catalogue)
    named = tuple(named_values(playbook.catalogue, disqualifier.when))
    yield from fact("Out when", out, "out-when", topic="disqualifier", weight=4, words=named)


def _signal(playbook: Playbook, signal: Signal) -> Iterator[DocumentPart]:
    yield DocumentPart(5, (signal.says,))
    for band in signal_steps(signal):
        yield DocumentPart(2, tuple(named_values(playbook.catalogue, band.when)))
        yield DocumentPart(2, tuple(typed_values(playbook.catalogue, band.when)))
        points = f"{say(band.when, playbook.catalogue)} +{band.points}"
        yield from fact("Counts", points, "points", topic="trigger", weight=1, words=("points", "fresh"))
    yield from fact("What to do", signal.act, "act", topic="trigger act")
    yield from fact("Open with", signal.opener, "opener", topic="messaging")
    yield from fact("Why now", signal.why, "why", topic="why")
    yield from listed("Where to see it", signal.where, "where", topic="trigger spot")


def _example(playbook: Playbook, example: Example) -> Iterator[DocumentPart]:
    shown, verdict = SHOWS_LABELS[example.shown], STATUS_LABELS[example.expect.status]
    profile = playbook.profiles[example.icp]
    yield DocumentPart(4, (shown, verdict, profile.name))
    yield DocumentPart(3, (*_EXAMPLE_WORDS[example.shown], *profile.aliases))
    yield DocumentPart(2, (example.story,), "story")
    yield from fact("Lesson", example.lesson, "lesson")
    yield DocumentPart(1, example.next_steps, "lesson")
