"""A tier that no account of an ICP can reach, whatever is true of it."""

from collections.abc import Collection, Iterator, Sequence

from icp_playbook.boundary import PointSum
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding
from icp_playbook.fit import compile_icp, possible_points
from icp_playbook.lint.reached_sums import UNDECIDED_HELP, reached_points, words_of
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook, tiers_of


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each tier that no account inside a profile gets, with accounts that come nearest.

    Every sum of points is looked at, so that a tier is found that only several criteria rule out together.
    """
    for id_, profile in playbook.profiles.items():
        program = compile_icp(playbook, id_)
        location = documents[Key("profile", id_)].at("fit", "score")
        reached = playbook.memo(reached_points, program, id_, playbook.catalogue)
        if reached is None:
            sentence = "which tiers accounts can reach was not decided in time"
            yield RULE.at(location, sentence, UNDECIDED_HELP)
            continue
        fitting = [one for one in reached.sums if one.verdict[0] == "fit"]
        there = {one.verdict[1] for one in fitting}
        tiers = tiers_of(playbook.settings, profile.fit)
        points = counted(possible_points(program.icps[id_]), "point")
        for place, tier in enumerate(tiers if fitting else ()):
            if tier.id not in there:
                better = {one.id for one in tiers[:place]}
                yield RULE.at(
                    location,
                    f"no account can be {tier.label}, which starts at {tier.at_least} percent: inside the "
                    f"profile they get {_nearest(fitting, better, points, playbook.catalogue)}",
                    "change the musts, the points or "
                    + ("the profile's `tiers`" if profile.fit.tiers else "the tiers in icp/playbook.yaml"),
                )


def _nearest(fitting: Sequence[PointSum], better: Collection[str], points: str, catalogue: Catalogue) -> str:
    """What accounts get at most below a tier and at least above it, and one of those."""
    above = [one for one in fitting if one.verdict[1] in better]
    below = [one for one in fitting if one.verdict[1] not in better]
    most = max(below, key=lambda one: one.high, default=None)
    least = min(above, key=lambda one: one.low, default=None)
    ends = [f"at most {most.high}"] if most else []
    ends += [f"at least {least.low}"] if least else []
    nearest = most or least or fitting[0]
    return f"{' or '.join(ends)} of {points}, such as {words_of(nearest.shown, catalogue)}"


RULE = LintRule(
    id="unreachable-tier",
    about="Every tier can be reached by some account.",
    example=("no account can be Tier 1", "change the musts, the points or the tiers"),
    check=check,
)
