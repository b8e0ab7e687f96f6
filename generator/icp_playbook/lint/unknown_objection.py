"""A persona of a segment whose objections are unknown."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each persona of a segment that has no seat on the committee of its profile."""
    for id_, segment in playbook.segments.items():
        if not playbook.profiles[segment.icp].committee:
            continue
        seated = {seat.persona for seat in playbook.profiles[segment.icp].committee}
        for index, persona in enumerate(segment.personas):
            if persona not in seated:
                yield RULE.at(
                    documents[Key("segment", id_)].at("personas", index),
                    f'"{persona}" has no role on the committee of "{segment.icp}": '
                    "no one wrote down their objections",
                    "add the role with what it wants and blocks to "
                    f"{playbook.paths[Key('profile', segment.icp)]}",
                )


RULE = LintRule(
    id="unknown-objection",
    about="For every persona of a segment, the ICP says what makes them say no.",
    example=('"cfo" has no role on the committee of "saas"', "add the role with what it wants and blocks"),
    check=check,
)
