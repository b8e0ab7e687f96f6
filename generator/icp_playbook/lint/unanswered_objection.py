"""An objection that nobody answers: the persona says no, and the segment has nothing to say to it."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import plural, series
from icp_playbook.playbook import Documents, Key, Playbook

FEWEST = 3
"""Words below which an answer answers nothing: "Ask Ada"."""
NAMED = 3
"""Personas that a sentence names before it counts the rest."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each segment without an answer though its personas object, and each empty answer.

    What personas object to is `blocks` on the committee of the ICP. An answer is empty if it repeats the
    objection, or has fewer than three words.
    """
    for id_, segment in playbook.segments.items():
        document = documents[Key("segment", id_)]
        committee = playbook.profiles[segment.icp].committee
        objecting = [
            one for one in segment.personas if any(seat.persona == one and seat.blocks for seat in committee)
        ]
        if objecting and not segment.objections:
            yield RULE.at(
                document.at("personas"),
                f"{series(objecting, limit=NAMED)} {plural(len(objecting), 'objects', 'object')}, "
                "and the segment answers no objection",
                "write what they say and what we answer under `objections:`; "
                f"{playbook.paths[Key('profile', segment.icp)]} says what they block",
            )
        for index, row in enumerate(segment.objections):
            if _says_nothing(row.objection, row.answer):
                yield RULE.at(
                    document.at("objections", index, "answer"),
                    f'the answer to "{row.id}" says nothing',
                    "acknowledge, answer, ask back: in words that a rep can say",
                )


def _says_nothing(objection: str, answer: str) -> bool:
    words = answer.casefold().split()
    return len(words) < FEWEST or words == objection.casefold().split()


RULE = LintRule(
    id="unanswered-objection",
    about="What personas object to has an answer in their segment.",
    example=(
        "cfo objects, and the segment answers no objection",
        "write what they say and what we answer under `objections:`",
    ),
    check=check,
)
