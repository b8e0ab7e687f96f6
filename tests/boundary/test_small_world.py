"""The room `boundary` finds what every account of a small world shows, one by one, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.boundary import impossible, points_reached, truths_reached
from icp_playbook.fit import (
    BandedPoints,
    CompiledCondition,
    IcpProgram,
    NamedCondition,
    PointBand,
    Program,
    Verdict,
    evaluate,
    holds,
)
from icp_playbook.fit.program import PointCap, Threshold
from tests.boundary.asking import asked_moves, asked_verdicts, is_inside
from tests.boundary.verdict_encoding import Outcome
from tests.boundary.world import CATALOGUE, TODAY, WORLD, conditions, everybody, several
from tests.drawing import draws

SMALL = ("heads", "share", "growth", "stage", "owner", "country", "tools", "last_round", "founded")
"""Fields of few values."""


@given(several())
@draws(80)
def test_two_conditions_come_to_what_accounts_show(case: tuple[list[str], list[CompiledCondition]]) -> None:
    names, both = case
    shown = {tuple(holds(one, account, TODAY) for one in both) for account in everybody(names)}
    assert set(truths_reached(both, CATALOGUE)) == shown
    assert impossible(both, CATALOGUE) is ((True, True) not in shown)


@st.composite
def programs(draw: st.DrawFn, names: list[str]) -> Program:
    """A program over some fields."""
    condition, points = conditions(names), st.sampled_from((-3, 0, 2, 5))
    band = st.builds(PointBand, condition, points)
    rows = [
        BandedPoints(f"row-{at}", tuple(draw(st.lists(band, min_size=1, max_size=2))), draw(st.booleans()))
        for at in range(draw(st.integers(1, 3)))
    ]
    capped = tuple(row.id for row in rows[: draw(st.integers(0, 2))])
    icp = IcpProgram(
        id="icp",
        operational=True,
        must=tuple(NamedCondition("must", one) for one in draw(st.lists(condition, max_size=1))),
        score=tuple(rows),
        disqualifiers=tuple(NamedCondition("out", one) for one in draw(st.lists(condition, max_size=1))),
        signals=(),
        segments=(),
        enough=draw(st.none() | condition),
        caps=(PointCap("cap", 4, capped),) if capped else (),
    )
    scale = (Threshold("high", draw(st.sampled_from((40, 60, 100)))), Threshold("low", 0))
    types = {name: CATALOGUE[name].type for name in WORLD}
    return Program(types, scale, (), {}, draw(st.sampled_from((0, 60))), {"icp": icp})


def verdicts(program: Program, names: list[str]) -> list[Verdict]:
    """The verdict on each account of the small world."""
    return [evaluate(program, "icp", account, TODAY) for account in everybody(names)]


def outcome(verdict: Verdict) -> Outcome:
    """The status, and the tier of an account that fits."""
    return verdict.status, verdict.tier


@given(st.data())
@draws(30)
def test_programs_say_of_accounts_what_accounts_show(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(SMALL), min_size=1, max_size=2, unique=True))
    old, new = data.draw(programs(names)), data.draw(programs(names))
    before, after = verdicts(old, names), verdicts(new, names)
    outcomes = {outcome(one) for one in before}
    assert asked_verdicts(old, "icp", CATALOGUE, complete=False) == {
        one for one in outcomes if is_inside(one)
    }
    points = {(outcome(one), one.points_low, one.points_high) for one in before if is_inside(outcome(one))}
    sums = points_reached(old, "icp", CATALOGUE, complete=False).sums
    assert {(one.verdict, one.low, one.high) for one in sums} == points
    for one in sums:
        verdict = evaluate(old, "icp", one.shown.account, one.shown.as_of)
        assert (verdict.points_low, verdict.points_high) == (one.low, one.high)
    pairs = {(outcome(one), outcome(other)) for one, other in zip(before, after, strict=True)}
    moves = {pair for pair in pairs if is_inside(pair[1])}
    assert asked_moves(old, new, "icp", CATALOGUE, complete=False) == moves
