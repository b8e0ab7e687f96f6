"""A scorer gives the verdicts of the plain evaluator, whatever accounts it saw before, and does not grow."""

import datetime
import gc
import itertools
import tracemalloc
from pathlib import Path
from random import Random

import pytest
from hypothesis import given

import icp_playbook
from icp_playbook.fit import (
    Account,
    Program,
    ScoredAccount,
    Scorer,
    Verdict,
    deciding_fields,
    evaluate,
    membership_of,
    rank,
)
from icp_playbook.fit.reduction import LONGEST, Reduction
from icp_playbook.values import Interval
from tests.drawing import RANDOM
from tests.fit.drawn import Draw, Json
from tests.fit.programs import program_of
from tests.fit.vectors import account_of

DAY = datetime.date(2026, 6, 30)


def afresh(program: Program, account: Account, day: datetime.date, icp: str | None) -> ScoredAccount | None:
    """The same without any memory."""
    best = next(iter(rank(program, account, day).verdicts), None)
    verdict = best if icp is None else evaluate(program, icp, account, day)
    if verdict is None:
        return None
    asked = deciding_fields(verdict, program, account, day)
    return ScoredAccount(verdict, asked, membership_of(verdict, asked))


@given(RANDOM)
def test_a_scorer_says_what_the_evaluator_says_of_every_account(random: Random) -> None:
    draw = Draw(random, assumed=True)
    data, as_of = draw.program(), draw.as_of()
    program, day = program_of(data), datetime.date.fromisoformat(as_of)
    remembering = Scorer(program, day)
    accounts = [account_of(data, draw.account(as_of, random.choice([0.2, 0.6, 1]))) for _ in range(4)]
    for account in (*accounts, accounts[0]):
        icp = random.choice([None, None, "icp-0"])
        assert remembering.score(account, icp) == afresh(program, account, day, icp)
        assert remembering.verdict(account, "icp-0") == evaluate(program, "icp-0", account, day)


@given(RANDOM)
def test_of_icps_that_an_account_is_no_candidate_for_the_nearest_comes_first(random: Random) -> None:
    """No other misses fewer musts, or as many and meets more."""
    draw = Draw(random)
    data, as_of = draw.program(), draw.as_of()
    program, day = program_of(data), datetime.date.fromisoformat(as_of)
    account = account_of(data, draw.account(as_of, random.choice([0.2, 0.6, 1])))
    verdicts = rank(program, account, day).verdicts

    def musts(verdict: Verdict, state: str) -> int:
        return sum(reason.kind == "must" and reason.state == state for reason in verdict.reasons)

    out = [one for one in verdicts if musts(one, "missed")]
    assert list(verdicts[len(verdicts) - len(out) :]) == out
    for one, other in itertools.pairwise(out):
        fewer, more = musts(one, "missed"), musts(other, "missed")
        assert fewer < more or (fewer == more and musts(one, "met") >= musts(other, "met"))


def _program(*conditions: Json) -> Program:
    icp = {
        "id": "icp",
        "operational": True,
        "must": [{"id": f"must-{place}", "when": when} for place, when in enumerate(conditions)],
        "score": [],
        "disqualifiers": [],
        "signals": [],
        "segments": [],
    }
    fields = {"people": "integer", "ratio": "number", "on": "date", "tools": "choices", "title": "text"}
    data = {"fields": {**fields, "name": "text"}, "tiers": [["all", 0]], "levels": [], "grid": {}}
    return program_of({**data, "minimum_coverage": 0, "icps": [icp]})


def test_what_tests_cannot_tell_apart_is_one_account() -> None:
    program = _program(
        {"field": "people", "between": [10, 50]},
        {"field": "ratio", "at_most": 0.5},
        {"field": "on", "within": 30},
        {"field": "tools", "has_any": ["erp", "crm"]},
        {"field": "title", "contains_any": ["ops"]},
    )
    reduced = Reduction(program, DAY).of
    assert reduced({"people": 11, "name": "One"}) == reduced({"people": 50, "name": "Two"}) == {"people": 10}
    assert reduced({"people": Interval(3, 70)}) == {"people": Interval(9, 51)}
    assert reduced({"people": Interval(20, None)}) == {"people": Interval(10, None)}
    assert reduced({"ratio": 0.2}) == reduced({"ratio": 0.5}) != reduced({"ratio": 0.51})
    first = datetime.date(2026, 5, 31)
    assert reduced({"on": DAY}) == {"on": first} != reduced({"on": first - datetime.timedelta(1)})
    assert reduced({"tools": frozenset({"erp", "fax"})}) == {"tools": frozenset({"erp"})}
    assert reduced({"tools": frozenset({"fax"})}) == {"tools": frozenset()}
    assert reduced({"title": "t" * LONGEST}) == {"title": "t" * LONGEST}
    assert reduced({"title": "t" * (LONGEST + 1)}) is None


def test_a_scorer_forgets_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("icp_playbook.fit.scorer._MOST", 10)
    program = _program({"field": "title", "contains_any": ["ops"]})
    remembering = Scorer(program, DAY)
    tracemalloc.start()
    for number in range(6500):
        if number == 6000:  # folded texts have a memory of their own, which is full by then
            before = held()
        title = f"{number} {'o' * 150}" if number % 2 else f"{number} {'ops' * 50}"
        scored = remembering.score({"title": title})
        assert scored is not None
        assert scored.membership == ("out" if number % 2 else "in")
    grown = held() - before
    tracemalloc.stop()
    assert grown < 20_000


def held() -> int:
    """Bytes that the package holds; other threads of a run of tests hold theirs, and waste is not held."""
    gc.collect()
    ours = tracemalloc.Filter(inclusive=True, filename_pattern=str(Path(icp_playbook.__file__).parent / "*"))
    traces = tracemalloc.take_snapshot().filter_traces([ours])
    return sum(found.size for found in traces.statistics("filename"))
