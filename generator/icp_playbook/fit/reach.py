"""What would make a verdict better: for each better tier the least to learn or to change, exactly.

The goal of a tier is that the account surely is in and in that tier or a better one: every must met, no
disqualifier possible, enough known, the coverage at its minimum, the points at worst at the threshold. Fields
not among those learnt or changed stay what they are, and one that is not known stays at its worst.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.fit.account import Account
from icp_playbook.fit.caps import possible_points
from icp_playbook.fit.condition import CompiledTest, tests_in
from icp_playbook.fit.field_values import Domains, FieldValue, TooManyValuesError, field_values
from icp_playbook.fit.program import IcpProgram, Json, Program, Threshold
from icp_playbook.fit.reach_search import AccountChange, ReachSearch
from icp_playbook.fit.reach_steps import ReachStep, ReachSteps, named_rows
from icp_playbook.fit.record import record_of

ANY_POINTS = -(10**9)
Values: TypeAlias = Mapping[str, Sequence[FieldValue]]


@dataclass(frozen=True, slots=True)
class TierReach:
    """The least that leads to a tier which the account does not surely have."""

    tier: str
    least: tuple[ReachStep, ...] | None
    """The fewest fields, with as few facts among them as can be; None: no change leads there."""
    answers: tuple[ReachStep, ...] | None
    """The fewest fields that only have to be learnt; None where no answers alone lead there."""


def to_reach(
    program: Program, domains: Domains, icp_id: str, account: Account, as_of: datetime.date
) -> tuple[TierReach, ...]:
    """For each tier that the account does not surely have, the least to reach it; the nearest tier first.

    Of sets of equal size the one with fewer facts to change comes first, then the one with the most points
    at worst (before caps), then the one whose fields come first in the file. Where too much would
    have to be tried, nothing is claimed. No field is ever made unknown.
    """
    icp, goals = program.icps[icp_id], _Goals(program, program.icps[icp_id])
    wanted = [tier.id for tier in reversed(goals.tiers)]
    learnt: dict[str, AccountChange | None] = {}
    try:
        values = _values(program, domains, icp, account, as_of)
        every = _least(ReachSearch(program, icp, values, account, as_of), goals, wanted)
        known = {name: [one for one in found if one.learn] for name, found in values.items()}
        more = [tier for tier, change in every.items() if change is not None and change.facts]
        if more:
            learnt = _least(ReachSearch(program, icp, known, account, as_of), goals, more)
    except TooManyValuesError:
        return ()
    lacking = [tier for tier, change in every.items() if change is None or change.size]

    steps, made = ReachSteps(program, icp, account, as_of, values), {}
    for change in (*every.values(), *learnt.values()):
        if change is not None and change.values not in made:
            made[change.values] = steps.of(change.values)
    found = []
    for tier in lacking:
        least, answers = every[tier], (learnt if tier in more else every)[tier]
        found.append(
            TierReach(tier, least and made[least.values], answers and made[answers.values]),
        )
    return tuple(found)


def reach_record(reaches: Sequence[TierReach]) -> list[Json]:
    """What leads to each tier, as JSON."""
    return [record_of(reach) for reach in reaches]


def _values(
    program: Program, domains: Domains, icp: IcpProgram, account: Account, as_of: datetime.date
) -> Values:
    tests: dict[str, list[CompiledTest]] = {name: [] for name in program.fields}
    conditions = (when for row in named_rows(icp) for when in row.conditions)
    for test in dict.fromkeys(tests_in(*conditions)):
        tests[test.field].append(test)
    return {
        name: field_values(domains[name], found, account.get(name), as_of) if found else ()
        for name, found in tests.items()
    }


class _Goals:
    """How many points at worst a tier asks for, and how many have to be decided."""

    def __init__(self, program: Program, icp: IcpProgram) -> None:
        self.tiers: Sequence[Threshold] = program.tiers_of(icp.id)
        self._possible = possible_points(icp)
        self.decided = -(-program.minimum_coverage * self._possible // 100)
        self._low = {tier.id: -(-tier.at_least * self._possible // 100) for tier in self.tiers[:-1]}

    def low(self, tier: str) -> int:
        """Below 0 is the lowest tier as well."""
        return self._low.get(tier, ANY_POINTS)


def _least(search: ReachSearch, goals: _Goals, wanted: Sequence[str]) -> dict[str, AccountChange | None]:
    """Tier → the least change that reaches it, None where none does."""
    return {tier: search.least(goals.low(tier), goals.decided) for tier in wanted}
