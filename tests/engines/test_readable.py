"""What makes SQL readable changes nothing of what it says."""

from random import Random

import duckdb
import ibis
import pytest
import sqlglot.expressions as sge
from hypothesis import given
from ibis.backends.sql.compilers import DuckDBCompiler
from sqlglot import parse_one

from icp_playbook.engines import DIALECTS, QueryStep, statement
from icp_playbook.engines.readable import plain
from icp_playbook.engines.statements import compiled, spoken
from tests.drawing import RANDOM, draws
from tests.engines.drawn_relations import COLUMNS, drawn_rows, drawn_steps
from tests.engines.duckdb_runs import TYPES


@given(RANDOM)
@draws(6)
def test_a_statement_gives_what_its_steps_give(random: Random) -> None:
    steps = drawn_steps(random)
    with duckdb.connect() as database:
        columns = ", ".join(f"{name} {TYPES[type_]}" for name, type_ in COLUMNS.items())
        database.execute(f"CREATE TABLE accounts ({columns})")
        database.executemany("INSERT INTO accounts VALUES (?, ?, ?, ?, ?)", drawn_rows(random))
        found = database.execute(statement(steps, "duckdb")).fetchall()
        for step in steps:
            query = DuckDBCompiler().to_sqlglot(step.relation).sql("duckdb")
            database.execute(f"CREATE TABLE {step.name} AS {query}")
        rows = database.table(steps[-1].name).fetchall()
    assert sorted(found, key=repr) == sorted(rows, key=repr)


@pytest.mark.parametrize("dialect", DIALECTS)
@given(random=RANDOM)
@draws(4)
def test_fewer_brackets_and_qualifiers_are_read_alike(dialect: str, random: Random) -> None:
    for step in drawn_steps(random):
        query, language = compiled(step.relation, dialect), spoken(dialect)
        texts = [one.sql(language) for one in (query, plain(query.copy()))]
        whole, short = (bare(parse_one(text, read=language)) for text in texts)
        assert short == whole
        assert len(texts[1]) < len(texts[0])


def bare(query: sge.Expr) -> sge.Expr:
    """Without brackets, qualifiers, a case as what else there is, and casts of what is cast to the same."""
    for paren in list(query.find_all(sge.Paren)):
        paren.replace(paren.this)
    for case in query.find_all(sge.Case):
        while isinstance(inner := case.args.get("default"), sge.Case):
            case.set("ifs", case.args["ifs"] + inner.args["ifs"])
            case.set("default", inner.args.get("default"))
    for column in query.find_all(sge.Column):
        column.set("table", None)
    for table in query.find_all(sge.Table):
        table.set("alias", None)
    for one in list(query.find_all(sge.Cast, sge.Alias)):
        inner = one.this
        same = isinstance(one, sge.Cast) and isinstance(inner, sge.Cast) and inner.to == one.to
        if same or (isinstance(inner, sge.Column) and inner.name == one.alias):
            one.replace(inner)
    return query


def test_a_column_that_could_be_mistaken_for_another_keeps_its_qualifier() -> None:
    accounts = ibis.table(COLUMNS, name="accounts")
    step = QueryStep(
        "icp_one", "", accounts.select(size=accounts.size + 1, more=accounts.size * 2, of=accounts.growth)
    )
    assert columns(statement([step], "clickhouse"), "clickhouse") == ["t0.size", "t0.size", ".growth"]
    named = ibis.table({"accounts": "int64", "size": "int64"}, name="accounts")
    assert columns(
        statement([QueryStep("icp_one", "", named.filter(named.size > 1))], "bigquery"), "bigquery"
    ) == ["t0.accounts", ".size", ".size"]


def columns(text: str, dialect: str) -> list[str]:
    """The columns of the first step."""
    first = parse_one(text, read=dialect).find(sge.CTE)
    assert first is not None
    return [f"{column.table}.{column.name}" for column in first.find_all(sge.Column, bfs=False)]
