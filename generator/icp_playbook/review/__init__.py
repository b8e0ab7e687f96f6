"""Two revisions as a leader reads them: what changed, who moves, why, and what to look at."""

from icp_playbook.review.attention_sentence import direction_words
from icp_playbook.review.boundary_proofs import STEP_WORDS, BoundaryProof
from icp_playbook.review.change_policy import PolicyReview
from icp_playbook.review.forge import ForgeLinks, forge_links
from icp_playbook.review.leader_sentence import LeaderSentence
from icp_playbook.review.membership_sentences import not_known
from icp_playbook.review.operating_choices import with_entry
from icp_playbook.review.policy_check import PolicyRequest
from icp_playbook.review.proof_wording import proof_sentences
from icp_playbook.review.pull_request import PullRequest, pull_request_in
from icp_playbook.review.review import ReviewedChange, RevisionReview
from icp_playbook.review.revisions import ReviewRequest, blocking_reasons, review_revisions
from icp_playbook.review.summary import author_notes, five_sentences
from icp_playbook.review.titles import in_words, review_title

__all__ = [
    "STEP_WORDS",
    "BoundaryProof",
    "ForgeLinks",
    "LeaderSentence",
    "PolicyRequest",
    "PolicyReview",
    "PullRequest",
    "ReviewRequest",
    "ReviewedChange",
    "RevisionReview",
    "author_notes",
    "blocking_reasons",
    "direction_words",
    "five_sentences",
    "forge_links",
    "in_words",
    "not_known",
    "proof_sentences",
    "pull_request_in",
    "review_revisions",
    "review_title",
    "with_entry",
]
