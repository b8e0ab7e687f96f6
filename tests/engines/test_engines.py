"""Postgres, Spark and ClickHouse give every account the columns that Python gives it: zero tolerance."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from random import Random

import pytest

from icp_playbook.engines import ENGINE_COLUMNS, ROW, column_types, compiled_steps, statement
from icp_playbook.fit import Account, Program, WordList
from tests.engines.parity import Row, by_python, table_of, typed_rows
from tests.engines.warehouses import Warehouse, clickhouse, postgres, spark
from tests.fit import example
from tests.fit.drawn import Draw, words_record
from tests.fit.programs import program_of, words_of
from tests.fit.ranged import AS_OF
from tests.fit.vectors import account_of

pytestmark = pytest.mark.engines
DAY = datetime.date.fromisoformat(AS_OF)
PROGRAMS, ACCOUNTS = {"postgres": 5, "clickhouse": 8, "spark": 1}, 50
FEW = ["icp_rank", "icp_profile", "icp_status", "icp_tier", "icp_score_low", "icp_score_high", "icp_intent"]
"""Spark takes minutes to plan the words of the example."""
STARTS: dict[str, Callable[[], AbstractContextManager[Warehouse]]] = {
    "postgres": postgres,
    "clickhouse": clickhouse,
    "spark": spark,
}


@pytest.fixture(scope="module", params=STARTS)
def warehouse(request: pytest.FixtureRequest) -> Iterator[Warehouse]:
    """One after the other."""
    with STARTS[request.param]() as started:
        yield started


def by_warehouse(
    warehouse: Warehouse,
    program: Program,
    words: WordList,
    accounts: Sequence[Account],
    day: datetime.date,
    icp: str | None,
    columns: Sequence[str] = ENGINE_COLUMNS,
    *,
    all_ranged: bool = False,
) -> list[Row]:
    """The columns of each account, from one statement."""
    table = table_of(program, accounts, all_ranged=all_ranged)
    types = {ROW: "int64", **column_types(program, table)}
    warehouse.load("accounts", types, list(typed_rows(program, table, accounts)))
    steps = compiled_steps(program, words, table, day, icp, columns)
    found = warehouse.rows(statement(steps, warehouse.dialect))
    return [{name: row[name] for name in columns} for row in sorted(found, key=lambda row: row[ROW])]


def expect_the_same(wanted: Sequence[Row], found: Sequence[Row], accounts: Sequence[Account]) -> None:
    """Every column of every account, and the order of all."""
    for account, one, other in zip(accounts, wanted, found, strict=True):
        assert other == one, account


def test_drawn_programs_say_the_same_in_a_warehouse(warehouse: Warehouse) -> None:
    for seed in range(PROGRAMS[warehouse.dialect]):
        random = Random(seed)  # noqa: S311  # the same in every run
        draw = Draw(random, assumed=True)
        data, as_of = draw.program(), draw.as_of()
        accounts = [
            account_of(data, draw.account(as_of, random.choice([0.2, 0.6, 1]))) for _ in range(ACCOUNTS)
        ]
        program, words = program_of(data), words_of(words_record(data))
        day = datetime.date.fromisoformat(as_of)
        icp = None if any(one.operational for one in program.icps.values()) else next(iter(program.icps))
        wanted = by_python(program, words, accounts, day, icp)
        ranged = random.random() < 0.5
        expect_the_same(
            wanted, by_warehouse(warehouse, program, words, accounts, day, icp, all_ranged=ranged), accounts
        )


def test_the_example_playbook_says_the_same_in_a_warehouse(warehouse: Warehouse) -> None:
    program, words = example.program(), example.words()
    named = [example.account_of(one) for one in example.playbook().examples.values()]
    random = Random(1)  # noqa: S311  # the same in every run
    accounts = [*named, *(example.with_gaps(random.choice(named), random) for _ in range(ACCOUNTS))]
    columns = FEW if warehouse.dialect == "spark" else ENGINE_COLUMNS
    wanted = by_python(program, words, accounts, DAY, None, columns)
    expect_the_same(wanted, by_warehouse(warehouse, program, words, accounts, DAY, None, columns), accounts)
