"""DuckDB gives every account the columns that Python gives it, whatever the program: zero tolerance."""

import datetime
from collections.abc import Sequence
from random import Random

import pytest

from icp_playbook.engines import compiled_steps
from icp_playbook.findings import CommandError
from icp_playbook.fit import Account, Program, WordList
from tests.drawing import times
from tests.engines.duckdb_runs import by_duckdb
from tests.engines.parity import by_python, table_of
from tests.fit import example
from tests.fit.drawn import Draw, words_record
from tests.fit.programs import program_of, words_of
from tests.fit.ranged import AS_OF, DrawRanges
from tests.fit.vectors import Vector, account_of, condition_vectors, ranking_vectors, verdict_vectors
from tests.fit.vectors import program_of as program_of_vector

DAY = datetime.date.fromisoformat(AS_OF)
PROGRAMS = 8
"""Drawn in every run; a long run draws 200."""
SOME = ("rank", "status", "potential", "why", "reasons", "next_question", "segment", "intent", "certain")
VECTOR_COLUMNS = [f"icp_{name}" for name in SOME]


def expect_the_same(
    program: Program, words: WordList, accounts: Sequence[Account], day: datetime.date, *, all_ranged: bool
) -> None:
    """Every column of every account, and the order of all."""
    icp = None if any(one.operational for one in program.icps.values()) else next(iter(program.icps))
    wanted = by_python(program, words, accounts, day, icp)
    found = by_duckdb(program, words, accounts, day, icp, all_ranged=all_ranged)
    for account, one, other in zip(accounts, wanted, found, strict=True):
        assert one == other, account


@pytest.mark.parametrize("seed", range(PROGRAMS if times() == 1 else 200))
def test_drawn_programs_say_the_same_in_the_engine(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = Draw(random, assumed=True)
    data, as_of = draw.program(), draw.as_of()
    share = [0.2, 0.6, 1]
    accounts = [account_of(data, draw.account(as_of, random.choice(share))) for _ in range(500)]
    program, words = program_of(data), words_of(words_record(data))
    day = datetime.date.fromisoformat(as_of)
    expect_the_same(program, words, accounts, day, all_ranged=random.random() < 0.5)


@pytest.mark.parametrize("seed", range(4 * min(times(), 10)))
def test_rows_that_ask_one_range_in_several_places_say_the_same(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = DrawRanges(random)
    data = draw.program()
    (icp,) = data["icps"]
    if random.random() < 0.5:
        icp["enough"] = draw.program()["icps"][0]["score"][0]["bands"][0]["when"]
    missed = {"unknown": "missed"}
    icp["score"] = [row | (missed if random.random() < 0.4 else {}) for row in icp["score"]]
    accounts = [account_of(data, draw.account()) for _ in range(300)]
    program, words = program_of(data), words_of(words_record(data))
    expect_the_same(program, words, accounts, DAY, all_ranged=False)


def test_the_example_playbook_says_the_same_in_the_engine() -> None:
    program, words = example.program(), example.words()
    named = [example.account_of(one) for one in example.playbook().examples.values()]
    random = Random(1)  # noqa: S311  # the same in every run
    accounts = [*named, *(example.with_gaps(random.choice(named), random) for _ in range(400))]
    expect_the_same(program, words, accounts, DAY, all_ranged=False)


def test_the_vectors_say_the_same_in_the_engine() -> None:
    together: dict[str, list[Vector]] = {}
    for vector in (*verdict_vectors(), *ranking_vectors()):
        if not program_of_vector(vector).contacts:
            together.setdefault(f"{vector.program}{vector.icp}{vector.as_of}", []).append(vector)
    for vectors in together.values():
        first = vectors[0]
        program, words = program_of_vector(first), words_of(words_record(first.program))
        accounts = [account_of(one.program, one.account) for one in vectors]
        day, icp = datetime.date.fromisoformat(first.as_of), first.icp or None
        if icp is None and not any(one.operational for one in program.icps.values()):
            continue
        wanted = by_python(program, words, accounts, day, icp, VECTOR_COLUMNS)
        assert by_duckdb(program, words, accounts, day, icp, VECTOR_COLUMNS) == wanted, first.name


def test_every_condition_of_the_vectors_comes_out_the_same_in_the_engine() -> None:
    by_day: dict[str, list[Vector]] = {}
    for vector in condition_vectors():
        by_day.setdefault(vector.as_of, []).append(vector)
    for as_of, vectors in by_day.items():
        data = vectors[0].program
        musts = [must["when"] for one in vectors for must in one.program["icps"][0]["must"]]
        conditions = {str(when): when for when in musts}
        rows = [{"id": f"must-{at}", "when": when} for at, when in enumerate(conditions.values())]
        data = data | {"icps": [data["icps"][0] | {"must": rows}]}
        program, words = program_of(data), words_of(words_record(data))
        accounts = [account_of(data, one.account) for one in vectors]
        day = datetime.date.fromisoformat(as_of)
        wanted = by_python(program, words, accounts, day, None, ["icp_reasons"])
        assert by_duckdb(program, words, accounts, day, None, ["icp_reasons"]) == wanted


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
