"""The options of `sql` that write a dbt package, and how it is written."""

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import click
from click.core import ParameterSource

from icp_playbook.accounts import list_table, opened
from icp_playbook.cli.opening import day_of, linked, say
from icp_playbook.cli.paths import FILE, PATH
from icp_playbook.fields import header_counter
from icp_playbook.findings import CommandError
from icp_playbook.phrases import counted, shown
from icp_playbook.playbook import Playbook

Command: TypeAlias = Callable[..., Any]
_WAREHOUSE = "icp_playbook.warehouse"
_NOT_FOR_DBT = {
    "icp": "an ICP",
    "output": "--output",
    "name": "--table",
    "fields": "--fields",
    "ranges": "--ranges",
    "columns": "--columns",
    "check": "--check",
}


def package_options(command: Command) -> Command:
    """`--dbt` and `--header`."""
    about = "With --dbt: go by the columns of this list of accounts."
    command = click.option("--header", metavar="LIST", type=FILE, help=about)(command)
    about = "Write a dbt package to DIR instead: staging, a model of each ICP, the ranking, tests."
    return click.option("--dbt", "folder", metavar="DIR", type=PATH, help=about)(command)


def write_dbt(context: click.Context, root: Path, folder: Path, dialect: str) -> None:
    """Writes the package; `context` is that of `sql`. Raises CommandError for what means nothing to it."""
    for name, written in _NOT_FOR_DBT.items():
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            remedy = "leave it out: a package has all ICPs and columns, and its table is a variable of dbt"
            raise CommandError(f"--dbt does not go with {written}", remedy)
    given = context.params
    key = given["key"] if context.get_parameter_source("key") is ParameterSource.COMMANDLINE else None
    warehouse = importlib.import_module(_WAREHOUSE)
    playbook = linked(root)
    headers = _headers(playbook, given["header"]) if given["header"] else None
    as_of = day_of(given["as_of"]) if given["as_of"] else None
    files = warehouse.dbt_package(playbook, warehouse.PackageRequest(dialect, headers, key, as_of))
    warehouse.write_package(folder, files)
    say(f"{counted(len(files), 'file')} written to {shown(folder)}; read on in README.md there")


def _headers(playbook: Playbook, name: str) -> Sequence[str]:
    """The header of a list of accounts, found as `score` finds it."""
    with opened(name) as stream:
        return list_table(stream, name, header_counter(playbook.catalogue)).headers
