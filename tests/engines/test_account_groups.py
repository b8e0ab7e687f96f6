"""The groups of a back-test: DuckDB puts each account into those that its verdict says, as of its own day."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import duckdb
import pytest

from icp_playbook.backtest import JudgedOutcome, Outcome
from icp_playbook.backtest.group_tallies import BINS, OutcomeTallies
from icp_playbook.engines import AccountTable, group_steps, statement
from icp_playbook.fit import Account, Program, Scorer
from tests.drawing import times
from tests.engines.cases import Case, drawn_case, example_case, ranged_case
from tests.engines.duckdb_runs import load_accounts
from tests.engines.parity import table_of
from tests.fit.drawn import AS_OFS

Groups = set[tuple[str, ...]]
LAST = datetime.date.max


def by_python(case: Case, days: Sequence[datetime.date]) -> Iterator[Groups]:
    """The groups of each account as of its day, as the back-test row by row has them."""
    program, _, accounts = case.typed()
    scorers = {day: Scorer(program, day) for day in set(days)}
    for account, day in zip(accounts, days, strict=True):
        scored = scorers[day].score(account, case.icp or None)
        assert scored is not None
        found = OutcomeTallies()
        outcome = Outcome(1, "", account, "won")
        found.add(JudgedOutcome("", day, outcome, day, scored.verdict, ""), program.icps)
        yield {("all", "", "", "in"), *(tuple(key) for key in found.groups)}


def by_duckdb(case: Case, days: Sequence[datetime.date]) -> Iterator[Groups]:
    """The same in the engine, which judges all as of one day."""
    program, words, accounts = case.typed()
    table = table_of(program, accounts, all_ranged=case.all_ranged)
    with duckdb.connect() as connection:
        load_accounts(connection, program, table, accounts)
        moved = _with_moved(connection, program, table, accounts, days)
        steps, groups = group_steps(program, words, moved, LAST, case.icp or None, BINS)
        rows = connection.sql(statement(steps, "duckdb")).order("icp_row").fetchall()
    for _, numbers in rows:
        yield {tuple(groups[one]) for one in numbers if one is not None}


def _with_moved(
    connection: duckdb.DuckDBPyConnection,
    program: Program,
    table: AccountTable,
    accounts: Sequence[Account],
    days: Sequence[datetime.date],
) -> AccountTable:
    """A view with each date also as long before the last day as it is before the day of its account."""
    rows = range(1, len(accounts) + 1)
    connection.execute("CREATE TABLE days (icp_row BIGINT, day DATE)")
    connection.executemany("INSERT INTO days VALUES (?, ?)", list(zip(rows, days, strict=True)))
    dates = [name for name in table.fields if program.fields[name] == "date"]
    more = [f', "{name}" + CAST(DATE \'{LAST}\' - day AS INTEGER) AS "{name}__moved"' for name in dates]
    connection.execute(
        f"CREATE VIEW moved AS SELECT accounts.*{''.join(more)} FROM accounts JOIN days USING (icp_row)"  # noqa: S608
    )
    return replace(table, name="moved", moved=True)


def expect_the_same(case: Case, days: Sequence[datetime.date]) -> None:
    """Every group of every account."""
    pairs = zip(case.accounts, by_python(case, days), by_duckdb(case, days), strict=True)
    for account, wanted, found in pairs:
        assert found == wanted, f"{case.name}, {account}"


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(6 * min(times(), 20)))
def test_drawn_programs(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same in every run
    drawn = drawn_case(seed, 150)
    days = [datetime.date.fromisoformat(random.choice([drawn.as_of, *AS_OFS])) for _ in drawn.accounts]
    expect_the_same(drawn, days)


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(4 * min(times(), 10)))
def test_rows_that_ask_one_range_in_several_places(seed: int) -> None:
    case = ranged_case(seed, 150)
    expect_the_same(case, [case.day] * len(case.accounts))


def test_the_example_playbook() -> None:
    case = example_case(200)
    days = [case.day - datetime.timedelta(days=place % 500) for place in range(len(case.accounts))]
    expect_the_same(case, days)
