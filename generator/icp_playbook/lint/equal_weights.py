"""Criteria that all earn the same: nothing says what matters more than the rest."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import Profile, steps
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook

FEWEST = 3
"""Criteria below which equal points are no lack of a choice."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use whose criteria all earn the same. Friction is not counted."""
    for id_, profile in playbook.profiles.items():
        best = _best(profile)
        if profile.status != "retired" and len(best) >= FEWEST and len(set(best)) == 1:
            yield RULE.at(
                documents[Key("profile", id_)].at("fit", "score"),
                f"each of {len(best)} criteria earns {counted(best[0], 'point')}, "
                "and nothing says what matters most",
                "give more points to what tells your best customers from the rest",
            )


def _best(profile: Profile) -> list[int]:
    """The most points of each criterion that earns any."""
    best = (max(band.points for band in steps(criterion)) for criterion in profile.fit.score)
    return [points for points in best if points > 0]


RULE = LintRule(
    id="equal-weights",
    about="The points of an ICP say what matters most.",
    example=(
        "each of 8 criteria earns 10 points",
        "give more to what tells your best customers from the rest",
    ),
    check=check,
)
