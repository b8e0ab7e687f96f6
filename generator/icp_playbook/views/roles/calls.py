"""Call sheets on the pages of those who sell."""

from dataclasses import dataclass

from icp_playbook.playbook import Key
from icp_playbook.views.call_sheets import call_url
from icp_playbook.views.roles.by_icp import RoleScope
from icp_playbook.views.routes import Link


@dataclass(frozen=True, slots=True)
class CallRow:
    """A segment with its call sheet."""

    segment: Link
    opener: str
    personas: tuple[Link, ...]
    """The way to the call sheet with each persona chosen."""
    call: str


@dataclass(frozen=True, slots=True)
class IcpCalls:
    """The call sheets of an ICP's segments."""

    icp: Link
    rows: tuple[CallRow, ...]


def calls(scope: RoleScope) -> tuple[IcpCalls, ...]:
    """The call sheets of the ICPs shown; ICPs without segments have none."""
    playbook, place = scope.playbook, scope.place
    found = (
        IcpCalls(
            place.entry(playbook, Key("profile", icp), profile.definition),
            tuple(
                CallRow(
                    place.entry(playbook, Key("segment", id_), segment.definition),
                    segment.messaging.opener,
                    tuple(
                        Link(playbook.personas[persona].name, place.to(f"{call_url(id_)}?persona={persona}"))
                        for persona in segment.personas
                    ),
                    place.to(call_url(id_)),
                )
                for id_, segment in playbook.segments_of(icp).items()
            ),
        )
        for icp in scope.shown
        for profile in (playbook.profiles[icp],)
    )
    return tuple(one for one in found if one.rows)
