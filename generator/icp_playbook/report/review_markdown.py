"""A review as a pull request comment: five sentences, who qualifies, accounts, the rest folded."""

from collections.abc import Iterator, Sequence

from icp_playbook.phrases import counted, series
from icp_playbook.report.comment_blocks import Block, as_comment, folded
from icp_playbook.report.markdown import linked, table, text
from icp_playbook.report.policy_lines import policy_markdown
from icp_playbook.report.review_accounts import account_blocks
from icp_playbook.report.review_changes import change_blocks
from icp_playbook.report.review_links import ReviewLinks
from icp_playbook.review import (
    STEP_WORDS,
    BoundaryProof,
    ReviewedChange,
    RevisionReview,
    author_notes,
    five_sentences,
    proof_sentences,
    review_title,
)

MARKER = "<!-- icp-playbook-review -->"
"""The first line: used to find the comment and update it in place."""
LIMIT = 65_536
"""The most characters GitHub allows in a comment."""
SHOWN = 400
"""Characters of one value shown in the table of all changes."""
_WHYS = 5
_WHY_SHOWN = 600
_EXPECTED = 3
"""Expectations of a decision that are named before the rest is counted."""
_NO_REASON = "- **Why:** no reason is given yet; a change of conditions, points or plays needs one."
_UNREAD = 5
_PROOFS = 3
"""Sentences about every account there could be that stand open."""


def as_markdown(review: RevisionReview, limit: int = LIMIT, links: ReviewLinks | None = None) -> str:
    """The comment, at most `limit` UTF-16 units long; what is left out is counted."""
    known = links or ReviewLinks()
    return as_comment(_opening(review, known), _blocks(review, known), limit)


def _opening(review: RevisionReview, links: ReviewLinks) -> list[str]:
    lines = [MARKER, f"## {_title(review)}", ""]
    lines += [f"- **{one.lead}:** {text(one.text)}" for one in five_sentences(review)]
    lines += [
        f"- **Not read:** {text(path)} cannot be read on one side, so it is not compared."
        for path in review.unread[:_UNREAD]
    ]
    lines += [f"- **For whoever edits the files:** {text(note)}" for note in author_notes(review)]
    if review.boundary:
        whys = [*_decided(review, links)]
        given = review.whys[len(review.decisions) :]  # those before are of the decisions
        whys += [f"- **Why:** {text(why[:_WHY_SHOWN])}" for why in given[:_WHYS]]
        lines += ["", *(whys or [_NO_REASON])]
    lines += [f"- **{one.lead}:** {text(series(one.entries))} ({text(one.name)})" for one in review.later]
    if review.policy is not None:
        lines += policy_markdown(review.policy)
    return lines


def _decided(review: RevisionReview, links: ReviewLinks) -> Iterator[str]:
    """Each decision that names a change: what it is called, why, and what is expected of it."""
    for one in review.decisions[:_WHYS]:
        name = linked(one.name, links.decision(review, one.id))
        expected = series(list(one.expected), "", limit=_EXPECTED, between="; ")
        hope = f" *Expected:* {text(expected)}." if expected else ""
        yield f"- **Decided:** {name}. *Why:* {text(one.why[:_WHY_SHOWN])}{hope}"
    if (more := len(review.decisions) - _WHYS) > 0:
        yield f"- **Decided:** {counted(more, 'more decision')}."


def _title(review: RevisionReview) -> str:
    """GitHub links the number of a pull request by itself; its title is text."""
    title = review_title(review)
    if review.pull_request is None:
        return text(title)
    number = f"#{review.pull_request}"
    before, _, after = title.partition(number)
    return f"{before}{number}{text(f'-{after}').removeprefix('&#45;')}"


def _blocks(review: RevisionReview, links: ReviewLinks) -> Iterator[Block]:
    """In order of importance: the last ones are left out first."""
    if review.findings:
        errors = [f"- {text(f'{finding.location}: {finding.sentence}')}" for finding in review.findings]
        yield folded(f"Errors ({len(errors):,})", (), errors, "error", share=0.2)
    yield from change_blocks(review, links, ("boundary",))
    yield from account_blocks(review, links)
    yield from change_blocks(review, links, ("messaging", "people"))
    yield from _proofs(review)
    yield from change_blocks(review, links, ("evidence", "editorial"))
    for proof in review.proofs:
        if proof.file and not proof.example:
            yield _example(proof)
    if review.changes:
        lines = table(("Change", "Where", "Before", "Now", "Fingerprint"), map(_full, review.changes))
        yield folded(
            f"Every change as programs know it ({len(lines) - 2:,})",
            lines[:2],
            lines[2:],
            "line for programs",
        )


def _proofs(review: RevisionReview) -> Iterator[Block]:
    """What holds of accounts that nobody wrote down."""
    lines = [f"- {text(sentence)}" for sentence in proof_sentences(review)]
    if not lines:
        return
    yield Block(("", "### Any account there could be", "", *lines[:_PROOFS]))
    if rest := lines[_PROOFS:]:
        yield folded(f"{counted(len(rest), 'more statement')} about any account", (), rest, "statement")


def _example(proof: BoundaryProof) -> Block:
    """An account that shows what a change does, as the example file that would cover it."""
    head = f"Example file: an account that {STEP_WORDS[proof.step]}, {proof.name}"
    lines = [f"    {line}" for line in proof.file.splitlines()]
    return folded(head, (), lines, "line of an example")


def _full(reviewed: ReviewedChange) -> Sequence[str]:
    change = reviewed.change
    where = f"{change.entry} {'.'.join(change.path)}".strip()
    cells = (text(one[:SHOWN]) for one in (where, reviewed.old, reviewed.new))
    return (f"`{change.id}`", *cells, f"`{change.fingerprint}`")
