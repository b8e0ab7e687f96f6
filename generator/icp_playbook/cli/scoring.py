"""The command `score`: row by row in Python, or in DuckDB where a list is large or no text."""

import sys
from pathlib import Path
from typing import Any, cast

import click

from icp_playbook import accounts as lists
from icp_playbook.cli.contact_files import contact_files, contact_options
from icp_playbook.cli.dates import as_defined_now_option, as_of_option
from icp_playbook.cli.engine_choice import Engine, engine_for, engine_options, engines
from icp_playbook.cli.opening import day_of, known_icp, linked_on, root_option, say
from icp_playbook.cli.paths import FILE
from icp_playbook.cli.progress import show_bar
from icp_playbook.cli.score_options import ranking_options, reading_options
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import Playbook

_FORMS = (*lists.FORMS, "parquet")


@click.command()
@root_option
@click.argument("accounts", metavar="ACCOUNTS", type=FILE)
@click.option("--icp", metavar="ID", help="Score against this ICP only, instead of finding the best.")
@as_of_option
@as_defined_now_option
@click.option("-o", "--output", metavar="FILE", type=FILE, help="Output file.  [default: standard output]")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    help="Output format.  [default: parquet for FILE.parquet, else csv]",
)
@reading_options
@ranking_options
@contact_options
@engine_options
def score(root: Path, accounts: str, icp: str | None, **how: Any) -> None:
    """Score every row of ACCOUNTS: ICP, tier, play and reasons; - reads standard input.

    ACCOUNTS is a CSV file or a workbook; with DuckDB also Parquet, a folder or a pattern of files, or
    DATABASE.duckdb::TABLE. All columns and rows are kept, in order; columns named icp_… are added; icp_rank
    says whom to look at first. Standard error shows how columns were matched, what could not be read, and the
    counts by verdict.
    """
    output = how["output"]
    form = how["form"] or ("parquet" if output and output.lower().endswith(".parquet") else "csv")
    engine = engine_for(cast(Engine, how["engine"]), accounts, form, how["memory"])
    playbook = linked_on(root, day_of(how["as_of"]), as_defined_now=how["as_defined_now"])
    chosen = known_icp(playbook, icp) if icp else None
    work = _in_engine if engine == "duckdb" else _row_by_row
    work(playbook, accounts, chosen, form, how)


def _row_by_row(playbook: Playbook, accounts: str, icp: str | None, form: str, how: dict[str, Any]) -> None:
    output, name = how["output"], "standard input" if accounts == "-" else accounts
    assumed = lists.assumptions(how["assume"], playbook.catalogue)
    beside = contact_files(playbook, accounts, output, how["contacts"], how["contacts_out"])
    with lists.opened(accounts) as source, beside as contacts, lists.written(output, accounts) as target:
        more = {key: how[key] for key in ("show_read", "order", "top", "to_reach")}
        day = day_of(how["as_of"])
        request = lists.ScoreRequest(
            name, day, icp, cast(lists.Form, form), assumed, contacts=contacts, **more
        )
        lists.score_list(PreparedPlaybook.of(playbook), request, source, target, say, _rows_done)


def _in_engine(playbook: Playbook, accounts: str, icp: str | None, form: str, how: dict[str, Any]) -> None:
    output, assumed = how["output"], lists.assumptions(how["assume"], playbook.catalogue)
    with contact_files(playbook, accounts, output, how["contacts"], how["contacts_out"]) as contacts:
        request = engines().EngineRequest(
            accounts,
            day_of(how["as_of"]),
            icp,
            form,
            assumed,
            how["memory"],
            best_first=how["order"] == "rank",
            top=how["top"],
            show_read=how["show_read"],
            contacts=contacts,
            to_reach=how["to_reach"],
        )
        engines().score_in_engine(
            PreparedPlaybook.of(playbook), request, lambda: lists.written(output, accounts), say, show_bar
        )


def _rows_done(rows: int) -> None:
    """Rows done, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"\r{rows:,} rows", nl=False, err=True)
