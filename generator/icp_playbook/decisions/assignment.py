"""What a playbook assigns an account: an ICP, a tier, a play, how surely, and the cause where it is out."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from icp_playbook.fit import (
    IN,
    OPEN,
    Account,
    Membership,
    PreparedPlaybook,
    Status,
    Verdict,
    WordList,
    deciding_fields,
    membership_of,
)
from icp_playbook.phrases import series

ASSIGNMENT_WORDS: Mapping[Membership, tuple[str, str]] = {
    "in": ("{tiers}", "{icp}, {tiers}"),
    "tier-open": ("In, {tiers}", "in {icp}, {tiers}"),
    "one-answer": ("One answer short", "one answer short of {icp}"),
    "possible": ("May be in", "may be in {icp}"),
    "too-little": ("Too little known", "too little known for {icp}"),
    "out": ("Outside", "outside {icp}"),
    "disqualified": ("Disqualified", "disqualified from {icp}"),
}
"""An assignment for a reader who knows the ICP, and with the ICP; what decides follows in brackets."""
OTHER_WORDS: Mapping[str, str] = {
    "open": "tier open",
    "misses": "misses {must}",
    "segment": "segment {segment}",
    "no-segment": "no segment",
    "no-play": "no play",
    "idle": "the ICP is not operational",
    "missing": "there is no such ICP",
    "none-before": "in none before, {after} now",
    "none-now": "{before} before, in none now",
    "move": "{before} → {after}",
}
"""What else is said of assignments and moves."""
_CAUSED: frozenset[Membership] = frozenset({"out", "disqualified"})
"""What an account is for a cause; where it is open, the questions stand in its place."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a playbook says about an account. `icp` is None where there is no ICP to evaluate it against.

    `cause` is the disqualifier, the missed must or another reason, in words, where it is out. `words` is
    all of it in a few words for a reader who knows the ICP: the tier, or the status with its cause.
    """

    status: Status
    icp: str | None
    tier: str | None = None
    segment: str | None = None
    play: str | None = None
    level: str | None = None
    cause: str = ""
    words: str = ""
    membership: Membership = "out"
    tiers: tuple[str, ...] = ()
    """The tiers still possible where it is in or may be, the best first."""
    asks: str = ""
    """Labels of the fields that decide whether it is in, where that is open; or that must be known to say."""


def outside(icp: str | None, cause: str) -> Assignment:
    """The assignment of an account that no evaluation is needed for."""
    return Assignment("outside", icp, cause=cause, words=_because(ASSIGNMENT_WORDS["out"][0], cause))


def assignment_of(
    verdict: Verdict, evaluator: PreparedPlaybook, account: Account, as_of: datetime.date
) -> Assignment:
    """The parts of a verdict that two revisions are compared on."""
    words, cause = evaluator.words, _cause(verdict, evaluator.words)
    asked = deciding_fields(verdict, evaluator.program, account, as_of)
    membership = membership_of(verdict, asked)
    asks = series([words.fields[name].label for name in asked], "and", limit=3)
    inside = membership in IN or membership in OPEN
    return Assignment(
        verdict.status,
        verdict.icp,
        verdict.tier,
        verdict.segment if inside else None,
        verdict.play,
        verdict.intent.level if verdict.status == "fit" else None,
        cause,
        _words(0, membership, verdict.tiers, words, because=_decisive(membership, cause, asks)),
        membership,
        verdict.tiers if inside else (),
        asks,
    )


def describe(assignment: Assignment, words: WordList, *, segment: bool = False, play: bool = False) -> str:
    """An assignment in words; segment and play are named where they matter."""
    if assignment.icp is None:
        return assignment.cause
    because = _decisive(assignment.membership, assignment.cause, assignment.asks)
    text = _words(1, assignment.membership, assignment.tiers, words, words.icps[assignment.icp].name, because)
    if assignment.membership in _CAUSED:
        return text
    if segment:
        text += f", {finer_part(assignment, words, 'segment-changed')}"
    if play and assignment.play:
        text += f", {words.plays[assignment.play].label}"
    return text


def finer_part(
    assignment: Assignment, words: WordList, kind: Literal["segment-changed", "play-changed"]
) -> str:
    """The segment or the play, in words, of an account whose ICP and tier are known."""
    if kind == "play-changed":
        return words.plays[assignment.play].label if assignment.play else OTHER_WORDS["no-play"]
    named = words.icps[assignment.icp or ""].segments.get(assignment.segment or "")
    return OTHER_WORDS["segment"].format(segment=named) if named else OTHER_WORDS["no-segment"]


def _words(
    place: Literal[0, 1],
    membership: Membership,
    tiers: tuple[str, ...],
    words: WordList,
    icp: str = "",
    because: str = "",
) -> str:
    """The words at a place of the table. One tier that is still open: too few of its criteria are decided."""
    is_open = membership == "tier-open" and len(tiers) < 2
    named = OTHER_WORDS["open"] if is_open else _tiers(tiers, words)
    return _because(ASSIGNMENT_WORDS[membership][place].format(icp=icp, tiers=named), because)


def _decisive(membership: Membership, cause: str, asks: str) -> str:
    """What stands in brackets."""
    if membership in _CAUSED:
        return cause
    return asks if membership in ("one-answer", "too-little") else ""


def _tiers(tiers: tuple[str, ...], words: WordList) -> str:
    return series([words.tiers[tier].label for tier in tiers], "or")


def _because(text: str, cause: str) -> str:
    return f"{text} ({cause})" if cause else text


def _cause(verdict: Verdict, words: WordList) -> str:
    icp = words.icps[verdict.icp]
    missed = (one.id for one in verdict.reasons if one.kind == "must" and one.state == "missed")
    if (must := next(missed, None)) is not None:
        return OTHER_WORDS["misses"].format(must=icp.must[must].label)
    return icp.disqualifiers[verdict.disqualifier].name if verdict.disqualifier else ""
