"""Criteria whose points decide nothing: all accounts of a small world, and the moves that z3 confirms."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.boundary import NotDecided, idle_criteria, moves_into, points_reached
from icp_playbook.fields import Catalogue
from icp_playbook.fit import Account, PointBand, Program, evaluate, fields_in
from icp_playbook.fit import tests_in as every_test
from icp_playbook.fit.condition import AnyOf, IsKnown
from tests.boundary.asking import is_inside
from tests.boundary.drawn_boundaries import DrawBoundaries, compiled_program
from tests.boundary.test_small_world import SMALL, outcome, programs
from tests.boundary.world import CATALOGUE, TODAY, WORLD
from tests.drawing import draws, times


def without_points(program: Program, place: int) -> Program:
    """The program in which a criterion earns nothing, and what is possible stays as it is."""
    icp = program.icps["icp"]
    row = icp.score[place]
    bands = (*(PointBand(band.when, 0) for band in row.bands), PointBand(AnyOf(()), row.possible))
    score = (*icp.score[:place], replace(row, bands=bands), *icp.score[place + 1 :])
    return replace(program, icps={"icp": replace(icp, score=score)})


def with_points(program: Program) -> list[int]:
    """The places of criteria that earn or cost something."""
    rows = program.icps["icp"].score
    return [place for place, row in enumerate(rows) if any(band.points for band in row.bands)]


def found_idle(program: Program, catalogue: Catalogue) -> set[int]:
    """The criteria that the room finds idle; all of it is decided."""
    idle = idle_criteria(points_reached(program, "icp", catalogue), catalogue)
    assert all(decided for _, decided in idle)
    return {place for place, _ in idle}


def complete_accounts(program: Program, names: list[str]) -> Iterator[Account]:
    """Accounts of which a field is unknown only where it is asked for, or counts as not met."""
    icp = program.icps["icp"]
    asked = {test.field for test in every_test(*icp.deciding) if isinstance(test, IsKnown)}
    asked |= {name for row in icp.score if row.unknown_missed for name in fields_in(*row.conditions)}
    options = [((None,) if name in asked else ()) + WORLD[name] for name in names]
    for values in itertools.product(*options):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


@given(st.data())
@draws(40)
def test_no_account_of_a_small_world_needs_idle_points(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(SMALL), min_size=1, max_size=2, unique=True))
    program = data.draw(programs(names))
    accounts = [*complete_accounts(program, names)]
    before = [outcome(evaluate(program, "icp", account, TODAY)) for account in accounts]
    idle = set()
    for place in with_points(program):
        silent = without_points(program, place)
        after = [outcome(evaluate(silent, "icp", account, TODAY)) for account in accounts]
        if all(one == other for one, other in zip(before, after, strict=True) if is_inside(one)):
            idle.add(place)
    assert found_idle(program, CATALOGUE) == idle


@pytest.mark.drawn
@pytest.mark.parametrize("caps", [False, True], ids=["plain", "caps"])
def test_points_are_idle_if_nobody_moves_without_them(caps: bool) -> None:
    count = seen = 0
    for seed in range(60 * times()):
        draw = DrawBoundaries(Random(seed), fields=5)  # noqa: S311
        data = draw.program()
        if not caps:
            data["icps"][0].pop("caps", None)
        program = compiled_program(data)
        try:
            idle = found_idle(program, draw.catalogue)
            for place in with_points(program):
                silent = without_points(program, place)
                sides = (program, program.icps["icp"]), (silent, silent.icps["icp"])
                moves = moves_into(*sides, draw.catalogue)
                assert (place in idle) is all(old == new for old, new in moves), (seed, place, data)
                count, seen = count + 1, seen + (place in idle)
        except NotDecided:
            continue
    assert 0 < seen < count
