"""Packages as dbt reads them: every file a template, with the calls that dbt knows."""

import datetime
from collections.abc import Mapping, Sequence

import duckdb
import jinja2

from icp_playbook.findings import has_errors
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import Playbook, load
from icp_playbook.warehouse import PackageRequest, dbt_package
from icp_playbook.warehouse.model_files import KEY
from icp_playbook.warehouse.source_columns import source_of
from tests.engines.parity import Row
from tests.playbooks.copies import PlaybookCopy

_ENVIRONMENT = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)  # noqa: S701  # no pages
DAY = datetime.date(2026, 3, 20)


def playbook_of(copy: PlaybookCopy) -> Playbook:
    """The playbook of a copy, which has no errors."""
    loaded = load(copy.root)
    assert loaded.playbook is not None, loaded.findings
    assert not has_errors(loaded.findings)
    return loaded.playbook


def package_of(copy: PlaybookCopy, dialect: str = "duckdb") -> Mapping[str, str]:
    """The package of a copy."""
    return dbt_package(playbook_of(copy), PackageRequest(dialect))


def columns_of(playbook: Playbook) -> list[str]:
    """The columns of the source, the key first, when no header is given."""
    source = source_of(playbook.catalogue, PreparedPlaybook.of(playbook).program.fields, None, None)
    return [source.key, *(one.name for listed in source.columns.values() for one in listed)]


def rendered(files: Mapping[str, str], path: str, as_of: str = DAY.isoformat()) -> str:
    """A model as dbt fills it in, without a schema: a table by its name alone."""
    calls = {
        "modules": {"datetime": datetime},
        "var": lambda name: as_of if name == "icp_as_of" else name,
        "ref": str,
        "source": lambda _, name: name,
    }
    macros = _ENVIRONMENT.from_string(files["macros/icp_day.sql"], globals=calls).module
    return _ENVIRONMENT.from_string(
        files[path], globals={**calls, "icp_day": vars(macros)["icp_day"]}
    ).render()


def filled_in(text: str) -> str:
    """A text of a file of YAML as dbt fills it in."""
    calls = {"var": lambda name, _=None: name, "target": {}, "ref": str, "source": lambda *_: ""}
    return _ENVIRONMENT.from_string(text, globals=calls).render()


def load_accounts(
    connection: duckdb.DuckDBPyConnection, playbook: Playbook, known: Sequence[Mapping[str, object]]
) -> None:
    """Makes the table of a source without a header: a text for each value, numbered keys of four digits."""
    columns = columns_of(playbook)
    fields = dict(zip(PreparedPlaybook.of(playbook).program.fields, columns[1:], strict=True))
    listed = ", ".join(f'"{name}" VARCHAR' for name in columns)
    connection.execute(f"CREATE TABLE accounts ({listed})")
    relation = connection.table("accounts")
    for at, one in enumerate(known, 1):
        cells = {fields[name]: _cell(value) for name, value in one.items()}
        relation.insert([f"{at:04}", *(cells.get(name) for name in columns[1:])])


def _cell(value: object) -> str:
    return "; ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def judged_by_duckdb(
    files: Mapping[str, str], playbook: Playbook, known: Sequence[Mapping[str, object]]
) -> list[Row]:
    """The ranking of accounts by the models of a package, in the order of the accounts."""
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        load_accounts(connection, playbook, known)
        for name in ("staging/stg_icp_accounts", "icp_ranking"):
            sql = rendered(files, f"models/{name}.sql")
            connection.execute(f"CREATE VIEW {name.rpartition('/')[2]} AS {sql}")
        return rows_of(connection, "icp_ranking")


def rows_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[Row]:
    """The rows of a model, in the order of the accounts."""
    found = connection.table(table).order(KEY)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
