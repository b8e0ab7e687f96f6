"""Where an account stands under a playbook: the ICP it belongs to or is nearest to, and what decides it."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from icp_playbook.fit import Account, Program, Status, Verdict, compile_playbook, evaluate, rank, word_list
from icp_playbook.fit.program import Json
from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a playbook says of an account. `icp` is None where there is no ICP to hold it against.

    `cause` is the disqualifier, the missed must or another reason, in words, where it is out.
    """

    status: Status
    icp: str | None
    tier: str | None = None
    segment: str | None = None
    play: str | None = None
    level: str | None = None
    cause: str = ""


@dataclass(frozen=True)
class Evaluator:
    """A playbook ready to judge accounts, with its words."""

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
        """Where the account stands with one ICP, whether or not it takes part."""
        if icp not in self.program.icps:
            return Assignment("outside", None, cause="there is no such ICP")
        return self.assignment(evaluate(self.program, icp, account, day))

    def assignment(self, verdict: Verdict) -> Assignment:
        """A verdict, as far as two revisions are compared."""
        belongs = verdict.status == "fit"
        return Assignment(
            verdict.status,
            verdict.icp,
            verdict.tier,
            verdict.segment if verdict.status in ("fit", "undecided") else None,
            verdict.play,
            verdict.intent.level if belongs else None,
            self._cause(verdict),
        )

    def describe(self, standing: Assignment, *, segment: bool = False, play: bool = False) -> str:
        """A standing in words; segment and play are named where they matter."""
        if standing.icp is None:
            return standing.cause
        name = self.words["icps"][standing.icp]["name"]
        because = f" ({standing.cause})" if standing.cause else ""
        match standing.status:
            case "disqualified":
                return f"disqualified from {name}{because}"
            case "outside":
                return f"outside {name}{because}"
            case "undecided":
                said = f"undecided for {name}"
            case "fit":
                said = f"{name}, {self.words['tiers'][standing.tier]['label']}"
        if segment:
            named = self.words["icps"][standing.icp]["segments"].get(standing.segment)
            said += f", segment {named}" if named else ", no segment"
        if play and standing.play:
            said += f", {self.words['plays'][standing.play]['label']}"
        return said

    def _cause(self, verdict: Verdict) -> str:
        icp = self.words["icps"][verdict.icp]
        if verdict.status == "disqualified" and verdict.disqualifier:
            return str(icp["disqualifiers"][verdict.disqualifier]["name"])
        if verdict.status == "outside":
            missed = (one.id for one in verdict.reasons if one.kind == "must" and one.state == "missed")
            return f"misses {icp['must'][next(missed)]['label']}"
        return ""
