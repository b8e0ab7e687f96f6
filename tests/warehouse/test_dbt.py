"""dbt itself builds the package of the example playbook, and its tests fail where they should."""

from pathlib import Path

import duckdb
import pytest

from icp_playbook.fit import PreparedPlaybook
from icp_playbook.warehouse import PackageRequest, dbt_package, write_package
from icp_playbook.warehouse.staging import UNREAD
from tests.engines.parity import by_python
from tests.engines.warehouses import dbt
from tests.fit import example
from tests.warehouse.packages import load_accounts, rows_of

pytestmark = pytest.mark.engines
DAY = max(one.as_of for one in example.playbook().examples.values())
PROFILES = (
    "icp_playbook: {target: here, outputs: {here: {type: duckdb, path: accounts.duckdb, threads: 2}}}\n"
)


def test_dbt_builds_the_package_and_ranks_as_score_does(tmp_path: Path) -> None:
    playbook = example.playbook()
    package = tmp_path / "package"
    write_package(package, dbt_package(playbook, PackageRequest("duckdb", as_of=DAY)))
    (package / "profiles.yml").write_text(PROFILES, "utf-8")
    accounts = [
        {name: value for name, value in example.account_of(one).items() if value != frozenset()}
        for one in playbook.examples.values()
    ]
    with duckdb.connect(package / "accounts.duckdb") as connection:
        load_accounts(connection, playbook, accounts)
    built = dbt(package, "build")
    assert built.returncode == 0, built.stdout
    assert " WARN=0 ERROR=0 SKIP=0 " in built.stdout
    prepared = PreparedPlaybook.of(playbook)
    wanted = by_python(prepared.program, prepared.words, accounts, DAY)
    with duckdb.connect(package / "accounts.duckdb") as connection:
        found = rows_of(connection, "icp_ranking")
        staged = rows_of(connection, "stg_icp_accounts")
    assert [{name: row[name] for name in wanted[0]} for row in found] == wanted
    assert [row[UNREAD] for row in staged] == [0] * len(accounts)
    _expect_something_else(package)
    failed = dbt(package, "test", "--select", "icp_saas,test_type:unit")
    assert (failed.returncode, " ERROR=2 " in failed.stdout) == (1, True), failed.stdout
    assert "Failure in unit_test icp_saas_at_every_bound " in failed.stdout


def _expect_something_else(package: Path) -> None:
    """Makes one expectation wrong at a bound, and one of an example account."""
    tests = package / "models/unit_tests/icp_saas.yml"
    text = tests.read_text("utf-8")
    _, at_bounds, *examples = text.split("- name: ")
    assert "icp_score_high: 95" in at_bounds
    assert "icp_status: fit" in "".join(examples)
    wrong = at_bounds.replace("icp_score_high: 95", "icp_score_high: 94", 1)
    text = text.replace(at_bounds, wrong)
    tests.write_text(text.replace("icp_status: fit", "icp_status: outside", 1), "utf-8")
