"""What a playbook assigns an account: an ICP, a tier, a play, and the cause where it is out."""

import datetime
from dataclasses import dataclass

from icp_playbook.fit import Account, PreparedPlaybook, Status, Verdict, WordList


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


def outside(icp: str | None, cause: str) -> Assignment:
    """The assignment of an account that no evaluation is needed for."""
    return Assignment("outside", icp, cause=cause, words=_words("outside", cause))


def _words(status: Status, cause: str) -> str:
    return f"{status.capitalize()} ({cause})" if cause else status.capitalize()


def assigned(evaluator: PreparedPlaybook, icp: str, account: Account, day: datetime.date) -> Assignment:
    """The assignment under one ICP, whether or not it takes part."""
    if icp not in evaluator.program.icps:
        return outside(None, "there is no such ICP")
    return assignment_of(evaluator.verdict(icp, account, day), evaluator.words)


def assignment_of(verdict: Verdict, words: WordList) -> Assignment:
    """The parts of a verdict that two revisions are compared on."""
    belongs, cause = verdict.status == "fit", _cause(verdict, words)
    return Assignment(
        verdict.status,
        verdict.icp,
        verdict.tier,
        verdict.segment if verdict.status in ("fit", "undecided") else None,
        verdict.play,
        verdict.intent.level if belongs else None,
        cause,
        words.tiers[verdict.tier].label if verdict.tier is not None else _words(verdict.status, cause),
    )


def describe(assignment: Assignment, words: WordList, *, segment: bool = False, play: bool = False) -> str:
    """An assignment in words; segment and play are named where they matter."""
    if assignment.icp is None:
        return assignment.cause
    icp = words.icps[assignment.icp]
    because = f" ({assignment.cause})" if assignment.cause else ""
    match assignment.status:
        case "disqualified":
            return f"disqualified from {icp.name}{because}"
        case "outside":
            return f"outside {icp.name}{because}"
        case "undecided":
            text = f"undecided for {icp.name}"
        case "fit":
            text = f"{icp.name}, {words.tiers[assignment.tier or ''].label}"
    if segment:
        named = icp.segments.get(assignment.segment or "")
        text += f", segment {named}" if named else ", no segment"
    if play and assignment.play:
        text += f", {words.plays[assignment.play].label}"
    return text


def _cause(verdict: Verdict, words: WordList) -> str:
    icp = words.icps[verdict.icp]
    if verdict.status == "disqualified" and verdict.disqualifier:
        return icp.disqualifiers[verdict.disqualifier].name
    if verdict.status == "outside":
        missed = (one.id for one in verdict.reasons if one.kind == "must" and one.state == "missed")
        return f"misses {icp.must[next(missed)].label}"
    return ""
