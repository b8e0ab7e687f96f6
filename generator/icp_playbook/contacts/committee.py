"""How far the buying committee of an account is known. As site_templates/assets/fit/committee.js."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.contacts.titles import TitleMatch
from icp_playbook.model import Role
from icp_playbook.playbook import Playbook

_TITLES = 4
"""Titles that are named of somebody to find."""


@dataclass(frozen=True, slots=True)
class PersonaWords:
    """A persona's name, and the titles to look for."""

    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Committees:
    """The committee of each ICP: its roles in order, each with the personas who usually have it."""

    roles: Mapping[str, Mapping[Role, tuple[str, ...]]]
    personas: Mapping[str, PersonaWords]


@dataclass(frozen=True, slots=True)
class CommitteeCoverage:
    """The roles of a committee: those that somebody known has, with who and how many, and the others."""

    known: tuple[tuple[Role, tuple[tuple[str, int], ...]], ...]
    missing: tuple[Role, ...]


def committees_of(playbook: Playbook) -> Committees:
    """The committees of a linked playbook."""
    roles: dict[str, dict[Role, tuple[str, ...]]] = {}
    for id_, profile in playbook.profiles.items():
        seats = roles.setdefault(id_, {})
        for seat in profile.committee:
            seats[seat.role] = tuple(dict.fromkeys((*seats.get(seat.role, ()), seat.persona)))
    personas = {
        id_: PersonaWords(_line(persona.name), persona.titles) for id_, persona in playbook.personas.items()
    }
    return Committees(roles, personas)


def persona_at(match: TitleMatch, roles: Mapping[Role, Sequence[str]]) -> tuple[str, str] | None:
    """The persona of a title and its title there; of several that tie, the one that sits on the committee."""
    if len(match.found) < 2:
        return match.found[0] if match.found else None
    seated = {persona for personas in roles.values() for persona in personas}
    there = [one for one in match.found if one[0] in seated]
    return there[0] if len(there) == 1 else None


def covered(roles: Mapping[Role, Sequence[str]], held: Counter[str]) -> CommitteeCoverage:
    """How far a committee is known; `held` counts the contacts of each persona."""
    known = []
    for role, personas in roles.items():
        if found := tuple((persona, held[persona]) for persona in personas if held[persona]):
            known.append((role, found))
    have = {role for role, _ in known}
    return CommitteeCoverage(tuple(known), tuple(role for role in roles if role not in have))


def known_words(coverage: CommitteeCoverage, personas: Mapping[str, PersonaWords]) -> str:
    """ "champion: Head of growth; blocker: IT manager (2)"."""
    return "; ".join(
        f"{role_words(role)}: {', '.join(_held(personas[one].name, count) for one, count in found)}"
        for role, found in coverage.known
    )


def missing_words(coverage: CommitteeCoverage) -> str:
    """ "economic buyer, blocker"."""
    return ", ".join(map(role_words, coverage.missing))


def find_words(
    coverage: CommitteeCoverage, roles: Mapping[Role, Sequence[str]], personas: Mapping[str, PersonaWords]
) -> str:
    """Whom to find, by role: "champion: Head of growth (look for Head of growth, VP Growth)"."""
    wanted: dict[tuple[str, ...], list[Role]] = {}
    for role in coverage.missing:
        wanted.setdefault(tuple(roles[role]), []).append(role)
    return "; ".join(
        f"{', '.join(map(role_words, missing))}: {' or '.join(_to_find(personas[one]) for one in who)}"
        for who, missing in wanted.items()
    )


def role_words(role: Role) -> str:
    """A role as it stands in a sentence."""
    return role.replace("-", " ")


def _held(name: str, count: int) -> str:
    return name if count == 1 else f"{name} ({count:,})"


def _to_find(persona: PersonaWords) -> str:
    if not persona.titles:
        return persona.name
    more = ", …" if len(persona.titles) > _TITLES else ""
    return f"{persona.name} (look for {', '.join(persona.titles[:_TITLES])}{more})"


def _line(text: str) -> str:
    return " ".join(text.split())
