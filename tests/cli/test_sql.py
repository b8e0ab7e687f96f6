"""`icp-playbook sql`: a statement on stdout, what the table needs on stderr."""

import csv
import os
import sys
from pathlib import Path

import duckdb
import pytest
import sqlglot
import sqlglot.expressions as sge

from icp_playbook.cli.sql import DIALECTS
from icp_playbook.engines import DIALECTS as KNOWN
from icp_playbook.engines import ENGINE_COLUMNS
from icp_playbook.engines.statements import spoken
from tests.cli.running import run
from tests.playbooks.copies import MINIMAL

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("golden")
VERDICT = ("rank", "status", "tier", "score_low", "score_high", "reasons", "next_question")
COLUMNS = [f"icp_{part}" for part in VERDICT]
FEW = ("--columns", "icp_status,icp_tier,icp_score_low", "--as-of", "2026-10-01")


def sql(*arguments: str, root: Path = MINIMAL) -> tuple[int, str, str]:
    result = run("sql", "--root", str(root), *arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("dialect", ["postgres", "bigquery"])
def test_the_statement_is_written_in_named_steps(dialect: str) -> None:
    code, out, err = sql("--dialect", dialect, *FEW, "--table", "sales.accounts", "--key", "account id")
    assert code == 0
    golden = GOLDEN / f"statement.{dialect}.sql"
    if os.environ.get("REWRITE_GOLDENS"):
        golden.write_text(out, "utf-8")
    assert out == golden.read_text("utf-8")
    assert (
        err
        == """\
sales.accounts needs these columns:
  the key: account id
  whole numbers of 64 bits: employees, revenue
  the id of a value: stage
  ids between semicolons, such as ;crm;erp; and a lone ; for none: tools
  booleans: has_oven
  dates: last_opening
what cannot be read in them counts as not known: --check writes a statement that counts it
"""
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_example_is_written_for_every_dialect(dialect: str) -> None:
    code, out, _ = sql("saas", "--dialect", dialect, *FEW, "--key", "id", root=ROOT)
    assert code == 0
    (read,) = sqlglot.parse(out, read=spoken(dialect))
    assert isinstance(read, sge.Select)
    assert read.named_selects == ["id", "icp_status", "icp_tier", "icp_score_low"]
    assert "all nine pilots without a CRM stopped in week two" in out


def test_all_columns_are_written_if_none_is_named(tmp_path: Path) -> None:
    target = tmp_path / "score.sql"
    assert sql("bakeries", "--dialect", "duckdb", "-o", str(target))[:2] == (0, "")
    read = sqlglot.parse_one(target.read_text("utf-8"), read="duckdb")
    assert isinstance(read, sge.Select)
    assert read.named_selects == ["icp_row", *ENGINE_COLUMNS]


def test_the_table_has_the_columns_that_are_named() -> None:
    _, out, err = sql("--dialect", "snowflake", *FEW, "--fields", "employees, tools", "--ranges", "employees")
    assert "  whole numbers of 64 bits: employees__low, employees__high\n" in err
    assert '"employees__low"' in out
    assert "revenue" not in err
    assert '"revenue"' not in out


UNREADABLE = """
    CREATE TABLE accounts (
        icp_row BIGINT, employees DOUBLE, revenue DOUBLE, stage VARCHAR, tools VARCHAR,
        has_oven BOOLEAN, last_opening DATE
    );
    INSERT INTO accounts VALUES
        (1, 20, 2e6, 'grown', ';paper;', true, '2026-09-20'), (2, 20.5, 2e6, 'young', ';paper;', true, NULL),
        (3, 20, 2e16, 'Growing', ';paper;', true, NULL), (4, 0, -7, 'grown', ';paper;till;', false, NULL),
        (5, 'nan', 5e5, 'n/a', NULL, true, '1970-01-01'), (6, 20, 1, NULL, ';erp;', true, '2026-09-20')
"""
"""What `score` cannot read as well: a fraction, another stage, too large a sum, a day for none."""


def test_what_cannot_be_read_counts_as_in_score_and_is_counted(tmp_path: Path) -> None:
    database, scored = tmp_path / "crm.duckdb", tmp_path / "scored.csv"
    written = sql("--dialect", "duckdb", "--as-of", "2026-10-01")[1]
    _, check, err = sql("--check", "--dialect", "duckdb")
    assert "counts as not known" not in err
    with duckdb.connect(str(database)) as connection:
        connection.execute(UNREADABLE)
        relation = connection.sql(written).order("icp_row")
        names = [column[0] for column in relation.description]
        found = [dict(zip(names, row, strict=True)) for row in relation.fetchall()]
        counted = sorted(connection.sql(check).fetchall())
    listed = ("--as-of", "2026-10-01", "--root", str(MINIMAL), "-o", str(scored))
    assert run("score", f"{database}::accounts", "--engine", "duckdb", *listed).exit_code == 0
    with scored.open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    for one, other in zip(found, wanted, strict=True):
        assert {name: "" if one[name] is None else str(one[name]) for name in COLUMNS} == {
            name: other[name] for name in COLUMNS
        }
    assert counted == [
        ("employees", "it is not a whole number", 1, "20.5"),
        ("employees", "it is too large", 1, "nan"),
        ("last_opening", "it is what exports write for no date", 1, "1970-01-01"),
        ("revenue", "it is below 1, the least that the field can be", 1, "-7.0"),
        ("revenue", "it is too large", 1, "2e+16"),
        ("stage", "the field does not list it", 1, "Growing"),
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_check_is_written_for_every_dialect(dialect: str) -> None:
    code, out, _ = sql(
        "saas", "--check", "--dialect", dialect, "--key", "id", "--ranges", "employees", root=ROOT
    )
    assert code == 0
    (read,) = sqlglot.parse(out, read=spoken(dialect))
    assert isinstance(read, sge.Select)
    assert read.named_selects == ["field", "problem", "accounts", "example"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("bakery",), 'there is no ICP "bakery"\n  help: did you mean "bakeries"?'),
        (
            ("--columns", "icp_teir"),
            'there is no column of `score` "icp_teir"\n  help: did you mean "icp_tier"?',
        ),
        (("--columns", "icp_problems"), 'there is no column of `score` "icp_problems"'),
        (("--fields", "employes"), 'there is no field "employes"\n  help: did you mean "employees"?'),
        (("--ranges", "tools"), 'there is no number field "tools"'),
        (("--key", "icp_rank"), "`icp_rank` cannot be the key"),
        (("--key", ""), "`` cannot be the key"),
        (("--table", "a; DROP TABLE b"), "`a; DROP TABLE b` is not the name of a table in duckdb"),
        (("--table", "icp_facts"), "`icp_facts` is the name of a step of the statement"),
        (("--as-of", "soon"), '"soon" is not a date'),
        (("--check", "--columns", "icp_tier"), "--check does not go with --columns"),
    ],
)
def test_what_cannot_be_written_is_refused(arguments: tuple[str, ...], error: str) -> None:
    code, out, err = sql(*arguments, "--dialect", "duckdb")
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {error}")


@pytest.mark.parametrize("day", ["1899-12-31", "2300-01-01"])
def test_a_day_that_a_warehouse_has_not_is_refused(day: str) -> None:
    code, out, err = sql("--dialect", "clickhouse", "--as-of", day)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: clickhouse has no {day}: its days are 1900-01-01 to 2299-12-31")
    assert sql("--dialect", "clickhouse", "--as-of", "1900-01-01")[0] == 0


def test_without_ibis_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ibis", None)
    code, out, err = sql("--dialect", "duckdb")
    assert (code, out) == (2, "")
    assert err.endswith("help: run `pip install 'icp-playbook[sql]'`\n")


def test_the_dialects_are_those_of_the_engines() -> None:
    assert sorted(KNOWN) == sorted(DIALECTS)
