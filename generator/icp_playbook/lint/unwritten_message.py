"""A persona of a segment whom nothing is written to, or of whom nobody knows what makes them say no."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.playbook import Documents, Key, Playbook


def unwritten_message(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each persona that a segment names and has no outreach for."""
    for id_, segment in playbook.segments.items():
        written = {template.persona for template in segment.outreach}
        for index, persona in enumerate(segment.personas):
            if persona not in written:
                yield rules.UNWRITTEN_MESSAGE.at(
                    documents[Key("segment", id_)].at("personas", index),
                    f'no outreach template is written to "{persona}"',
                    f"add one with `persona: {persona}` under `outreach:`, or take the persona out",
                )


def unknown_objection(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each persona of a segment without a seat on the committee of its profile."""
    for id_, segment in playbook.segments.items():
        seated = {seat.persona for seat in playbook.profiles[segment.icp].committee}
        for index, persona in enumerate(segment.personas):
            if persona not in seated:
                yield rules.UNKNOWN_OBJECTION.at(
                    documents[Key("segment", id_)].at("personas", index),
                    f'"{persona}" has no seat on the committee of "{segment.icp}": '
                    "nobody wrote down what they object to",
                    "add the seat with what it wants and blocks to "
                    f"{playbook.paths[Key('profile', segment.icp)]}",
                )
