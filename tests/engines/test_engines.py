"""Postgres, Spark and ClickHouse give every account the columns that Python gives it: zero tolerance."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.util import find_spec

import pytest

from icp_playbook.engines import ENGINE_COLUMNS
from tests.drawing import times
from tests.engines.cases import (
    Case,
    condition_cases,
    drawn_case,
    example_case,
    expect_the_same,
    ranged_case,
    verdict_cases,
)
from tests.engines.warehouse_runs import by_warehouse
from tests.engines.warehouses import Warehouse, clickhouse, postgres, spark

pytestmark = pytest.mark.engines
LONG = times() > 1
"""A long run asks Postgres and ClickHouse the 200 programs and 100,000 accounts that it asks DuckDB."""
ACCOUNTS = 500 if LONG else 60


@dataclass(frozen=True)
class Size:
    """The seeds of drawn programs that a warehouse is asked, and which columns of the example.

    Of `few` programs it is asked FEW columns, of the others all.
    """

    programs: Sequence[int]
    ranges: Sequence[int]
    columns: tuple[str, ...] = ENGINE_COLUMNS
    few: Sequence[int] = ()


FEW = ("icp_rank", "icp_profile", "icp_status", "icp_tier", "icp_score_low", "icp_score_high", "icp_intent")
"""Spark takes minutes to plan the words of the example."""
STARTS: dict[str, Callable[[], AbstractContextManager[Warehouse]]] = {
    "postgres": postgres,
    "clickhouse": clickhouse,
    "spark": spark,
}
SIZES = {
    "postgres": Size(range(200), range(40)) if LONG else Size(range(24), range(8)),
    "clickhouse": Size(range(200), range(40)) if LONG else Size(range(16), range(6)),
    "spark": Size((0, 2, 3, 6, 9), (1, 2), FEW, range(200)) if LONG else Size((2,), (1,), FEW, range(12)),
}
"""Spark takes minutes to read a long statement, so of long ones it is asked few columns."""


@pytest.fixture(scope="module", params=STARTS)
def warehouse(request: pytest.FixtureRequest) -> Iterator[Warehouse]:
    """One after the other."""
    if LONG and not find_spec("pyspark"):
        pytest.skip("warehouses come with `./playbook test --engines`")
    with STARTS[request.param]() as started:
        yield started


FIRST_DAYS = {"clickhouse": "1900-01-01"}
"""ClickHouse knows no day before this one, so it is not asked what holds on one."""


def expect_all_the_same(warehouse: Warehouse, cases: Iterable[Case]) -> None:
    """Every column of every account of each."""
    for case in cases:
        if case.as_of < FIRST_DAYS.get(warehouse.dialect, ""):
            continue
        expect_the_same(case, by_warehouse(warehouse, case), case.by_python())


@pytest.mark.drawn
def test_drawn_programs_say_the_same_in_a_warehouse(warehouse: Warehouse) -> None:
    size = SIZES[warehouse.dialect]
    expect_all_the_same(warehouse, (drawn_case(seed, ACCOUNTS) for seed in size.programs))
    expect_all_the_same(warehouse, (drawn_case(seed, ACCOUNTS).of(FEW) for seed in size.few))


@pytest.mark.drawn
def test_rows_that_ask_one_range_in_several_places_say_the_same(warehouse: Warehouse) -> None:
    seeds = SIZES[warehouse.dialect].ranges
    expect_all_the_same(warehouse, (ranged_case(seed, ACCOUNTS) for seed in seeds))


def test_the_vectors_say_the_same_in_a_warehouse(warehouse: Warehouse) -> None:
    expect_all_the_same(warehouse, verdict_cases())


def test_every_condition_of_the_vectors_comes_out_the_same_in_a_warehouse(warehouse: Warehouse) -> None:
    expect_all_the_same(warehouse, condition_cases())


def test_the_example_playbook_says_the_same_in_a_warehouse(warehouse: Warehouse) -> None:
    expect_all_the_same(warehouse, [example_case(50).of(SIZES[warehouse.dialect].columns)])
