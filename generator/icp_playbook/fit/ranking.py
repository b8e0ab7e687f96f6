"""One account against every ICP: which it belongs to, or none."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from icp_playbook.fit.account import Account
from icp_playbook.fit.account_case import AccountCase
from icp_playbook.fit.evaluation import FitResult, fit_of, percent, verdict_on
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
    Of those with a missed must the nearest comes first: fewest missed, then most met.

    Only operational ICPs take part: an aspirational or retired one has to be named.
    """
    cases = [AccountCase(program, icp, account, as_of) for icp in program.icps.values() if icp.operational]
    found = [(fit_of(case), case) for case in cases]
    order = best_first(program)
    ordered = sorted(found, key=lambda one: order(one[0]))
    return Ranking(tuple(verdict_on(case, result) for result, case in ordered))


def best_first(program: Program) -> Callable[[FitResult], tuple[int, ...]]:
    """The key by which the results of an account are sorted; equal ones keep the order of the playbook."""
    tiers = {tier.id: place for place, tier in enumerate(program.tiers)}

    def key(result: FitResult) -> tuple[int, ...]:
        missed = sum(one.state == "missed" for one in result.musts)
        met = sum(one.state == "met" for one in result.musts) if missed else 0
        status, tier = _ORDER.index(result.status), tiers[result.tiers[0]]
        low, high = (percent(points, result.possible) for points in (result.low, result.high))
        return missed, -met, status, tier, -low, -high

    return key
