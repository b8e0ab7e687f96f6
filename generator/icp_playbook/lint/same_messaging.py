"""A segment that changes nothing: what is said to it hardly differs from what a sibling is told."""

import itertools
import re
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import Segment
from icp_playbook.playbook import Documents, Key, Playbook

SHARED = 60
"""Percent of all words of both that stand in both, from which two segments are told the same."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each segment that repeats an earlier sibling of its profile."""
    words = {id_: _words(segment) for id_, segment in playbook.segments.items()}
    for (first, sibling), (second, segment) in itertools.combinations(playbook.segments.items(), 2):
        if sibling.icp == segment.icp and (share := _shared(words[first], words[second])) >= SHARED:
            yield RULE.at(
                documents[Key("segment", second)].at("messaging"),
                f'{share} percent of the words are those of its sibling "{first}": '
                "the segment changes nothing",
                "say what differs in its pains, words and objections, or merge the two",
            )


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
    return 100 * len(one & other) // max(1, len(one | other))


RULE = LintRule(
    id="same-messaging",
    about="A segment changes what is said.",
    example=("72 percent of the words are those of a sibling", "say what differs, or merge the two segments"),
    check=check,
)
