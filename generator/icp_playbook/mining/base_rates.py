"""Base rates that a list speaks for: seen in half of the companies, confirmed by the other half."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.backtest import EarnedRate, OutcomeList, corrected, earned_shares
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.mining.exact import FALSE_RUNS
from icp_playbook.mining.parts import learning_companies


@dataclass(frozen=True, slots=True)
class MinedRate:
    """What accounts with an answer earn of a criterion, against the base rate in force."""

    icp: str
    criterion: str
    in_force: int
    found: EarnedRate
    """Of all accounts."""
    judging: EarnedRate
    """Of the half that judges."""
    p_value: float
    """Corrected; 1 where the other half is as the base rate in force has it."""

    @property
    def id(self) -> str:
        """What reports call it."""
        return f"base rate of {self.criterion}"

    @property
    def confirmed(self) -> bool:
        """Whether it is another than the one in force, as both halves say."""
        return self.p_value <= FALSE_RUNS and self.found.percent != self.in_force


def mined_rates(
    prepared: PreparedPlaybook, listed: OutcomeList, wanted: Sequence[str], seed: int
) -> Mapping[str, tuple[MinedRate, ...]]:
    """ICP → its criteria that any account answers, in order; corrected for all of them.

    Where every base rate in force is right, at most one run in twenty confirms another.
    """
    shares = earned_shares(prepared, [listed], wanted[0] if len(wanted) == 1 else None)
    learning = learning_companies((company for found in shares.values() for company in found), seed)
    asked, chances = [], []
    for icp in wanted:
        for row in prepared.program.icps[icp].score:
            found = shares.get((icp, row.id))
            if found is None:
                continue
            learnt = EarnedRate.of_shares([one for name, one in found.items() if name in learning])
            judging = EarnedRate.of_shares([one for name, one in found.items() if name not in learning])
            every = EarnedRate.of_shares([*found.values()])
            asked.append((icp, row.id, row.base_rate, every, judging))
            chances.append(_chance(row.base_rate, learnt, judging))
    rates = [MinedRate(*one, chance) for one, chance in zip(asked, corrected(chances), strict=True)]
    return {icp: tuple(one for one in rates if one.icp == icp) for icp in wanted}


def _chance(in_force: int, learnt: EarnedRate, judging: EarnedRate) -> float:
    """How likely the half that judges is by chance; 1 where the halves do not both leave the rate out."""
    apart = learnt.is_apart(in_force) and judging.is_apart(in_force)
    same_side = (100 * learnt.value > in_force) == (100 * judging.value > in_force)
    return judging.chance(in_force) if apart and same_side else 1.0
