"""A statement: its steps in order, what it says of them, what it reads, and what it refuses."""

from functools import cache

import ibis
import pytest
import sqlglot
import sqlglot.expressions as sge
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.engines import DIALECTS, QueryStep, statement
from icp_playbook.engines.statements import spoken
from icp_playbook.findings import CommandError
from tests.drawing import draws
from tests.engines.drawn_relations import COLUMNS, Value

HOSTILE = [
    "*/ DROP TABLE accounts; /*",
    "/* */*/ -- \n; SELECT 1 --",
    "+ BROADCAST(accounts)",
    "! 1",
    "a\r\nb\u2028c\x00d\x1b[31m\ud800\u202e",
    'it\'s "so" `so` $$ \\',
    "{{ source() }} %s :name ? #",
    "*",
    "/",
]


def steps(
    about: str = "Reads.", why: str = "Large enough: 50 and more.", table: str = "accounts"
) -> list[QueryStep]:
    """Two steps; the second cannot be one query."""
    accounts = ibis.table(COLUMNS, name=table)
    large: Value = (accounts.size >= 50) & ~accounts.paper | accounts.name.isin(["crm"])
    facts = accounts.select(accounts.icp_row, accounts.growth, met=large)
    earlier = ibis.table(facts.schema(), name="icp_facts")
    ranked = earlier.filter(earlier.met).mutate(
        rank=ibis.row_number().over(order_by=[earlier.growth.desc(), earlier.icp_row]) + 1
    )
    best = ranked.filter(ranked["rank"] <= 10)
    return [
        QueryStep("icp_facts", about, facts, {"met": why}),
        QueryStep("icp_best", "Keeps the ten best.", best, {"rank": why}),
    ]


def test_a_statement_is_named_steps_with_comments() -> None:
    made = statement(steps(), "duckdb", head="The playbook of Acme\nas of 2026-10-01")
    assert f"{made}\n" == GOLDEN


GOLDEN = """\
/* The playbook of Acme */
/* as of 2026-10-01 */
WITH "icp_facts" AS (
  /* Reads. */
  SELECT
    "icp_row",
    "growth",
    ("size" >= 50 AND NOT "paper") OR "name" IN ('crm') AS "met" /* Large enough: 50 and more. */
  FROM accounts
), "icp_best_1" AS (
  /* Keeps the ten best. */
  SELECT
    *
  FROM "icp_facts"
  WHERE
    "met"
), "icp_best_2" AS (
  SELECT
    *,
    ROW_NUMBER() OVER (
      ORDER BY "growth" DESC, "icp_row" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1
    + 1 AS "rank"
  FROM "icp_best_1"
), "icp_best" AS (
  SELECT
    "icp_row",
    "growth",
    "met",
    "rank" /* Large enough: 50 and more. */
  FROM "icp_best_2"
  WHERE
    "rank" <= 10
)
SELECT
  "icp_row",
  "growth",
  "met",
  "rank"
FROM "icp_best"
"""


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_reads_its_statement_again(dialect: str) -> None:
    (read,) = sqlglot.parse(statement(steps(), dialect), read=spoken(dialect))
    assert isinstance(read, sge.Select)
    assert [cte.alias for cte in read.ctes if not cte.alias[-1].isdigit()] == ["icp_facts", "icp_best"]
    assert read.named_selects == ["icp_row", "growth", "met", "rank"]
    assert not [nested for nested in read.find_all(sge.Subquery) if isinstance(nested.parent, sge.From)]
    assert len(list(read.find_all(sge.From))) == len(read.ctes) + 1


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_text_escapes_its_comment(dialect: str) -> None:
    for text in HOSTILE:
        written = statement(steps(text, text), dialect, head=text)
        assert without_comments(written, dialect) == uncommented(dialect)
        assert all(char.isprintable() for line in written.split("\n") for char in line)
        assert "/*+" not in written
        assert "/*!" not in written


@given(st.text("*/-+ \n;'a", min_size=1, max_size=12))
@draws(12)
def test_no_drawn_text_escapes_its_comment(text: str) -> None:
    assert without_comments(statement(steps(f"x{text}", f"x{text}"), "postgres"), "postgres") == uncommented(
        "postgres"
    )


@cache
def uncommented(dialect: str) -> list[tuple[object, str]]:
    """The tokens of the statement without what is said in it."""
    return without_comments(statement(steps("x", "x"), dialect), dialect)


def without_comments(text: str, dialect: str) -> list[tuple[object, str]]:
    """What is left of a statement for the server: the kind and the text of each token."""
    return [(token.token_type, token.text) for token in sqlglot.tokenize(text, read=spoken(dialect))]


@pytest.mark.parametrize(
    ("table", "dialect", "read"),
    [
        ("sales.accounts", "snowflake", "sales.accounts"),
        ('"Sales"."Accounts"', "postgres", '"Sales"."Accounts"'),
        ("acme-crm.sales.accounts", "bigquery", "acme-crm.sales.accounts"),
        ("`my accounts`", "databricks", "`my accounts`"),
        ("t1", "duckdb", "t1"),
        ("accounts -- of ours", "duckdb", "accounts"),
    ],
)
def test_the_table_is_named_as_it_is_written(table: str, dialect: str, read: str) -> None:
    assert f"FROM {read}\n" in statement(steps(table=table), dialect)


@pytest.mark.parametrize(
    "table",
    ["", "a b c", "accounts; DROP TABLE accounts", "read_csv('a.csv')", "(SELECT 1)", "a AS b"],
)
def test_what_names_no_table_is_refused(table: str) -> None:
    with pytest.raises(CommandError, match="is not the name of a table in duckdb"):
        statement(steps(table=table), "duckdb")


@pytest.mark.parametrize("table", ["icp_best", "sales.ICP_FACTS"])
def test_a_table_with_the_name_of_a_step_is_refused(table: str) -> None:
    with pytest.raises(CommandError, match="is the name of a step"):
        statement(steps(table=table), "snowflake")


def test_what_a_dialect_cannot_say_is_refused_by_name() -> None:
    accounts = ibis.table(COLUMNS, name="accounts")
    step = QueryStep("icp_one", "", accounts.aggregate(shape=accounts.size.kurtosis()))
    with pytest.raises(CommandError, match=r"spark cannot say this: .*Kurtosis"):
        statement([step], "spark")
    assert "KURTOSIS" in statement([step], "snowflake")


def test_options_of_ibis_stay_as_they_are() -> None:
    before = ibis.options.pyspark
    statement(steps(), "spark")
    assert ibis.options.pyspark is before


def test_clickhouse_takes_letters_of_a_text() -> None:
    accounts = ibis.table(COLUMNS, name="accounts")
    found = accounts.select(last=accounts.name.right(1), rest=accounts.name.right(2).substr(1, 1))
    text = statement([QueryStep("icp_one", "", found)], "clickhouse")
    assert "rightUTF8(" in text
    assert "substringUTF8(" in text
    assert "RIGHT(" not in text


def test_a_compiled_sqlglot_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlglot.generator, "__file__", "sqlglot/generator.cpython-313-darwin.so")
    steps = [QueryStep("one", "", ibis.table({"a": "int64"}, name="accounts"))]
    with pytest.raises(CommandError, match="sqlglot is installed compiled"):
        statement(steps, "duckdb")
