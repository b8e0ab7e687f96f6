"""What Spark takes for the statement that DuckDB runs, against DuckDB and a copy of the same table."""

import os
from collections.abc import Callable
from pathlib import Path

import click
import duckdb
import pytest

from icp_playbook.engines import ENGINE_COLUMNS, AccountTable, compiled_steps, statement
from tests.accounts.scoring import AS_OF
from tests.bench.test_engines import WORDS, twenty_criteria, write_typed_table
from tests.engines.warehouses import spark

ROWS = 1_000_000
pytestmark = pytest.mark.bench


def test_against_duckdb_and_a_bare_copy(tmp_path: Path) -> None:
    """One ICP of twenty criteria over a typed table, from Parquet to Parquet, no ranks, no words."""
    pytest.importorskip("pyspark", reason="Spark comes with `./playbook test --engines`")
    prepared = twenty_criteria()
    source, *targets = (str(tmp_path / name) for name in ("list", "duckdb", "first", "copy", "scored"))
    write_typed_table(source, ROWS)
    columns = [name for name in ENGINE_COLUMNS if name not in ("icp_rank", *WORDS)]
    table = AccountTable(frozenset(prepared.program.fields))
    steps = compiled_steps(prepared.program, prepared.words, table, AS_OF, None, columns)
    with duckdb.connect() as connection:
        connection.read_parquet(source).create_view("accounts")
        text = statement(steps, "duckdb")
        duck = _seconds(lambda: connection.sql(text).write_parquet(targets[0]))
    with spark(java="") as cluster:
        accounts = cluster.session.read.parquet(source)
        accounts.createOrReplaceTempView("accounts")
        text = statement(steps, "spark")
        accounts.write.parquet(targets[1])  # the first of all reads classes
        copy = _seconds(lambda: accounts.write.parquet(targets[2]))
        planned = _seconds(lambda: cluster.session.sql(text).limit(0).collect())
        taken = _seconds(lambda: cluster.session.sql(text).write.parquet(targets[3]))
        assert cluster.session.read.parquet(targets[3]).count() == ROWS
    click.echo(
        f"\n20 criteria without reasons, {ROWS:,} accounts, in Spark: {taken:.1f} s; "
        f"this / DuckDB: {taken / duck:.1f} ({duck:.1f} s); this / its own copy of the table: "
        f"{taken / copy:.1f} ({copy:.1f} s); to read and plan the statement at first: {planned:.1f} s"
    )


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of this process and all that it started and that still run."""
    begin = _used()
    work()
    return _used() - begin


def _used() -> float:
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended
        process = int(path.parent.name)
        parents[process], ticks[process] = int(fields[1]), int(fields[11]) + int(fields[12])
    mine = {os.getpid()}
    for _ in range(4):  # Python, the driver, an executor
        mine |= {process for process, parent in parents.items() if parent in mine}
    return sum(ticks[process] for process in mine) / os.sysconf("SC_CLK_TCK")
