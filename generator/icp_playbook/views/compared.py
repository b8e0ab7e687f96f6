"""Which entries of its kind an entry is compared with first: those a reader may take it for."""

from collections import Counter

from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.routes import Link, Place, index_route

_MOST = 3
"""How many comparisons an entry's page offers."""


def comparisons(playbook: Playbook, place: Place, key: Key) -> tuple[Link, ...]:
    """Links to an entry side by side with others; none for kinds whose index compares nothing."""
    match key.kind:
        case "profile":
            others = [one for one in playbook.profiles if one != key.id]
        case "persona":
            others = _on_the_same_committees(playbook, key.id)
        case "segment":
            icp = playbook.segments[key.id].icp
            others = [one for one in playbook.segments_of(icp) if one != key.id]
        case _:
            others = []
    names = {id_: entry.name for id_, entry in playbook.by_kind[key.kind].items()}
    index = index_route(key.kind)
    return tuple(
        Link(names[other], place.to(f"{index}?compare={key.id},{other}")) for other in others[:_MOST]
    )


def _on_the_same_committees(playbook: Playbook, persona: str) -> list[str]:
    """The personas that decide beside one, in most ICPs first."""
    met: Counter[str] = Counter()
    for profile in playbook.profiles.values():
        seated = {seat.persona for seat in profile.committee}
        if persona in seated:
            met.update(seated - {persona})
    order = list(playbook.personas)
    return sorted(met, key=lambda other: (-met[other], order.index(other)))
