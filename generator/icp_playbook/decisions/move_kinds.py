"""What can become of an account under a change, and what that is called."""

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from icp_playbook.fit import IN, Membership

MoveKind: TypeAlias = Literal[
    "entered",
    "left",
    "disqualified",
    "answer-needed",
    "answers-needed",
    "knowledge-needed",
    "possible",
    "known-enough",
    "too-little-known",
    "confirmed",
    "ruled-out",
    "found-outside",
    "released",
    "icp-changed",
    "possible-icp-changed",
    "raised",
    "lowered",
    "tier-certain",
    "tier-open",
    "tiers-changed",
    "one-answer",
    "more-answers",
    "segment-changed",
    "play-changed",
]
MOVE_KINDS: tuple[MoveKind, ...] = get_args(MoveKind)
"""The weightiest first."""
MOVE_WORDS: Mapping[MoveKind, str] = {
    "entered": "newly qualifying",
    "left": "no longer qualifying",
    "disqualified": "newly disqualified",
    "answer-needed": "in before, now one answer short",
    "answers-needed": "in before, now more than one answer short",
    "knowledge-needed": "in before, now too little known",
    "possible": "newly worth asking",
    "known-enough": "known well enough to ask on",
    "too-little-known": "now too little known",
    "confirmed": "surely in, open before",
    "ruled-out": "outside, open before",
    "found-outside": "outside, too little known before",
    "released": "outside, disqualified before",
    "icp-changed": "in a different ICP",
    "possible-icp-changed": "may be in a different ICP",
    "raised": "moved up",
    "lowered": "moved down",
    "tier-certain": "still in, tier now certain",
    "tier-open": "still in, tier now open",
    "tiers-changed": "still in, with other tiers possible",
    "one-answer": "now one answer short",
    "more-answers": "now more than one answer short",
    "segment-changed": "in a different segment",
    "play-changed": "with a different play",
}
"""What became of an account, in a word or two: in every report and on the site."""
_BESIDE: frozenset[MoveKind] = frozenset(
    {"entered", "left", "possible", "icp-changed", "possible-icp-changed", "raised", "lowered"}
)
"""Kinds that the assignments before and after, side by side, leave open."""

_Group: TypeAlias = Literal["in", "open", "too-little", "out", "disqualified"]
_BETWEEN: Mapping[tuple[_Group, _Group], MoveKind] = {
    ("in", "open"): "answer-needed",
    ("in", "out"): "left",
    ("open", "in"): "confirmed",
    ("open", "out"): "ruled-out",
    ("out", "in"): "entered",
    ("out", "open"): "possible",
    ("disqualified", "in"): "entered",
    ("disqualified", "open"): "possible",
    ("disqualified", "out"): "released",
    ("in", "too-little"): "knowledge-needed",
    ("open", "too-little"): "too-little-known",
    ("out", "too-little"): "too-little-known",
    ("disqualified", "too-little"): "too-little-known",
    ("too-little", "in"): "entered",
    ("too-little", "open"): "known-enough",
    ("too-little", "out"): "found-outside",
}
_WITHIN: Mapping[Membership, MoveKind] = {
    "in": "tier-certain",
    "tier-open": "tier-open",
    "one-answer": "one-answer",
    "possible": "more-answers",
}
"""What an account becomes that was as surely in, or as open, in another way."""


def membership_kind(before: Membership, after: Membership) -> MoveKind | None:
    """What becomes of an account that was in, open or out, and is another of these; else None."""
    was, now = _group(before), _group(after)
    if was == now:
        return None
    if now == "disqualified":
        return now
    return "answers-needed" if was == "in" and after == "possible" else _BETWEEN[was, now]


def words_beside(kind: MoveKind) -> str:
    """What a kind adds to "before → after" in the words of the assignments; "" where they say it all."""
    return MOVE_WORDS[kind] if kind in _BESIDE else ""


def finer_kind(before: Membership, after: Membership) -> MoveKind | None:
    """What becomes of one that stays in, or stays open; None where it does in the same way."""
    return None if before == after else _WITHIN[after]


def _group(membership: Membership) -> _Group:
    if membership in IN:
        return "in"
    return membership if membership in ("too-little", "out", "disqualified") else "open"
