"""A criterion whose points never decide: with them and without them, every account gets the same tier."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from icp_playbook.boundary import NotDecided, PointSum, Shown, someone_moves
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding
from icp_playbook.fit import (
    BandedPoints,
    IcpProgram,
    PointBand,
    Program,
    Reason,
    Threshold,
    compile_icp,
    criterion_reason,
    possible_points,
    tier_place,
    totals,
)
from icp_playbook.fit.condition import AnyOf
from icp_playbook.lint.deletion import after_deletion
from icp_playbook.lint.reached_sums import UNDECIDED_HELP, ReachedSums, reached_sums
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook, criterion_label

NEVER = AnyOf(())
TRIED = 40
"""Accounts that are looked at, those beside a tier's threshold first, before all of them are."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each criterion without which all accounts that are known would be judged the same.

    What is possible stays: it is the points that nobody gains or loses.
    """
    for id_, profile in playbook.profiles.items():
        program = compile_icp(playbook, id_)
        sums = playbook.memo(reached_sums, program, id_, playbook.catalogue)
        if sums is None:
            continue  # `unreachable-tier` says that it was not decided
        idle = playbook.memo(_idle, program, id_, playbook.catalogue, sums)
        for index, decided in idle:
            criterion = profile.fit.score[index]
            name = criterion_label(criterion, playbook.catalogue)
            yield RULE.at(
                documents[Key("profile", id_)].at("fit", "score", index),
                f'the points of "{name}" never decide: every account gets the same tier without them'
                if decided
                else f'whether the points of "{name}" ever decide was not decided in time',
                f"give it more points, or delete it{after_deletion(program.icps[id_], index)}"
                if decided
                else UNDECIDED_HELP,
            )


def _idle(
    program: Program, id_: str, catalogue: Catalogue, sums: ReachedSums
) -> tuple[tuple[int, bool], ...]:
    """Places of criteria that decide nothing, and whether that is proven or not decided in time."""
    icp = program.icps[id_]
    left = {place for place, row in enumerate(icp.score) if any(band.points for band in row.bands)}
    fitting = [one for one in sums if one.verdict[0] == "fit"]
    for one in _by_distance(fitting, program.tiers_of(id_), possible_points(icp))[:TRIED]:
        if left:
            left -= _deciding(program, icp, one.shown, left)
    found = ((place, _decides(program, icp, place, catalogue)) for place in sorted(left))
    return tuple((place, decides is False) for place, decides in found if decides is not True)


def _by_distance(sums: Sequence[PointSum], tiers: Sequence[Threshold], possible: int) -> list[PointSum]:
    """Those that are nearest to where a tier starts come first."""
    starts = [tier.at_least * possible for tier in tiers[:-1]]
    return sorted(sums, key=lambda one: min((abs(100 * one.low - start) for start in starts), default=0))


def _deciding(program: Program, icp: IcpProgram, shown: Shown, places: Collection[int]) -> set[int]:
    """Criteria without whose points an account would get another tier."""
    score = [criterion_reason(row, shown.account, shown.as_of) for row in icp.score]
    scale = program.tiers_of(icp.id)

    def tiers(reasons: Sequence[Reason]) -> list[int]:
        found = totals(icp, reasons)
        return [tier_place(scale, points, found.possible) for points in (found.low, found.high)]

    before = tiers(score)
    return {
        place
        for place in places
        if tiers([*score[:place], replace(score[place], low=0, high=0), *score[place + 1 :]]) != before
    }


def _decides(program: Program, icp: IcpProgram, place: int, catalogue: Catalogue) -> bool | None:
    """Whether some account gets another verdict without a criterion's points; None if not decided in time."""
    row = icp.score[place]
    none = tuple(PointBand(band.when, 0) for band in row.bands)
    silent = BandedPoints(row.id, (*none, PointBand(NEVER, row.possible)), row.unknown_missed)
    score = (*icp.score[:place], silent, *icp.score[place + 1 :])
    try:
        return someone_moves((program, icp), (program, replace(icp, score=score)), catalogue)
    except NotDecided:
        return None


RULE = LintRule(
    id="idle-points",
    about="The points of every criterion decide the tier of some account.",
    example=(
        'the points of "Open roles" never decide: every account gets the same tier without them',
        "give it more points, or delete it: then 90 points are possible instead of 100, and scores move",
    ),
    check=check,
)
