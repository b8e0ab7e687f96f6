"""Who comes in, who may, and who drops out, in a sentence each: sure, open and out kept apart."""

from collections.abc import Mapping

from icp_playbook.decisions import MoveKind
from icp_playbook.phrases import counted, plural
from icp_playbook.review.leader_sentence import LeaderSentence
from icp_playbook.review.moved_accounts import causes, icps, needs, nobody, total, who
from icp_playbook.review.review import RevisionReview

LOST: tuple[MoveKind, ...] = ("left", "disqualified")


def came_in(review: RevisionReview) -> LeaderSentence:
    """Who surely is in now and was not."""
    lead = "Newly qualifies"
    if review.examples is None:
        return LeaderSentence(lead, not_known(review))
    parts = []
    if total(review, "entered"):
        parts.append(f"{who(review, 'entered')}{icps(review, 'entered')}{_tier_open(review, 'entered')}")
    if total(review, "confirmed"):
        open_ = f"{icps(review, 'confirmed')}{_tier_open(review, 'confirmed')}"
        parts.append(f"surely in, and only possibly before: {who(review, 'confirmed')}{open_}")
    return LeaderSentence(lead, f"{'; '.join(parts or [nobody(review)])}.{_unread(review)}")


def may_come_in(review: RevisionReview) -> LeaderSentence:
    """Who may be in now and was out, and what to ask them."""
    lead = "May qualify now"
    if review.examples is None:
        return LeaderSentence(lead, not_known(review))
    parts = []
    if total(review, "possible"):
        parts.append(f"{who(review, 'possible')}{icps(review, 'possible')}{_ask(review, 'possible')}")
    if total(review, "known-enough"):
        parts.append(f"known well enough to ask: {who(review, 'known-enough')}{_ask(review, 'known-enough')}")
    if total(review, "one-answer"):
        parts.append(f"only one answer short now: {who(review, 'one-answer')}{_ask(review, 'one-answer')}")
    if total(review, "more-answers"):
        more = f"{who(review, 'more-answers')}{_ask(review, 'more-answers')}"
        parts.append(f"more than one answer short now: {more}")
    return LeaderSentence(lead, f"{'; '.join(parts or [nobody(review)])}.")


def dropped_out(review: RevisionReview) -> LeaderSentence:
    """Who no longer qualifies, is disqualified, or needs an answer that was not needed."""
    lead = "No longer qualifies"
    if review.examples is None:
        return LeaderSentence(lead, not_known(review))
    parts = [f"{who(review, 'left')}{_because(review, 'left')}"] if total(review, "left") else []
    disqualified, were_in = total(review, "disqualified"), _were_in(review, "disqualified")
    ruled_out = f"{who(review, 'disqualified')}{_because(review, 'disqualified')}"
    if were_in:
        rest = "" if were_in == disqualified else f", {were_in:,} of them in before"
        parts.append(f"disqualified now{rest}: {ruled_out}")
    unsure = [*_less_sure(review)]
    if disqualified and not were_in:
        unsure.append(f"disqualified now, though not surely in before: {ruled_out}")
    if released := total(review, "released"):
        unsure.append(f"{released:,} {'more out' if parts else 'out'} as before, for another reason")
    if not parts:
        parts.append("nobody for certain" if total(review, *_UNSURE) else nobody(review))
    return LeaderSentence(lead, f"{'; '.join([*parts, *unsure])}.")


_UNSURE: tuple[MoveKind, ...] = ("answer-needed", "answers-needed", "knowledge-needed")
"""Moves of those that were in, and may still be."""


def _less_sure(review: RevisionReview) -> list[str]:
    """Those that were in and need an answer now, then those that were not in and are further away."""
    parts = []
    for kind, words in _ANSWERS.items():
        if count := total(review, kind):
            verb = needs(count)
            parts.append(f"{who(review, kind)} {verb} {words} to stay in: {causes(review, kind)}")
    if total(review, "knowledge-needed"):
        missing = causes(review, "knowledge-needed")
        parts.append(f"too little is known now of {who(review, 'knowledge-needed')} to stay in: {missing}")
    if total(review, "ruled-out"):
        ruled_out = f"{who(review, 'ruled-out')}{_because(review, 'ruled-out')}"
        parts.append(f"out now, and only possible before: {ruled_out}")
    parts += [f"{count:,} {words}" for kind, words in _BESIDE.items() if (count := total(review, kind))]
    return parts


_ANSWERS: Mapping[MoveKind, str] = {
    "answer-needed": "one more answer",
    "answers-needed": "more than one answer",
}
_BESIDE: Mapping[MoveKind, str] = {
    "too-little-known": "not in before, and too little known to say now",
    "found-outside": "out now, and too little known to say before",
}
"""Moves of those that were not in: how many is enough."""


def not_known(review: RevisionReview) -> str:
    """Why nothing can be said of accounts."""
    if review.findings:
        return f"not known, because the change has {counted(len(review.findings), 'error')}."
    return f"not known, because {review.not_judged}."


def _ask(review: RevisionReview, kind: MoveKind) -> str:
    asked = causes(review, kind)
    return f": ask about {asked}" if asked else ""


def _because(review: RevisionReview, kind: MoveKind) -> str:
    cause = causes(review, kind)
    return f": {cause}" if cause else ""


def _were_in(review: RevisionReview, kind: MoveKind) -> int:
    """How many of them were in before."""
    return sum(found.were_in[kind] for found in review.summaries)


def _tier_open(review: RevisionReview, kind: MoveKind) -> str:
    """How many of them have a tier that is still open."""
    count, open_ = total(review, kind), sum(found.tier_open[kind] for found in review.summaries)
    if not open_:
        return ""
    return ", the tier still open" if open_ == count else f", of {open_:,} the tier is still open"


def _unread(review: RevisionReview) -> str:
    """Rows that were not compared, in a sentence of their own."""
    rows = review.listed.unread if review.listed is not None else 0
    if not rows:
        return ""
    return f" {counted(rows, 'row')} of the list {plural(rows, 'was', 'were')} not compared: not readable."
