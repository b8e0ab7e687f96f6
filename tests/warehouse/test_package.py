"""The package as files: the same each time, no template by accident, SQL in every dialect, a diff to read."""

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import pytest
import sqlglot
import yaml

from icp_playbook.engines import DIALECTS, AccountTable, column_types
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, as_account
from icp_playbook.warehouse import PackageRequest, dbt_package, write_package
from icp_playbook.warehouse.model_files import KEY, STAGED
from icp_playbook.warehouse.package_files import MARK, PROJECT
from tests.cli.running import run
from tests.engines.duckdb_runs import TYPES
from tests.engines.parity import by_python
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.warehouse.packages import (
    DAY,
    filled_in,
    judged_by_duckdb,
    package_of,
    playbook_of,
    rendered,
    rows_of,
)

PROFILE = "icp/profiles/bakeries.yaml"
OVEN = "{field: has_oven, is: true}"
FILES = [
    "README.md",
    "dbt_project.yml",
    "macros/icp_day.sql",
    "models/exposures.yml",
    "models/icp/icp_bakeries.sql",
    "models/icp_ranking.sql",
    "models/schema.yml",
    "models/sources.yml",
    "models/staging/stg_icp_accounts.sql",
    "models/unit_tests/icp_bakeries.yml",
    "models/unit_tests/icp_ranking.yml",
    "models/unit_tests/stg_icp_accounts.yml",
]
MODELS = [path for path in FILES if path.startswith("models/") and path.endswith(".sql")]
HOSTILE = "Oven {{ boom }} {% raw %} {# no #} { {x}} 'q' \"stg\" */ --"


@pytest.fixture(scope="module")
def files() -> Mapping[str, str]:
    """The package of the minimal playbook on DuckDB."""
    return package_of(PlaybookCopy(MINIMAL))


def test_the_same_playbook_gives_the_same_files(files: Mapping[str, str], minimal: PlaybookCopy) -> None:
    assert list(files) == FILES
    assert package_of(minimal) == files


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_model_is_sql_of_its_dialect(files: Mapping[str, str], dialect: str) -> None:
    made = files if dialect == "duckdb" else package_of(PlaybookCopy(MINIMAL), dialect)
    for path in MODELS:
        (query,) = sqlglot.parse(rendered(made, path), dialect=dialect)
        assert query is not None
        tables = {table.name for table in query.find_all(sqlglot.exp.Table)}
        own = {cte.alias for cte in query.find_all(sqlglot.exp.CTE)}
        assert tables - own == {"accounts" if "staging" in path else "stg_icp_accounts"}


def test_a_new_threshold_is_a_diff_of_a_few_lines(files: Mapping[str, str], minimal: PlaybookCopy) -> None:
    before = files
    after = package_of(minimal.edit(PROFILE, "between: [10, 50]", "between: [15, 50]"))
    changed = [path for path in before if before[path] != after[path]]
    *models, tests = changed
    assert models == ["models/icp/icp_bakeries.sql", "models/icp_ranking.sql"]
    assert tests == "models/unit_tests/icp_bakeries.yml"
    for path in models:
        lines = list(difflib.unified_diff(before[path].splitlines(), after[path].splitlines(), n=0))
        new = [line for line in lines[2:] if line.startswith("+")]
        assert any("15" in line for line in new)
        assert len(new) <= 8, new


def test_an_icp_is_tested_on_both_sides_of_every_bound(files: Mapping[str, str]) -> None:
    (test, *_) = yaml.safe_load(files["models/unit_tests/icp_bakeries.yml"])["unit_tests"]
    given = {row.pop("account_id"): row for row in test["given"][0]["rows"]}
    assert given.pop("nothing known") == {}
    known: dict[str, list[object]] = {}
    for name, row in given.items():
        ((field, value),) = row.items()
        assert name.startswith(f"{field} ")
        known.setdefault(field, []).append(value)
    assert known == {
        "employees": [2, 3, 4, 5, 9, 10, 50, 51],
        "revenue": [999_999, 1_000_000, 5_000_000, 5_000_001],
        "stage": ["grown", "young"],
        "tools": [";erp;", ";paper;", ";till;"],
        "has_oven": [False, True],
        "last_opening": [f"2025-12-{day}" for day in (19, 20)]
        + [f"2026-{day}" for day in ("02-17", "02-18", "03-20", "03-21")],
    }


def test_the_models_say_of_small_accounts_what_their_unit_tests_expect(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "between: [10, 50]", "between: [15, 50]")
    minimal.edit(PROFILE, OVEN, "{field: founded, at_least: 1990}")
    playbook = playbook_of(minimal)
    files = dbt_package(playbook, PackageRequest("duckdb"))
    program = PreparedPlaybook.of(playbook).program
    types = column_types(program, AccountTable(frozenset(program.fields)))
    (test, *_) = yaml.safe_load(files["models/unit_tests/icp_bakeries.yml"])["unit_tests"]
    with duckdb.connect() as connection:
        columns = ", ".join(f'"{name}" {TYPES[type_]}' for name, type_ in {KEY: "string", **types}.items())
        connection.execute(f"CREATE TABLE {STAGED} ({columns})")
        for row in test["given"][0]["rows"]:
            connection.table(STAGED).insert([row.get(name) for name in (KEY, *types)])
        as_of = test["overrides"]["vars"]["icp_as_of"]
        model = rendered(files, "models/icp/icp_bakeries.sql", as_of)
        connection.execute(f"CREATE VIEW judged AS {model}")
        found = {row[KEY]: row for row in rows_of(connection, "judged")}
    expected = test["expect"]["rows"]
    assert {row[KEY] for row in expected} == found.keys() >= {"employees 14", "employees 15", "founded 1989"}
    assert [{name: found[row[KEY]][name] for name in row} for row in expected] == expected


