"""What would make a verdict better, held against every set of fields and every value that could matter."""

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from random import Random

import pytest

from icp_playbook.fit import Account, Known, Program, TierReach, evaluate, fields_in, holds, to_reach, totals
from icp_playbook.fit import condition as node
from icp_playbook.fit.reach_steps import NeededTest, ReachStep, RowName, named_rows
from icp_playbook.values import Interval
from tests.drawing import times
from tests.fit.programs import program_of
from tests.fit.reaching import AS_OF, DOMAINS, DrawReach
from tests.fit.vectors import account_of

VALUES: Mapping[str, Sequence[Known]] = {
    "people": tuple(range(6)),
    "kind": ("a", "b", "c"),
    "tags": tuple(frozenset(one) for one in ((), ("x",), ("y",), ("x", "y"))),
    "flag": (True, False),
    "seen": tuple(AS_OF - datetime.timedelta(days) for days in (31, 30, 0, -1)),
}
"""All that tests of the drawn programs can tell apart."""
Key = tuple[int, int, int, list[int]]
"""How good a change is: how many fields, how many facts, the points at worst, negated, their places."""


@pytest.mark.parametrize("seed", range(30 * times()))
def test_no_smaller_change_of_any_fields_leads_to_a_tier(seed: int) -> None:
    draw = DrawReach(Random(seed))  # noqa: S311  # the same cases in every run
    data, record = draw.program(), draw.account()
    program, account = program_of(data), account_of(data, record)
    found = to_reach(program, DOMAINS, "icp", account, AS_OF)
    least, answers = best_of(program, account)
    places = [tier.id for tier in program.tiers]
    lacking = [tier for tier in reversed(places) if least.get(tier, (1,))[0]]
    assert [reach.tier for reach in found] == lacking
    for reach in found:
        assert key_of(program, account, reach.least) == least.get(reach.tier), record
        assert key_of(program, account, reach.answers) == answers.get(reach.tier), record
        for steps in (reach.least, reach.answers):
            if steps is not None:
                every_value_it_asks_for_leads_there(program, account, steps, reach)


def best_of(program: Program, account: Account) -> tuple[dict[str, Key], dict[str, Key]]:
    """Tier → the best change of all, and the best of answers alone."""
    least: dict[str, Key] = {}
    answers: dict[str, Key] = {}
    for key, tiers in changes(program, account):
        for tier in tiers:
            least[tier] = min(key, least.get(tier, key))
            if not key[1]:
                answers[tier] = min(key, answers.get(tier, key))
    return least, answers


def changes(program: Program, account: Account) -> Iterator[tuple[Key, list[str]]]:
    """Every change of an account, with the tiers it leads to."""
    tested = fields_in(*program.icps["icp"].deciding)
    names = [name for name in program.fields if name in tested]
    for values in itertools.product(*((None, *VALUES[name]) for name in names)):
        chosen = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        if any(account.get(name) == value for name, value in chosen.items()):
            continue
        facts = sum(not is_answer(account.get(name), value) for name, value in chosen.items())
        points, tiers = reached(program, {**account, **chosen})
        if tiers:
            yield (len(chosen), facts, -points, [list(program.fields).index(name) for name in chosen]), tiers


def is_answer(current: Known | None, value: Known) -> bool:
    """Whether a value agrees with what is known."""
    if isinstance(current, Interval):
        assert isinstance(value, int)
        return current.low <= value and (current.high is None or value <= current.high)
    return current is None


def reached(program: Program, account: Account) -> tuple[int, list[str]]:
    """The points at worst, and the tiers that an account surely has, or better ones."""
    verdict = evaluate(program, "icp", account, AS_OF)
    found = totals(program.icps["icp"], [one for one in verdict.reasons if one.kind == "score"])
    possible, decided = found.possible, found.decided
    enough = program.icps["icp"].enough is None or verdict.status in ("fit", "undecided")
    if not (verdict.surely_in and enough and 100 * decided >= program.minimum_coverage * possible):
        return verdict.points_low, []
    assert verdict.status in ("fit", "undecided")
    places = [tier.id for tier in program.tiers]
    return verdict.points_low, places[places.index(verdict.tiers[-1]) :]


def key_of(program: Program, account: Account, steps: Sequence[ReachStep] | None) -> Key | None:
    """How good a set of steps is."""
    if steps is None:
        return None
    places = sorted(list(program.fields).index(step.field) for step in steps)
    points = evaluate(program, "icp", account, AS_OF).points_low + sum(step.points for step in steps)
    return len(steps), sum(not step.learn for step in steps), -points, places


def every_value_it_asks_for_leads_there(
    program: Program, account: Account, steps: Sequence[ReachStep], reach: TierReach
) -> None:
    """Whatever the fields become, as long as it is what the steps need."""
    points = -(key_of(program, account, steps) or (0, 0, 0))[2]

    def asked_for(step: ReachStep, value: Known) -> bool:
        held = [holds(named_test(program, one), {step.field: value}, AS_OF) is one.met for one in step.needs]
        return all(held) and (not step.learn or is_answer(account.get(step.field), value))

    options = [[value for value in VALUES[step.field] if asked_for(step, value)] for step in steps]
    assert all(options)
    for values in itertools.product(*options):
        chosen = dict(zip((step.field for step in steps), values, strict=True))
        low, tiers = reached(program, {**account, **chosen})
        assert reach.tier in tiers, chosen
        assert low >= points, chosen


def named_test(program: Program, needed: NeededTest) -> node.CompiledTest:
    """The test that a step names."""
    name = RowName(needed.kind, needed.id)
    row = next(row for row in named_rows(program.icps["icp"]) if row.name == name)
    return list(node.tests_in(*row.conditions))[needed.place]
