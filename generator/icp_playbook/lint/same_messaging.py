"""A segment that changes nothing: its messaging hardly differs from a sibling's."""

import re
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import Segment
from icp_playbook.playbook import Documents, Key, Playbook

SHARED = 60
"""Percent of shared words from which two segments count as having the same messaging."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each segment that repeats an earlier sibling of its profile: the first that it does."""
    earlier: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for id_, segment in playbook.segments.items():
        words = _words(segment)
        siblings = earlier.setdefault(segment.icp, [])
        for sibling, others in siblings:
            if (share := _shared(words, others)) >= SHARED:
                yield RULE.at(
                    documents[Key("segment", id_)].at("messaging"),
                    f'{share} percent of the words are those of its sibling "{sibling}": '
                    "the segment does not change the message",
                    "say what differs in its pains, messaging and objections, or merge the two",
                )
                break
        siblings.append((id_, words))


def _words(segment: Segment) -> frozenset[str]:
    """Words of four letters or more in the pains, the messaging and the objections."""
    messaging = segment.messaging
    texts = [
        messaging.headline,
        messaging.opener,
        messaging.angle,
        *messaging.say,
        *messaging.avoid,
        *segment.pains,
    ]
    texts += [text for row in segment.objections for text in (row.objection, row.answer)]
    return frozenset(re.findall(r"\w{4,}", " ".join(texts).casefold()))


def _shared(one: frozenset[str], other: frozenset[str]) -> int:
    """Percent of the words of both that are in both; 0 where one has too few for it to count."""
    few, many = sorted((len(one), len(other)))
    if 100 * few < SHARED * many:
        return 0
    common = len(one & other)
    return 100 * common // max(1, few + many - common)


RULE = LintRule(
    id="same-messaging",
    about="A segment changes the message.",
    example=(
        "72 percent of the words are the same as a sibling's",
        "say what differs, or merge the two segments",
    ),
    check=check,
)
