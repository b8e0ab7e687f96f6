"""Who matters where: personas by ICP, with the roles no one covers."""

from dataclasses import dataclass

from icp_playbook.lint import waiver_for
from icp_playbook.model import ROLES
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.labels import ROLE_LABELS
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class RoleCell:
    """A cell of persona × ICP: the roles a persona plays there."""

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The grid of persona × ICP, and the roles no one covers."""

    icps: tuple[Link, ...]
    personas: tuple[tuple[Link, tuple[RoleCell, ...]], ...]
    uncovered: tuple[tuple[Link, tuple[str, ...]], ...]
    """Of ICPs that do not say why that is right."""


def coverage(playbook: Playbook, place: Place) -> Coverage:
    """Who matters where, from the committees."""
    seats = {
        (persona_id, icp): tuple(
            ROLE_LABELS[seat.role] for seat in profile.committee if seat.persona == persona_id
        )
        for icp, profile in playbook.profiles.items()
        for persona_id in {seat.persona for seat in profile.committee}
    }
    uncovered = []
    for icp, profile in playbook.profiles.items():
        missing = tuple(
            ROLE_LABELS[role] for role in ROLES if role not in {seat.role for seat in profile.committee}
        )
        if missing and waiver_for(playbook, Key("profile", icp), "uncovered-role") is None:
            uncovered.append((place.entry(playbook, Key("profile", icp)), missing))
    return Coverage(
        icps=tuple(place.entry(playbook, Key("profile", icp)) for icp in playbook.profiles),
        personas=tuple(
            (
                place.entry(playbook, Key("persona", persona)),
                tuple(RoleCell(seats.get((persona, icp), ())) for icp in playbook.profiles),
            )
            for persona in playbook.personas
        ),
        uncovered=tuple(uncovered),
    )
