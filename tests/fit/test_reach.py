"""What would make a verdict better, held against every set of fields and every value that could matter."""

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from random import Random

import pytest

from icp_playbook.fit import (
    Account,
    Known,
    Program,
    evaluate,
    fields_in,
    holds,
    reach_record,
    reach_sentences,
    to_reach,
)
from icp_playbook.fit import condition as node
from icp_playbook.fit.reach_steps import NeededTest, ReachStep, RowName, named_rows
from icp_playbook.values import Interval
from tests.drawing import times
from tests.fit.programs import program_of, words_of
from tests.fit.reaching import AS_OF, DOMAINS, DrawReach, domains_of, reach_words
from tests.fit.vectors import Vector, account_of, reach_vectors, read

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


@pytest.mark.drawn
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
        assert key_of(program, account, reach.tier, reach.least) == least.get(reach.tier), record
        assert key_of(program, account, reach.tier, reach.answers) == answers.get(reach.tier), record


@pytest.mark.parametrize("vector", reach_vectors(), ids=str)
def test_cases_that_a_person_can_check(vector: Vector) -> None:
    program, account = program_of(vector.program), account_of(vector.program, vector.account)
    domains = domains_of(read("reach")["fields"])
    found = to_reach(program, domains, vector.icp, account, AS_OF)
    expected: object = vector.expect
    assert reach_record(found) == expected


def test_what_is_not_worked_out_and_what_nothing_leads_to_is_written() -> None:
    sentences = {vector.name: sentences_of(vector) for vector in reach_vectors()}
    assert sentences["reach: too much to try: nothing is claimed of any better tier"] == [
        "What would lead to a better tier is not worked out: too many changes would have to be tried."
    ]
    assert sentences["reach: two contacts who differ would lead to the top: not worked out"][1:] == [
        "What would lead to The a, 工場 is not worked out: too many changes would have to be tried."
    ]
    assert sentences["reach: no answer and no change leads to the top"][1:] == [
        "No answer and no change leads to The a, 工場."
    ]
    assert sentences["reach: too little for any but the lowest"] == [
        "No answer and no change leads to The b, 工場."
    ]


def sentences_of(vector: Vector) -> list[str]:
    """What would make a verdict better, in words."""
    program, account = program_of(vector.program), account_of(vector.program, vector.account)
    found = to_reach(program, domains_of(read("reach")["fields"]), vector.icp, account, AS_OF)
    return reach_sentences(found, vector.icp, words_of(reach_words(vector.program)))


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
    """The points at worst before any cap, and the tiers that an account surely has, or better ones."""
    verdict, icp = evaluate(program, "icp", account, AS_OF), program.icps["icp"]
    points = sum(reason.low for reason in verdict.reasons if reason.kind == "score")
    enough = icp.enough is None or verdict.status in ("fit", "undecided")
    if not (verdict.surely_in and enough and verdict.coverage >= program.minimum_coverage):
        return points, []
    assert verdict.status in ("fit", "undecided")
    places = [tier.id for tier in program.tiers]
    return points, places[places.index(verdict.tiers[-1]) :]


def key_of(program: Program, account: Account, tier: str, steps: Sequence[ReachStep] | None) -> Key | None:
    """How good a set of steps is: the same whatever its fields become, as long as the steps allow it."""
    if steps is None:
        return None
    places = sorted(list(program.fields).index(step.field) for step in steps)
    found = set()
    for after in led_to(program, account, steps):
        points, tiers = reached(program, after)
        assert tier in tiers, after
        gain = sum(step.points for step in steps)
        assert points_low(program, after) == points_low(program, account) + gain, after
        found.add(points)
    (points,) = found
    return len(steps), sum(not step.learn for step in steps), -points, places


def points_low(program: Program, account: Account) -> int:
    """The points at worst, with caps."""
    return evaluate(program, "icp", account, AS_OF).points_low


def led_to(program: Program, account: Account, steps: Sequence[ReachStep]) -> Iterator[Account]:
    """The account with every value that steps ask for."""

    def asked_for(step: ReachStep, value: Known) -> bool:
        held = [holds(named_test(program, one), {step.field: value}, AS_OF) is one.met for one in step.needs]
        return all(held) and (not step.learn or is_answer(account.get(step.field), value))

    options = [[value for value in VALUES[step.field] if asked_for(step, value)] for step in steps]
    for values in itertools.product(*options):
        yield {**account, **dict(zip((step.field for step in steps), values, strict=True))}


def named_test(program: Program, needed: NeededTest) -> node.CompiledTest:
    """The test that a step names."""
    name = RowName(needed.kind, needed.id)
    row = next(row for row in named_rows(program.icps["icp"]) if row.name == name)
    return list(node.tests_in(*row.conditions))[needed.place]
