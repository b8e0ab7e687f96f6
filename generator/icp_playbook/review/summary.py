"""The five sentences read first: who is in, who is out, what we say, who owns it, what to look at."""

from collections.abc import Callable, Sequence

from icp_playbook.decisions import MoveSummary
from icp_playbook.phrases import counted, series
from icp_playbook.review.review import ReviewedChange, RevisionReview

NAMED = 4
"""Names a sentence lists before it counts the rest."""


def five_sentences(review: RevisionReview) -> tuple[str, str, str, str, str]:
    """Plain text, one sentence each; what could not be found out is said where its answer would be."""
    return (
        _in(review),
        _out(review),
        _messaging(review),
        _owned(review),
        _look_at(review),
    )


def _in(review: RevisionReview) -> str:
    if review.examples is None:
        return _not_compared(review, "newly qualifies")
    found = _named(
        review, lambda found: [move.name for move in found.moves if move.kind == "entered"], _entered
    )
    return f"Newly qualifies: {found}." if found else f"Nobody among {_judged(review)} newly qualifies."


def _out(review: RevisionReview) -> str:
    if review.examples is None:
        return _not_compared(review, "stops qualifying")
    stopped = _named(review, lambda found: found.stopped, lambda found: len(found.stopped))
    dropped = _named(review, lambda found: found.dropped, lambda found: len(found.dropped))
    text = (
        f"No longer qualifies: {stopped}" if stopped else f"Nobody among {_judged(review)} stops qualifying"
    )
    return f"{text}; undecided until now and out: {dropped}." if dropped else f"{text}."


def _not_compared(review: RevisionReview, verb: str) -> str:
    return f"Whether anybody {verb} could not be compared, because {review.not_judged}."


def _entered(found: MoveSummary) -> int:
    return found.counts["entered"]


def _named(
    review: RevisionReview, names: Callable[[MoveSummary], Sequence[str]], count: Callable[[MoveSummary], int]
) -> str:
    """The first names of each found with their count, or nothing."""
    parts = [
        f"{series(names(found), limit=NAMED, count=count(found))} "
        f"({count(found):,} of {found.judged:,} {among})"
        for found, among in ((review.examples, "examples"), (review.listed, "listed accounts"))
        if found is not None and count(found)
    ]
    return ", and ".join(parts)


def _judged(review: RevisionReview) -> str:
    """How many accounts were held against both sides."""
    counts = [(review.examples, "example"), (review.listed, "listed account")]
    return " and ".join(counted(found.judged, noun) for found, noun in counts if found is not None)


def _messaging(review: RevisionReview) -> str:
    messaging = [reviewed for reviewed in review.changes if reviewed.change.effect == "messaging"]
    if not messaging:
        return "What we say stays as it is."
    entries = list(dict.fromkeys(reviewed.change.entry.name for reviewed in messaging))
    count = len(messaging)
    return f"We say {counted(count, 'thing')} differently, in {series(entries, limit=NAMED)}."


def _owned(review: RevisionReview) -> str:
    changed = [reviewed for reviewed in review.changes if reviewed.change.id == "owner-changed"]
    by_owner: dict[str, list[str]] = {}
    for reviewed in review.changes:
        names = by_owner.setdefault(review.owners.get(str(reviewed.change.entry), "nobody"), [])
        if reviewed.change.entry.name not in names:
            names.append(reviewed.change.entry.name)
    if not by_owner:
        return "Nothing changed, so nobody has to answer for it."
    parts = [f"{owner} for {series(names, limit=NAMED)}" for owner, names in sorted(by_owner.items())[:NAMED]]
    if len(by_owner) > NAMED:
        parts.append(f"{len(by_owner) - NAMED:,} more")
    handed = "".join(
        f"; {reviewed.change.entry.name} went from {reviewed.old} to {reviewed.new}"
        for reviewed in changed[:NAMED]
    )
    return f"Who answers: {'; '.join(parts)}{handed}."


def _look_at(review: RevisionReview) -> str:
    if review.findings:
        count = len(review.findings)
        return f"Look at the {counted(count, 'error')} of {review.head} first: it cannot be merged as it is."
    if not review.changes:
        return f"There is nothing to look at: {review.base} and {review.head} say the same."
    boundary = [reviewed for reviewed in review.boundary if reviewed.change.direction is not None]
    if not boundary:
        return "Look at the wording alone: no change moves the boundary of an ICP."
    first = boundary[0]
    more = f", and {len(boundary) - 1:,} more" if len(boundary) > 1 else ""
    ask = ""
    if review.unproven:
        names = series(list(review.unproven), limit=NAMED)
        ask = f"; no example of {names} is judged otherwise, so ask for one that is"
    return f"Look at {boundary_line(first)}{more}{ask}."


def boundary_line(reviewed: ReviewedChange) -> str:
    """A change of the boundary with its entry and its direction: "SaaS, Employees: … (widens)"."""
    direction = f" ({reviewed.change.direction})" if reviewed.change.direction else ""
    return f"{reviewed.change.entry.name}, {reviewed.sentence}{direction}"
