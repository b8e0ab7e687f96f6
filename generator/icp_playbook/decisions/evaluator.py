"""What a playbook assigns an account: an ICP, a tier, a play, and the cause where it is out."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from icp_playbook.fit import Account, Program, Status, Verdict, compile_playbook, evaluate, rank, word_list
from icp_playbook.fit.program import Json
from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a playbook says of an account. `icp` is None where there is no ICP to evaluate it against.

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


@dataclass(frozen=True)
class Evaluator:
    """A playbook ready to evaluate accounts, with its words."""

    playbook: Playbook

    @cached_property
    def program(self) -> Program:
        """What decides."""
        return compile_playbook(self.playbook)

    @cached_property
    def words(self) -> Json:
        """What ids are called."""
        return word_list(self.playbook)

    def best(self, account: Account, day: datetime.date) -> Verdict | None:
        """The verdict of the ICP the account belongs to, or may belong to."""
        return rank(self.program, account, day).best

    def operational(self, icp: str) -> bool:
        """Whether the ICP is there and takes part."""
        return icp in self.program.icps and bool(self.program.icps[icp]["operational"])

    def against(self, icp: str, account: Account, day: datetime.date) -> Assignment:
        """The assignment under one ICP, whether or not it takes part."""
        if icp not in self.program.icps:
            return outside(None, "there is no such ICP")
        return self.assignment(evaluate(self.program, icp, account, day))

    def assignment(self, verdict: Verdict) -> Assignment:
        """A verdict, as far as two revisions are compared."""
        belongs, cause = verdict.status == "fit", self._cause(verdict)
        return Assignment(
            verdict.status,
            verdict.icp,
            verdict.tier,
            verdict.segment if verdict.status in ("fit", "undecided") else None,
            verdict.play,
            verdict.intent.level if belongs else None,
            cause,
            self._label(verdict) if belongs else _words(verdict.status, cause),
        )

    def describe(self, assignment: Assignment, *, segment: bool = False, play: bool = False) -> str:
        """An assignment in words; segment and play are named where they matter."""
        if assignment.icp is None:
            return assignment.cause
        name = self.words["icps"][assignment.icp]["name"]
        because = f" ({assignment.cause})" if assignment.cause else ""
        match assignment.status:
            case "disqualified":
                return f"disqualified from {name}{because}"
            case "outside":
                return f"outside {name}{because}"
            case "undecided":
                text = f"undecided for {name}"
            case "fit":
                text = f"{name}, {self.words['tiers'][assignment.tier]['label']}"
        if segment:
            named = self.words["icps"][assignment.icp]["segments"].get(assignment.segment)
            text += f", segment {named}" if named else ", no segment"
        if play and assignment.play:
            text += f", {self.words['plays'][assignment.play]['label']}"
        return text

    def _label(self, verdict: Verdict) -> str:
        return str(self.words["tiers"][verdict.tier]["label"])

    def _cause(self, verdict: Verdict) -> str:
        icp = self.words["icps"][verdict.icp]
        if verdict.status == "disqualified" and verdict.disqualifier:
            return str(icp["disqualifiers"][verdict.disqualifier]["name"])
        if verdict.status == "outside":
            missed = (one.id for one in verdict.reasons if one.kind == "must" and one.state == "missed")
            return f"misses {icp['must'][next(missed)]['label']}"
        return ""
