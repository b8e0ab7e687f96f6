"""Who comes in and who drops out, in a sentence each: sure, open, one answer short and out kept apart."""

from collections.abc import Sequence

from icp_playbook.decisions import MOVE_WORDS, MoveKind, MoveSummary
from icp_playbook.phrases import counted, plural, series
from icp_playbook.review.review import RevisionReview

NAMED = 4
"""How many names a sentence lists before it counts the rest."""
_CAUSES = 2
"""How many causes it names before it counts the rest."""
_IN: Sequence[MoveKind] = ("entered", "confirmed", "possible", "known-enough")
_OUT: Sequence[MoveKind] = (
    "left",
    "disqualified",
    "answer-needed",
    "answers-needed",
    "knowledge-needed",
    "too-little-known",
    "ruled-out",
    "found-outside",
    "released",
)
_WITHIN: Sequence[MoveKind] = (
    "icp-changed",
    "possible-icp-changed",
    "raised",
    "lowered",
    "tier-certain",
    "tier-open",
    "tiers-changed",
    "one-answer",
    "more-answers",
)
"""Moves of those that stay in, or stay open."""
_OTHERWISE: Sequence[MoveKind] = ("segment-changed", "play-changed")
"""Moves of those that are as surely in the same tier: what changes is what we say to them, or do."""
_ASKING: tuple[MoveKind, ...] = (
    "answer-needed",
    "answers-needed",
    "knowledge-needed",
    "possible",
    "known-enough",
    "too-little-known",
    "one-answer",
    "more-answers",
)
"""Moves whose cause is a question."""


def came_in(review: RevisionReview) -> str:
    """Who newly qualifies, and who newly may."""
    if review.examples is None:
        return _not_compared(review, "newly qualifies")
    parts = _parts(review, _IN)
    within = "; ".join(_parts(review, _WITHIN))
    if parts:
        sure = sum(found.counts[kind] for found in review.summaries for kind in ("entered", "confirmed"))
        text = f"{_joined(parts)}.{'' if sure else ' Certain: none.'}"
    elif within and not any(found.counts[kind] for found in review.summaries for kind in _OUT):
        text = f"Qualification unchanged; {within}."
    else:
        none = _none(review, "newly qualifies", "newly qualify")
        text = f"{_joined([none])}{f'; {within}' if within else ''}."
    return f"{text}{_unread(review)}"


def dropped_out(review: RevisionReview) -> str:
    """Who no longer qualifies, is disqualified, or needs an answer that was not needed."""
    if review.examples is None:
        return _not_compared(review, "stops qualifying")
    parts = _parts(review, _OUT)
    if not any(found.counts[kind] for found in review.summaries for kind in ("left", "disqualified")):
        parts.insert(0, _none(review, "stops qualifying", "stop qualifying"))
    return f"{_joined(parts)}."


def otherwise_approached(review: RevisionReview) -> list[str]:
    """Those that stay in their ICP and tier, in a different segment or with a different play, as clauses."""
    return _parts(review, _OTHERWISE)


def _parts(review: RevisionReview, kinds: Sequence[MoveKind]) -> list[str]:
    found = []
    for kind in kinds:
        lists = [(review.examples, "example"), (review.listed, "listed account")]
        named = [_named(one, kind, among) for one, among in lists if one is not None and one.counts[kind]]
        if named:
            found.append(f"{MOVE_WORDS[kind]}: {', and '.join(named)}")
    return found


def _named(found: MoveSummary, kind: MoveKind, noun: str) -> str:
    """The first names with their share, how many tiers stay open, the question or the disqualifier."""
    count = found.counts[kind]
    names = series(found.names[kind][:NAMED], limit=NAMED, count=count)
    share = f"the only {noun}" if found.judged == 1 else f"{count:,} of {counted(found.judged, noun)}"
    text = f"{names} ({share}"
    if kind in ("entered", "confirmed") and (open_ := found.tier_open[kind]):
        text += f", {'tier open' if open_ == count else f'of them {open_:,} with an open tier'}"
    causes = [cause for cause, _ in found.causes[kind].most_common()] if kind in found.causes else []
    if causes and (kind in _ASKING or kind not in _WITHIN):
        lead = "ask about " if kind in _ASKING else ""
        text += f": {lead}{series(causes, 'or', limit=_CAUSES, between='; ')}"
    return f"{text})"


def _joined(parts: Sequence[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def _not_compared(review: RevisionReview, verb: str) -> str:
    return f"Who {verb} could not be compared, because {review.not_judged}."


def _none(review: RevisionReview, does: str, do: str) -> str:
    """That no account scored on both sides does a thing; there may be none, which shows nothing."""
    lists = [(review.examples, "example"), (review.listed, "listed account")]
    counts = [(found.judged, noun) for found, noun in lists if found is not None and found.judged]
    if not counts:
        nobody = "no example shows" if review.listed is None else "no example and no listed account shows"
        return f"{nobody} whether anybody {does}"
    if counts == [(1, counts[0][1])]:
        return f"the only {counts[0][1]} does not {do}"
    among = " and ".join(counted(count, noun) for count, noun in counts)
    empty = review.listed is not None and not review.listed.judged
    return f"none of {among} {does}{', and no listed account was scored' if empty else ''}"


def _unread(review: RevisionReview) -> str:
    """Rows that were not compared, in a sentence of their own."""
    rows = review.listed.unread if review.listed is not None else 0
    return (
        f" {counted(rows, 'row')} of the list {plural(rows, 'is', 'are')} not compared: not read."
        if rows
        else ""
    )
