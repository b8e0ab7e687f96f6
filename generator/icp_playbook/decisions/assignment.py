"""What a playbook assigns an account: an ICP, a tier, a play, how surely, and the cause where it is out."""

import datetime
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

NO_SUCH_ICP = "there is no such ICP"
NOT_OPERATIONAL = "the ICP is not operational"
"""Causes that are no words of a playbook."""


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
    return Assignment("outside", icp, cause=cause, words=_because("Outside", cause))


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
        _words(membership, _tiers(verdict.tiers, words), cause, asks),
        membership,
        verdict.tiers if inside else (),
        asks,
    )


def describe(assignment: Assignment, words: WordList, *, segment: bool = False, play: bool = False) -> str:
    """An assignment in words; segment and play are named where they matter."""
    if assignment.icp is None:
        return assignment.cause
    icp = words.icps[assignment.icp]
    match assignment.membership:
        case "disqualified":
            return _because(f"disqualified from {icp.name}", assignment.cause)
        case "out":
            return _because(f"outside {icp.name}", assignment.cause)
        case "possible":
            text = f"may be in {icp.name}"
        case "too-little":
            text = _because(f"too little known for {icp.name}", assignment.asks)
        case "one-answer":
            text = _because(f"one answer short of {icp.name}", assignment.asks)
        case "tier-open":
            text = f"in {icp.name}, {_open_tier(assignment.tiers, words)}"
        case "in":
            text = f"{icp.name}, {words.tiers[assignment.tier or ''].label}"
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
        return words.plays[assignment.play].label if assignment.play else "no play"
    named = words.icps[assignment.icp or ""].segments.get(assignment.segment or "")
    return f"segment {named}" if named else "no segment"


def _words(membership: Membership, tiers: str, cause: str, asks: str) -> str:
    match membership:
        case "in":
            return tiers
        case "tier-open":
            return f"In, {tiers}" if " or " in tiers else "In, tier open"
        case "one-answer":
            return _because("One answer short", asks)
        case "possible":
            return "May be in"
        case "too-little":
            return _because("Too little known", asks)
        case "out":
            return _because("Outside", cause)
        case "disqualified":
            return _because("Disqualified", cause)


def _open_tier(tiers: tuple[str, ...], words: WordList) -> str:
    """One tier only: its criteria are not decided enough for it to be given."""
    return _tiers(tiers, words) if len(tiers) > 1 else "tier open"


def _tiers(tiers: tuple[str, ...], words: WordList) -> str:
    return series([words.tiers[tier].label for tier in tiers], "or")


def _because(text: str, cause: str) -> str:
    return f"{text} ({cause})" if cause else text


def _cause(verdict: Verdict, words: WordList) -> str:
    icp = words.icps[verdict.icp]
    missed = (one.id for one in verdict.reasons if one.kind == "must" and one.state == "missed")
    if (must := next(missed, None)) is not None:
        return f"misses {icp.must[must].label}"
    return icp.disqualifiers[verdict.disqualifier].name if verdict.disqualifier else ""
