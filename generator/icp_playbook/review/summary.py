"""The five sentences at the top: who is in, who may be, who is out, what we do and say, whom it takes."""

from collections.abc import Iterator, Sequence

from icp_playbook.phrases import series
from icp_playbook.review.approach_sentence import approach
from icp_playbook.review.attention_sentence import attention
from icp_playbook.review.leader_sentence import LeaderSentence
from icp_playbook.review.membership_sentences import came_in, dropped_out, may_come_in
from icp_playbook.review.review import RevisionReview

NAMED = 4
"""How many entries a note names before it counts the rest."""


def five_sentences(review: RevisionReview) -> Sequence[LeaderSentence]:
    """One for each question; if an answer could not be worked out, its sentence says so."""
    return (came_in(review), may_come_in(review), dropped_out(review), approach(review), attention(review))


def author_notes(review: RevisionReview) -> Iterator[str]:
    """What only whoever wrote the files can do something about, a sentence each."""
    if review.undeclared:
        yield f"{series(review.undeclared, '', limit=NAMED, between='; ')}."
