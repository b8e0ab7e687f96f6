"""How fast DuckDB scores a list, against Python, and against a bare scan of the same file."""

import io
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click
import duckdb
import pytest

from icp_playbook.accounts import ScoreRequest, score_list
from icp_playbook.backtest import BackTestRequest, back_test, engine_back_test
from icp_playbook.engines import (
    ENGINE_COLUMNS,
    AccountTable,
    EngineRequest,
    compiled_steps,
    score_in_engine,
    statement,
)
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import load
from tests.accounts.scoring import AS_OF, example
from tests.bench.account_lists import drawn_list
from tests.fit.programs import program_of, words_of

DRAWN, COPIES = 20_000, 50
ROOT = Path(__file__).parents[2]
WORDS = ("icp_why", "icp_reasons", "icp_next_question")
pytestmark = pytest.mark.bench


def _timed(work: Callable[[], object]) -> float:
    """Seconds of processor time, of all threads."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _copies(text: bytes, folder: Path, copies: int) -> Path:
    """A list of so many copies of drawn accounts, as text in Parquet."""
    drawn, target = folder / "drawn.csv", folder / f"list-{copies}.parquet"
    drawn.write_bytes(text)
    with duckdb.connect() as connection:
        connection.read_csv(str(drawn), all_varchar=True).create("drawn")
        connection.sql(f"SELECT drawn.* FROM range({copies}), drawn").write_parquet(str(target))  # noqa: S608
    return target


def _scored(
    prepared: PreparedPlaybook,
    source: Path,
    target: Path,
    memory: str | None = None,
    *,
    to_reach: bool = False,
) -> None:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        with target.open("wb") as stream:
            yield stream

    request = EngineRequest(str(source), AS_OF, form="parquet", memory=memory, to_reach=to_reach)
    score_in_engine(prepared, request, opened, lambda _: None)


def test_against_python_and_a_bare_scan(tmp_path: Path) -> None:
    """The whole command, from the file to the file: cells read, ranked, with reasons."""
    prepared = example()
    text = drawn_list(prepared.catalogue, DRAWN, AS_OF, sparse=True)
    few = drawn_list(prepared.catalogue, 2_000, AS_OF, sparse=True)
    source = _copies(text, tmp_path, COPIES // 5)
    rows = DRAWN * COPIES // 5
    python = _timed(
        lambda: score_list(
            prepared, ScoreRequest("list.csv", AS_OF), io.BytesIO(few), io.BytesIO(), lambda _: None
        )
    )
    scan = _timed(lambda: duckdb.read_parquet(str(source)).write_parquet(str(tmp_path / "copy.parquet")))
    engine = _timed(lambda: _scored(prepared, source, tmp_path / "scored.parquet"))
    click.echo(
        f"\n{rows:,} accounts against {len(prepared.program.icps)} ICPs, from Parquet to Parquet: "
        f"{rows / engine:,.0f} a second of one processor; Python / this: "
        f"{(python / 2_000) / (engine / rows):.1f}; this / a copy of the file: {engine / scan:.1f}"
    )


def test_what_leads_to_a_better_tier_against_python(tmp_path: Path) -> None:
    """What `--to-reach` adds: once for each kind of accounts, and once for each account."""
    prepared = example()
    source = _copies(drawn_list(prepared.catalogue, 5 * DRAWN, AS_OF, sparse=True), tmp_path, 1)
    few = drawn_list(prepared.catalogue, 1_000, AS_OF, sparse=True)
    python, engine = (
        [_timed(partial(work, to_reach=to_reach)) for to_reach in (False, True)]
        for work in (
            lambda to_reach: score_list(
                prepared,
                ScoreRequest("list.csv", AS_OF, to_reach=to_reach),
                io.BytesIO(few),
                io.BytesIO(),
                lambda _: None,
            ),
            partial(_scored, prepared, source, tmp_path / "scored.parquet"),
        )
    )
    rows, added = 5 * DRAWN, engine[1] - engine[0]
    click.echo(
        f"\n{rows:,} accounts: --to-reach adds {added:.1f} s; "
        f"this / Python: {(added / rows) / ((python[1] - python[0]) / 1_000):.2f}"
    )


def twenty_criteria() -> PreparedPlaybook:
    """One ICP of twenty criteria over ten fields."""
    fields = {f"number_{at}": "integer" for at in range(6)} | {f"kind_{at}": "choice" for at in range(4)}
    score = []
    for at, (name, type_) in enumerate([*fields.items(), *fields.items()]):
        tests = (
            [{"field": name, "between": [low, low + 99]} for low in (100, 200, 300)]
            if type_ == "integer"
            else [{"field": name, "is": one} for one in ("a", "b", "c")]
        )
        bands = [{"when": test, "points": points} for test, points in zip(tests, (5, 3, 1), strict=True)]
        score.append({"id": f"criterion-{at}", "bands": bands})
    icp = {"id": "icp", "operational": True, "must": [], "score": score, "disqualifiers": []}
    data = {
        "fields": fields,
        "tiers": [["one", 60], ["two", 30], ["three", 0]],
        "levels": [["quiet", 0]],
        "grid": {tier: {"quiet": "go"} for tier in ("one", "two", "three")},
        "minimum_coverage": 50,
        "icps": [icp | {"signals": [], "segments": []}],
    }
    words = words_of(
        {
            "version": "0123456789ab",
            "fields": {name: {"label": name, "question": None} for name in fields},
            "tiers": {name: {"label": name} for name in ("one", "two", "three")},
            "plays": {"go": {"label": "Go", "owner": "sales"}},
            "icps": {
                "icp": {
                    "name": "The ICP",
                    "must": {},
                    "score": {row["id"]: {"label": f"Criterion {row['id']}"} for row in score},
                    "disqualifiers": {},
                }
            },
        }
    )
    return PreparedPlaybook(program_of(data), words, example().catalogue)


def write_typed_table(path: str, rows: int) -> None:
    """So many accounts of these fields, as Parquet."""
    cells = [
        f"CASE WHEN hash(i, {at}) % 10 > 2 THEN CAST(hash(i, {at}) % 500 AS BIGINT) END AS number_{at}"
        for at in range(6)
    ]
    kinds = "['a', 'b', 'c', 'd', NULL]"
    cells += [f"{kinds}[1 + CAST(hash(i, {at + 9}) % 5 AS BIGINT)] AS kind_{at}" for at in range(4)]
    listed = f"SELECT i AS icp_row, {', '.join(cells)} FROM range({rows}) AS rows(i)"  # noqa: S608
    with duckdb.connect() as connection:
        connection.sql(listed).write_parquet(path)


@pytest.mark.parametrize("words", [False, True], ids=["without reasons", "with reasons"])
def test_the_program_alone_against_a_copy_of_the_table(words: bool, tmp_path: Path) -> None:
    """One ICP of twenty criteria over a typed table, from Parquet to Parquet, no ranks."""
    prepared, rows = twenty_criteria(), 2_000_000
    table = AccountTable(frozenset(prepared.program.fields))
    columns = [name for name in ENGINE_COLUMNS if name != "icp_rank" and (words or name not in WORDS)]
    with duckdb.connect() as connection:
        source, copy, target = (str(tmp_path / f"{name}.parquet") for name in ("list", "copy", "scored"))
        write_typed_table(source, rows)
        connection.read_parquet(source).create_view("accounts")
        scan = _timed(lambda: connection.table("accounts").write_parquet(copy))
        steps = compiled_steps(prepared.program, prepared.words, table, AS_OF, None, columns, arrays=True)
        text = statement(steps, "duckdb")
        begin = time.perf_counter()
        taken = _timed(lambda: connection.sql(text).write_parquet(target))
        clock = time.perf_counter() - begin
    click.echo(
        f"\n20 criteria {'with' if words else 'without'} reasons: {rows / clock:,.0f} accounts a second by "
        f"the clock; this / a copy of the table: {taken / scan:.1f} (aim {12 if words else 4})"
    )


def _with_outcomes(text: bytes, folder: Path, copies: int) -> Path:
    """Drawn accounts as often, with what became of each: a quarter won, a half lost."""
    drawn, target = folder / "drawn.csv", folder / "deals.parquet"
    drawn.write_bytes(text)
    days = {
        "Create date": "created",
        "Close date": "created + CAST(10 + i * 7 % 200 AS INTEGER)",
        "Churn date": "CASE WHEN i % 12 = 0 THEN created + CAST(210 + i * 11 % 300 AS INTEGER) END",
        "Discovery call on": "created + CAST(i * 13 % 60 AS INTEGER)",
        "Tool change known on": "created",
    }
    others = {
        "Deal stage": "['Closed Won', 'Closed Lost', 'Closed Lost', 'Proposal'][1 + i % 4]",
        "Furthest stage": "'Proposal'",
        "Amount": "1000 + i * 17 % 100000",
        "Renewed": "i % 3 > 0",
        "Expanded": "i % 5 = 0",
    }
    columns = ", ".join(f'{value} AS "{name}"' for name, value in {**days, **others}.items())
    with duckdb.connect() as connection:
        connection.read_csv(str(drawn), all_varchar=True).create("drawn")
        connection.execute(
            "CREATE TABLE deals AS SELECT *, DATE '2024-01-01' + CAST(i * 3 % 400 AS INTEGER) AS created "  # noqa: S608
            f"FROM (SELECT drawn.*, row_number() OVER () AS i FROM range({copies}), drawn)"
        )
        listed = f"SELECT * EXCLUDE (i, created), {columns} FROM deals"  # noqa: S608
        connection.sql(listed).write_parquet(str(target))
    return target


def test_a_back_test_against_scoring(tmp_path: Path) -> None:
    """The example playbook against a million accounts, from the file to the report."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    prepared = example()
    text = drawn_list(prepared.catalogue, DRAWN, AS_OF, sparse=True)
    taken: dict[str, float] = {}
    for copies, names in ((1, ("python",)), (COPIES, ("score", "engine"))):
        deals = _with_outcomes(text, tmp_path, copies)
        sources = [one.model_copy(update={"file": str(deals)}) for one in playbook.settings.outcomes]
        settings = playbook.settings.model_copy(update={"outcomes": sources})
        tested, request = replace(playbook, settings=settings), BackTestRequest(ROOT)
        works: dict[str, Callable[[], object]] = {
            "python": partial(back_test, tested, request),
            "score": partial(_scored, prepared, deals, tmp_path / "scored.parquet"),
            "engine": partial(engine_back_test, tested, request),
        }
        for name in names:
            clock = time.perf_counter()
            taken[name] = _timed(works[name])
            clock = time.perf_counter() - clock
    rows, engine = DRAWN * COPIES, taken["engine"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(
        f"\nback-test of {rows:,} accounts: {engine:.1f} s, {clock:.0f} s by the clock; this / scoring them: "
        f"{engine / taken['score']:.2f} ({taken['score']:.1f} s); this / Python, for each account: "
        f"{(engine / rows) / (taken['python'] / DRAWN):.3f}; peak memory of both {peak:,.0f} MB"
    )


def test_growth_and_memory(tmp_path: Path) -> None:
    prepared = example()
    text = drawn_list(prepared.catalogue, 10_000, AS_OF, sparse=True)
    taken = {}
    for copies in (1, 10, 100):
        source = _copies(text, tmp_path, copies)
        work = partial(_scored, prepared, source, tmp_path / "scored.parquet", "2GB")
        taken[copies] = _timed(work)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    grown = (taken[100] - taken[1]) / (taken[10] - taken[1])
    click.echo(
        f"\n10,000, 100,000 and 1,000,000 accounts: {', '.join(f'{one:.1f} s' for one in taken.values())}; "
        f"growth {grown:.2f}, where 11 is linear; peak memory {peak:,.0f} MB with --memory 2GB"
    )