def test_the_models_say_of_accounts_what_score_says(minimal: PlaybookCopy) -> None:
    minimal.edit(
        PROFILE,
        "    - id: runs-erp\n",
        "    - id: lately\n      label: Opened\n      why: Known.\n      points: 4\n"
        "      when: {field: last_opening, at_least: 2026-01-09}\n    - id: runs-erp\n",
    )
    playbook = playbook_of(minimal)
    prepared = PreparedPlaybook.of(playbook)
    days = ("03-20", "03-21", "02-18", "02-17", "01-09", "01-08")
    known = [
        {"last_opening": f"2026-{day}", "has_oven": at % 3 > 0, "employees": 5 * at + 5}
        for at, day in enumerate(days)
    ]
    found = judged_by_duckdb(dbt_package(playbook, PackageRequest("duckdb")), playbook, known)
    accounts = [as_account(one, playbook.catalogue) for one in known]
    wanted = by_python(prepared.program, prepared.words, accounts, DAY)
    assert [{name: row[name] for name in wanted[0]} for row in found] == wanted


def test_nothing_of_the_playbook_is_a_template(minimal: PlaybookCopy) -> None:
    quoted = HOSTILE.replace("'", "''")
    minimal.edit(PROFILE, "label: Bakes itself", f"label: '{quoted}'")
    minimal.edit("icp/examples/crumb.yaml", "name: Crumb\nowner", f"name: '{quoted}'\nowner")
    files = package_of(minimal)
    assert quoted in rendered(files, "models/icp/icp_bakeries.sql")
    for path, text in files.items():
        if path.endswith(".yml"):
            for value in _texts(yaml.safe_load(text)):
                assert "{{ boom" not in filled_in(value) or HOSTILE in filled_in(value)
    tests = yaml.safe_load(files["models/unit_tests/icp_bakeries.yml"])
    assert any(HOSTILE in filled_in(one) for one in _texts(tests))


def _texts(data: object) -> Iterator[str]:
    """Every text that dbt takes for a template."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from () if name == "description" and "given" in data else _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif isinstance(data, str):
        yield data


def test_columns_are_found_by_a_header(minimal: PlaybookCopy) -> None:
    headers = ["Name", "Record", "Employees", "Opened", "Revenue (in thousands)", "Currency"]
    playbook = playbook_of(minimal)
    files = dbt_package(playbook, PackageRequest("postgres", headers, key="Record", as_of=DAY))
    sql = rendered(files, "models/staging/stg_icp_accounts.sql")
    assert '"Revenue (in thousands)"' in sql
    assert '"has_oven"' not in sql
    (staged,) = yaml.safe_load(files["models/unit_tests/stg_icp_accounts.yml"])["unit_tests"]
    assert staged["given"][0]["rows"][1]["Revenue (in thousands)"] == "2000"
    assert staged["expect"]["rows"][1]["revenue"] == 2_000_000
    assert "&id" not in files["models/exposures.yml"]
    assert "| `has_oven` | none: not known of any account |" in files["README.md"]
    assert "icp_as_of: '2026-03-20'" in files["dbt_project.yml"]


@pytest.mark.parametrize(
    ("headers", "key", "error"),
    [
        (["Employees"], None, "the header has no column `id`"),
        (["Employees", "Record"], "Recrd", "the header has no column `Recrd`"),
        (["id", "Colour"], None, "no column of the header is known"),
    ],
)
def test_a_header_that_does_not_do(
    minimal: PlaybookCopy, headers: list[str], key: str | None, error: str
) -> None:
    with pytest.raises(CommandError, match=error):
        dbt_package(playbook_of(minimal), PackageRequest("duckdb", headers, key))


def test_a_package_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "package"
    write_package(folder, {PROJECT: MARK, "models/old.sql": "old"})
    write_package(folder, {PROJECT: MARK, "models/new.sql": "new"})
    assert [path.name for path in (folder / "models").iterdir()] == ["new.sql"]
    other = tmp_path / "other"
    other.mkdir()
    (other / PROJECT).write_text("name: mine\n", "utf-8")
    with pytest.raises(CommandError, match="holds no package of this command"):
        write_package(other, {PROJECT: MARK})
    assert (other / PROJECT).read_text("utf-8") == "name: mine\n"


def test_the_command_writes_a_package_by_the_header_of_a_list(minimal: PlaybookCopy, tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("Id;Employees;Own oven\n1;20;yes\n", "utf-8")
    options = ("--root", str(minimal.root), "--header", str(accounts), "--dialect", "snowflake")
    result = run("sql", *options, "--dbt", str(tmp_path / "package"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert (
        result.stderr == f"{len(FILES)} files written to {tmp_path / 'package'}; read on in README.md there\n"
    )
    assert 'CAST("Own oven" AS VARCHAR)' in (tmp_path / "package" / MODELS[2]).read_text("utf-8")
    for option, name in (("--columns", "icp_tier"), ("-o", "file.sql")):
        result = run("sql", *options, "--dbt", str(tmp_path / "package"), option, name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("error: --dbt does not go with --")
    result = run("sql", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: --header goes with --dbt alone")
