"""DuckDB and the browser give every account the columns that Python gives it: zero tolerance."""

import datetime
from random import Random

import pytest

from icp_playbook.engines import compiled_steps
from icp_playbook.findings import CommandError
from tests.drawing import times
from tests.engines.browser import by_browser
from tests.engines.cases import (
    Case,
    condition_cases,
    drawn_case,
    example_case,
    expect_the_same,
    ranged_case,
    verdict_cases,
)
from tests.engines.duckdb_runs import by_duckdb
from tests.engines.parity import table_of
from tests.fit.drawn import Draw, words_record
from tests.fit.programs import program_of, words_of
from tests.fit.ranged import AS_OF

DAY = datetime.date.fromisoformat(AS_OF)
PROGRAMS, MANY = 8, 200
"""Drawn in every run, and in a long one."""


def expect_all_the_same(case: Case) -> None:
    """Every column of every account, and the order of all."""
    wanted = case.by_python()
    expect_the_same(case, by_duckdb(case), wanted)
    expect_the_same(case, by_browser(case), wanted)


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(PROGRAMS if times() == 1 else MANY))
def test_drawn_programs_say_the_same_in_the_engine(seed: int) -> None:
    expect_all_the_same(drawn_case(seed, 500))


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(4 * min(times(), 10)))
def test_rows_that_ask_one_range_in_several_places_say_the_same(seed: int) -> None:
    expect_all_the_same(ranged_case(seed, 300))


def test_the_example_playbook_says_the_same_in_the_engine() -> None:
    expect_all_the_same(example_case(400))


def test_the_vectors_say_the_same_in_the_engine() -> None:
    for case in verdict_cases():
        expect_the_same(case, by_duckdb(case), case.by_python())


def test_every_condition_of_the_vectors_comes_out_the_same_in_the_engine() -> None:
    for case in condition_cases():
        expect_the_same(case, by_duckdb(case), case.by_python())


def test_what_no_statement_can_say_is_refused_by_name() -> None:
    random = Random(1)  # noqa: S311  # the same in every run
    data = Draw(random).program()
    data["icps"][0] |= {
        "operational": True,
        "must": [{"id": "huge", "when": {"field": "people", "at_least": 2**63}}],
    }
    program, words = program_of(data), words_of(words_record(data))
    table = table_of(program, [])
    with pytest.raises(CommandError, match="`icp-0` compares `people` with a number"):
        compiled_steps(program, words, table, DAY)
    with pytest.raises(CommandError, match="`icp_to_reach`"):
        compiled_steps(program, words, table, DAY, columns=["icp_to_reach"])
