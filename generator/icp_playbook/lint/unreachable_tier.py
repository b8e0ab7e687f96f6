"""A tier that no account of an ICP can reach, whatever is true of it."""

from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding
from icp_playbook.fit import (
    IcpProgram,
    Reason,
    compile_playbook,
    possible_points,
    tier_place,
    totals,
)
from icp_playbook.lint.reached_bands import ReachedBands, reached_bands
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook, tiers_of


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each tier above or below all points that accounts inside a profile can have.

    The most and the fewest points are counted criterion by criterion, so a tier that only two criteria
    together rule out is not found; one that is found is surely out of reach.
    """
    program = compile_playbook(playbook)
    for id_, icp in program.icps.items():
        span = attainable(icp, playbook.memo(reached_bands, icp, playbook.catalogue))
        if span is None:
            continue
        possible = possible_points(icp)
        lowest, highest = (tier_place(program.tiers_of(id_), points, possible) for points in span)
        for place, tier in enumerate(tiers_of(playbook.settings, playbook.profiles[id_].fit)):
            if not highest <= place <= lowest:
                least, most = span
                end = f"at most {most}" if place < highest else f"at least {least}"
                yield RULE.at(
                    documents[Key("profile", id_)].at("fit", "score"),
                    f"no account can be {tier.label}, which starts at {tier.at_least} percent: "
                    f"inside the profile they get {end} of {counted(possible, 'point')}",
                    "change the musts, the points or "
                    + ("the profile's `tiers`" if icp.tiers else "the tiers in icp/playbook.yaml"),
                )


def attainable(icp: IcpProgram, reached: Sequence[ReachedBands]) -> tuple[int, int] | None:
    """The fewest and the most points of accounts that meet every must and no disqualifier of a compiled ICP.

    None when there is no such account.
    """
    found = []
    for row, bands in zip(icp.score, reached, strict=True):
        points = [0 if place is None else row.bands[place].points for place in bands.inside]
        if not points:
            return None
        found.append(Reason("score", row.id, "unknown", min(points), max(points), row.possible))
    capped = totals(icp, found)
    return capped.low, capped.high


RULE = LintRule(
    id="unreachable-tier",
    about="Every tier can be reached by some account.",
    example=("no account can be Tier 1", "change the musts, the points or the tiers"),
    check=check,
)
