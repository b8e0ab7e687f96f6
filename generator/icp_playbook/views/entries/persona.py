"""A persona's page, and personas by role and ICP."""

from dataclasses import dataclass

from icp_playbook.model import Outreach, Persona
from icp_playbook.phrases import counted
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.entries.coverage import Coverage, coverage
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.entries.seats import HeldSeats, held_seats, signers
from icp_playbook.views.filters import TableFilter, by_icp
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head, referring
from icp_playbook.views.labels import PURCHASING_LABELS, PURCHASING_MEANS, ROLE_LABELS
from icp_playbook.views.objections import raised_objections
from icp_playbook.views.routes import Link, Place, index_route, route

OBJECTIONS = 8
"""How many objections a persona's page shows; the table has all."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Where a persona sits: the ICP, the role, what they want and block there, and in which segments.

    `on_line` are those that name the persona; `all_segments` leads to every segment of the ICP.
    """

    icp: Link
    role: str
    wants: str
    blocks: str
    on_line: tuple[Link, ...]
    all_segments: Link | None


@dataclass(frozen=True, slots=True)
class PersonaView:
    """The context of pages/persona.md.j2."""

    head: EntryHead
    persona: Persona
    roles: tuple[str, ...]
    purchasing: tuple[tuple[str, str], ...]
    """What they do in a purchase, and what that means."""
    seats: tuple[SeatRow, ...]
    signs_in: Link | None
    """The way to the segments of the ICPs where they sign; None where they sign in none."""
    segments: tuple[Link, ...]
    objections: tuple[tuple[Link, str], ...]
    """What they are said to object, and in which segment."""
    all_objections: Link | None
    outreach: tuple[tuple[Link, Outreach], ...]


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """A persona in the index."""

    link: Link
    titles: tuple[str, ...]
    seats: tuple[HeldSeats, ...]
    icps: int
    """In how many ICPs they sit."""


@dataclass(frozen=True, slots=True)
class PersonaIndexView:
    """The context of pages/personas.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    rows: tuple[PersonaRow, ...]
    coverage: Coverage


def persona_view(inputs: PageInputs, id_: str) -> PersonaView:
    """The view of one persona."""
    playbook = inputs.playbook
    persona, key = playbook.personas[id_], Key("persona", id_)
    place = Place(route(key))
    objections, all_objections = raised_objections(playbook, place, id_)
    return PersonaView(
        head=entry_head(playbook, key, persona, persona.summary, inputs.provenance, ("profile", "segment")),
        persona=persona,
        roles=tuple(ROLE_LABELS[role] for role in persona.roles),
        purchasing=tuple(
            (PURCHASING_LABELS[part], PURCHASING_MEANS[part]) for part in persona.purchasing_roles
        ),
        seats=tuple(
            SeatRow(
                place.entry(playbook, Key("profile", icp)),
                ROLE_LABELS[seat.role],
                seat.wants,
                seat.blocks,
                *_segments_of_seat(playbook, place, icp, id_),
            )
            for icp in playbook.named_by("profile", key)
            for seat in playbook.profiles[icp].committee
            if seat.persona == id_
        ),
        signs_in=_signs_in(playbook, place, id_),
        segments=tuple(referring(playbook, place, key, "segment")),
        objections=objections[:OBJECTIONS],
        all_objections=all_objections,
        outreach=tuple(
            (place.entry(playbook, Key("segment", segment)), template)
            for segment in playbook.named_by("segment", key)
            for template in playbook.segments[segment].outreach
            if template.persona == id_
        )[:3],
    )


def _segments_of_seat(
    playbook: Playbook, place: Place, icp: str, id_: str
) -> tuple[tuple[Link, ...], Link | None]:
    """The segments of an ICP where the persona is on the line, and the way to all of them."""
    every = playbook.segments_of(icp)
    named = tuple(place.entry(playbook, Key("segment", one)) for one in every if id_ in every[one].personas)
    all_of_them = Link(
        f"All {counted(len(every), 'segment')}" if len(every) > 1 else "The only segment",
        place.to(f"{index_route('segment')}?icp={icp}"),
    )
    return named, all_of_them if every else None


def _signs_in(playbook: Playbook, place: Place, id_: str) -> Link | None:
    icps = [icp for icp in playbook.profiles if id_ in signers(playbook, icp)]
    number = sum(len(playbook.segments_of(icp)) for icp in icps)
    if not number:
        return None
    words = f"{counted(number, 'segment')} of {counted(len(icps), 'ICP')}"
    return Link(words, place.to(f"{index_route('segment')}?signs={id_}"))


def persona_index(inputs: PageInputs) -> PersonaIndexView:
    """Personas by the seats they have: a role in an ICP."""
    playbook = inputs.playbook
    place = Place(index_route("persona"))
    return PersonaIndexView(
        head=page_head(
            playbook,
            place,
            "Personas",
            "Who decides, uses, checks and blocks. An ICP says which company; a persona, how to talk.",
        ),
        filters=(
            by_icp(playbook),
            TableFilter("role", "Role there", tuple(ROLE_LABELS.items())),
        ),
        rows=tuple(_row(playbook, place, id_) for id_ in playbook.personas),
        coverage=coverage(playbook, place),
    )


def _row(playbook: Playbook, place: Place, id_: str) -> PersonaRow:
    persona, seats = playbook.personas[id_], held_seats(playbook, place, id_)
    return PersonaRow(
        place.entry(playbook, Key("persona", id_), persona.summary),
        persona.titles,
        seats,
        sum(one.icp is not None for one in seats),
    )
