"""The least change that moves an account is the least of all that can be tried on a changed program."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from icp_playbook.boundary import MOST_POINTS, LeastChange, least_changes
from icp_playbook.fields import Value
from icp_playbook.fit import (
    Account,
    BandedPoints,
    IcpProgram,
    PointBand,
    Program,
    Threshold,
    as_account,
    compile_playbook,
    evaluate,
)
from icp_playbook.playbook import load
from icp_playbook.values import Interval
from tests.boundary.drawn_boundaries import DrawBoundaries, compiled_program, drawn_value

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2024, 3, 1)
Found = set[tuple[str, int | None, int, str, str | None]]


def changed(program: Program, icp: IcpProgram) -> Program:
    """A program with another ICP."""
    return replace(program, icps={icp.id: icp})


def other_points(program: Program, icp: IcpProgram, by: int) -> Iterator[tuple[str, int, int, Program]]:
    """Every program in which one band gives so many points more."""
    for place, row in enumerate(icp.score):
        for band, one in enumerate(row.bands):
            new = one.points + by
            bands = (*row.bands[:band], PointBand(one.when, new), *row.bands[band + 1 :])
            score = [*icp.score]
            score[place] = BandedPoints(row.id, bands, row.unknown_missed)
            if -100 <= new <= 100:
                yield row.id, band, new, changed(program, replace(icp, score=tuple(score)))


def other_tiers(program: Program, icp: IcpProgram, by: int) -> Iterator[tuple[str, None, int, Program]]:
    """Every program in which one tier but the lowest starts so much higher, and all are in order."""
    scale = [*program.tiers_of(icp.id)]
    for place, tier in enumerate(scale[:-1]):
        moved = [*scale[:place], Threshold(tier.id, tier.at_least + by), *scale[place + 1 :]]
        starts = [one.at_least for one in moved]
        if starts == sorted(set(starts), reverse=True) and starts[0] <= 100:
            yield tier.id, None, tier.at_least + by, changed(program, replace(icp, tiers=tuple(moved)))


def by_force(program: Program, icp_id: str, account: Account, as_of: datetime.date) -> tuple[Found, Found]:
    """The least changes, each put to the evaluator."""
    icp = program.icps[icp_id]
    before = evaluate(program, icp_id, account, as_of)
    found: list[Found] = []
    for tried in (other_points, other_tiers):
        least: Found = set()
        for distance in range(1, MOST_POINTS + 1):
            for by in (-distance, distance):
                for id_, band, new, other in tried(program, icp, by):
                    after = evaluate(other, icp_id, account, as_of)
                    if (after.status, after.tier) != (before.status, before.tier):
                        least.add((id_, band, new, after.status, after.tier))
            if least:
                break
        found.append(least)
    return found[0], found[1]


def asked(program: Program, icp: str, account: Account, as_of: datetime.date) -> tuple[Found, Found]:
    """The least changes as they are found."""
    verdict = evaluate(program, icp, account, as_of)
    least = least_changes(program, icp, account, as_of, verdict)

    def plain(changes: tuple[LeastChange, ...]) -> Found:
        return {(one.id, one.band, one.new, *one.verdict) for one in changes}

    return plain(least.points), plain(least.tiers)


def test_the_examples_of_the_playbook() -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    program = compile_playbook(playbook)
    for id_ in ("dunmow-haulage", "idleby-castings", "plumb-and-co", "castlegate-systems"):
        example = playbook.examples[id_]
        account = as_account(example.account, playbook.catalogue)
        one = changed(program, program.icps[example.icp])
        found = asked(one, example.icp, account, example.as_of)
        assert found == by_force(one, example.icp, account, example.as_of), id_
        assert bool(found[0]) == (id_ != "castlegate-systems")


@pytest.mark.parametrize("seed", range(40))
def test_drawn_programs_and_accounts(seed: int) -> None:
    """Caps, criteria that assume, ranges, and what is not known."""
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = DrawBoundaries(random)
    program = compiled_program(draw.program())
    for _ in range(4):
        account: dict[str, Value | Interval] = {
            name: drawn_value(random, field.type)
            for name, field in draw.catalogue.fields.items()
            if random.random() < 0.8
        }
        for name, value in account.items():
            if draw.catalogue[name].type == "integer" and random.random() < 0.4:
                assert isinstance(value, int)
                account[name] = Interval(value, value + random.randint(1, 4))
        assert asked(program, "icp", account, DAY) == by_force(program, "icp", account, DAY), account
