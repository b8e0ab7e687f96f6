"""The command `sql`."""

import datetime
import importlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import click

from icp_playbook import accounts as lists
from icp_playbook.cli.dbt_options import package_options, write_dbt
from icp_playbook.cli.opening import day_of, known_icp, linked, noted, root_option, say
from icp_playbook.cli.paths import FILE
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, Program
from icp_playbook.phrases import did_you_mean, shown
from icp_playbook.playbook import Playbook

DIALECTS = ("bigquery", "clickhouse", "databricks", "duckdb", "postgres", "snowflake", "spark")
"""Those of `engines`, which is imported where it is used alone: Ibis is an extra."""
_KEY = "icp_row"
_ORIGIN = "Written by `icp-playbook sql`. To change it, change the playbook."
_ENGINES = "icp_playbook.engines"

Command: TypeAlias = Callable[..., Any]


def _table_options(command: Command) -> Command:
    """What the table is called, and which columns it has."""
    ranges = "Number fields in two columns, FIELD__low and FIELD__high."
    command = click.option("--ranges", metavar="FIELDS", default="", help=ranges)(command)
    fields = "The fields that the table has, with commas between.  [default: those that the ICPs ask for]"
    command = click.option("--fields", metavar="FIELDS", help=fields)(command)
    key = "The column that names an account; among equals the least is first."
    command = click.option("--key", metavar="COLUMN", default=_KEY, show_default=True, help=key)(command)
    name = "The table of accounts, such as sales.accounts."
    return click.option("--table", "name", metavar="NAME", default="accounts", show_default=True, help=name)(
        command
    )


@click.command("sql")
@root_option
@click.argument("icp", metavar="[ICP]", required=False)
@click.option("--dialect", type=click.Choice(DIALECTS), required=True, help="The warehouse to write for.")
@_table_options
@click.option("--columns", metavar="NAMES", help="Only these columns of `score`, with commas between.")
@click.option("--check", is_flag=True, help="Write a statement that counts what cannot be read, by column.")
@click.option(
    "--as-of", metavar="DATE", help="Count days (signals, recency) back from this date.  [default: today]"
)
@click.option("-o", "--output", metavar="FILE", type=FILE, help="Output file.  [default: standard output]")
@package_options
@click.pass_context
def sql(
    context: click.Context, /, root: Path, icp: str | None, dialect: str, output: str | None, **how: Any
) -> None:
    """Write a SQL statement that scores a table of accounts as `score` does.

    It is one statement of named steps, with the why of each criterion. Standard error lists the columns that
    the table needs. What cannot be read in these counts as not known: --check writes a statement that counts
    it. Needs `pip install 'icp-playbook[sql]'`.
    """
    engines = _engines()
    if how["folder"] is not None:
        write_dbt(context, root, how["folder"], dialect)
        return
    if how["header"] is not None:
        raise CommandError("--header goes with --dbt alone", "name the fields of the table with --fields")
    playbook = noted(linked(root), day_of(how["as_of"]))
    chosen = known_icp(playbook, icp) if icp else None
    prepared, day = PreparedPlaybook.of(playbook), day_of(how["as_of"])
    program, words = prepared.program, prepared.words
    asked = engines.asked_fields(program, chosen)
    table = engines.AccountTable(
        fields=_named(how["fields"], _own(program), "field") if how["fields"] is not None else asked.account,
        ranged=_named(how["ranges"], engines.number_fields(program), "number field"),
        name=how["name"],
        key=_key(how["key"]),
        key_is_number=how["key"] == _KEY,
    )
    if how["check"]:
        if how["columns"] is not None:
            raise CommandError("--check does not go with --columns", "leave out one of them")
        steps = engines.check_steps(program, playbook.catalogue, table)
        head = f"{words.playbook}: what {shown(table.name)} holds that cannot be read"
    else:
        steps = _judging(playbook, prepared, table, day, chosen, how["columns"])
        head = f"{words.playbook}, program {words.version}, as of {day}: {chosen or 'the best of all ICPs'}"
    text = engines.statement(steps, dialect, head=f"{head}\n{_ORIGIN}")
    with lists.written(output, "-") as target:
        target.write(f"{text}\n".encode())
    say(f"{shown(table.name)} needs these columns:", f"  the key: {shown(table.key)}")
    say(*(f"  {line}" for line in engines.needed_columns(program, table)))
    if not how["check"]:
        say("what cannot be read in them counts as not known: --check writes a statement that counts it")
    if asked.contact:
        say(f"fields of contacts are in no table, and not known: {', '.join(sorted(asked.contact))}")


def _judging(
    playbook: Playbook,
    prepared: PreparedPlaybook,
    table: Any,
    day: datetime.date,
    icp: str | None,
    columns: str | None,
) -> Any:
    """The steps that judge, over one that takes the columns for what they hold."""
    engines = _engines()
    known = engines.ENGINE_COLUMNS
    wanted = known if columns is None else _listed(columns, known, "column of `score`")
    first = engines.known_values(prepared.program, playbook.catalogue, table)
    read = replace(table, name=first.name)
    return [first, *engines.compiled_steps(prepared.program, prepared.words, read, day, icp, wanted)]


def _engines() -> Any:
    """The room, if Ibis is there."""
    try:
        importlib.import_module("ibis")
    except ImportError as error:
        raise CommandError(
            "Ibis, which writes SQL, is not installed", "run `pip install 'icp-playbook[sql]'`"
        ) from error
    return importlib.import_module(_ENGINES)


def _key(column: str) -> str:
    if not column or (column.startswith("icp_") and column != _KEY):
        remedy = f"name another, or give the table a column {_KEY}"
        raise CommandError(f"`{shown(column)}` cannot be the key", remedy)
    return column


def _own(program: Program) -> frozenset[str]:
    return frozenset(program.fields.keys() - program.contacts.keys())


def _named(text: str, known: Iterable[str], what: str) -> frozenset[str]:
    return frozenset(_listed(text, known, what))


def _listed(text: str, known: Iterable[str], what: str) -> list[str]:
    """The names between commas, each once. Raises CommandError for one that is not known."""
    names = [name for part in text.split(",") if (name := part.strip())]
    for name in names:
        if name not in known:
            raise CommandError(f'there is no {what} "{shown(name)}"', did_you_mean(name, known))
    return list(dict.fromkeys(names))
