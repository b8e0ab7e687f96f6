"""A review for a terminal."""

from collections import Counter
from collections.abc import Iterator

from icp_playbook.decisions import (
    MOVE_KINDS,
    MOVE_WORDS,
    MoveSummary,
)
from icp_playbook.fit import MEMBERSHIP_WORDS, MEMBERSHIPS, Membership
from icp_playbook.phrases import counted, series
from icp_playbook.report.plain import printable
from icp_playbook.report.policy_lines import policy_text
from icp_playbook.review import RevisionReview, author_notes, five_sentences, proof_sentences, review_title


def as_text(review: RevisionReview) -> str:
    """The five sentences, then every change by entry, then the accounts that moved."""
    return "\n".join(printable(line) for line in _lines(review))


def _lines(review: RevisionReview) -> Iterator[str]:
    yield f"{review_title(review)}."
    yield from map(str, five_sentences(review))
    yield from author_notes(review)
    yield from proof_sentences(review)
    entry = ""
    for reviewed in review.changes:
        if str(reviewed.change.entry) != entry:
            entry = str(reviewed.change.entry)
            yield ""
            yield f"{entry}  {reviewed.change.entry.name}"
        effect = " ".join(part for part in (reviewed.change.effect, reviewed.change.direction) if part)
        yield f"  {effect:<17} {reviewed.change.id}: {reviewed.sentence}"
    for found, lead in ((review.examples, "Examples"), (review.listed, "Listed accounts")):
        if found is not None and (found.moved or found.notes or found.unread or found.gaps):
            yield ""
            yield from _moves(found, lead)
    for path in review.unread:
        yield f"{path} cannot be read on one side, so it is not compared"
    for later in review.later:
        yield ""
        yield f"{later.lead}: {series(later.about)} ({later.name})"
    if review.policy is not None:
        yield ""
        yield from policy_text(review.policy)
    for why in review.whys:
        yield ""
        yield f"Why: {why}"


def _moves(found: MoveSummary, lead: str) -> Iterator[str]:
    yield f"{lead}: {move_summary(found)}"
    if found.judged:
        yield f"  before: {membership_counts(found.before)}"
        yield f"  now:    {membership_counts(found.after)}"
    for move in found.moves:
        yield f"  {move.sentence}"
    if found.moved > len(found.moves):
        yield f"  and {found.moved - len(found.moves):,} more"
        for line in first_of_each(found):
            yield f"  {line}"
    for note in found.notes:
        yield f"  note: {note}"


def membership_counts(counts: Counter[Membership]) -> str:
    """How many accounts are how surely in: "3 surely in; 1 one answer short; 9 out"."""
    parts = [f"{counts[one]:,} {MEMBERSHIP_WORDS[one]}" for one in MEMBERSHIPS if counts[one]]
    return "; ".join(parts) or "none"


def move_summary(found: MoveSummary) -> str:
    """How many accounts were scored, and how they moved."""
    counts = [
        f"{found.counts[kind]:,} {MOVE_WORDS[kind]}{in_brackets(found.worth_words(kind))}"
        for kind in MOVE_KINDS
        if found.counts[kind]
    ]
    unread = [f"{counted(found.unread, 'row')} not read"] if found.unread else []
    gaps = [f"{counted(found.gaps, 'cell')} not read"] if found.gaps else []
    scored = (
        [f"{found.judged:,} scored", *(counts or ["no verdict changed"])] if found.judged else ["none scored"]
    )
    return "; ".join([*scored, *unread, *gaps])


def in_brackets(words: str) -> str:
    """Words that follow a count, in brackets; "" where there are none."""
    return f" ({words})" if words else ""


def first_of_each(found: MoveSummary) -> Iterator[str]:
    """The first names of each kind of move: "no longer qualifying: Rye (row 2), Lou (row 7) and 40 more"."""
    for kind in MOVE_KINDS:
        if count := found.counts[kind]:
            names = found.names[kind]
            yield f"{MOVE_WORDS[kind]}: {series(names, limit=len(names), count=count)}"
