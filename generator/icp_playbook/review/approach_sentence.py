"""What happens to those that stay, and what our side does: tiers, plays, segments, and what we say."""

from collections.abc import Mapping

from icp_playbook.decisions import MoveKind
from icp_playbook.phrases import counted, series
from icp_playbook.review.leader_sentence import LeaderSentence
from icp_playbook.review.moved_accounts import NAMED, total, who
from icp_playbook.review.operating_choices import choices, is_choice, with_entry
from icp_playbook.review.review import RevisionReview

_WITHIN: Mapping[MoveKind, str] = {
    "raised": "up a tier",
    "lowered": "down a tier",
    "tier-certain": "tier now certain",
    "tier-open": "tier now open",
    "tiers-changed": "other tiers possible",
    "icp-changed": "in another ICP",
    "possible-icp-changed": "possibly in another ICP",
    "segment-changed": "in another segment",
    "play-changed": "another play",
}
"""Moves of those that stay in, or stay open."""


def approach(review: RevisionReview) -> LeaderSentence:
    """Tier and play moves, each choice by name, and messaging by entry."""
    moved = [
        f"{words}: {who(review, kind, ways=True)}" for kind, words in _WITHIN.items() if total(review, kind)
    ]
    named = [with_entry(one) for one in choices(review.changes)]
    chosen = [series(named, "", limit=NAMED, between="; ")] if named else []
    texts = [one for one in review.changes if one.change.effect == "messaging" and not is_choice(one)]
    if texts:
        entries = list(dict.fromkeys(one.change.entry.name for one in texts))
        chosen.append(f"{counted(len(texts), 'change')} of what we say, in {series(entries, limit=NAMED)}")
    return LeaderSentence("Tiers, plays and what we say", f"{_joined(review, moved, chosen)}.")


def _joined(review: RevisionReview, moved: list[str], chosen: list[str]) -> str:
    if not moved and review.examples is not None and any(found.judged for found in review.summaries):
        moved = ["no account changes tier or play"] if chosen else ["no account changes tier or play, and"]
    parts = [*moved, *chosen]
    if not chosen:
        unread = series(review.unread, limit=NAMED)
        as_read = f" as far as it can be read ({unread} cannot be compared)" if review.unread else ""
        same = f"what we say and do stays as it is{as_read}"
        if moved and moved[0].endswith(", and"):
            return f"{moved[0]} {same}"
        parts.append(same)
    return "; ".join(parts)
