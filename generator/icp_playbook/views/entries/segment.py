"""A segment's page, and segments with filters by ICP and facet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.conditions import say
from icp_playbook.fields import say_value
from icp_playbook.model import Outreach, Proof, Segment
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.call_sheets import CallObjection, call_objections, call_url
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.entries.seats import signers
from icp_playbook.views.filters import TableFilter, by_icp, is_long, numbered, option_numbers
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head
from icp_playbook.views.labels import label
from icp_playbook.views.letters import Letter, ToolSyntax, pieces, syntaxes
from icp_playbook.views.routes import Link, Place, index_route, route

SIBLINGS = 12
"""Other segments of the ICP that a page leads to."""


@dataclass(frozen=True, slots=True)
class SegmentLetter:
    """An outreach template: when it is sent, to whom, and its text."""

    letter: Letter
    channel: str
    day: int
    persona: Link | None


@dataclass(frozen=True, slots=True)
class SegmentView:
    """The context of pages/segment.md.j2."""

    head: EntryHead
    segment: Segment
    icp: Link
    condition: str
    facets: tuple[tuple[str, str], ...]
    personas: tuple[Link, ...]
    proof: tuple[Proof, ...]
    objections: tuple[CallObjection, ...]
    outreach: tuple[SegmentLetter, ...]
    tools: tuple[ToolSyntax, ...]
    """How each tool writes the merge fields of the letters; none where they have none."""
    siblings: tuple[Link, ...]
    more: Link | None
    """The way to all, where not all siblings are shown."""
    call: str
    """The way to its call sheet."""


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A segment in the index."""

    link: Link
    icp: Link
    call: str
    """The way to its call sheet."""
    signs: tuple[Link, ...]
    """Who has the seat of the economic buyer in its ICP."""
    signs_says: str
    """The same in the words of the ICP."""
    people: tuple[Link, ...]
    """Who to talk to, most important first."""
    by: str
    headline: str
    words: tuple[str, ...]
    facets: Mapping[str, str]
    """Filter name → ids separated by blanks."""
    numbers: str
    """The same as numbers of options, for a long table."""


@dataclass(frozen=True, slots=True)
class SegmentIndexView:
    """The context of pages/segments.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    long: bool
    """Whether there are too many rows to show all that they have."""
    rows: tuple[SegmentRow, ...]


def segment_view(inputs: PageInputs, id_: str) -> SegmentView:
    """The view of one segment."""
    playbook = inputs.playbook
    segment, key = playbook.segments[id_], Key("segment", id_)
    place = Place(route(key))
    proofs = {proof.id: proof for proof in playbook.profiles[segment.icp].proof}
    others = siblings(playbook, id_)
    letters = tuple(_letter(playbook, place, template) for template in segment.outreach)
    return SegmentView(
        head=entry_head(playbook, key, segment, segment.definition, inputs.provenance, ("profile",)),
        segment=segment,
        icp=place.entry(playbook, Key("profile", segment.icp)),
        condition=say(segment.when, playbook.catalogue),
        facets=facet_labels(playbook, segment),
        personas=tuple(
            place.entry(playbook, Key("persona", persona), playbook.personas[persona].summary)
            for persona in segment.personas
        ),
        proof=tuple(proofs[proof] for proof in segment.proof),
        objections=call_objections(playbook, place, segment),
        outreach=letters,
        tools=syntaxes(playbook, (each.letter for each in letters)),
        siblings=tuple(
            place.entry(playbook, Key("segment", other), playbook.segments[other].definition)
            for other in others[:SIBLINGS]
        ),
        more=Link(f"All {len(others) + 1:,} segments", place.to("segments/")) if others[SIBLINGS:] else None,
        call=place.to(call_url(id_)),
    )


def _letter(playbook: Playbook, place: Place, template: Outreach) -> SegmentLetter:
    return SegmentLetter(
        Letter(template.id, "", template.audience, pieces(template.subject or ""), pieces(template.body)),
        label(template.channel),
        template.day,
        place.entry(playbook, Key("persona", template.persona)) if template.persona else None,
    )


def siblings(playbook: Playbook, id_: str) -> list[str]:
    """The other segments of its ICP: those that follow it first."""
    icp = playbook.segments[id_].icp
    own = list(playbook.segments_of(icp))
    at = own.index(id_)
    following = [*own[at + 1 :], *own[:at]]
    return following if len(own) > SIBLINGS + 1 else [one for one in own if one != id_]


def facet_labels(playbook: Playbook, segment: Segment) -> tuple[tuple[str, str], ...]:
    """A segment's facets in words: Industry → B2B software."""
    catalogue = playbook.catalogue
    return tuple(
        (
            catalogue[name].label,
            ", ".join(say_value(catalogue, catalogue[name], value) for value in segment.facets[name]),
        )
        for name in playbook.settings.facets
        if name in segment.facets
    )


def segment_index(inputs: PageInputs) -> SegmentIndexView:
    """Segments with filters by ICP, by who signs and who is on the line, and by every facet."""
    playbook = inputs.playbook
    place = Place(index_route("segment"))
    catalogue = playbook.catalogue
    facet_filters = []
    for name in playbook.settings.facets:
        used = {value for segment in playbook.segments.values() for value in segment.facets.get(name, ())}
        options = tuple(
            (value, say_value(catalogue, catalogue[name], value))
            for value in catalogue[name].choices
            if value in used
        )
        facet_filters.append(TableFilter(name, catalogue[name].label, options))
    filters = (by_icp(playbook), *_people_filters(playbook), *facet_filters)
    numbers = option_numbers(filters)
    order = list(playbook.profiles)
    ordered = sorted(playbook.segments.items(), key=lambda item: order.index(item[1].icp))
    return SegmentIndexView(
        head=page_head(
            playbook,
            place,
            "Segments",
            "Slices of an ICP with their own messaging. If what we say is the same, it is not a segment.",
        ),
        filters=filters,
        long=is_long(len(ordered)),
        rows=tuple(_row(playbook, place, id_, numbers) for id_, _ in ordered),
    )


def _people_filters(playbook: Playbook) -> Iterator[TableFilter]:
    """By who signs for the money, and by who is on the line; one without a choice is left out."""
    segments = playbook.segments.values()
    named = {
        "signs": ("Who signs", {who for one in segments for who in signers(playbook, one.icp)}),
        "persona": ("On the line", {who for one in segments for who in one.personas}),
    }
    for name, (words, ids) in named.items():
        options = tuple((id_, persona.name) for id_, persona in playbook.personas.items() if id_ in ids)
        if options:
            yield TableFilter(name, words, options)


def _row(playbook: Playbook, place: Place, id_: str, numbers: Mapping[tuple[str, str], int]) -> SegmentRow:
    segment = playbook.segments[id_]
    signing = signers(playbook, segment.icp)
    facets = {
        "icp": segment.icp,
        "signs": " ".join(signing),
        "persona": " ".join(segment.personas),
        **{name: " ".join(values) for name, values in segment.facets.items()},
    }
    return SegmentRow(
        place.entry(playbook, Key("segment", id_), segment.definition),
        place.entry(playbook, Key("profile", segment.icp)),
        place.to(call_url(id_)),
        tuple(place.entry(playbook, Key("persona", who)) for who in signing),
        playbook.profiles[segment.icp].buying.signs,
        tuple(place.entry(playbook, Key("persona", who)) for who in segment.personas),
        playbook.catalogue[segment.by].label if segment.by else "",
        segment.messaging.headline,
        tuple(words for _, words in facet_labels(playbook, segment)),
        facets,
        numbered(facets, numbers),
    )
