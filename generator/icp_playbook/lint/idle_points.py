"""A criterion whose points never decide: with them and without them, every account gets the same tier."""

from collections.abc import Iterator

from icp_playbook.boundary import idle_criteria
from icp_playbook.findings import Finding
from icp_playbook.fit import compile_icp
from icp_playbook.lint.deletion import after_deletion
from icp_playbook.lint.reached_sums import UNDECIDED_HELP, reached_points
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook, criterion_label


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each criterion without which all accounts that are known would be judged the same.

    What is possible stays: it is the points that nobody gains or loses.
    """
    for id_, profile in playbook.profiles.items():
        program = compile_icp(playbook, id_)
        reached = playbook.memo(reached_points, program, id_, playbook.catalogue)
        if reached is None:
            continue  # `unreachable-tier` says that it was not decided
        idle = playbook.memo(idle_criteria, reached, playbook.catalogue)
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


RULE = LintRule(
    id="idle-points",
    about="The points of every criterion decide the tier of some account.",
    example=(
        'the points of "Open roles" never decide: every account gets the same tier without them',
        "give it more points, or delete it: then 90 points are possible instead of 100, and scores move",
    ),
    check=check,
)
