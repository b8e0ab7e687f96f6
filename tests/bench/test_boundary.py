"""Every question about the boundaries of a playbook: against a `check` of it, and as it grows."""

import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import click
import pytest

from icp_playbook.boundary import account_where, meeting, moves_into, outcomes, outside_all, verdicts_reached
from icp_playbook.fields import Catalogue, Conventions, Field
from icp_playbook.fit import CompiledCondition, IcpProgram, Program, compile_playbook
from icp_playbook.lint import lint
from icp_playbook.playbook import Playbook, load
from tests.bench.thousand import write_thousand
from tests.fit.programs import Json, program_of

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
CRITERIA = (10, 40)
"""How many criteria an ICP has, and how many a larger one."""


def every_answer(playbook: Playbook) -> Iterator[object]:
    """What each ICP and each pair can come to, who moves, what the bands give, gaps and overlaps."""
    program, catalogue = compile_playbook(playbook), playbook.catalogue
    for name, icp in program.icps.items():
        musts = [row.when for row in icp.must]
        yield verdicts_reached(program, name, catalogue)
        yield moves_into((program, icp), (program, icp), catalogue)
        for row in icp.score:
            yield outcomes(row.bands, musts, catalogue)
        yield outside_all(musts, [row.when for row in icp.segments], catalogue)
        for one, other in combinations(icp.segments, 2):
            yield meeting([*musts, one.when, other.when], catalogue)
    for left, right in combinations(program.icps.values(), 2):
        yield account_where([*_inside(left), *_inside(right)], catalogue)


def _inside(icp: IcpProgram) -> Iterator[tuple[CompiledCondition, tuple[bool]]]:
    yield from ((row.when, (True,)) for row in icp.must)
    yield from ((row.when, (False,)) for row in icp.disqualifiers)


def seconds(playbook: Playbook) -> tuple[float, int]:
    """Seconds of processor time for every answer, the faster of two runs, and how many answers there are."""
    taken = []
    for _ in range(2):
        started = time.process_time()
        count = sum(1 for _ in every_answer(playbook))
        taken.append(time.process_time() - started)
    return min(taken), count


def read(folder: Path) -> Playbook:
    """The playbook of a folder."""
    loaded = load(folder)
    assert loaded.playbook is not None
    return loaded.playbook


def test_every_answer_about_the_example_against_a_check_of_it() -> None:
    started = time.process_time()
    loaded = load(ROOT)
    assert loaded.playbook is not None
    lint(loaded.playbook, loaded.documents)
    checked = time.process_time() - started
    answered, count = seconds(loaded.playbook)
    click.echo(
        f"\n{count} answers / check: {answered / checked:.2f} ({answered:.2f} s / {checked:.2f} s; aim 2)"
    )
    assert answered <= 2 * checked


def test_twice_the_playbook_takes_at_most_four_times_as_long(tmp_path: Path) -> None:
    taken = []
    for times in (1, 2):
        folder = tmp_path / str(times)
        folder.mkdir()
        write_thousand(ROOT, folder, times)
        taken.append(seconds(read(folder)))
    (once, few), (twice, many) = taken
    click.echo(
        f"\ntwice the playbook: {twice / once:.2f} ({twice:.2f} s for {many} answers, "
        f"{once:.2f} s for {few}; square is 4)"
    )
    assert twice <= 4 * once


def large_icp(size: int) -> tuple[Program, Catalogue]:
    """An ICP of so many criteria, two by two over the same fields, a quarter of them under a cap."""
    random = Random(size)  # noqa: S311
    names = [f"field_{at}" for at in range(size)]
    fields = (Field.model_validate({"id": name, "label": name, "type": "integer"}) for name in names)

    def least(at: int) -> Json:
        return {"field": names[at], "at_least": random.randint(1, 50)}

    score = []
    for at in range(size):
        whens: list[Json] = [{"all": [least(at), least(at ^ 1)]}, least(at)]
        bands = [{"when": when, "points": random.choice([5, 10, 15, 20])} for when in whens]
        score.append({"id": names[at], "bands": bands})
    cap = {"id": "cap", "at_most": 30, "criteria": names[: size // 4]}
    icp = {"id": "icp", "must": [{"id": "must", "when": least(0)}], "score": score, "caps": [cap]}
    tiers = [["high", 70], ["middle", 40], ["low", 0]]
    data = {"fields": dict.fromkeys(names, "integer"), "tiers": tiers, "icps": [icp]}
    return program_of(data), Catalogue(tuple(fields), Conventions("USD"))


def test_four_times_the_criteria_take_at_most_sixteen_times_as_long() -> None:
    taken = []
    for size in CRITERIA:
        program, catalogue = large_icp(size)
        runs = 200 // size
        started = time.process_time()
        for _ in range(runs):
            assert len(verdicts_reached(program, "icp", catalogue)) == 3
        taken.append((time.process_time() - started) / runs)
    small, large = taken
    click.echo(
        f"\n{CRITERIA[1]} criteria / {CRITERIA[0]}: {large / small:.1f} "
        f"({1000 * large:.0f} ms / {1000 * small:.0f} ms; square is 16)"
    )
    assert large <= 16 * small
