"""A review for a terminal."""

from collections.abc import Iterator

from icp_playbook.decisions.moves import MOVE_KINDS, MOVE_WORDS, MoveSummary
from icp_playbook.report.plain import printable
from icp_playbook.review.review import RevisionReview
from icp_playbook.review.summary import five_sentences


def as_text(review: RevisionReview) -> str:
    """The five sentences, then every change by entry, then the accounts that moved."""
    return "\n".join(printable(line) for line in _lines(review))


def _lines(review: RevisionReview) -> Iterator[str]:
    yield from five_sentences(review)
    entry = ""
    for told in review.changes:
        if str(told.change.entry) != entry:
            entry = str(told.change.entry)
            yield ""
            yield f"{entry}  {told.change.entry.name}"
        effect = " ".join(part for part in (told.change.effect, told.change.direction) if part)
        yield f"  {effect:<17} {told.change.id}: {told.sentence}"
    for docket, lead in ((review.examples, "Examples"), (review.listed, "Listed accounts")):
        if docket is not None and (docket.moved or docket.notes or docket.unread or docket.gaps):
            yield ""
            yield from _docket(docket, lead)
    for path in review.unread:
        yield f"{path} is no YAML on one side, so nothing is said of it"
    for why in review.whys:
        yield ""
        yield f"Why: {why}"


def _docket(docket: MoveSummary, lead: str) -> Iterator[str]:
    yield f"{lead}: {move_summary(docket)}"
    for move in docket.moves:
        yield f"  {move.sentence}"
    if docket.moved > len(docket.moves):
        yield f"  and {docket.moved - len(docket.moves):,} more"
    for note in docket.notes:
        yield f"  note: {note}"


def move_summary(docket: MoveSummary) -> str:
    """How many accounts were judged, and what became of them."""
    counts = [f"{docket.counts[turn]:,} {MOVE_WORDS[turn]}" for turn in MOVE_KINDS if docket.counts[turn]]
    unread = [f"{docket.unread:,} rows not read"] if docket.unread else []
    gaps = [f"{docket.gaps:,} cells not read"] if docket.gaps else []
    return ", ".join([f"{docket.judged:,} judged", *(counts or ["none judged otherwise"]), *unread, *gaps])
