"""Caps on groups of criteria, against every way of answering what is open, one by one."""

import datetime
import itertools
from random import Random

from hypothesis import given

from icp_playbook.fit import evaluate, questions
from tests.drawing import RANDOM
from tests.fit.drawn import Json
from tests.fit.programs import program_of

DAY = datetime.date(2026, 6, 30)
NAMES = ("f0", "f1", "f2", "f3", "f4")


def drawn(random: Random) -> Json:
    """An ICP of five criteria, each of a field of its own, some of them in one of two caps."""
    rows = [
        {
            "id": name,
            "bands": [{"when": {"field": name, "is": True}, "points": random.choice([-10, -3, 5, 8, 20])}],
            **({"unknown": "missed"} if random.random() < 0.2 else {}),
        }
        for name in NAMES
    ]
    names = random.sample(NAMES, len(NAMES))
    caps = [
        {"id": f"cap-{at}", "at_most": random.randint(1, 30), "criteria": part}
        for at, part in enumerate((names[:3], names[3:4]))
    ]
    icp = {"id": "icp", "score": rows, "caps": caps}
    return {"fields": dict.fromkeys(NAMES, "boolean"), "tiers": [["a", 0]], "icps": [icp]}


def counted(data: Json, account: dict[str, bool]) -> int:
    """The points of a whole account, added up by hand."""
    icp = data["icps"][0]
    points = {row["id"]: row["bands"][0]["points"] if account.get(row["id"]) else 0 for row in icp["score"]}
    grouped = sum(min(cap["at_most"], sum(points.pop(id_) for id_ in cap["criteria"])) for cap in icp["caps"])
    return int(grouped + sum(points.values()))


def completions(data: Json, account: dict[str, bool]) -> list[dict[str, bool]]:
    """Every way of answering what is open; what counts as not met is not."""
    assumed = {row["id"] for row in data["icps"][0]["score"] if "unknown" in row}
    open_ = [name for name in NAMES if name not in account and name not in assumed]
    ways = itertools.product([False, True], repeat=len(open_))
    return [account | dict(zip(open_, way, strict=True)) for way in ways]


@given(RANDOM)
def test_points_are_those_of_the_worst_and_the_best_answers(random: Random) -> None:
    data = drawn(random)
    program = program_of(data)
    account = {name: random.random() < 0.6 for name in NAMES if random.random() < 0.5}
    verdict = evaluate(program, "icp", account, DAY)
    sums = [counted(data, one) for one in completions(data, account)]
    assert (verdict.points_low, verdict.points_high) == (min(sums), max(sums))
    assert (verdict.coverage == 100) >= (min(sums) == max(sums))
    asked = {one.field: one.points for one in questions(program, "icp", account, DAY)}
    for name in NAMES:
        moves = [
            abs(counted(data, one | {name: True}) - counted(data, one | {name: False}))
            for one in completions(data, account)
            if name not in account
        ]
        if not any("unknown" in row and row["id"] == name for row in data["icps"][0]["score"]):
            assert max(moves, default=0) <= asked.get(name, 0) <= verdict.points_high - verdict.points_low


def test_a_cap_says_what_it_takes_off_and_only_that() -> None:
    data = drawn(Random(1))  # noqa: S311  # the same case in every run
    for account in completions(data, {}):
        verdict = evaluate(program_of(data), "icp", account, DAY)
        full = sum(reason.low for reason in verdict.reasons)
        assert full - sum(over for _, over in verdict.capped) == verdict.points_low
