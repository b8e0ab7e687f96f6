"""A playbook as search sees it: its entries kind by kind, then terms, listings and pages made of them."""

from collections.abc import Iterator

from icp_playbook.model import Disqualifier, Entry, Example, Persona, Profile, Segment, Signal
from icp_playbook.playbook import Playbook
from icp_playbook.search.choices import faceted_values, named_values
from icp_playbook.search.document import DocumentPart, SearchDocument, answered
from icp_playbook.search.lessons import lessons
from icp_playbook.search.listings import listings, terms
from icp_playbook.search.profile import profile_parts
from icp_playbook.search.roles import roles
from icp_playbook.search.toolkit import toolkit
from icp_playbook.views.labels import ROLE_LABELS, SHOWS_LABELS
from icp_playbook.views.routes import SECTIONS, route


def search_documents(playbook: Playbook, history: bool = True) -> Iterator[SearchDocument]:
    """Everything that can be found, in the order of the sidebar. `history` tells whether the site has any."""
    for key, entry in playbook.entries():
        answer, names, parts = _told(playbook, key.id, entry)
        yield SearchDocument(
            SECTIONS[key.kind][1],
            route(key),
            entry.name,
            answered(answer),
            tuple(dict.fromkeys((*names, *entry.aliases))),
            (*parts, DocumentPart(2, (key.id, *entry.formerly, *entry.tags))),
        )
    yield from terms(playbook)
    yield from listings(history)
    yield from roles(playbook)
    yield from lessons()
    yield from toolkit(playbook)


def _told(
    playbook: Playbook, id_: str, entry: Entry
) -> tuple[str, tuple[str, ...], tuple[DocumentPart, ...]]:
    """The answer of an entry, its names beside the aliases, and its parts."""
    match entry:
        case Profile():
            return entry.definition, (id_.replace("-", " "),), profile_parts(playbook, entry)
        case Segment():
            return entry.definition, (), tuple(_segment(playbook, entry))
        case Persona():
            return entry.summary, entry.titles, tuple(_persona(entry))
        case Disqualifier():
            return entry.cite.removeprefix(f"{entry.name}. "), (), tuple(_disqualifier(playbook, entry))
        case Signal():
            return entry.says, (), tuple(_signal(playbook, entry))
        case Example():
            return f"{SHOWS_LABELS[entry.shows]}. {entry.lesson}", (), tuple(_example(playbook, entry))
        case _:
            raise TypeError(f"search knows no {type(entry).__name__}")


def _segment(playbook: Playbook, segment: Segment) -> Iterator[DocumentPart]:
    yield DocumentPart(5, tuple(faceted_values(playbook.catalogue, segment.facets)))
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
    yield DocumentPart(2, (playbook.profiles[segment.icp].name,))
    for letter in segment.outreach:
        yield DocumentPart(1, (letter.subject or "", letter.body))


def _persona(persona: Persona) -> Iterator[DocumentPart]:
    yield DocumentPart(4, (persona.summary, persona.department))
    yield DocumentPart(2, tuple(ROLE_LABELS[role] for role in persona.roles))
    for text in (*persona.pains, *persona.kpis):
        yield DocumentPart(4, (text,))
    for text in (*persona.responsibilities, *persona.priorities, *persona.goals, *persona.blockers):
        yield DocumentPart(2, (text,))
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
    for band in signal.bands:
        yield DocumentPart(2, tuple(named_values(playbook.catalogue, band.when)))
    yield DocumentPart(2, (signal.why, *signal.where), "where")
    yield DocumentPart(2, (signal.act, signal.opener), "act")


def _example(playbook: Playbook, example: Example) -> Iterator[DocumentPart]:
    yield DocumentPart(3, (SHOWS_LABELS[example.shows], playbook.profiles[example.icp].name))
    yield DocumentPart(2, (example.story,))
    yield DocumentPart(2, (example.lesson, *example.next_steps), "lesson")
