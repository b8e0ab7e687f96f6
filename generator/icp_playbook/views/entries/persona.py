"""A persona's page, and personas by role and ICP."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.model import Outreach, Persona
from icp_playbook.playbook import Key
from icp_playbook.views.entries.coverage import Coverage, coverage
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.filters import TableFilter, by_icp
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head, referring
from icp_playbook.views.labels import PURCHASING_LABELS, PURCHASING_MEANS, ROLE_LABELS
from icp_playbook.views.routes import Link, Place, index_route, route


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Where a persona sits: the ICP, the role, what they want and block there."""

    icp: Link
    role: str
    wants: str
    blocks: str


@dataclass(frozen=True, slots=True)
class PersonaView:
    """The context of pages/persona.md.j2."""

    head: EntryHead
    persona: Persona
    roles: tuple[str, ...]
    purchasing: tuple[tuple[str, str], ...]
    """What they do in a purchase, and what that means."""
    seats: tuple[SeatRow, ...]
    segments: tuple[Link, ...]
    outreach: tuple[tuple[Link, Outreach], ...]


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """A persona in the index."""

    link: Link
    roles: tuple[str, ...]
    department: str
    titles: tuple[str, ...]
    icps: tuple[Link, ...]
    facets: Mapping[str, str]


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
    return PersonaView(
        head=entry_head(playbook, key, persona, persona.summary, inputs.provenance, ("profile", "segment")),
        persona=persona,
        roles=tuple(ROLE_LABELS[role] for role in persona.roles),
        purchasing=tuple(
            (PURCHASING_LABELS[part], PURCHASING_MEANS[part]) for part in persona.purchasing_roles
        ),
        seats=tuple(
            SeatRow(
                place.entry(playbook, Key("profile", icp)), ROLE_LABELS[seat.role], seat.wants, seat.blocks
            )
            for icp in playbook.named_by("profile", key)
            for seat in playbook.profiles[icp].committee
            if seat.persona == id_
        ),
        segments=tuple(referring(playbook, place, key, "segment")),
        outreach=tuple(
            (place.entry(playbook, Key("segment", segment)), template)
            for segment in playbook.named_by("segment", key)
            for template in playbook.segments[segment].outreach
            if template.persona == id_
        )[:3],
    )


def persona_index(inputs: PageInputs) -> PersonaIndexView:
    """Personas by role and ICP."""
    playbook = inputs.playbook
    place = Place(index_route("persona"))
    seats: dict[str, list[str]] = {persona: [] for persona in playbook.personas}
    for icp, profile in playbook.profiles.items():
        for persona in dict.fromkeys(seat.persona for seat in profile.committee):
            seats[persona].append(icp)
    return PersonaIndexView(
        head=page_head(
            playbook,
            place,
            "Personas",
            "Who decides, uses, checks and blocks. An ICP says which company; a persona, how to talk.",
        ),
        filters=(
            by_icp(playbook),
            TableFilter("role", "Role", tuple(ROLE_LABELS.items())),
        ),
        rows=tuple(
            PersonaRow(
                place.entry(playbook, Key("persona", id_), persona.summary),
                tuple(ROLE_LABELS[role] for role in persona.roles),
                persona.department,
                persona.titles,
                tuple(place.entry(playbook, Key("profile", icp)) for icp in seats[id_]),
                {"icp": " ".join(seats[id_]), "role": " ".join(persona.roles)},
            )
            for id_, persona in playbook.personas.items()
        ),
        coverage=coverage(playbook, place),
    )
