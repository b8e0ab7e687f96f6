"""The warehouses of the tests run, hold what they are given, and understand a statement."""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from icp_playbook.engines import statement
from tests.engines.drawn_relations import COLUMNS
from tests.engines.test_statements import steps
from tests.engines.warehouses import Row, Warehouse, clickhouse, dbt, postgres, spark

pytestmark = pytest.mark.engines
ROWS: list[Row] = [
    {"icp_row": 1, "size": 60, "growth": 2, "name": "a 'quote'\\ \t;crm;", "paper": False},
    {"icp_row": 2, "size": None, "growth": None, "name": "crm", "paper": None},
    {"icp_row": 3, "size": 10, "growth": 2**62, "name": None, "paper": True},
    {"icp_row": 4, "size": None, "growth": 7, "name": "", "paper": False},
]


@pytest.mark.parametrize("start", [postgres, spark, clickhouse])
def test_a_warehouse_holds_what_it_is_given(start: Callable[[], AbstractContextManager[Warehouse]]) -> None:
    with start() as warehouse:
        warehouse.load("accounts", COLUMNS, ROWS)
        found = warehouse.rows("SELECT * FROM accounts")
        assert sorted(found, key=lambda row: row["icp_row"]) == ROWS
        best = warehouse.rows(statement(steps(), warehouse.dialect))
        assert [(row["icp_row"], row["rank"]) for row in best] == [(1, 1), (2, 2)]
        warehouse.load("days", {"day": "date", "share": "float64"}, [{"day": "2026-10-01", "share": 0.5}])
        (day,) = warehouse.rows("SELECT * FROM days")
        assert day in [{"day": one, "share": 0.5} for one in (datetime.date(2026, 10, 1), "2026-10-01")]


def test_dbt_builds_and_tests_a_package_on_duckdb(tmp_path: Path) -> None:
    files = {
        "dbt_project.yml": "name: one\nversion: '1.0'\nprofile: one\n",
        "profiles.yml": "one: {target: here, outputs: {here: {type: duckdb, path: one.duckdb}}}\n",
        "models/made.sql": "SELECT 1 AS points\n",
        "models/schema.yml": "models: [{name: made, columns: [{name: points, data_tests: [not_null]}]}]\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    built = dbt(tmp_path, "build")
    assert (built.returncode, "PASS=2" in built.stdout) == (0, True), built.stdout
    (tmp_path / "models/made.sql").write_text("SELECT NULL AS points\n")
    assert dbt(tmp_path, "build").returncode == 1
