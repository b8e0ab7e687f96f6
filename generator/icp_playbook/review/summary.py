"""The five sentences at the top: who is in, who is out, messaging, owners, what to check."""

from collections.abc import Callable, Sequence

from icp_playbook.decisions import MoveSummary
from icp_playbook.phrases import counted, plural, series
from icp_playbook.review.review import ReviewedChange, RevisionReview

NAMED = 4
"""How many names a sentence lists before it counts the rest."""


def five_sentences(review: RevisionReview) -> tuple[str, str, str, str, str]:
    """Plain text, one sentence each; if an answer could not be worked out, its sentence says so."""
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
    return f"Newly qualifies: {found}." if found else f"None of {_judged(review)} newly qualifies."


def _out(review: RevisionReview) -> str:
    if review.examples is None:
        return _not_compared(review, "stops qualifying")
    stopped = _named(review, lambda found: found.stopped, lambda found: len(found.stopped))
    dropped = _named(review, lambda found: found.dropped, lambda found: len(found.dropped))
    text = f"No longer qualifies: {stopped}" if stopped else f"None of {_judged(review)} stops qualifying"
    return f"{text}; previously undecided, now out: {dropped}." if dropped else f"{text}."


def _not_compared(review: RevisionReview, verb: str) -> str:
    return f"Who {verb} could not be compared, because {review.not_judged}."


def _entered(found: MoveSummary) -> int:
    return found.counts["entered"]


def _named(
    review: RevisionReview, names: Callable[[MoveSummary], Sequence[str]], count: Callable[[MoveSummary], int]
) -> str:
    """The first names of each list with their count, or nothing."""
    parts = [
        f"{series(names(found), limit=NAMED, count=count(found))} "
        f"({count(found):,} of {found.judged:,} {among})"
        for found, among in ((review.examples, "examples"), (review.listed, "listed accounts"))
        if found is not None and count(found)
    ]
    return ", and ".join(parts)


def _judged(review: RevisionReview) -> str:
    """How many accounts were scored on both sides."""
    counts = [(review.examples, "example"), (review.listed, "listed account")]
    return " and ".join(counted(found.judged, noun) for found, noun in counts if found is not None)


def _messaging(review: RevisionReview) -> str:
    messaging = [reviewed for reviewed in review.changes if reviewed.change.effect == "messaging"]
    if not messaging:
        return "Messaging is unchanged."
    entries = list(dict.fromkeys(reviewed.change.entry.name for reviewed in messaging))
    count = len(messaging)
    return f"{counted(count, 'messaging change')}, in {series(entries, limit=NAMED)}."


def _owned(review: RevisionReview) -> str:
    changed = [reviewed for reviewed in review.changes if reviewed.change.id == "owner-changed"]
    by_owner: dict[str, list[str]] = {}
    for reviewed in review.changes:
        names = by_owner.setdefault(review.owners.get(str(reviewed.change.entry), "nobody"), [])
        if reviewed.change.entry.name not in names:
            names.append(reviewed.change.entry.name)
    if not by_owner:
        return "Nothing changed, so there is no owner to ask."
    parts = [f"{owner} for {series(names, limit=NAMED)}" for owner, names in sorted(by_owner.items())[:NAMED]]
    if len(by_owner) > NAMED:
        parts.append(f"{len(by_owner) - NAMED:,} more")
    handed = "".join(
        f"; {reviewed.change.entry.name} went from {reviewed.old} to {reviewed.new}"
        for reviewed in changed[:NAMED]
    )
    return f"{plural(len(by_owner), 'Owner')}: {'; '.join(parts)}{handed}."


def _look_at(review: RevisionReview) -> str:
    if review.findings:
        count = len(review.findings)
        return f"Fix the {counted(count, 'error')} in {review.head} first: it cannot be merged as it is."
    if not review.changes:
        return f"Nothing to check: {review.base} and {review.head} are the same."
    boundary = [reviewed for reviewed in review.boundary if reviewed.change.direction is not None]
    if not boundary:
        return "Check the wording only: no change moves the boundary of an ICP."
    first = boundary[0]
    more = f", and {len(boundary) - 1:,} more" if len(boundary) > 1 else ""
    ask = ""
    if review.unproven:
        names = series(list(review.unproven), limit=NAMED)
        ask = f"; no example of {names} gets a different verdict, so ask for one that does"
    return f"Check {boundary_line(first)}{more}{ask}."


def boundary_line(reviewed: ReviewedChange) -> str:
    """A boundary change with its entry and direction: "SaaS, Employees: … (widens)"."""
    direction = f" ({reviewed.change.direction})" if reviewed.change.direction else ""
    return f"{reviewed.change.entry.name}, {reviewed.sentence}{direction}"
