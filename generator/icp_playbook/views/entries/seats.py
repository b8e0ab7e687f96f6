"""Seats on buying committees as the indexes list and filter them: a role is held in an ICP, not at large."""

from collections.abc import Iterable
from dataclasses import dataclass

from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.labels import ROLE_LABELS
from icp_playbook.views.routes import Link, Place

SIGNS = "economic-buyer"
"""The role of who signs for the money."""


@dataclass(frozen=True, slots=True)
class HeldSeats:
    """The roles a persona has in one ICP; `icp` is None for roles that no committee gives them."""

    icp: Link | None
    roles: tuple[str, ...]
    pairs: str
    """For the filters: ICP and role of each seat, which must be chosen together."""


def pairs(*found: Iterable[tuple[str, str]]) -> str:
    """What filters hold together, as a row carries it: icp=saas,role=champion icp=logistics,role=blocker."""
    return " ".join(",".join(f"{name}={value}" for name, value in pair) for pair in found)


def held_seats(playbook: Playbook, place: Place, id_: str) -> tuple[HeldSeats, ...]:
    """Where a persona sits, ICP by ICP, then the roles that they usually have and no committee gives them."""
    found, seated = [], set()
    for icp, profile in playbook.profiles.items():
        roles = [seat.role for seat in profile.committee if seat.persona == id_]
        seated.update(roles)
        if roles:
            link = place.entry(playbook, Key("profile", icp))
            asked = pairs(*((("icp", icp), ("role", role)) for role in roles))
            found.append(HeldSeats(link, tuple(ROLE_LABELS[role] for role in roles), asked))
    free = [role for role in playbook.personas[id_].roles if role not in seated]
    if free:
        asked = pairs(*((("role", role),) for role in free))
        found.append(HeldSeats(None, tuple(ROLE_LABELS[role] for role in free), asked))
    return tuple(found)


def signers(playbook: Playbook, icp: str) -> tuple[str, ...]:
    """The personas who sign for the money in an ICP, in the order of its committee."""
    return tuple(
        dict.fromkeys(seat.persona for seat in playbook.profiles[icp].committee if seat.role == SIGNS)
    )
