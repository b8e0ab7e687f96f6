"""Two revisions as a leader reads them: what changed, who moves, why, and what to look at."""

from icp_playbook.review.boundary_proofs import STEP_WORDS, BoundaryProof
from icp_playbook.review.forge import ForgeLinks, forge_links
from icp_playbook.review.proof_wording import proof_sentences
from icp_playbook.review.pull_request import number_in
from icp_playbook.review.review import ReviewedChange, RevisionReview
from icp_playbook.review.revisions import ReviewRequest, blocking_reasons, review_revisions
from icp_playbook.review.summary import five_sentences

__all__ = [
    "STEP_WORDS",
    "BoundaryProof",
    "ForgeLinks",
    "ReviewRequest",
    "ReviewedChange",
    "RevisionReview",
    "blocking_reasons",
    "five_sentences",
    "forge_links",
    "number_in",
    "proof_sentences",
    "review_revisions",
]
