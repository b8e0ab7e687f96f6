"""The command `backtest`: the playbook held against what became of accounts."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from icp_playbook.backtest import BackTest, BackTestRequest, OutcomeList, back_test, engine_back_test
from icp_playbook.cli.endings import CONTENT, FINE
from icp_playbook.cli.engine_choice import Engine, engine_options, engines, outcomes_engine
from icp_playbook.cli.opening import day_of, known_icp, linked, noted, root_option, say
from icp_playbook.playbook import Playbook
from icp_playbook.report import backtest_json, backtest_text


@click.command()
@root_option
@click.option("--icp", metavar="ID", help="Score against this ICP, operational or not.  [default: the best]")
@click.option("--as-of-created", is_flag=True, help="Use only facts that were known when it was created.")
@click.option("--since", metavar="DAY", help="Only accounts created on or after this day.")
@click.option("--compare", metavar="BASE", help="Also score with this git revision, such as main.")
@engine_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
def backtest(root: Path, form: str, engine: Engine, memory: str | None, **how: Any) -> None:
    """Hold the playbook against what became of accounts: the lists under `outcomes`.

    Every account is scored as of the day it was created. For each status, tier, must, criterion, band,
    disqualifier, signal and segment it shows how many were won, with 95 % intervals, and says what cannot be
    said. Needs the extra `outcomes`. Exits with 1 if a list or a row of it cannot be read.
    """
    playbook = noted(linked(root), day_of(None))
    request = BackTestRequest(
        root,
        known_icp(playbook, how["icp"]) if how["icp"] is not None else None,
        how["as_of_created"],
        day_of(how["since"]) if how["since"] else None,
        how["compare"],
    )
    test = _tested(playbook, request, engine, memory)
    lists = [one.listed for one in test.lists]
    broken = _say_problems(lists)
    if any(one.readable for one in lists):
        click.echo(backtest_json(test) if form == "json" else backtest_text(test))
    sys.exit(CONTENT if broken else FINE)


def _tested(playbook: Playbook, request: BackTestRequest, engine: Engine, memory: str | None) -> BackTest:
    """The back-test by the engine that is wanted. What DuckDB cannot do is left to Python, which is said."""
    files = [source.file for source in playbook.settings.outcomes]
    chosen = outcomes_engine(engine, files, request.root, memory, compared=request.base is not None)
    if chosen == "python":
        return back_test(playbook, request)
    try:
        return engine_back_test(playbook, request, memory)
    except engines().NotInEngine as error:
        if engine == "duckdb":
            raise
        say(f"tested by Python after all, which takes longer: {error.sentence}")
        return back_test(playbook, request)


def _say_problems(lists: Iterable[OutcomeList]) -> bool:
    """Says what is wrong with the lists; whether a list or a row of it is left out."""
    broken = False
    for listed in lists:
        say(*(f"note: {listed.label}: {note}" for note in listed.notes))
        for problem in listed.problems:
            stops = problem.fatal or problem.left_out
            broken = broken or stops
            say(f"{'error' if stops else 'warning'}: {problem.line}", f"  help: {problem.remedy}")
    return broken
