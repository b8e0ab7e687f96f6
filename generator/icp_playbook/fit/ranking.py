"""One account against every ICP: which it belongs to, or none."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from icp_playbook.fit.account import Account
from icp_playbook.fit.evaluation import evaluate
from icp_playbook.fit.program import Program
from icp_playbook.fit.verdict import Verdict

NO_OPERATIONAL_ICP = "no ICP is operational, so no listed account is scored"
"""What is said of a list where every ICP is aspirational or retired, and none was named."""
_ORDER = ("fit", "undecided", "insufficient", "outside", "disqualified")
_MAY_FIT = ("fit", "undecided", "insufficient")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every operational ICP's verdict, the best first. `best` is None when none fits or may fit.

    An account can have candidates, ICPs that miss no must of it, and be disqualified from them all.
    """

    verdicts: tuple[Verdict, ...]

    @property
    def best(self) -> Verdict | None:
        """The ICP the account belongs to, or may belong to."""
        first = self.verdicts[0] if self.verdicts else None
        return first if first is not None and first.status in _MAY_FIT else None

    @property
    def candidate(self) -> Verdict | None:
        """The ICP it belongs to, may belong to or is disqualified from; None if it misses a must of each."""
        first = self.verdicts[0] if self.verdicts else None
        return first if first is not None and first.candidate else None


def rank(program: Program, account: Account, as_of: datetime.date) -> Ranking:
    """By status, tier, score and then the order of the playbook; the ICPs with a missed must come last.

    A disqualifier says why a company of that kind is not sold to; a missed must, that it is another kind.

    Only operational ICPs take part: an aspirational or retired one has to be named.
    """
    verdicts = [
        evaluate(program, icp_id, account, as_of) for icp_id, icp in program.icps.items() if icp.operational
    ]
    return Ranking(tuple(sorted(verdicts, key=best_first(program))))


def best_first(program: Program) -> Callable[[Verdict], tuple[bool, int, int, int, int]]:
    """The key by which verdicts on one account are sorted; equal ones keep the order of the playbook."""
    tiers = {tier.id: place for place, tier in enumerate(program.tiers)}

    def key(verdict: Verdict) -> tuple[bool, int, int, int, int]:
        status, tier = _ORDER.index(verdict.status), tiers[verdict.tiers[0]]
        return not verdict.candidate, status, tier, -verdict.score_low, -verdict.score_high

    return key
