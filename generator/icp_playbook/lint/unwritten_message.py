"""A persona of a segment without an outreach template."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each persona that a segment names and has no outreach for, where any has outreach."""
    if not any(segment.outreach for segment in playbook.segments.values()):
        return
    for id_, segment in playbook.segments.items():
        written = {template.persona for template in segment.outreach}
        for index, persona in enumerate(segment.personas):
            if persona not in written:
                yield RULE.at(
                    documents[Key("segment", id_)].at("personas", index),
                    f'no outreach template is written for "{persona}"',
                    f"add one with `persona: {persona}` under `outreach:`, or remove the persona",
                )


RULE = LintRule(
    id="unwritten-message",
    about="Every persona of a segment has an outreach template.",
    example=('no outreach template is written for "cfo"', "add one, or remove the persona"),
    check=check,
)
