"""Audiences: the circles of readers that an entry, a key or an item of a list may be for."""

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import Field, StrictStr

from icp_playbook.values import NamesAudience, Part

Audience: TypeAlias = Literal["internal", "partner", "public"]
"""internal: the company itself; partner: partners as well; public: everyone who has the playbook."""
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
"""From the narrowest circle of readers to the widest."""
ForAudience: TypeAlias = Annotated[Audience, NamesAudience()]
KeyPath: TypeAlias = Annotated[
    StrictStr, Field(pattern=r"^(\*|[a-z][a-z0-9-]*)(\.[a-z][a-z0-9_]*)+$", max_length=200)
]


class AudiencePolicy(Part):
    """What partner and public builds leave out, beside what says so itself."""

    default: Audience = "public"
    """Who may see an entry that does not say it."""
    internal: tuple[KeyPath, ...] = ()
    """Keys that only internal builds have, each after its kind: `persona.avoid`, `*.owner` for every kind."""
    partner: tuple[KeyPath, ...] = ()
    """Keys that only internal and partner builds have."""


def may_see(reader: Audience, marked: Audience) -> bool:
    """Whether a build for `reader` has what is marked for `marked`."""
    return AUDIENCES.index(marked) >= AUDIENCES.index(reader)
