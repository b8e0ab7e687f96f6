"""`due`: what is to be reviewed, and what came of decisions is to be written down."""

import datetime
from pathlib import Path
from typing import cast

import click

from icp_playbook.cli.opening import day_of, playbook_folder, root_option, say
from icp_playbook.findings import ContentError
from icp_playbook.lint import due_entries
from icp_playbook.playbook import load
from icp_playbook.report import DUE_FORMATS, DueFormat, due_summary, report_due


@click.command()
@root_option
@click.option("--as-of", metavar="DATE", help="What is due as of this date.  [default: today]")
@click.option(
    "--within",
    metavar="DAYS",
    type=click.IntRange(0, 3660),
    default=14,
    show_default=True,
    help="Also what falls due in this many days.",
)
@click.option("--format", "form", type=click.Choice(DUE_FORMATS), default="text", help="Output format.")
def due(root: Path, as_of: str | None, within: int, form: str) -> None:
    """List reviews that are due and decisions whose outcome is owed, the earliest first.

    --format markdown is the text of an issue, by owner. Exits with 0 whether or not anything is due.
    """
    playbook_folder(root)
    loaded = load(root)
    if loaded.playbook is None:
        raise ContentError(loaded.findings)
    day = day_of(as_of)
    entries = due_entries(loaded.playbook, loaded.documents, day + datetime.timedelta(days=within + 1))
    if text := report_due(entries, cast(DueFormat, form), day, loaded.playbook.settings.owners):
        click.echo(text)
    say(due_summary(entries, day))
