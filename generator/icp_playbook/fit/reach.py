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
from icp_playbook.fit.reach_changes import AccountChange
from icp_playbook.fit.reach_search import ReachSearch
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
    exact: bool = True
    """Whether everything that counts was tried. If not, nothing is claimed, and both sets are None."""


def to_reach(
    program: Program, domains: Domains, icp_id: str, account: Account, as_of: datetime.date
) -> tuple[TierReach, ...]:
    """For each tier that the account does not surely have, the least to reach it; the nearest tier first.

    Of sets of equal size the one with fewer facts to change comes first, then the one with the most points
    at worst (before caps), then the one whose fields come first in the file. Where too much would
    have to be tried, each tier says so; where contacts that were not tried might lead to a tier with less,
    that tier does. No field is ever made unknown.
    """
    icp = program.icps[icp_id]
    goals = _Goals(program, icp)
    try:
        return _exactly(program, icp, goals, _values(program, domains, icp, account, as_of), account, as_of)
    except TooManyValuesError:
        as_it_is = _least(ReachSearch(program, icp, {}, account, as_of), goals)
        return tuple(
            TierReach(tier, None, None, exact=False) for tier, had in as_it_is.items() if had is None
        )


def _exactly(
    program: Program, icp: IcpProgram, goals: "_Goals", values: Values, account: Account, as_of: datetime.date
) -> tuple[TierReach, ...]:
    every, doubts = _least_of(program, icp, goals, values, account, as_of)
    learnt: dict[str, AccountChange | None] = {}
    known = {name: [one for one in found if one.learn] for name, found in values.items()}
    more = [tier for tier, change in every.items() if change is not None and change.facts]
    if more:
        learnt, others = _least_of(program, icp, goals, known, account, as_of)
        doubts |= others & set(more)

    steps = ReachSteps(program, icp, account, as_of, values)
    made: dict[AccountChange, tuple[ReachStep, ...]] = {}
    found = []
    for tier, least in every.items():
        if least is not None and not least.size:
            continue
        if tier in doubts:
            found.append(TierReach(tier, None, None, exact=False))
            continue
        answers = (learnt if tier in more else every)[tier]
        for change in (least, answers):
            if change is not None and change not in made:
                made[change] = steps.of(change.values)
        found.append(TierReach(tier, least and made[least], answers and made[answers]))
    return tuple(found)


def _least_of(
    program: Program, icp: IcpProgram, goals: "_Goals", values: Values, account: Account, as_of: datetime.date
) -> tuple[dict[str, AccountChange | None], set[str]]:
    """Tier → the least change that reaches it, and the tiers that other contacts might reach with less."""
    every = _least(ReachSearch(program, icp, values, account, as_of), goals)
    if not any(values.get(name) for name in program.contacts):
        return every, set()
    freely = _least(ReachSearch(program, icp, values, account, as_of, row_by_row=True), goals)
    return every, {tier for tier, change in freely.items() if change and _is_less(change, every[tier])}


def _is_less(change: AccountChange, other: AccountChange | None) -> bool:
    return other is None or (change.size, change.facts) < (other.size, other.facts)


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


def _least(search: ReachSearch, goals: _Goals) -> dict[str, AccountChange | None]:
    """Tier, the nearest first → the least change that reaches it, None where none does."""
    return {tier.id: search.least(goals.low(tier.id), goals.decided) for tier in reversed(goals.tiers)}
