"""A range comes to what all its numbers come to, tried one by one, and to nothing else."""

import datetime
from random import Random

from hypothesis import given

from icp_playbook.fit import Verdict, deciding_fields
from tests.drawing import RANDOM, draws
from tests.fit.programs import program_of
from tests.fit.ranged import AS_OF, DrawRanges, one_by_one, verdict_of
from tests.fit.vectors import account_of


@given(RANDOM)
@draws(60)
def test_a_range_comes_to_what_its_numbers_come_to(random: Random) -> None:
    draw = DrawRanges(random)
    program, account = draw.program(), draw.account()
    verdict, each = verdict_of(program, account), [verdict_of(program, one) for one in one_by_one(account)]
    for place, reason in enumerate(verdict.reasons):
        reasons = [one.reasons[place] for one in each]
        assert reason.low == min(one.low for one in reasons), reason.id
        assert reason.high == max(one.high for one in reasons), reason.id
        if reason.kind != "score":
            states = {one.state for one in reasons}
            assert reason.state == (states.pop() if len(states) == 1 else "unknown"), reason.id
    assert _segments(verdict) == {name for one in each for name in _segments(one)}
    if verdict.segment is not None:
        assert all(_segments(one) for one in each)
    assert verdict.intent.points == min(one.intent.points for one in each)


@given(RANDOM)
@draws(60)
def test_a_range_is_asked_for_where_its_numbers_decide_in_or_out(random: Random) -> None:
    draw = DrawRanges(random)
    program, account = draw.program(), draw.account()
    verdict = verdict_of(program, account)
    day = datetime.date.fromisoformat(AS_OF)
    asked = deciding_fields(verdict, program_of(program), account_of(program, account), day)
    kinds = {(one.kind, one.state) for one in verdict.reasons}
    out = ("must", "missed") in kinds or ("disqualifier", "met") in kinds
    assert bool(asked) == (not out and bool({("must", "unknown"), ("disqualifier", "unknown")} & kinds))
    for name in asked:
        assert name not in account or isinstance(account[name], dict), "what is known is not asked for"


def _segments(verdict: Verdict) -> set[str]:
    return {name for name in (verdict.segment, *verdict.possible_segments) if name is not None}
