"""A hole in a scale: values between two bands that earn nothing, though those on both sides do."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.lint.scales import Stretch, scales
from icp_playbook.playbook import Documents, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each hole with points of one sign on both sides.

    Between points and friction nothing may count. A band with `points: 0` fills a hole on purpose.
    """
    for scale in scales(playbook):
        stretches = scale.stretches()
        for before, hole, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
            if _is_hole(before, hole, after):
                values = scale.say_between(hole.span)
                yield RULE.at(
                    documents[scale.key].at(*scale.path, after.band or 0),
                    f'{values} is in no band of "{scale.name}", between two that earn points',
                    "let the bands meet, or add a band with `points: 0` if that is meant",
                )


def _is_hole(before: Stretch, hole: Stretch, after: Stretch) -> bool:
    return hole.band is None and before.points * after.points > 0


RULE = LintRule(
    id="gap-between-bands",
    about="The bands of a criterion leave no hole by mistake.",
    example=(
        '100 is in no band of "Headcount", between two that earn points',
        "let the bands meet, or add a band with `points: 0`",
    ),
    check=check,
)
