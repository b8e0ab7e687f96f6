"""Competitors: the model, the row and the views that a kind is made of, beside its templates and content."""

from dataclasses import dataclass
from typing import Annotated

from icp_playbook.conditions import Condition, say
from icp_playbook.model import Entry, Kind
from icp_playbook.playbook import Key
from icp_playbook.values import Id, Part, Prose, Text
from icp_playbook.values.markers import Names
from icp_playbook.views.entries import EntryPages, PageInputs
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head
from icp_playbook.views.routes import Link, Place, index_route, route


class Reply(Part):
    """What we say when they come up."""

    id: Id
    """Unique within the competitor."""
    says: Text
    """In our words."""


class Competitor(Entry):
    """A company that sells to the same accounts."""

    says: Text
    """Who they are, in one sentence."""
    strength: Prose
    """What they do better."""
    met_in: tuple[Annotated[Id, Names("profile")], ...]
    """ICPs in which we meet them."""
    meets: Condition | None = None
    """Which accounts of these."""
    rivals: tuple[Annotated[Id, Names("competitor")], ...] = ()
    """Others they compete with."""
    replies: tuple[Reply, ...] = ()
    """What we say when they come up."""


COMPETITOR = Kind(
    id="competitor",
    folder="competitors",
    model=Competitor,
    url="competitors",
    one="Competitor",
    many="Competitors",
    question="Who else do they talk to?",
    listed="Every competitor, with what to say.",
    in_sidebar=8,
    in_context=8,
    family="message",
)


@dataclass(frozen=True, slots=True)
class CompetitorView:
    """The context of pages/competitor.md.j2."""

    head: EntryHead
    competitor: Competitor
    met: str
    icps: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CompetitorIndexView:
    """The context of pages/competitors.md.j2."""

    head: PageHead
    competitors: tuple[Link, ...]


def competitor_view(inputs: PageInputs, id_: str) -> CompetitorView:
    """The view of one competitor."""
    playbook, key = inputs.playbook, Key("competitor", id_)
    place, entry = Place(route(key)), playbook.of(Competitor)[id_]
    return CompetitorView(
        head=entry_head(playbook, key, entry, entry.says, inputs.provenance),
        competitor=entry,
        met=say(entry.meets, playbook.catalogue) if entry.meets else "it comes up",
        icps=tuple(place.entry(playbook, Key("profile", icp)) for icp in entry.met_in),
    )


def competitor_index(inputs: PageInputs) -> CompetitorIndexView:
    """Every competitor."""
    playbook, place = inputs.playbook, Place(index_route("competitor"))
    return CompetitorIndexView(
        page_head(playbook, place, "Competitors", "Who else they talk to."),
        tuple(place.entry(playbook, Key("competitor", id_)) for id_ in playbook.of(Competitor)),
    )


PAGES_OF_COMPETITORS = EntryPages(competitor_view, "competitor", competitor_index, "competitors")
