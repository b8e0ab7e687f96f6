"""What a review is called: by its pull request, else by the names of its branches in words."""

import re

from icp_playbook.review.review import WORKING_TREE, RevisionReview

LONGEST = 120
"""Characters of a pull request's title that are shown."""
_COMMIT = re.compile(r"[0-9a-f]{7,64}\Z")
_BEFORE = re.compile(r"(?:HEAD)?(?:\^1?|~1?|@\{1\})\Z")
_EARLIER = re.compile(r"HEAD~([0-9]{1,6})\Z")
_REMOTE = re.compile(r"(?:refs/)?(?:heads|remotes|tags)/|origin/|upstream/")


def review_title(review: RevisionReview) -> str:
    """What a pull request changes, by its number and title, or a branch, in words."""
    if review.pull_request is not None:
        title = " ".join(review.title.split())
        cut = title if len(title) <= LONGEST else f"{title[:LONGEST].rstrip()}…"
        return f"What pull request #{review.pull_request} changes{f': {cut}' if cut else ''}"
    head = in_words(review.branch) or "this branch" if review.head == "HEAD" else in_words(review.head)
    return f"What {head} changes, compared with {in_words(review.base)}"


def in_words(revision: str) -> str:
    """A name of a revision as one says it: HEAD^1 is the commit before, feat/clinics-only is clinics only."""
    if revision == WORKING_TREE:
        return "your working copy"
    if revision in ("HEAD", "@"):
        return "the last commit"
    if _BEFORE.match(revision):
        return "the commit before"
    if earlier := _EARLIER.match(revision):
        return f"{int(earlier[1]):,} commits ago"
    if _COMMIT.match(revision):
        return f"commit {revision[:7]}"
    if " " in revision or not re.search(r"[A-Za-z]", revision) or re.search(r"[~^@:]", revision):
        return revision
    name = _REMOTE.sub("", revision, count=1)
    return " ".join(re.split(r"[-_\s]+", name.rpartition("/")[2])).strip() or revision
