"""What accounts are expected to score, reckoned in fractions from what each criterion may come to."""

import datetime
import itertools
import math
from fractions import Fraction
from random import Random

from hypothesis import given

from icp_playbook.fit import Verdict, evaluate, priority
from tests.drawing import RANDOM
from tests.fit.drawn import Draw, Json
from tests.fit.programs import program_of
from tests.fit.ranged import AS_OF, DrawRanges
from tests.fit.test_caps import DAY, NAMES, completions, counted
from tests.fit.test_caps import drawn as capped_program
from tests.fit.vectors import account_of


def reckoned(icp: Json, verdict: Verdict) -> int:
    """The expected score, point by point: of those for which a cap has room, the likeliest."""
    rates = {row["id"]: Fraction(row.get("base_rate", 50), 100) for row in icp["score"]}
    found = Fraction(0)
    reasons = {one.id: one for one in verdict.reasons if one.kind == "score"}
    capped = [(cap["at_most"], cap["criteria"]) for cap in icp.get("caps", ())]
    alone = [id_ for id_ in reasons if not any(id_ in ids for _, ids in capped)]
    for most, ids in [(math.inf, alone), *capped]:
        lowest, highest = sum(reasons[id_].low for id_ in ids), sum(reasons[id_].high for id_ in ids)
        each = [rates[id_] for id_ in ids for _ in range(reasons[id_].high - reasons[id_].low)]
        room = int(min(most, highest) - min(most, lowest))
        found += int(min(most, lowest)) + sum(sorted(each, reverse=True)[:room])
    if not verdict.possible:
        return 100 if found >= 0 else 0
    return max(0, min(100, math.floor(100 * found / verdict.possible)))


def with_rates(data: Json, random: Random) -> Json:
    """A program with a base rate for every criterion."""
    for icp in data["icps"]:
        icp["score"] = [row | {"base_rate": random.randint(0, 100)} for row in icp["score"]]
    return data


def judged(data: Json, account: Json, as_of: str = AS_OF) -> Verdict:
    """The verdict on an account against the first ICP."""
    icp, day = data["icps"][0]["id"], datetime.date.fromisoformat(as_of)
    return evaluate(program_of(data), icp, account_of(data, account), day)


@given(RANDOM)
def test_it_is_the_least_and_the_base_rate_of_what_may_come_on_top(random: Random) -> None:
    draw = Draw(random, assumed=True)
    data, as_of = draw.program(), draw.as_of()
    data = with_rates(data, random) if random.random() < 0.5 else data
    verdict = judged(data, draw.account(as_of, random.choice([0, 0.3, 0.8])), as_of)
    assert verdict.expected == reckoned(data["icps"][0], verdict)
    assert verdict.score_low <= verdict.expected <= verdict.score_high


@given(RANDOM)
def test_it_is_the_same_of_ranges(random: Random) -> None:
    draw = DrawRanges(random)
    data, account = with_rates(draw.program(), random), draw.account()
    verdict = judged(data, account)
    assert verdict.expected == reckoned(data["icps"][0], verdict)


@given(RANDOM)
def test_it_is_the_mean_of_all_answers_weighted_by_how_likely_each_is(random: Random) -> None:
    data = with_rates(capped_program(random), random)
    (icp,) = data["icps"]
    account = {name: random.random() < 0.6 for name in NAMES if random.random() < 0.4}
    verdict = evaluate(program_of(data), "icp", account_of(data, account), DAY)
    mean = _mean(data, account)
    found = 100 * mean / verdict.possible if verdict.possible else Fraction(100 if mean >= 0 else 0)
    assert verdict.expected <= max(0, min(100, math.floor(found))), "a cap may keep it below"
    icp["caps"] = []
    verdict = evaluate(program_of(data), "icp", account_of(data, account), DAY)
    mean = _mean(data, account)
    found = 100 * mean / verdict.possible if verdict.possible else Fraction(100 if mean >= 0 else 0)
    assert verdict.expected == max(0, min(100, math.floor(found)))


def _mean(data: Json, account: dict[str, bool]) -> Fraction:
    """What the answers that are missing come to, each criterion the better way at its base rate."""
    rows = {row["id"]: row for row in data["icps"][0]["score"]}
    found = Fraction(0)
    for whole in completions(data, account):
        likely = Fraction(1)
        for name in set(whole) - set(account):
            rate = Fraction(rows[name]["base_rate"], 100)
            better = whole[name] is (rows[name]["bands"][0]["points"] > 0)
            likely *= rate if better else 1 - rate
        found += likely * counted(data, whole)
    return found


@given(RANDOM)
def test_even_rates_are_the_middle_and_rates_move_neither_status_nor_points(random: Random) -> None:
    draw = Draw(random, assumed=True)
    data, as_of = draw.program(), draw.as_of()
    account = draw.account(as_of, 0.4)
    for row in itertools.chain.from_iterable(icp["score"] for icp in data["icps"]):
        row["base_rate"] = 50
    even = judged(data, account, as_of)
    middle = Fraction(50 * (even.points_low + even.points_high), even.possible or 1)
    if even.possible:
        assert even.expected == max(0, min(100, math.floor(middle)))
    rated = judged(with_rates(data, random), account, as_of)
    ignored = {"expected"}
    assert [getattr(even, name) for name in even.__slots__ if name not in ignored] == [
        getattr(rated, name) for name in rated.__slots__ if name not in ignored
    ]


def test_of_two_undecided_accounts_the_one_with_the_likelier_criterion_open_goes_first() -> None:
    def program(rates: tuple[int, int]) -> Json:
        rows = [
            {"id": name, "bands": [{"when": {"field": name, "is": True}, "points": 50}], "base_rate": rate}
            for name, rate in zip(("hiring", "funded"), rates, strict=True)
        ]
        fields = {"hiring": "boolean", "funded": "boolean"}
        return {"fields": fields, "tiers": [["a", 75], ["b", 0]], "icps": [{"id": "icp", "score": rows}]}

    accounts = [{"hiring": True}, {"funded": True}]
    for rates, first in (((90, 10), 1), ((10, 90), 0)):
        found = [judged(program(rates), one) for one in accounts]
        assert {one.status for one in found} == {"undecided"}
        assert min((0, 1), key=lambda at: priority(found[at])) == first
