"""A segment that no account can be in: those before it take them all, or none is inside the ICP."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from icp_playbook.boundary import answered, can_be_in, inside_conditions, meeting
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding
from icp_playbook.fit import CompiledCondition, IcpProgram, NamedCondition, compile_icp
from icp_playbook.lint.reached_sums import UNDECIDED_HELP
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import series
from icp_playbook.playbook import Documents, Key, Playbook

_State: TypeAlias = Literal["taken", "undecided", "impossible", "shadowed"]
NAMED = 3
"""Segments that a sentence names before it counts the rest."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each segment that takes nobody.

    Where an ICP does not list its segments, `segment-order` asks for their order, and it is not held against
    them.
    """
    for id_, profile in playbook.profiles.items():
        icp = compile_icp(playbook, id_).icps[id_]
        for place, state in enumerate(playbook.memo(_states, icp, playbook.catalogue)):
            location = documents[Key("segment", icp.segments[place].id)].at("when")
            if state == "undecided":
                sentence = "whether an account can be in this segment was not decided in time"
                yield RULE.at(location, sentence, UNDECIDED_HELP)
            elif state == "impossible":
                sentence = f"no account inside {profile.name} can be in this segment"
                yield RULE.at(location, sentence, "change its condition, or the musts of the ICP")
            elif state == "shadowed" and profile.segments:
                others = series(_sharing(icp, place, playbook.catalogue), "or", limit=NAMED)
                yield RULE.at(
                    location,
                    f"every account of this segment is in {others}, which {profile.name} lists above it",
                    "list it higher under `segments:` of the ICP, or change its condition",
                )


def _states(icp: IcpProgram, catalogue: Catalogue) -> tuple[_State, ...]:
    """Of each segment; none where nobody is inside of the ICP, which is not held against its segments."""
    found: list[_State] = []
    first: dict[CompiledCondition, tuple[_State, NamedCondition]] = {}
    for row in icp.segments:
        if row.when in first:
            found.append("impossible" if first[row.when][0] == "impossible" else "shadowed")
            continue
        found.append(_state(icp, row, [one for _, one in first.values()], catalogue))
        first[row.when] = found[-1], row
    if "impossible" in found and answered(lambda: meeting(inside_conditions(icp), catalogue)).none:
        return ()
    return tuple(found)


def _state(
    icp: IcpProgram, row: NamedCondition, before: Sequence[NamedCondition], catalogue: Catalogue
) -> _State:
    taken = can_be_in(icp, [row], before, catalogue)
    if taken is not False:
        return "taken" if taken else "undecided"
    return "impossible" if can_be_in(icp, [row], (), catalogue) is False else "shadowed"


def _sharing(icp: IcpProgram, place: int, catalogue: Catalogue) -> list[str]:
    """The segments before one that have accounts of it."""
    row = icp.segments[place]
    shared: dict[CompiledCondition, bool] = {}
    for one in icp.segments[:place]:
        if one.when not in shared:
            shared[one.when] = can_be_in(icp, (one, row), (), catalogue) is not False
    return [one.id for one in icp.segments[:place] if shared[one.when]]


RULE = LintRule(
    id="unreachable-segment",
    about="Every segment can be the one of some account.",
    example=(
        "every account of this segment is in another, which the ICP lists above it",
        "list it higher under `segments:` of the ICP",
    ),
    check=check,
)
